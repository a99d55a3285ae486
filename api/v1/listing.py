"""One list of documents, as a request asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from api.v1.base import public
from api.v1.counts import count_of
from api.v1.cursors import Cursor, Page, page_of, statement_page_of
from api.v1.filters import Conditions, conditions_from, narrow
from api.v1.orderings import Ordering
from publishing.filling import ready
from publishing.head import Head
from publishing.models import VersionQuerySet
from publishing.options import Options
from publishing.types import DocumentType


@dataclass
class Listing:
    """What the parameters of a request choose. Queries are built when they are needed."""

    kind: DocumentType | None
    values: dict[str, str]
    options: Options
    #: The set that is read, each document in every language.
    published: VersionQuerySet

    @cached_property
    def public(self) -> VersionQuerySet:
        """What the reader sees of the set."""
        return public(self.options, self.published)

    @cached_property
    def whole(self) -> VersionQuerySet:
        """The list before it is filtered."""
        return self.public if self.kind is None else self.public.filter(type=self.kind.name)

    @cached_property
    def conditions(self) -> Conditions:
        return conditions_from(self.values, self.kind, self.public)

    @cached_property
    def rows(self) -> VersionQuerySet:
        return narrow(self.whole, self.conditions)

    def page(self, ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
        """Return a page of whole versions."""
        return page_of(self.rows, ordering, cursor, limit)

    def page_of_texts(self, ordering: Ordering, cursor: Cursor | None, limit: int) -> Page:
        """Return a page of what `publishing.filling` makes JSON from."""
        key = None
        if ordering.is_default and not self.conditions:
            key = (self.kind and self.kind.name, self.options.locale, self.options.channel)
        return statement_page_of(key, lambda: ready(self.rows), ordering, cursor, limit)

    def count(self, head: Head) -> int:
        """Return how long the list is; the head was read before."""
        if "as_of" in self.values:
            return self.rows.count()
        kind = self.kind.name if self.kind else ""
        return count_of(lambda: self.rows.count(), kind, self.values, head)
