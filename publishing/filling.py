"""From prepared texts to JSON: every hole filled, a whole page at once.

publishing.prepared says what the holes are.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import escape
from typing import Any, Protocol
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, QuerySet
from django.utils import timezone

from publishing.compiled import rows_of
from publishing.days import review_state
from publishing.delivery import deliver
from publishing.head import Head
from publishing.kept import Kept
from publishing.locales import fallback_chain, known_locales
from publishing.models import Version, VersionQuerySet
from publishing.options import Options
from publishing.prepared import MARK
from publishing.references import Index, Row
from publishing.stamp import STAMP

#: Where the JSON begins; before it are the stamp and the document's id.
BEGIN = len(STAMP) + 36

#: Contents that are kept in each process; a stub has some 300 bytes.
MOST_CONTENTS = 20_000

#: Codes of holes that each process remembers the meaning of, some 500 bytes each.
MOST_CODES = 4096


class Ready(Protocol):
    """A row of `ready`. `text` is None where a version has no prepared text."""

    sequence: int
    text: str | None


def suits(options: Options) -> bool:
    """Tell whether prepared texts, which are of today, are what readers with these options get."""
    return (
        options.channel == "web"
        and options.rich_text_form == "html"
        and not options.fields
        and options.day is None
        and not any("." in path for path in options.expand)
    )


def ready(rows: VersionQuerySet) -> QuerySet[Any, Any]:
    """Return rows of the current set with their texts in place of their bodies."""
    return rows.annotate(text=F("prepared__text")).values_list("sequence", "text", named=True)


def fill(rows: Sequence[Ready], options: Options, *, head: Head, read: set[str]) -> list[str]:
    """Return the JSON of the documents that publishing.delivery.deliver returns for these rows.

    Args:     options: that `suits`. head: the ledger's, read before the rows. read: receives the
              id of every document that the answer depends on, public or not.
    """
    texts = _without_text([row.sequence for row in rows if not _is_up_to_date(row)], options, read)
    parts = {}
    for row in rows:
        if row.sequence not in texts:
            read.add(str(row.text)[len(STAMP) : BEGIN])
            parts[row.sequence] = str(row.text)[BEGIN:].split(MARK)
    if parts:
        # Every second part is a hole.
        codes = {code for text in parts.values() for code in text[1::2]}
        contents = _contents(codes, options, head, read)
        for sequence, text in parts.items():
            text[1::2] = map(contents.__getitem__, text[1::2])
            texts[sequence] = "".join(text)
    return [texts[row.sequence] for row in rows]


def as_json(document: Any) -> str:
    """Return a delivered document as readers get it."""
    return json.dumps(document, cls=DjangoJSONEncoder)


def _is_up_to_date(row: Ready) -> bool:
    return row.text is not None and row.text.startswith(STAMP)


def _without_text(sequences: list[int], options: Options, read: set[str]) -> dict[int, str]:
    """Deliver in the general way what has no text, or one that other code has made."""
    if not sequences:
        return {}
    versions = list(Version.objects.filter(sequence__in=sequences))
    documents = deliver(versions, options, read=read)
    return {
        version.sequence: as_json(document)
        for version, document in zip(versions, documents, strict=True)
    }


_kept = Kept()


def _known(options: Options, head: Head) -> dict[str, str]:
    """Return the contents that are known for readers with these options."""
    by_reader = _kept.at(head)
    if sum(map(len, by_reader.values())) > MOST_CONTENTS:
        by_reader.clear()
    return by_reader.setdefault((options.locale, options.base_url), {})


def _contents(
    codes: Collection[str], options: Options, head: Head, read: set[str]
) -> dict[str, str]:
    """Return what comes into each of these holes."""
    read.update(key for code in codes for key in _ids(code))
    inlined = set()
    if options.expand:
        inlined = {
            code for code in codes if any(step in options.expand for step, _ in _references(code))
        }
    known = _known(options, head)
    missing = [code for code in codes if code not in known or code in inlined]
    if not missing:
        return known
    index = _index({key for code in missing for key in _ids(code)}, options)
    filling = _Filling(options, index)
    filling.inline(inlined, head, read)
    for code in missing:
        if code not in inlined:
            known[code] = filling.content(code)
    return {**known, **{code: filling.content(code) for code in inlined}} if inlined else known


def _index(ids: Collection[str], options: Options) -> Index:
    """Look up what is public of these documents, in one query."""
    chain = fallback_chain(options.locale)
    rows = rows_of(
        ("index", options.channel),
        map(UUID, ids),
        Version._meta.get_field("document_id"),
        lambda wanted: (
            Version.objects.current()
            .for_channel(options.channel)
            .filter(document_id__in=wanted)
            .order_by("locale")
            .values_list(*Row._fields)
        ),
        lambda number: UUID(int=number),
    )
    return Index.from_rows(rows, chain)


@lru_cache(MOST_CODES)
def _ids(code: str) -> list[str]:
    """Return the documents that a hole shows."""
    kind, _, rest = code.partition(":")
    return [rest] if kind in "oc" else [key for _, key in _references(code)]


@lru_cache(MOST_CODES)
def _references(code: str) -> list[tuple[str, str]]:
    """Return (step, id) of the references in a hole: by this step, `expand` shows them whole."""
    kind, _, rest = code.partition(":")
    if kind not in "sm":
        return []
    return [(step, key) for step, _, key in (item.partition(":") for item in rest.split())]


@dataclass
class _Filling:
    """What comes into the holes of one answer."""

    options: Options
    index: Index
    #: Step of `expand` → document id → document.
    inlined: dict[str, dict[str, str]] = field(default_factory=dict)

    def inline(self, codes: Iterable[str], head: Head, read: set[str]) -> None:
        """Fetch whole what these holes show."""
        wanted: dict[str, set[str]] = {step: set() for step in self.options.expand}
        for code in codes:
            for step, key in _references(code):
                if step in wanted:
                    wanted[step].add(key)
        best = (self.index.best(key) for key in set().union(*wanted.values()))
        by_sequence = {row.sequence: str(row.document_id) for row in best if row is not None}
        if not by_sequence:
            return
        rows: list[Ready] = list(ready(Version.objects.filter(sequence__in=by_sequence)))
        texts = fill(rows, replace(self.options, expand=()), head=head, read=read)
        by_id = {by_sequence[row.sequence]: text for row, text in zip(rows, texts, strict=True)}
        self.inlined = {
            step: {key: by_id[key] for key in keys if key in by_id} for step, keys in wanted.items()
        }

    def content(self, code: str) -> str:
        """Return what comes in place of a hole."""
        kind, _, rest = code.partition(":")
        return getattr(self, f"_{kind}")(rest)

    def _b(self, rest: str) -> str:
        return json.dumps(self.options.base_url)[1:-1]

    def _l(self, rest: str) -> str:
        locale = self.options.locale
        return "" if locale == known_locales()[0] else f"?locale={locale}"

    def _q(self, rest: str) -> str:
        return self.options.locale

    def _r(self, due: str) -> str:
        return review_state(due or None, timezone.localdate())

    def _s(self, rest: str) -> str:
        step, _, document_id = rest.partition(":")
        whole = self.inlined.get(step, {}).get(document_id)
        return whole or json.dumps(self.index.stub(document_id, self.options.base_url))

    def _m(self, rest: str) -> str:
        items = map(self._s, rest.split())
        return ", ".join(item for item in items if item != "null")

    def _o(self, document_id: str) -> str:
        path = self.index.path(document_id)
        if path is None:
            return ""
        return json.dumps(f'<a href="{escape(self.options.base_url + path)}">')[1:-1]

    def _c(self, document_id: str) -> str:
        return "" if self.index.path(document_id) is None else "</a>"
