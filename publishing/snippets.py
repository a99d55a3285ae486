"""The part of a document that shows why it was found, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from operator import contains
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from publishing.query import MIN_BEGINNING, Query, Term
from publishing.words import WORD, fold, is_stop_word, stem

#: Characters of a snippet, and how many may stand before the first marked word.
LENGTH, BEFORE = 200, 60


class Quote(NamedTuple):
    """A text that may be quoted. stems: of the words that say something, blanks between."""

    channels: int
    text: str
    stems: str


class Snippets:
    """Makes the snippets of one search."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._readers: dict[str, _Reader] = {}

    def of(self, quotes: Sequence[Quote], language: str) -> SafeString:
        """Return safe HTML: the text that says most of the words, cut to length, with <mark>."""
        reader = self._readers.get(language)
        if reader is None:
            reader = self._readers[language] = _Reader(self._query, language)
        best = max(quotes, key=reader.said_in, default=Quote(0, "", ""))
        return mark_safe(_cut(best.text, reader.marks(best.text)))


class Mark(NamedTuple):
    """A range of characters to mark."""

    start: int
    end: int


class _Reader:
    """Knows the words of a search in texts of one language."""

    def __init__(self, query: Query, language: str) -> None:
        self._language = language
        self._phrases = query.phrases
        #: The stems of what was typed, and other names for it as stems with blanks between.
        self._wanted: set[str] = set()
        self._names: set[str] = set()
        for slot in query.slots:
            for term in {term for terms in slot.typed for term in terms}:
                if term.is_beginning:
                    self._wanted.update(query.matches[term].values())
                else:
                    self._wanted.add(stem(term.folded, language))
            for name in slot.names:
                self._names.add(f" {' '.join(stem(term.folded, language) for term in name)} ")
        self._beginnings = [
            term for term in query.terms if term.is_beginning and len(term.folded) >= MIN_BEGINNING
        ]
        self._by_stem: dict[str, set[Term]] = {}
        for term in query.terms:
            if not term.is_beginning:
                self._by_stem.setdefault(stem(term.folded, language), set()).add(term)
        #: What each word of the texts says.
        self._terms = _Terms(self._learn)

    def said_in(self, quote: Quote) -> int:
        """Return how many of the words a quote says."""
        found = len(self._wanted.intersection(quote.stems.split(" ")))
        if self._names:
            found += sum(name in f" {quote.stems} " for name in self._names)
        return found

    def marks(self, text: str) -> list[Mark]:
        """Return what to mark: each typed word, and other names for it where they stand whole.

        What stands too far behind the first one to be shown with it is left out.
        """
        said: list[tuple[re.Match[str], set[Term]]] = []
        found: set[Mark] = set()
        last = len(text)
        for match in WORD.finditer(text):
            if match.start() > last:
                break
            terms = self._terms[match[0]]
            if terms is None:
                continue
            said.append((match, terms))
            for phrase in self._phrases if terms else ():
                here = said[-len(phrase) :]
                words = [terms for _, terms in here]
                if len(here) == len(phrase) and all(map(contains, words, phrase)):
                    found.add(Mark(here[0][0].start(), match.end()))
            if found and last == len(text):
                last = min(found).start + LENGTH
        return _disjoint(found)

    def _learn(self, written: str) -> set[Term] | None:
        folded = fold(written)
        if not folded or is_stop_word(folded, self._language):
            return None
        found = self._by_stem.get(stem(folded, self._language), set())
        return found | {term for term in self._beginnings if folded.startswith(term.folded)}


class _Terms(dict[str, "set[Term] | None"]):
    """Word as written → the terms that it is; None for a word that says nothing."""

    def __init__(self, learn: Callable[[str], set[Term] | None]) -> None:
        self._learn = learn

    def __missing__(self, written: str) -> set[Term] | None:
        self[written] = found = self._learn(written)
        return found


def _disjoint(marks: Iterable[Mark]) -> list[Mark]:
    """Keep the longest of those that overlap, in reading order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _cut(text: str, marks: Sequence[Mark]) -> str:
    start = 0
    if marks and marks[0].end > LENGTH - BEFORE:
        start = text.find(" ", max(marks[0].start - BEFORE, 0)) + 1
    end = len(text)
    if end - start > LENGTH:
        end = text.rfind(" ", start, start + LENGTH)
        end = end if end > start else start + LENGTH
    marked = "".join(
        _marked(text, [mark for mark in marks if start <= mark.start < end], start, end)
    )
    return f"{'… ' if start else ''}{marked}{' …' if end < len(text) else ''}"


def _marked(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterable[str]:
    for mark in marks:
        yield escape(text[start : mark.start])
        yield f"<mark>{escape(text[mark.start : min(mark.end, end)])}</mark>"
        start = mark.end
    yield escape(text[start:end])
