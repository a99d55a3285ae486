"""What a template needs besides its document: navigation, crisis help, the center, lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from publishing.jsonld import graph_of
from publishing.options import Options
from publishing.shelves import Document, Shelf, shelf_of
from website.languages import home_path, switcher

#: What stands around every page, error pages too.
EVERYWHERE = ("home", "section", "guide", "organization", "location", "crisis_resource")

#: What a page shows besides itself, by its type. A section shows what it holds.
BESIDE = {
    "home": ("level", "comparison", "benefit"),
    "level": ("program", "faq", "transition", "comparison"),
    "program": ("program",),
    "faq": ("faq",),
}

#: References that lists show as more than stubs.
EXPAND = {
    "organization": ("calls_to_action",),
    "program": ("level",),
    "transition": ("from_level", "to_level"),
}


def for_document(
    document: Document, locale: str, *, read: set[str] | None = None
) -> dict[str, Any]:
    """Return the context of a page that shows a document.

    Args:     read: receives the id of every document that the page depends on, public or not;
              besides, it depends on all documents of the types on the context's shelf.
    """
    kind = document["type"]
    beside = BESIDE.get(kind, ())
    if kind == "section":
        # Programs stand under their levels.
        beside = (document["holds"], "level")
    context = around(locale, beside, read=read)
    shelf = context["shelf"]
    if kind == "level":
        shelf["program"] = [item for item in shelf["program"] if _is(item["level"], document)]
        shelf["faq"] = _that_name(document, shelf["faq"], "about")
        shelf["transition"] = [x for x in shelf["transition"] if _is(x["from_level"], document)]
        shelf["comparison"] = _that_name(document, shelf["comparison"], "subjects")
    elif kind == "program":
        siblings = [x for x in shelf["program"] if _is(x["level"], document["level"])]
        shelf["program"] = _others(document, siblings)
    elif kind == "faq":
        shelf["faq"] = _others(document, shelf["faq"])
    meta = document["meta"]
    context.update(
        document=document,
        meta=meta,
        modules=document.get("modules", []),
        entries=shelf[document["holds"]] if kind == "section" else [],
        # A page is no next step from itself.
        calls_to_action=[x for x in context["calls_to_action"] if x["target"] != meta["path"]],
        languages=switcher(locale, meta["translations"], _home_translations(shelf)),
    )
    if meta["path"]:  # a snippet has no page for a search engine to read
        context["graph"] = graph_of(document, context, settings.WAGTAILADMIN_BASE_URL)
    return context


def around(
    locale: str, beside: Iterable[str] = (), *, read: set[str] | None = None
) -> dict[str, Any]:
    """Return what every page shows, and everything public of the types in `beside`.

    All of it costs one query for the documents and those of one delivery, whatever there is.
    """
    shelf = shelf_of({*EVERYWHERE, *beside}, Options(locale=locale), expand=EXPAND, read=read)
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


def _home_translations(shelf: Shelf) -> list[Document]:
    """Return where the first page is in other languages: what to offer in place of this one."""
    return [other for home in shelf["home"] for other in home["meta"]["translations"]]


def _is(reference: Document | None, document: Document | None) -> bool:
    return bool(reference and document) and reference["id"] == document["id"]  # type: ignore[index]


def _that_name(document: Document, items: list[Document], field: str) -> list[Document]:
    """Return the items that refer to the document in a field."""
    return [item for item in items if any(_is(target, document) for target in item[field])]


def _others(document: Document, items: list[Document]) -> list[Document]:
    return [item for item in items if item["id"] != document["id"]]
