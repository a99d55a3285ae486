"""From what a person typed to the words that are looked for.

Each word of a search must occur in a document. It may do so in another form, as the beginning of
a longer word if it is the last one (people search as they type), by another name for the same
thing, or corrected if nobody writes it so.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import F, IntegerField, Lookup, Q
from django.db.models.functions import Collate, Length

from publishing import postings
from publishing.compiled import padded, rows_of, statement
from publishing.indexing import NAME
from publishing.levels import Entries, Levels, ascending, strongest
from publishing.models import SearchEntry, SearchWord
from publishing.words import is_stop_word, language_of, stem, words_in

#: More words than this narrow nothing down any further.
MAX_WORDS = 12

#: The beginning of a word: from this length on, completed by at most so many words.
MIN_BEGINNING, MAX_COMPLETIONS = 3, 200

#: Other names for one thing.
MAX_SYNONYMS = 8

#: A word that nobody writes is corrected from this length on, to one that is this much alike.
MIN_CORRECTED, ALIKE = 4, 0.8


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


#: Term → id of a word that it matches → stem of that.
Matches: TypeAlias = "dict[Term, dict[int, str]]"


@dataclass
class Query:
    """What is looked for."""

    slots: list[Slot] = field(default_factory=list)
    #: The words in the index that each term matches: id → stem.
    matches: Matches = field(default_factory=dict)
    #: The entries that are called what was typed.
    named: Entries = 0
    #: What was looked for instead, in words that we use; empty if nothing was corrected.
    corrected: str = ""

    @cached_property
    def terms(self) -> list[Term]:
        return list(set().union(*(slot.terms for slot in self.slots)))

    @cached_property
    def phrases(self) -> list[tuple[Term, ...]]:
        """What to mark: single words that were typed, and other names as a whole."""
        return [
            phrase
            for slot in self.slots
            for phrase in (*((term,) for terms in slot.typed for term in terms), *slot.names)
        ]


@dataclass
class Index:
    """What one search has read of the index.

    visible: the entries that its reader may find. naming: those whose other names are synonyms.
    called: by key, what entries are called; whoever keeps it spares the next search the query.
    """

    visible: Entries
    naming: Entries
    called: dict[int, Any] = field(default_factory=dict)
    _postings: dict[int, Levels] = field(default_factory=dict)

    def learn(self, words: set[int]) -> None:
        """Read where these words stand, unless it is known; at most one query."""
        unknown = words - self._postings.keys()
        if unknown:
            self._postings |= {word: {} for word in unknown} | postings.read(unknown)

    def levels(self, words: Iterable[int]) -> Levels:
        """Return of the visible entries the highest weight that each gives one of the words."""
        return strongest([self._postings[word] for word in words], self.visible)

    def names_of(self, entries: Entries) -> list[Any]:
        """Return all that these entries are called, in the order of their keys."""
        keys = list(ascending(entries, entries.bit_count()))
        unknown = [key for key in keys if key not in self.called]
        if unknown:
            self.called.update((row.id, row) for row in _naming(unknown))
        return [self.called[key] for key in keys if key in self.called]


@dataclass
class _Name:
    """A thing that the typed words `start` to `end` name, and its other names."""

    start: int
    end: int
    key: int
    title: str
    others: list[tuple[str, ...]]


def understand(text: str, index: Index, languages: Sequence[str]) -> Query:
    """Return what a search looks for; its index then knows all words of it.

    Args:     text: cleaned (publishing.words.clean). languages: the reader's and the fallback's.
    """
    typed = _telling(text, languages)
    if not typed:
        return Query()
    matches = _matches([Term(word) for word in typed] + [Term(typed[-1], True)], languages)
    unknown = [word for word in typed if not (matches[Term(word)] or matches.get(Term(word, True)))]
    corrections = _corrections(unknown, languages)
    if corrections:
        typed = [corrections[word].word if word in corrections else word for word in typed]
        matches |= _matches([Term(word) for word in typed], languages)
    index.learn(set().union(*matches.values()))
    names = list(_names(typed, index, set().union(*(matches[Term(word)] for word in typed))))
    query = Query(list(_slots(typed, names)), matches)
    for key in {name.key for name in names}:
        query.named |= 1 << key
    missing = [term for term in query.terms if term not in matches]
    if missing:
        query.matches |= _matches(missing, languages)
        index.learn(set().union(*query.matches.values()))
    if corrections:
        query.corrected = " ".join(_in_our_words(typed, corrections, names))
    return query


def _telling(text: str, languages: Sequence[str]) -> list[str]:
    """Return the words that say something, each once; all if there are no others."""
    words = list(dict.fromkeys(word.folded for word in words_in(text)))
    telling = [word for word in words if not any(is_stop_word(word, it) for it in languages)]
    return (telling or words)[:MAX_WORDS]


def _matches(terms: Sequence[Term], languages: Sequence[str]) -> Matches:
    """Look terms up: whole words in every form, beginnings completed."""
    found: Matches = {term: {} for term in terms}
    whole = [term for term in terms if not term.is_beginning]
    for row in _forms([term.folded for term in whole], languages) if whole else ():
        for term in whole:
            if row.word == term.folded or row.stem == stem(term.folded, row.language):
                found[term][row.id] = row.stem
    for term in terms:
        if term.is_beginning and len(term.folded) >= MIN_BEGINNING:
            known = found.get(Term(term.folded), {})
            rows = _longer(term.folded, languages)
            found[term] = {row.id: row.stem for row in rows if row.id not in known}
    return found


def _forms(words: Sequence[str], languages: Sequence[str]) -> list[Any]:
    """Return id, word, stem and language of all forms of some words, by SQL compiled once."""
    words = padded(sorted(words))
    field = SearchWord._meta.get_field("word")
    samples, values = {}, {}
    for number, word in enumerate(words):
        samples[f"word_{number}"], values[f"word_{number}"] = f"\x01{number}", word
        for language in languages:
            name = f"{language}_{number}"
            samples[name], values[name] = f"\x01{number}{language}", stem(word, language)

    def rows() -> Any:
        numbers = range(len(words))
        wanted = Q(
            word__in=[samples[f"word_{number}"] for number in numbers], language__in=languages
        )
        for language in languages:
            stems = [samples[f"{language}_{number}"] for number in numbers]
            wanted |= Q(language=language, stem__in=stems)
        return SearchWord.objects.filter(wanted).values_list("id", "word", "stem", "language")

    key = ("forms", len(words), tuple(languages))
    return statement(
        key, rows, lambda: {name: (field, sample) for name, sample in samples.items()}
    ).fetch(**values)


def _longer(beginning: str, languages: Sequence[str]) -> list[Any]:
    """Return id and stem of the first words that begin so, by SQL compiled once."""
    field = SearchWord._meta.get_field("word")
    # In the order of the letters' numbers, which is the same on every database.
    in_order = Collate("word", {"postgresql": "C", "sqlite": "BINARY"}[connection.vendor])
    return statement(
        ("longer", tuple(languages)),
        lambda: (
            SearchWord.objects.filter(
                _From(F("word"), "\x01"), _Before(F("word"), "\x02"), language__in=languages
            )
            .order_by(in_order)
            .values_list("id", "stem")[:MAX_COMPLETIONS]
        ),
        lambda: {"first": (field, "\x01"), "last": (field, "\x02")},
    ).fetch(first=beginning, last=beginning + chr(sys.maxunicode))


class _From(Lookup):
    """At or after a text in the order of the letters' numbers, whatever the locale.

    PostgreSQL's `~>=~` can use the index that Django makes for `startswith`; SQLite's order is
    this one.
    """

    lookup_name = "from"
    sign = ">="

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        sign = f"~{self.sign}~" if connection.vendor == "postgresql" else self.sign
        return f"{left} {sign} {right}", [*left_params, *right_params]


class _Before(_From):
    """Before a text in that order."""

    lookup_name = "before"
    sign = "<"


def _corrections(unknown: Sequence[str], languages: Sequence[str]) -> dict[str, Any]:
    """Return the most similar words of those that nobody writes, if there are any."""
    found = {}
    for word in unknown:
        if len(word) < MIN_CORRECTED:
            continue
        rows = _similar_in_length(word, languages)
        known = {row.word: row for row in rows}
        if alike := get_close_matches(word, known, n=1, cutoff=ALIKE):
            found[word] = known[alike[0]]
    return found


def _similar_in_length(word: str, languages: Sequence[str]) -> list[Any]:
    """Return word and written form of all that may be alike, by SQL compiled once."""
    field, number = SearchWord._meta.get_field("word"), IntegerField()
    return statement(
        ("similar", tuple(languages)),
        lambda: (
            SearchWord.objects.alias(length=Length("word"))
            .filter(
                *(_From(F("word"), "\x01"), _Before(F("word"), "\x02")),
                length__gte=-1,
                length__lte=-2,
                language__in=languages,
            )
            # Words that we use come last, so that they win over the same words to avoid.
            .order_by("written")
            .values_list("word", "written")
        ),
        lambda: {
            "first": (field, "\x01"),
            "last": (field, "\x02"),
            "least": (number, -1),
            "most": (number, -2),
        },
    ).fetch(
        first=word[0],
        last=word[0] + chr(sys.maxunicode),
        # What is much shorter or longer cannot be so much alike.
        least=math.ceil(len(word) * ALIKE / (2 - ALIKE)),
        most=math.floor(len(word) * (2 - ALIKE) / ALIKE),
    )


def _names(typed: Sequence[str], index: Index, words: set[int]) -> Iterator[_Name]:
    """Yield what the typed words name, by a name we use or by one that people use."""
    levels = index.levels(words)
    called = sum(entries for weight, entries in levels.items() if weight >= NAME) & index.naming
    for row in index.names_of(called):
        language = language_of(row.locale)
        written = tuple(stem(word, language) for word in typed)
        for name in [*row.names, *row.avoid]:
            said, stems = _parts(name, language)
            for start in range(len(written) - len(stems) + 1):
                end = start + len(stems)
                if stems and written[start:end] == stems:
                    names = [_parts(other, language)[0] for other in row.names]
                    others = [other for other in names if other and other != said]
                    yield _Name(start, end, row.id, row.title, others)


@lru_cache(maxsize=2000)
def _parts(name: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a name that say something, and their stems."""
    words = tuple(_telling(name, [language]))
    return words, tuple(stem(word, language) for word in words)


def _naming(keys: list[int]) -> list[Any]:
    """Return the entries with these keys and all that they are called, by SQL compiled once."""
    return rows_of(
        "naming",
        keys,
        SearchEntry._meta.pk,
        lambda wanted: SearchEntry.objects.filter(pk__in=wanted).values_list(
            *("id", "locale", "title", "names", "avoid")
        ),
    )


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
    typed: Sequence[str], corrections: dict[str, Any], names: Sequence[_Name]
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
