"""Parts of the long copy, across documents: what each program says on cost, say."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import HttpResponse, JsonResponse

from api.v1 import parameters as reading
from api.v1.base import PublicView, named_by, public
from api.v1.counts import kept
from api.v1.cursors import Cursor, link_to, page_of, some_of
from api.v1.listing import FEW, LONG
from api.v1.orderings import Key, Ordering
from api.v1.past import AS_OF, ReadsThePast, asked
from api.v1.values import one_of
from publishing.head import Head
from publishing.models import Module, Reference, Version, VersionQuerySet, best_in
from publishing.modules import ASPECTS, TYPES, about_levels, deliver_modules, servable
from publishing.options import Options


def _key(model: Any, column: str, path: str) -> Key:
    return Key(lambda: F(path), model._meta.get_field(column))


#: Of documents joined with their parts: documents in the order of /pages/, each in its own.
ORDER = Ordering(
    "place",
    (
        *(_key(Version, name, name) for name in ("type", "position", "title", "document_id")),
        _key(Module, "number", "modules__number"),
    ),
)

#: The same among documents of one type.
ORDER_IN_TYPE = Ordering("place in type", ORDER.keys[1:])


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
        visible = public(options, published)
        wanted = _wanted(visible, values, options, self.ledger)
        parts = visible.filter(wanted)
        count = _count(parts, values, self.ledger)
        if count > LONG and "as_of" not in values:
            near = _near(wanted, options, cursor, limit)
            parts = published.filter(modules__in=near)
        rows = parts.only("sequence").annotate(part=F("modules__key"))
        found, following, previous = page_of(rows, ORDER, cursor, limit)
        read: set[str] = set()
        keys = [(row.sequence, row.part) for row in found]
        results = deliver_modules(keys, options, published=published, read=read)
        if "level" not in values:
            self.made_of(read, [values["type"]] if "type" in values else TYPES)
        return JsonResponse(
            {
                "count": count,
                "next": link_to(request, following),
                "previous": link_to(request, previous),
                "results": results,
            }
        )


def _near(wanted: Q, options: Options, cursor: Cursor | None, limit: int) -> list[int]:
    """Return the keys of parts of a long list that have a page among them.

    No index has the order of several types or languages, but each type in each language has one:
    there, documents with such parts are met in their order, type by type, until they are enough.
    """
    current = Version.objects.current()
    parts = current.filter(wanted).for_channel(options.channel).values_list("modules", flat=True)
    kinds, begun, place, backward = sorted(TYPES), "", None, False
    if cursor is not None:
        begun, backward = str(cursor.values[0]), cursor.backward
        place = Cursor(ORDER_IN_TYPE.name, cursor.values[1:], backward)
        kinds = [kind for kind in kinds if (kind <= begun if backward else kind >= begun)]
    keys: list[int] = []
    for kind in reversed(kinds) if backward else kinds:
        beyond = place if kind == begun else None
        for only in best_in(options.locale, current):
            rows = parts.filter(only, type=kind)
            keys += some_of(rows, ORDER_IN_TYPE, beyond, limit + 1, backward=backward)
        if len(keys) > limit:
            break
    return keys


def _count(parts: VersionQuerySet, values: dict[str, str], head: Head) -> int:
    """Return how many parts the list has; of today's lists it is remembered."""
    if "as_of" in values:
        return parts.count()
    # `expand` brings parts that do not stand alone.
    return kept(parts.count, "modules", values, head, tuple(values.get("expand", "").split(",")))


def _wanted(visible: VersionQuerySet, values: dict[str, str], options: Options, head: Head) -> Q:
    """Return the condition on documents joined with their parts that a part is asked for.

    Args:     visible: all that the reader sees.
    """
    wanted = servable(options)
    if "aspect" in values:
        wanted &= Q(modules__aspect=one_of(ASPECTS)("aspect", values["aspect"]))
    if "type" in values:
        wanted &= Q(type=one_of(TYPES)("type", values["type"]))
    if "document" in values:
        wanted &= named_by(values["document"])
    if "level" in values:
        levels = visible.filter(named_by(values["level"]), type="level")
        ids = [str(key) for key in levels.values_list("document_id", flat=True)]
        wanted &= about_levels(ids)
        if "as_of" not in values:
            wanted &= _among_few(ids, head)
    return wanted


def _among_few(ids: list[str], head: Head) -> Q:
    """Return the condition that a row is or refers to one of these documents, if few do.

    In the order of a list, the database would meet, and look into, all others before them.
    """

    def referring() -> list[int]:
        found = Reference.objects.filter(target__in=ids, version__valid_until=None)
        return list(found.values_list("version", flat=True)[: FEW + 1])

    # By ids and not by the name that was asked for: who it names depends on the channel.
    few = kept(referring, "modules", {}, head, ("few", *sorted(ids)))
    return Q(document_id__in=ids) | Q(pk__in=few) if len(few) <= FEW else Q()
