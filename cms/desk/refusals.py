"""A document that may not be published yet is refused with words, never with a server error.

The edit form shows each problem at its field. Everything else that publishes (bulk publish, the
last approval of a workflow, a snippet's menu) ends in `Publishable.publish`, which raises
NotPublishable. Nothing is stored then: Wagtail runs these views in a transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from cms.desk.documents import comparison_url
from cms.policies import ADMIN_PREFIX
from programs.models.publishable import NotPublishable, Publishable
from programs.signing import SigningRefused, WordsChanged
from publishing.translating import TranslationRefused

#: What Django calls a field that was left empty.
EMPTY = ("blank", "null", "required")


class RefusalMiddleware:
    """Answer NotPublishable in the admin with a message and the document's edit form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, TranslationRefused):
            error = error.problems
        if not request.path_info.startswith(ADMIN_PREFIX):
            return None
        if isinstance(error, NotPublishable):
            add_refusal(request, error)
        elif isinstance(error, SigningRefused):
            messages.error(request, str(error), buttons=_what_changed(error))
        else:
            return None
        target = edit_url(request, error.document) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A workflow dialog: it closes itself and goes where this tells it to.
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)


def _what_changed(refusal: SigningRefused) -> list[Any]:
    """Return the way from the words that somebody saw to the newest ones, if both are kept."""
    document = refusal.document
    newest = document.latest_revision_id
    if not isinstance(refusal, WordsChanged) or refusal.seen == newest:
        return []
    if not document.revisions.filter(pk=refusal.seen).exists():
        return []
    url = comparison_url(document, refusal.seen, newest)
    return [messages.button(url, "See what changed")]


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
        if isinstance(document, Publishable):
            try:
                document.refuse_unless_ready()
            except NotPublishable as refusal:
                yield refusal


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
    names = field_names(refusal.document)
    items = [
        (names.get(field, field), message)
        for field, errors in refusal.error_dict.items()
        for error in errors
        for message in (["Fill this in."] if error.code in EMPTY else error.messages)
    ]
    return format_html(
        '<ul class="desk-problems">{}</ul>',
        format_html_join("", "<li><strong>{}</strong>: {}</li>", items),
    )


def field_names(document: Any) -> dict[str, str]:
    """Return each field's name as its edit form shows it."""
    if isinstance(document, Page):
        form: Any = document.get_edit_handler()
    else:
        form = document.snippet_viewset.get_edit_handler()
    names = {field.name: capfirst(str(field.verbose_name)) for field in document._meta.fields}
    for panel in _panels(form):
        if getattr(panel, "field_name", None) and panel.heading:
            names[panel.field_name] = capfirst(str(panel.heading))
    return {**names, NON_FIELD_ERRORS: "As a whole"}


def _panels(panel: Any) -> Iterator[Any]:
    yield panel
    for child in getattr(panel, "children", []):
        yield from _panels(child)


def edit_url(request: HttpRequest, document: models.Model) -> str | None:
    """Return the address of the edit form if this person may open it."""
    url: str | None = AdminURLFinder(request.user).get_edit_url(document)
    return url
