"""What a template needs besides its document: navigation, crisis help, the center, lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from publishing.drafts import Drafts, marked_in
from publishing.head import Head, read_head
from publishing.jsonld import graph_of
from publishing.kept import Kept
from publishing.options import Options
from publishing.picking import Pick
from publishing.shelves import Document, Shelf, shelf_of
from website.beside import beside_of
from website.languages import home_path, switcher
from website.sections import held_by

#: What stands around every page, error pages too.
EVERYWHERE = {
    "home": Pick(12),
    "section": Pick(60),
    "guide": Pick(60),
    "organization": Pick(1),
    "location": Pick(1),
    "crisis_resource": Pick(60),
}

#: References that lists show as more than stubs.
EXPAND = {
    "organization": ("calls_to_action",),
    "program": ("level",),
    "transition": ("from_level", "to_level"),
}

_kept = Kept()


def for_document(
    document: Document,
    locale: str,
    *,
    head: Head | None = None,
    read: set[str] | None = None,
    drafts: Drafts | None = None,
    page: str = "",
) -> dict[str, Any]:
    """Return the context of a page that shows a document.

    Args:     head: as for `around`. read: receives the id of every document that the page depends
              on, public or not; besides, it depends on all documents of the types on the context's
              shelf. drafts: in a preview, what its lists show in place of what is public. What
              stands around every page stays as readers get it. page: of a section, as the address
              says it.
    Raises:   Http404 when a section has no such page.
    """
    head = head or read_head()
    context = around(locale, head=head, read=read)

    def shelf_with(picks: Mapping[str, Pick]) -> Shelf:
        options = Options(locale=locale)
        return shelf_of(picks, options, expand=EXPAND, read=read, drafts=drafts)

    pages = None
    if document["type"] == "section":
        beside, pages = held_by(document, locale, head, page, shelf_with)
    else:
        beside = shelf_with(beside_of(document))
    shelf = context["shelf"] | beside
    meta = document["meta"]
    languages = switcher(locale, meta["translations"], _home_translations(shelf))
    if pages and pages["number"] > 1:
        # It has an address of its own, and nobody can say which page is its translation.
        meta = {**meta, "path": pages["path"], "translations": []}
        document = {**document, "meta": meta, "modules": []}
    context.update(
        document=document,
        meta=meta,
        shelf=shelf,
        modules=document.get("modules", []),
        pages=pages,
        entries=shelf[document["holds"]] if pages else [],
        drafts=[
            draft
            for draft in marked_in([document, *beside.values()] if drafts else [])
            if draft["id"] != document["id"]
        ],
        # A page is no next step from itself.
        calls_to_action=[x for x in context["calls_to_action"] if x["target"] != meta["path"]],
        languages=languages,
    )
    if meta["path"]:  # a snippet has no page for a search engine to read
        context["graph"] = graph_of(document, context, settings.WAGTAILADMIN_BASE_URL)
    return context


def around(
    locale: str,
    more: Mapping[str, Pick] | None = None,
    *,
    head: Head | None = None,
    read: set[str] | None = None,
) -> dict[str, Any]:
    """Return what every page shows, and the first documents of more types.

    No query but that for the head, while nothing is published.

    Args:     more: the same for all pages that ask for it. head: the ledger's, read before; None:
              it is read here.
    """
    shelf, needed = _shelf(locale, EVERYWHERE | dict(more or {}), head or read_head())
    if read is not None:
        read |= needed
    organization = next(iter(shelf["organization"]), None)
    pages = sorted(shelf["section"] + shelf["guide"], key=lambda page: page["meta"]["order"])
    return {
        "locale": locale,
        "navigation": [page for page in pages if page["meta"]["show_in_menus"]],
        "organization": organization,
        "calls_to_action": organization["calls_to_action"] if organization else [],
        "location": next(iter(shelf["location"]), None),
        "crisis_resources": sorted(shelf["crisis_resource"], key=lambda item: item["order"]),
        "shelf": shelf,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
        "home_path": home_path(locale),
        "languages": switcher(locale, _home_translations(shelf)),
        "is_preview": False,
    }


def _shelf(locale: str, picks: Mapping[str, Pick], head: Head) -> tuple[Shelf, frozenset[str]]:
    """Return public documents by type, and the ids that they depend on; kept, since they are few.

    Nobody may change them.
    """
    known = _kept.at(head)
    key = (locale, frozenset(picks.items()))
    found = known.get(key)
    if found is None:
        read: set[str] = set()
        shelf = shelf_of(picks, Options(locale=locale), expand=EXPAND, read=read)
        found = known[key] = shelf, frozenset(read)
    return found


def _home_translations(shelf: Shelf) -> list[Document]:
    """Return where the first page is in other languages: what to offer in place of this one."""
    return [other for home in shelf["home"] for other in home["meta"]["translations"]]
