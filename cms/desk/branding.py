"""The admin's colors, and the counts under fields with a copy limit."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def stylesheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/desk.css"))


def script() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("admin/copy-count.js"))
