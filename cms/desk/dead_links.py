"""Links in running text that readers see as plain words, because their target is not public.

Read from the texts themselves: Wagtail's index of references forgets a page when it is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.models import Page, PageLogEntry

from cms.desk.documents import edit_url
from publishing.models import Version
from publishing.rich_text import PAGE_LINK
from publishing.rich_text.blocks import DocumentLink
from publishing.rich_text.reading import read
from publishing.types import document_models, type_of

REASONS: dict[str, str] = {
    Version.Reason.UNPUBLISHED: "It was taken off the website.",
    Version.Reason.EXPIRED: "Its time on the website has ended.",
    Version.Reason.RESTRICTED: "It is private: readers would need a login or a password.",
    Version.Reason.MOVED: "It was moved out of the website.",
    Version.Reason.OVERDUE: "Its review is overdue, so readers do not get it.",
}
DELETED = "It was deleted."
NEVER_PUBLIC = "It is not published yet."
NO_DOCUMENT = "Pages of its kind are not shown to readers."


@dataclass(frozen=True)
class DeadLink:
    """A link: where it stands, in which words, and why it leads nowhere."""

    document: str
    document_url: str
    kind: str
    part: str
    words: str
    target: str
    target_url: str | None
    reason: str


@dataclass(frozen=True)
class _Link:
    model: type[Model]
    pk: Any
    title: str
    part: str
    words: str
    page: int


def models_with_parts() -> list[type[Model]]:
    return [
        model
        for model in document_models()
        if any(field.name == "modules" for field in model._meta.get_fields())
    ]


def dead_links() -> list[DeadLink]:
    """Return the links of published texts whose page is public in no language.

    One query for each kind of document, and four more, whatever the number of links.
    """
    links = list(_links())
    pages = Page.objects.in_bulk({link.page for link in links})
    states = _states(pages.values())
    deleted = _titles_of_deleted({link.page for link in links} - pages.keys())
    return [
        _described(link, pages.get(link.page), states, deleted)
        for link in links
        if link.page not in pages or states.get(pages[link.page].translation_key) != ""
    ]


def _links() -> Iterator[_Link]:
    for model in models_with_parts():
        live = model._default_manager.filter(live=True).order_by("title", "pk")
        rows = live.values_list("pk", "title", "modules")
        for pk, title, modules in rows.iterator(chunk_size=500):
            for block in modules.raw_data:
                for words, page in _links_in(block["value"]["body"]):
                    yield _Link(model, pk, title, block["value"]["heading"], words, page)


def _links_in(source: str) -> Iterator[tuple[str, int]]:
    """Yield (words, page id) of each link to a page."""
    ids = set(PAGE_LINK.findall(source))
    if not ids:
        return
    for block in read(source, {page: page for page in ids}):
        for link, spans in groupby(block.spans, key=lambda span: span.link):
            if isinstance(link, DocumentLink):
                yield "".join(span.text for span in spans), int(link.id)


def _states(pages: Iterable[Page]) -> dict[Any, str]:
    """Return, by document id, the reason of its withdrawal; "" while it is public."""
    rows = Version.objects.filter(
        document_id__in={page.translation_key for page in pages}, valid_until=None
    )
    # Public in any language is public: so that it counts, it comes last.
    return dict(rows.order_by("-reason").values_list("document_id", "reason"))


def _titles_of_deleted(pages: set[int]) -> dict[str, str]:
    """Return what deleted pages were called, from Wagtail's own log."""
    entries = PageLogEntry.objects.filter(page_id__in=pages, action="wagtail.delete")
    return {str(page): label for page, label in entries.values_list("page_id", "label")}


def _described(
    link: _Link, page: Page | None, states: dict[Any, str], deleted: dict[str, str]
) -> DeadLink:
    if page is None:
        target, target_url, reason = deleted.get(str(link.page), "A deleted page"), None, DELETED
    else:
        target, target_url = page.title, edit_url(Page, page.pk)
        reason = REASONS.get(states.get(page.translation_key, ""), NEVER_PUBLIC)
        if page.specific_class is None or type_of(page.specific_class) is None:
            reason = NO_DOCUMENT
    return DeadLink(
        document=link.title,
        document_url=edit_url(link.model, link.pk),
        kind=capfirst(str(link.model._meta.verbose_name)),
        part=link.part,
        words=link.words,
        target=target,
        target_url=target_url,
        reason=reason,
    )
