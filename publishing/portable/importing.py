"""A file goes in: pictures first, then every row, then every word.

Rows are made before words because documents point at one another in circles. Each step is a few
transactions of a few documents, so editors write in between, and an import that was interrupted
goes on where it ended: what is in is found to be in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from publishing.portable.checking import fitting
from publishing.portable.indexes import quiet_indexes
from publishing.portable.keys import Keys
from publishing.portable.lines import Line, Unread
from publishing.portable.misfits import Misfit, Misfits
from publishing.portable.outcomes import Outcome
from publishing.portable.pictures import write_picture
from publishing.portable.scratch import scratch_files
from publishing.portable.writing import Writer
from publishing.settling import settles

#: Documents written in one transaction: an editor who saves meanwhile waits for no more than these.
BATCH = 10


@dataclass
class Report:
    """What came of a file. unread: lines that are not in its form."""

    outcomes: list[Outcome] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Tell whether everything went in, and is public as far as it was to be."""
        return not self.unread and not any(o.refused or o.problems for o in self.outcomes)

    @property
    def is_refused(self) -> bool:
        return bool(self.unread) or any(outcome.refused for outcome in self.outcomes)

    def counts(self) -> Counter[str]:
        """Return how many lines met which fate; "published" and "not public" count besides."""
        counts = Counter(outcome.fate for outcome in self.outcomes)
        counts["refused"] += len(self.unread)
        counts["published"] = sum(outcome.published for outcome in self.outcomes)
        counts["not public"] = sum(bool(outcome.problems) for outcome in self.outcomes)
        return counts


class _RolledBack(Exception):
    """Ends a transaction that is not to be kept."""


def import_lines(
    lines: Iterable[Line | Unread],
    writer: Writer,
    *,
    as_one: bool = False,
    keep: Callable[[Report], bool] = lambda report: True,
) -> Report:
    """Write the lines of a file.

    Args:     as_one: in one transaction, which is committed if `keep` says so. Nobody else can
              write meanwhile on SQLite.
    Returns:  what came of every line, in the order of the file.
    """
    if not as_one:
        return _Import(writer).run(lines)
    report = Report()
    with suppress(_RolledBack), scratch_files() as files, transaction.atomic():
        report = _Import(writer).run(lines)
        if not keep(report):
            raise _RolledBack
        files.keep()
    return report


class _Import:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.keys: Keys = writer.keys
        self.outcomes: dict[int, Outcome] = {}

    def run(self, said: Iterable[Line | Unread]) -> Report:
        report = Report()
        lines: list[Line] = []
        for line in said:
            if isinstance(line, Unread):
                report.unread.append(line)
            else:
                lines.append(line)
        pictures = [line for line in lines if line.is_picture]
        documents = [line for line in lines if not line.is_picture]
        with quiet_indexes():
            self._in_batches(self._fitting(pictures), self._picture)
            documents = self._fitting(documents)
            self._in_batches(documents, self._place)
            self._write(documents)
            self._in_batches([d for d in documents if d.translated_from], self._pair)
        report.outcomes = [self.outcomes[number] for number in sorted(self.outcomes)]
        return report

    def _fitting(self, lines: list[Line]) -> list[Line]:
        kept, refused = fitting(lines, self.keys)
        for line in lines:
            if line.number in refused:
                self._refuse(line, refused[line.number])
        return kept

    def _in_batches(self, lines: Sequence[Line], act: Callable[[Line], None]) -> None:
        waiting = iter(lines)
        while batch := list(islice(waiting, BATCH)):
            _in_one_transaction(self.writer, batch, lambda line: self._try(line, act))

    def _try(self, line: Line, act: Callable[[Line], None]) -> None:
        """Write one line, or nothing of it."""
        if line.number in self.outcomes and self.outcomes[line.number].refused:
            return
        was_here = self.keys.pk(line.model, line.key) is not None
        try:
            with transaction.atomic():
                act(line)
            return
        except Misfits as misfits:
            self._refuse(line, misfits.misfits)
        except ValidationError as error:
            by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            self._refuse(line, [Misfit(n, " ".join(texts)) for n, texts in by_field.items()])
        if not was_here:
            self.writer.take_back(line)

    def _refuse(self, line: Line, misfits: list[Misfit]) -> None:
        self.keys.give_up(line.model, line.key)
        self.outcomes[line.number] = Outcome(line, refused=misfits)

    def _picture(self, line: Line) -> None:
        outcome = write_picture(line, self.keys, self.writer.bundle)
        self.outcomes[line.number] = outcome
        if outcome.fate != "unchanged":
            self.writer.touched[line.model].add(self.keys.pk(line.model, line.key))

    def _place(self, line: Line) -> None:
        if line.parent is not None and self.keys.pk(Page, line.parent) is None:
            raise Misfits.one("parent", "It was refused.")
        placed = self.writer.place(line)
        if placed is not None:
            self.outcomes[line.number] = self.writer.write(line, placed)

    def _write(self, documents: list[Line]) -> None:
        """Write all; what may not be public yet is tried again once others are."""
        unwritten = [line for line in documents if line.number not in self.outcomes]
        self._in_batches(unwritten, self._write_one)
        tried = documents
        while any(self.outcomes[line.number].published for line in tried):
            tried = [line for line in documents if self.outcomes[line.number].problems]
            self._in_batches(tried, self._write_one)

    def _pair(self, line: Line) -> None:
        self.writer.pair(line, self.outcomes[line.number])

    def _write_one(self, line: Line) -> None:
        before = self.outcomes.get(line.number)
        outcome = self.writer.write(line)
        if before is not None:  # what the first try has changed
            outcome.changes = before.changes
        self.outcomes[line.number] = outcome


def _run(writer: Writer, batch: list[Line], act: Callable[[Line], None]) -> None:
    for line in batch:
        act(line)
    writer.follow_up()


#: One transaction, at whose end the ledger is brought in line once for each document.
_in_one_transaction = settles(_run)
