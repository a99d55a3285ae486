"""From what a person typed to the words that are looked for.

Each word of a search must occur in a document. It may do so in another form, as the beginning of
a longer word if it is the last one (people search as they type), by another name for the same
thing, or corrected if nobody writes it so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.db.models import Q, QuerySet

from publishing.indexing import NAME, NAMING
from publishing.models import SearchEntry, SearchWord
from publishing.words import is_stop_word, language_of, stem, words_in

#: More words than this narrow nothing down any further.
MAX_WORDS = 12

#: The beginning of a word: from this length on, completed by at most so many words.
MIN_BEGINNING, MAX_COMPLETIONS = 3, 200

#: Other names for one thing.
MAX_SYNONYMS = 8

#: A word that nobody writes is corrected from this length on, to one that is this much alike.
MIN_CORRECTED, ALIKE = 4, 0.75


@dataclass(frozen=True)
class Term:
    """A word that is looked for, or the beginning of one."""

    folded: str
    is_beginning: bool = False


@dataclass(frozen=True)
class Slot:
    """A part of a search: what was typed, or another name for it, must occur with all its terms."""

    typed: tuple[tuple[Term, ...], ...]
    names: tuple[tuple[Term, ...], ...] = ()

    @property
    def terms(self) -> set[Term]:
        return set().union(*self.typed, *self.names)


@dataclass
class Query:
    """What is looked for."""

    slots: list[Slot] = field(default_factory=list)
    #: Ids of the words in the index that each term matches.
    matches: dict[Term, set[int]] = field(default_factory=dict)
    #: Keys of the entries that are called what was typed.
    named: set[int] = field(default_factory=set)
    #: What was looked for instead, in words that we use; empty if nothing was corrected.
    corrected: str = ""

    @property
    def terms(self) -> list[Term]:
        return list(set().union(*(slot.terms for slot in self.slots)))


@dataclass
class _Name:
    """A thing that the typed words `start` to `end` name, and its other names."""

    start: int
    end: int
    key: int
    title: str
    others: list[tuple[str, ...]]


def understand(text: str, entries: QuerySet[SearchEntry], languages: Sequence[str]) -> Query:
    """Return what a search looks for.

    Args:     text: cleaned (publishing.words.clean). entries: all that may be found.
              languages: the reader's and the fallback's.
    """
    typed = _telling(text, languages)
    if not typed:
        return Query()
    matches = _matches([Term(word) for word in typed] + [Term(typed[-1], True)], languages)
    corrections = _corrections(
        [word for word in typed if not matches[Term(word)] | matches.get(Term(word, True), set())],
        languages,
    )
    typed = [corrections[word].word if word in corrections else word for word in typed]
    if corrections:
        matches |= _matches([Term(word) for word in typed], languages)
    names = list(_names(typed, entries, set().union(*(matches[Term(word)] for word in typed))))
    query = Query(list(_slots(typed, names)), matches, {name.key for name in names})
    unknown = [term for term in query.terms if term not in matches]
    query.matches |= _matches(unknown, languages)
    if corrections:
        query.corrected = " ".join(_in_our_words(typed, corrections, names))
    return query


def _telling(text: str, languages: Sequence[str]) -> list[str]:
    """Return the words that say something, each once; all if there are no others."""
    words = list(dict.fromkeys(word.folded for word in words_in(text)))
    telling = [word for word in words if not any(is_stop_word(word, it) for it in languages)]
    return (telling or words)[:MAX_WORDS]


def _matches(terms: Sequence[Term], languages: Sequence[str]) -> dict[Term, set[int]]:
    """Look terms up: whole words in every form, beginnings completed."""
    found: dict[Term, set[int]] = {term: set() for term in terms}
    whole = [term for term in terms if not term.is_beginning]
    if whole:
        wanted = Q(word__in=[term.folded for term in whole], language__in=languages)
        for language in languages:
            stems = [stem(term.folded, language) for term in whole]
            wanted |= Q(language=language, stem__in=stems)
        rows = SearchWord.objects.filter(wanted).values_list("pk", "word", "stem", "language")
        for pk, word, stem_of_word, language in rows:
            for term in whole:
                if word == term.folded or stem_of_word == stem(term.folded, language):
                    found[term].add(pk)
    for term in terms:
        if term.is_beginning and len(term.folded) >= MIN_BEGINNING:
            longer = SearchWord.objects.filter(
                word__startswith=term.folded, language__in=languages
            ).order_by("word")
            ids = set(longer.values_list("pk", flat=True)[:MAX_COMPLETIONS])
            found[term] = ids - found.get(Term(term.folded), set())
    return found


def _corrections(unknown: Sequence[str], languages: Sequence[str]) -> dict[str, SearchWord]:
    """Return the most similar words of those that nobody writes, if there are any."""
    unknown = [word for word in unknown if len(word) >= MIN_CORRECTED]
    if not unknown:
        return {}
    near = Q()
    for letter in {word[0] for word in unknown}:
        near |= Q(word__startswith=letter)
    # Words that we use come last, so that they win over the same words to avoid.
    rows = SearchWord.objects.filter(near, language__in=languages).order_by("written")
    known = {row.word: row for row in rows}
    found = {word: get_close_matches(word, known, n=1, cutoff=ALIKE) for word in unknown}
    return {word: known[alike[0]] for word, alike in found.items() if alike}


def _names(
    typed: Sequence[str], entries: QuerySet[SearchEntry], word_ids: set[int]
) -> Iterator[_Name]:
    """Yield what the typed words name, by a name we use or by one that people use."""
    rows = entries.filter(
        type__in=NAMING, hits__word__in=word_ids, hits__weight__gte=NAME
    ).distinct()
    for row in rows.order_by("pk"):
        language = language_of(row.locale)
        written = [stem(word, language) for word in typed]
        names = [tuple(_telling(name, [language])) for name in row.names]
        for name in [*names, *(tuple(_telling(name, [language])) for name in row.avoid)]:
            stems = [stem(word, language) for word in name]
            for start in range(len(written) - len(stems) + 1):
                end = start + len(stems)
                if stems and written[start:end] == stems:
                    others = [other for other in names if other and other != name]
                    yield _Name(start, end, row.pk, row.title, others)


def _slots(typed: Sequence[str], names: Sequence[_Name]) -> Iterator[Slot]:
    """Cut the typed words into the longest names, and single words between them."""
    start = 0
    while start < len(typed):
        end = max((name.end for name in names if name.start == start), default=start + 1)
        here = [name for name in names if (name.start, name.end) == (start, end)]
        others = dict.fromkeys(other for name in here for other in name.others)
        *before, last = (Term(word) for word in typed[start:end])
        whole, begun = (*before, last), (*before, Term(last.folded, True))
        yield Slot(
            (whole, begun) if end == len(typed) else (whole,),
            tuple(tuple(map(Term, other)) for other in list(others)[:MAX_SYNONYMS]),
        )
        start = end


def _in_our_words(
    typed: Sequence[str], corrections: dict[str, SearchWord], names: Sequence[_Name]
) -> Iterator[str]:
    """Yield the corrected words as we write them; a word to avoid by what we call the thing."""
    rows: dict[str, Any] = {row.word: row for row in corrections.values()}
    for position, word in enumerate(typed):
        if word not in rows:
            yield word
        elif rows[word].written:
            yield rows[word].written
        else:
            titles = (name.title for name in names if name.start <= position < name.end)
            yield next(titles, "")
