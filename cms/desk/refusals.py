"""A document that may not be published yet is refused with words, never with a server error.

The edit form shows each problem at its field. Everything else that publishes (bulk publish, the
last approval of a workflow, a snippet's menu) ends in `Publishable.publish`, which raises
NotPublishable. Nothing is stored then: Wagtail runs these views in a transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from cms.policies import ADMIN_PREFIX
from programs.models.base import NotPublishable


class RefusalMiddleware:
    """Answer NotPublishable in the admin with a message and the document's edit form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, NotPublishable) or not request.path_info.startswith(ADMIN_PREFIX):
            return None
        add_refusal(request, error)
        target = edit_url(request, error.document) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A workflow dialog: it closes itself and goes where this tells it to.
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)


def check_before_bulk_publish(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse a bulk publish as a whole, naming every page that is not ready."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    with_descendants = action.cleaned_form.cleaned_data["include_descendants"]
    refusals = list(_refusals(_drafts(objects, with_descendants=with_descendants)))
    for refusal in refusals:
        add_refusal(request, refusal)
    if not refusals:
        return None
    messages.warning(request, "Nothing was published. Correct these pages, then publish again.")
    return redirect(action.next_url)


def _drafts(pages: Iterable[Page], *, with_descendants: bool) -> Iterator[Page]:
    for page in pages:
        yield page.specific.get_latest_revision_as_object()
        if with_descendants:
            for descendant in page.get_descendants().not_live().specific():
                yield descendant.get_latest_revision_as_object()


def _refusals(documents: Iterable[Any]) -> Iterator[NotPublishable]:
    for document in documents:
        try:
            document.full_clean()
            if hasattr(document, "check_publishable"):
                document.check_publishable()
        except ValidationError as error:
            yield NotPublishable(document, error)


def add_refusal(request: HttpRequest, refusal: NotPublishable) -> None:
    """Show what cannot be published, which fields keep it back and how to cure each."""
    document = refusal.document
    url = edit_url(request, document)
    messages.error(
        request,
        format_html("“{}” cannot be published yet. {}", str(document), problem_list(refusal)),
        buttons=[messages.button(url, "Edit")] if url else [],
    )


def problem_list(refusal: NotPublishable) -> SafeString:
    items = [
        (field_name(refusal.document, field), message)
        for field, texts in refusal.message_dict.items()
        for message in texts
    ]
    return format_html(
        '<ul class="desk-problems">{}</ul>',
        format_html_join("", "<li><strong>{}</strong>: {}</li>", items),
    )


def field_name(document: models.Model, name: str) -> str:
    """Return the field's name as the edit form shows it."""
    if name == NON_FIELD_ERRORS:
        return "The whole page" if isinstance(document, Page) else "The whole entry"
    try:
        field: Any = document._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    words = str(getattr(field, "verbose_name", name))
    return words[:1].upper() + words[1:]


def edit_url(request: HttpRequest, document: models.Model) -> str | None:
    """Return the address of the edit form if this person may open it."""
    url: str | None = AdminURLFinder(request.user).get_edit_url(document)
    return url
