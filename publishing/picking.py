"""The first few documents of a type, found by the database: it never reads the whole type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)

from publishing.cells import HasItem
from publishing.compiled import Sample, padded, rows_of, statement
from publishing.locales import fallback_chain
from publishing.models import Reference, Version, VersionQuerySet, best_in
from publishing.options import Options
from publishing.references import references_in

#: So many rows are looked up one by one rather than met in the order of their type.
FEW = 200

#: The order of every list.
ORDER = ("position", "title", "document_id")


@dataclass(frozen=True)
class Pick:
    """Which documents of a type: `most` of them after `start` others, in their order.

    field, targets: only documents whose reference of this name leads to one of these ids. None:
    any document; (): no document. grouped: those that lead to the first target come first, and so
    on. without: the id of one that is left out.
    """

    most: int
    start: int = 0
    field: str = ""
    targets: tuple[str, ...] | None = None
    grouped: bool = False
    without: str = ""

    @property
    def is_apart(self) -> bool:
        """Whether the first of each language are found by themselves.

        PostgreSQL stops soon at a limit of one language; where it merges several, it looks into
        all documents that refer to the targets first.
        """
        return self.targets is not None and not self.grouped and not self.start

    def fits(self, version: Version) -> bool:
        """Tell whether a version of the type is one of those to choose from."""
        return str(version.document_id) != self.without and (
            self.targets is None or bool(self._led_to(version))
        )

    def place(self, version: Version) -> tuple[Any, ...]:
        """Return what versions are sorted by, as the database sorts them."""
        led_to = self._led_to(version) if self.grouped else ()
        group = min(map((self.targets or ()).index, led_to), default=0)
        return (group, version.position, version.title, str(version.document_id))

    def _led_to(self, version: Version) -> set[str]:
        return references_in((version.body or {}).get(self.field)) & set(self.targets or ())

    def condition(self, few: Sequence[int] | None) -> Q:
        """Return the same as `fits`. Args: few: as `_few` knows it of the targets."""
        kept = ~Q(document_id=self.without) if self.without else Q()
        if self.targets is None:
            return kept
        if few is None:
            # Not by key: a walk through the type in its order soon meets enough of them.
            refers = Reference.objects.filter(version=OuterRef("pk"), target__in=self.targets)
            kept &= Q(Exists(refers))
        else:
            kept &= Q(pk__in=few)
        return kept & Q(HasItem(self.field, self.targets))

    def group(self) -> dict[str, Case]:
        """Return what comes first in the order of rows, as SQL by name; empty if nothing does."""
        if not self.grouped or not self.targets:
            return {}
        groups = [
            When(HasItem(self.field, [target]), then=Value(place))
            for place, target in enumerate(self.targets)
        ]
        return {"group": Case(*groups, output_field=IntegerField())}


def picked(
    picks: Mapping[str, Pick], options: Options, published: VersionQuerySet | None
) -> list[int]:
    """Return the keys of the rows, type by type, in their order.

    One query for each type, or for each of its languages, and one for the targets, which are often
    the same.

    Args:     published: the set to choose from, each document in every language. None: what is
              public now, by SQL that is compiled once.
    """
    found: list[int] = []
    few = {targets: _few(targets) for targets in {pick.targets for pick in picks.values()}}
    for kind, pick in picks.items():
        if published is None and not pick.start:
            rows = _by_statement(kind, pick, options, few[pick.targets])
        else:
            queries = _queries(kind, pick, options, _or_current(published), few[pick.targets])
            rows = [row for query in queries for row in query]
        if pick.is_apart:
            rows = sorted(rows, key=lambda row: (row[1], row[2], str(row[3])))[: pick.most]
        found += (key for key, *_ in rows)
    return found


def count_of(kind: str, pick: Pick, options: Options) -> int:
    """Return how many documents there are to choose from."""
    arms = _arms(kind, pick, options, _or_current(None), _few(pick.targets))
    return sum(rows.count() for rows in arms)


def _few(targets: tuple[str, ...] | None) -> list[int] | None:
    """Return the keys of all rows that refer to some documents anywhere; None: they are many."""
    found = rows_of(
        "referrers",
        targets or (),
        Reference._meta.get_field("target"),
        lambda wanted: Reference.objects.filter(target__in=wanted).values_list("version")[
            : FEW + 1
        ],
        lambda number: UUID(int=number),
    )
    return [row.version for row in found] if len(found) <= FEW else None


def _by_statement(
    kind: str, pick: Pick, options: Options, few: Sequence[int] | None
) -> list[tuple[Any, ...]]:
    """Return the rows of `_queries` of what is public now.

    Only the number of the targets and not their ids shapes the SQL.
    """
    if pick.targets is not None and few == []:
        return []
    targets = padded(list(pick.targets or ()))
    keys = [*(few or ()), *[-1] * (FEW - len(few or ()))]
    # No document has these ids, and no row these keys.
    no_targets = [str(UUID(int=number)) for number in range(1, len(targets) + 1)]
    no_keys = [-2 - number for number in range(FEW)]
    shape = replace(
        pick,
        targets=None if pick.targets is None else tuple(no_targets),
        without=str(UUID(int=0)) if pick.without else "",
    )

    def named(targets: list[str], keys: list[int], without: str) -> dict[str, Any]:
        values: dict[str, Any] = {f"key_{number}": key for number, key in enumerate(keys)}
        for number, target in enumerate(targets):
            values[f"target_{number}"] = values[f"text_{number}"] = target
        return values | ({"without": without} if without else {})

    def samples() -> dict[str, Sample]:
        fields: dict[str, Any] = {
            "key": Version._meta.pk,
            "target": Reference._meta.get_field("target"),
            "text": TextField(),
            "without": Version._meta.get_field("document_id"),
        }
        stand_ins = named(no_targets, no_keys, shape.without)
        return {name: (fields[name.partition("_")[0]], item) for name, item in stand_ins.items()}

    def query(number: int) -> QuerySet[Any, Any]:
        known = None if few is None else no_keys
        return _queries(kind, shape, options, _or_current(None), known)[number]

    key = ("picked", kind, options.locale, options.channel, shape, few is None)
    values = named(targets, keys, pick.without)
    return [
        row
        for number in range(len(fallback_chain(options.locale)) if pick.is_apart else 1)
        for row in statement((*key, number), partial(query, number), samples).fetch(**values)
    ]


def _queries(
    kind: str, pick: Pick, options: Options, published: VersionQuerySet, few: Sequence[int] | None
) -> list[QuerySet[Any, Any]]:
    """Return the queries that find the rows in their order: the key of each, then its place."""
    group = pick.group()
    order = [*group, *ORDER]
    arms = [
        rows.order_by().annotate(**group).values_list("pk", *order)
        for rows in _arms(kind, pick, options, published, few)
    ]
    if arms[1:] and not pick.is_apart:
        # Each language has an index in this order, and the database merges them.
        arms = [arms[0].union(*arms[1:], all=True)]
    return [rows.order_by(*order)[pick.start : pick.start + pick.most] for rows in arms]


def _arms(
    kind: str, pick: Pick, options: Options, published: VersionQuerySet, few: Sequence[int] | None
) -> Iterator[VersionQuerySet]:
    """Yield the rows for each language that a reader may get, each document in one of them."""
    condition = pick.condition(few)
    for only in best_in(options.locale, published):
        yield published.filter(only, type=kind).for_channel(options.channel).filter(condition)


def _or_current(published: VersionQuerySet | None) -> VersionQuerySet:
    return Version.objects.current() if published is None else published
