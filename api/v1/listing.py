"""One list of documents, as a request asks for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.db.models import Count, Q, QuerySet

from api.v1.base import public
from api.v1.counts import Counted, kept
from api.v1.cursors import Cursor, Page, keys_of, page_among, page_of, statement_page_of
from api.v1.filters import Asked, Conditions, conditions_from, filters_of, narrow
from api.v1.orderings import Ordering
from publishing.cells import RefersTo
from publishing.filling import ready
from publishing.head import Head
from publishing.locales import fallback_chain
from publishing.models import Reference, Version, VersionQuerySet, best_in
from publishing.options import Options
from publishing.types import DocumentType

#: So many rows are looked up one by one rather than met in the order of a list.
FEW = 1000

#: From so many documents on, a list is worth a query for each locale and each common type.
LONG = 2000

#: From so many documents on, a type is common.
COMMON = 500

#: Parameters that choose what a list has before it is filtered.
WHOLE = ("channel", "locale")


@dataclass
class Listing:
    """What the parameters of a request choose. Queries are built when they are needed."""

    kind: DocumentType | None
    values: dict[str, str]
    options: Options
    #: The set that is read, each document in every language.
    published: VersionQuerySet
    #: The ledger's, read before.
    head: Head

    @cached_property
    def public(self) -> VersionQuerySet:
        """What the reader sees of the set."""
        return public(self.options, self.published)

    @cached_property
    def whole(self) -> VersionQuerySet:
        """The list before it is filtered."""
        return self._of_kind(self.public)

    def _of_kind(self, rows: VersionQuerySet) -> VersionQuerySet:
        return rows if self.kind is None else rows.filter(type=self.kind.name)

    @cached_property
    def conditions(self) -> Conditions:
        known = filters_of(self.kind)
        if not any(name in known for name in self.values):
            return []
        conditions = conditions_from(self.values, self.kind, self.public)
        return [self._of_few(item) for item in conditions]

    def _of_few(self, asked: Asked) -> Asked:
        """Return a condition that names rows by key, if an index finds that only few may fit.

        In the order of a list, the database would meet, and look into, all others before them.
        """
        keys = self._by_index(asked)
        if keys is None:
            return asked
        few = self.kept(lambda: list(keys[: FEW + 1]), ("few", asked.name))
        if len(few) > FEW:
            return asked
        return asked._replace(condition=Q(pk__in=few) & asked.condition)

    def _by_index(self, asked: Asked) -> QuerySet[Any, int] | None:
        """Return the keys of all rows that may fit, or None if no index knows them."""
        if asked.by_index and "as_of" not in self.values:
            chain = fallback_chain(self.options.locale)
            rows = Version.objects.current().filter(asked.condition, locale__in=chain).order_by()
            return self._of_kind(rows).values_list("pk", flat=True)
        refers: Any = asked.condition.children[0] if asked.condition.children else None
        if not isinstance(refers, RefersTo):
            return None
        ids = refers.targets.values("document_id")
        return Reference.objects.filter(target__in=ids).values_list("version", flat=True)

    @cached_property
    def rows(self) -> VersionQuerySet:
        return narrow(self.whole, self.conditions)

    def page(self, ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
        """Return a page of whole versions."""
        if not self._is_mixed:
            return page_of(self.rows, ordering, cursor, limit)
        near = self.published.filter(pk__in=self._near(ordering, cursor, limit))
        return page_of(near, ordering, cursor, limit)

    def page_of_texts(self, ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
        """Return a page of what `publishing.filling` makes JSON from."""
        key = None
        if ordering.is_default and not self.conditions:
            key = (self.kind and self.kind.name, self.options.locale, self.options.channel)
        if not self._is_mixed:
            return statement_page_of(key, lambda: ready(self.rows), ordering, cursor, limit)
        near = self._near(ordering, cursor, limit, key)
        if key is not None:
            return page_among(near, _texts_of, ordering, cursor, limit)
        return statement_page_of(None, lambda: _texts_of(near), ordering, cursor, limit)

    @cached_property
    def _is_mixed(self) -> bool:
        """Whether the list is long, and of several locales or types: no index has its order."""
        if "as_of" in self.values:
            return False
        several = len(fallback_chain(self.options.locale)) > 1
        several = several or (self.kind is None and len(self._shares) > 1)
        return several and sum(self._by_type.values()) > LONG

    @cached_property
    def _by_type(self) -> dict[str, int]:
        """How many documents of each type the list has if it is filtered by type alone."""
        names = {*WHOLE, *(name for name in self.values if name.partition("__")[0] == "type")}
        values = {name: value for name, value in self.values.items() if name in names}

        def count() -> dict[str, int]:
            rows = narrow(self.whole, [item for item in self.conditions if _is_of_type(item)])
            return dict(rows.order_by().values_list("type").annotate(Count("pk")))

        return kept(count, self._name, values, self.head, ("types",))

    @property
    def _shares(self) -> list[list[str]]:
        """Return the types of the list: each common one by itself, the others together."""
        common = [name for name, number in self._by_type.items() if number > COMMON]
        others = sorted(self._by_type.keys() - set(common))
        return [*([name] for name in common), *([others] if others else [])]

    def _near(
        self, ordering: Ordering, cursor: Cursor | None, limit: int, key: Hashable | None = None
    ) -> list[int]:
        """Return the keys of rows that have a page among them: of each share, those on its own."""
        keys: list[int] = []
        for place in range(len(fallback_chain(self.options.locale))):
            for types in self._shares:
                rows = partial(self._share, place, types)
                keys += keys_of(key and (key, place, *types), rows, ordering, cursor, limit)
        return keys

    def _share(self, place: int, types: list[str]) -> VersionQuerySet:
        """Return what readers see of some types of the list, in one locale of their chain."""
        only = best_in(self.options.locale, self.published)[place]
        rows = self.published.filter(only, type__in=types).for_channel(self.options.channel)
        return narrow(rows, self.conditions)

    def count(self) -> int:
        """Return how long the list is."""
        if (
            self.kind is None
            and "as_of" not in self.values
            and all(map(_is_of_type, self.conditions))
        ):
            return sum(self._by_type.values())  # known already
        return self.kept(lambda: self.rows.count())

    def kept(self, count: Callable[[], Counted], of: tuple[str, ...] = ()) -> Counted:
        """Return what is counted of the list; of today's lists it is remembered."""
        if "as_of" in self.values:
            return count()
        return kept(count, self._name, self.values, self.head, of)

    @property
    def _name(self) -> str:
        return self.kind.name if self.kind else ""


def _is_of_type(asked: Asked) -> bool:
    return asked.attribute == "type"


def _texts_of(keys: list[int]) -> QuerySet[Any, Any]:
    return ready(Version.objects.current().filter(pk__in=keys))
