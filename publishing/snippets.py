"""The part of a document that shows why it was found, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from publishing.indexing import AVOID, SYNONYMS
from publishing.models import Version
from publishing.passages import passages
from publishing.query import MIN_BEGINNING, Query, Term
from publishing.words import Word, clean, is_stop_word, language_of, stem, words_in

#: Characters of a snippet, and how many may stand before the first marked word.
LENGTH, BEFORE = 200, 60

#: Shown beside the snippet anyway, or names, or not to be shown.
NOT_QUOTED = SYNONYMS | {"title", AVOID}


def snippet(version: Version, query: Query, channel: str) -> SafeString:
    """Return safe HTML: the passage that says most of the words, cut to length, with <mark>."""
    language = language_of(version.locale)
    best, best_marks, most = "", [], -1
    for text in _quotable(version, channel):
        marks = _marks(text, query, language)
        said = len({text[mark.start : mark.end].lower() for mark in marks})
        if said > most:
            best, best_marks, most = text, marks, said
    return mark_safe(_cut(best, best_marks))


@dataclass(frozen=True, order=True)
class Mark:
    """A range of characters to mark."""

    start: int
    end: int


def _marks(text: str, query: Query, language: str) -> list[Mark]:
    """Return what to mark: each typed word, and other names for it where they stand as a whole."""
    words = [word for word in words_in(text) if not is_stop_word(word.folded, language)]
    found: set[Mark] = set()
    for slot in query.slots:
        for phrase in (*((term,) for terms in slot.typed for term in terms), *slot.names):
            for start in range(len(words) - len(phrase) + 1):
                here = words[start : start + len(phrase)]
                if all(_is(term, word, language) for term, word in zip(phrase, here, strict=True)):
                    found.add(Mark(here[0].start, here[-1].end))
    return _disjoint(found)


def _is(term: Term, word: Word, language: str) -> bool:
    if term.is_beginning:
        return len(term.folded) >= MIN_BEGINNING and word.folded.startswith(term.folded)
    return word.folded == term.folded or stem(word.folded, language) == stem(term.folded, language)


def _disjoint(marks: Iterable[Mark]) -> list[Mark]:
    """Keep the longest of those that overlap, in reading order."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _quotable(version: Version, channel: str) -> Iterable[str]:
    for passage in passages(version, channel):
        if passage.is_prose and passage.place not in NOT_QUOTED:
            yield clean(passage.text)


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
