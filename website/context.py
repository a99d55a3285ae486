"""What a template needs besides its document: navigation, crisis help, the center, lists."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from publishing.delivery import deliver
from publishing.models import Version
from publishing.options import Options
from website.jsonld import graph_of

#: Sections whose entries show more than stubs.
EXPAND = {"program": ("level",), "transition": ("from_level", "to_level")}


#: What a page lists besides its own content.
LISTED = {"home": ["level", "benefit"], "level": ["program", "faq"]}


def for_document(
    document: dict[str, Any], options: Options, request: HttpRequest
) -> dict[str, Any]:
    """Return the context of a page that shows a document."""
    context = around(options.locale, request)
    context.update(document=document, meta=document["meta"], modules=document.get("modules", []))
    kinds = LISTED.get(document["type"], [])
    if document["type"] == "section":
        kinds = [document["holds"]]
    lists = {kind: documents(kind, options.locale) for kind in kinds}
    if document["type"] == "level":
        lists["program"] = [p for p in lists["program"] if _refers(p["level"], document)]
        lists["faq"] = [q for q in lists["faq"] if any(_refers(a, document) for a in q["about"])]
    context["lists"] = lists
    if document["type"] == "section":
        context["entries"] = lists[document["holds"]]
        context["levels"] = (
            documents("level", options.locale) if document["holds"] == "program" else []
        )
    context["graph"] = graph_of(document, context, settings.WAGTAILADMIN_BASE_URL)
    return context


def around(locale: str, request: HttpRequest) -> dict[str, Any]:
    """Return what every page shows, error pages too: a few queries, whatever the page."""
    sections = documents("section", locale) + documents("guide", locale)
    organizations = documents("organization", locale, expand=("calls_to_action",))
    locations = documents("location", locale)
    return {
        "locale": locale,
        "navigation": [page for page in sections if page["meta"]["show_in_menus"]],
        "organization": organizations[0] if organizations else None,
        "location": locations[0] if locations else None,
        "crisis_resources": documents("crisis_resource", locale),
        "base_url": settings.WAGTAILADMIN_BASE_URL,
        "is_preview": False,
    }


def documents(kind: str, locale: str, expand: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return every public document of a type, in order."""
    rows = (
        Version.objects.current()
        .in_locale(locale)
        .for_channel("web")
        .filter(type=kind)
        .order_by("position", "title", "document_id")
    )
    return deliver(list(rows), Options(locale=locale, expand=expand or EXPAND.get(kind, ())))


def _refers(reference: dict[str, Any] | None, document: dict[str, Any]) -> bool:
    return reference is not None and reference["id"] == document["id"]
