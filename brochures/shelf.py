"""Documents that many brochures print, read once for all of them.

Filling one brochure costs some thirty queries. On one shelf any number of them cost about as many
together: what brochures choose and name is known beforehand, and lists are the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from publishing.delivery import Options, deliver
from publishing.drafts import Drafts
from publishing.locales import fallback_chain, known_locales
from publishing.models import Version

if TYPE_CHECKING:
    from brochures.models import Brochure


@dataclass
class Shelf:
    """What was read from the ledger so far.

    expected: ids of documents that will be asked for one by one. They are read at once. drafts:
    versions that take the place of ledger rows, to see words in print before they are published;
    those that are not given but found do so only where a document is asked for or referred to.
    """

    expected: frozenset[str] = frozenset()
    drafts: Drafts = field(default_factory=Drafts)
    _rows: dict[str, list[Version]] = field(default_factory=dict)
    _lists: dict[tuple[str, str, int], list[Version]] = field(default_factory=dict)
    _delivered: dict[tuple[Options, int], dict[str, Any]] = field(default_factory=dict)

    def rows_of(self, document_id: Any) -> list[Version]:
        """Return the current rows of a document, one for each language."""
        wanted = str(document_id)
        if wanted not in self._rows:
            missing = {wanted} | (self.expected if not self._rows else frozenset())
            self._rows.update({key: [] for key in missing})
            for row in Version.objects.current().filter(document_id__in=missing):
                self._rows[str(row.document_id)].append(row)
        rows = {row.locale: row for row in self._rows[wanted]}
        rows |= self.drafts.of({wanted}, known_locales()).get(wanted, {})
        return list(rows.values())

    def rows_of_kind(self, kind: str, locale: str, at_most: int) -> list[Version]:
        """Return the first current rows of a type in one language, in their order."""
        key = (kind, locale, at_most)
        if key not in self._lists:
            rows = Version.objects.current().filter(type=kind, locale=locale)
            self._lists[key] = list(rows.order_by("position", "title", "document_id")[:at_most])
        found = {row.document_id: row for row in self._lists[key]}
        drafts = [each for each in self.drafts.given if (each.type, each.locale) == (kind, locale)]
        if not drafts:
            return list(found.values())
        found |= {draft.document_id: draft for draft in drafts}
        return sorted(
            found.values(), key=lambda row: (row.position, row.title, str(row.document_id))
        )

    def deliver(self, rows: Sequence[Version], options: Options) -> list[dict[str, Any]]:
        """Return documents as `publishing.delivery.deliver` does; the caller may change them."""
        missing = {_key(row): row for row in rows if (options, _key(row)) not in self._delivered}
        if missing:
            if self.expected & {str(row.document_id) for row in missing.values()}:
                missing |= {_key(row): row for row in self._expected_rows(options)}
            batch = list(missing.values())
            for row, document in zip(
                batch, deliver(batch, options, drafts=self.drafts), strict=True
            ):
                self._delivered[options, _key(row)] = document
        return [deepcopy(self._delivered[options, _key(row)]) for row in rows]

    def _expected_rows(self, options: Options) -> Iterable[Version]:
        chain = fallback_chain(options.locale)
        return [
            row
            for key in self.expected
            for row in self.rows_of(key)
            if row.locale in chain and (options, _key(row)) not in self._delivered
        ]


def _key(row: Version) -> int:
    """Return what tells rows apart. A draft has no sequence; it lives as long as the shelf."""
    return -id(row) if row._state.adding else row.sequence


def load_choices(brochures: Iterable[Brochure]) -> None:
    """Read the pages and snippets that brochures have chosen, in one query for each model."""
    brochures = list(brochures)
    if not brochures:
        return
    blocks: dict[str, Any] = brochures[0].documents.stream_block.child_blocks
    wanted: dict[type[Any], set[Any]] = {}
    for brochure in brochures:
        for item in brochure.documents.raw_data:
            wanted.setdefault(_model(blocks[item["type"]]), set()).add(item["value"])
    found = {model: model._default_manager.in_bulk(ids) for model, ids in wanted.items()}
    for brochure in brochures:
        chosen: Any = [
            (item["type"], found[_model(blocks[item["type"]])].get(item["value"]))
            for item in brochure.documents.raw_data
        ]
        brochure.documents = chosen


def _model(block: Any) -> type[Any]:
    """Return the model of a chooser; all kinds of pages are read as plain pages, in one query."""
    model: type[Any] = block.target_model
    return Page if issubclass(model, Page) else model
