"""What of Wagtail's pages the website shows."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Page

from publishing.types import type_of


@hooks.register("before_serve_page")
def refuse_what_is_no_document(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Keep Wagtail's welcome page from readers: a center that has not begun has no page yet."""
    if type_of(type(page)) is None:
        raise Http404
