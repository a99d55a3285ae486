"""The admin's colors, its menu, and the counts under fields with a copy limit."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.menu import DismissibleMenuItem


def stylesheet() -> SafeString:
    files = [(static(f"admin/{name}.css"),) for name in ("desk", "proofreading")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', files)


def scripts() -> SafeString:
    names = ("copy-count", "proofreading", "tab-errors", "preview-mode", "dialogs")
    files = [(static(f"admin/{name}.js"),) for name in names]
    return format_html_join("", '<script src="{}" defer></script>', files)


def without_wagtail_news(request: HttpRequest, items: list[Any]) -> None:
    """Leave out what links to Wagtail's release notes and guide: editors use Continuum."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


def without_files(request: HttpRequest, items: list[Any]) -> None:
    """Leave out Wagtail's “Documents”: uploaded files, which no content here can show."""
    items[:] = [item for item in items if item.name != "documents"]
