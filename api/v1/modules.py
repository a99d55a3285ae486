"""Parts of the long copy, across documents: what each program says on cost, say."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpResponse, JsonResponse

from api.v1 import parameters as reading
from api.v1.base import PublicView, named_by, public
from api.v1.counts import kept
from api.v1.cursors import Cursor, link_to, page_of
from api.v1.orderings import Key, Ordering
from api.v1.past import AS_OF, ReadsThePast, asked
from api.v1.values import one_of
from publishing.head import Head
from publishing.models import Module, Version, VersionQuerySet
from publishing.modules import ASPECTS, TYPES, about_levels, deliver_modules, servable


def _key(model: Any, column: str, path: str) -> Key:
    return Key(lambda: F(path), model._meta.get_field(column))


#: Documents in the order of /pages/, parts in the order of the document.
ORDER = Ordering(
    "place",
    (
        *(
            _key(Version, column, f"version__{column}")
            for column in ("type", "position", "title", "document_id")
        ),
        _key(Module, "number", "number"),
    ),
)


class ModuleList(ReadsThePast, PublicView):
    """List parts of the long copy with the documents that they belong to, page by page.

    A part that does not stand alone is served beside its whole document or not at all: it is in
    the list only with `expand=document`, and never in the mobile channel.
    """

    @classmethod
    def parameters(cls) -> list[reading.Parameter]:
        named = {item.name: item for item in reading.DELIVERY}
        return [
            named["channel"],
            named["locale"],
            named["rich_text"],
            reading.Parameter(
                "expand",
                reading.several(
                    {"type": "string", "pattern": r"^document(\.[a-z_]+){0,3}$"}, reading.MAX_PATHS
                ),
                "document: the whole document in place of its stub, and with it the parts that do "
                "not stand alone. Dots go deeper, to three: document.level.",
            ),
            AS_OF,
            *reading.PAGING,
            reading.Parameter("aspect", {"type": "string", "enum": ASPECTS}, "What it is on."),
            reading.Parameter("type", {"type": "string", "enum": TYPES}, "Type of the document."),
            reading.Parameter(
                "document", reading.TEXT, "Slug or id of the document that it belongs to."
            ),
            reading.Parameter(
                "level",
                reading.TEXT,
                "Slug or id of a level: parts of the level itself, of programs at it, benefits "
                "that apply to it, questions about it, moves from or to it, comparisons with it.",
            ),
        ]

    def get(self, request: Any) -> HttpResponse:
        values = reading.read(request, self.known())
        options, published = asked(values, request)
        limit = reading.limit_from(values)
        cursor = Cursor.decode(values["cursor"], ORDER) if "cursor" in values else None
        modules = servable(_documents(public(options, published), values), options)
        if "aspect" in values:
            modules = modules.filter(aspect=one_of(ASPECTS)("aspect", values["aspect"]))
        found, following, previous = page_of(modules, ORDER, cursor, limit)
        read: set[str] = set()
        results = deliver_modules(found, options, published=published, read=read)
        if "level" not in values:
            self.made_of(read, [values["type"]] if "type" in values else TYPES)
        return JsonResponse(
            {
                "count": _count(modules, values, self.ledger),
                "next": link_to(request, following),
                "previous": link_to(request, previous),
                "results": results,
            }
        )


def _count(modules: QuerySet[Module], values: dict[str, str], head: Head) -> int:
    """Return how many parts the list has; of today's lists it is remembered."""
    if "as_of" in values:
        return modules.count()
    # `expand` brings parts that do not stand alone.
    return kept(modules.count, "modules", values, head, tuple(values.get("expand", "").split(",")))


def _documents(rows: VersionQuerySet, values: dict[str, str]) -> VersionQuerySet:
    """Return the documents whose parts are asked for."""
    found = rows
    if "type" in values:
        found = found.filter(type=one_of(TYPES)("type", values["type"]))
    if "document" in values:
        found = found.filter(named_by(values["document"]))
    if "level" in values:
        levels = rows.filter(named_by(values["level"]), type="level")
        keys = levels.values_list("document_id", flat=True)
        found = found.filter(about_levels(str(key) for key in keys))
    return found
