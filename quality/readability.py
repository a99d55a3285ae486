"""Measures how easy a text is to read, without any network or corpus."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module, metadata
from types import ModuleType

from quality.folding import Folded, Span, fold
from quality.languages import Language, language_of
from quality.limits import long_words
from quality.names import name_spans
from quality.sentences import sentence_spans

LIBRARY = "textstat"

# textstat counts English syllables with the CMU dictionary of NLTK and downloads it on first use.
# It does so for locales it knows as English, which it spells with an underscore; given the BCP 47
# spelling it goes straight to the hyphenation patterns of Pyphen, which understand both and come
# with the package. tests/quality/test_no_network.py holds the two libraries to this.
LOCALES: dict[Language, str] = {"en": "en-US", "es": "es"}

NEUTRAL: dict[Language, str] = {"en": "center", "es": "centro"}
"""What a proper name counts as: the grade is about the words the editor chose."""

LEAST_SENTENCES = 3
LEAST_WORDS = 40

APART = re.compile(r"[/\u2010-\u2015\u2026]+|(?<=\w)&(?=\w)")
STOPS = re.compile(r"[.!?]+")


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured, with what: enough to explain a stored grade years later.

    score:             school grade, "flesch_kincaid_grade"; or 0–100, "szigriszt_pazos"; rounded
                       to one decimal. None with formula "sentence_length": too short for a grade.
    library, version:  "textstat", "0.7.13".
    masked:            the names that were found and counted as one neutral word each.
    sentences, words:  a heading or bullet is a sentence if it has more than two words.
    longest_sentence:  in words.
    long_word_share:   share of words of seven letters or more, 0–1.
    """

    score: float | None
    formula: str
    library: str
    version: str
    masked: tuple[str, ...]
    sentences: int
    words: int
    longest_sentence: int
    long_word_share: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as counted: where it stands in the text, and its length in words."""

    span: Span
    words: int


def measure(text: str, *, language: str, names: Iterable[str] = ()) -> Readability:
    """Measure a text.

    Args:     text: plain text, one block per line; headings and bullets need no full stop.
              language: a tag such as "en-US". names: the center's and its programs' names; case
              counts.
    Returns:  a grade from three sentences and forty words on, otherwise lengths only.
    Raises:   ValueError: unknown language.
    Source:   Kincaid 1975; Szigriszt-Pazos 1993, INFLESZ scale (Barrio-Cantalejo 2008).
              Syllables come from hyphenation patterns, which miss those of a single letter (a-bout,
              e-qui-po), so texts look easier than they are. Samples differed by 0.3 of a grade from
              the dictionary in English, by five to seven points from a count by rule in Spanish.
    """
    tongue = language_of(language)
    folded, found, spans = _parsed(text, names)
    plain = [_plain(folded.text, span, found, tongue) for span in spans]
    prepared = " ".join(f"{sentence}." for sentence in plain if sentence)
    words = _textstat().counts.count_words(prepared)
    sentences = _textstat().counts.count_sentences(prepared) if words else 0
    graded = sentences >= LEAST_SENTENCES and words >= LEAST_WORDS
    score, formula = _grade(prepared, tongue) if graded else (None, "sentence_length")
    least_letters = long_words(tongue).letters
    return Readability(
        score=score,
        formula=formula,
        library=LIBRARY,
        version=_version(),
        masked=tuple(dict.fromkeys(folded.text[name.start : name.end] for name in found)),
        sentences=sentences,
        words=words,
        longest_sentence=max(
            (_textstat().counts.count_words(sentence) for sentence in plain), default=0
        ),
        long_word_share=round(
            _textstat().counts.count_long_words(prepared, least_letters - 1) / words, 2
        )
        if words
        else 0.0,
    )


def list_sentences(text: str, *, language: str, names: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; spans are code points of `text` itself.

    Args, Raises: as in `measure`.
    """
    tongue = language_of(language)
    folded, found, spans = _parsed(text, names)
    plain = [_plain(folded.text, span, found, tongue) for span in spans]
    return tuple(
        Sentence(folded.original(span), _textstat().counts.count_words(sentence))
        for span, sentence in zip(spans, plain, strict=True)
    )


@lru_cache
def _textstat() -> ModuleType:
    """Load the library with the first text; it brings NLTK, and most workers only deliver."""
    return import_module("textstat.backend")


@lru_cache
def _version() -> str:
    return metadata.version(LIBRARY)


def _parsed(text: str, names: Iterable[str]) -> tuple[Folded, list[Span], list[Span]]:
    folded = fold(text)
    found = name_spans(folded.text, names)
    return folded, found, sentence_spans(folded.text, found)


def _plain(text: str, sentence: Span, names: Sequence[Span], language: Language) -> str:
    """Return a sentence with its names masked and nothing left that textstat takes for its end."""
    pieces, place = [], sentence.start
    for name in names:
        if sentence.contains(name):
            pieces += [text[place : name.start], NEUTRAL[language]]
            place = name.end
    pieces.append(text[place : sentence.end])
    return " ".join(STOPS.sub("", APART.sub(" ", "".join(pieces))).split())


def _grade(prepared: str, language: Language) -> tuple[float, str]:
    locale = LOCALES[language]
    if language == "es":
        return round(_textstat().metrics.szigriszt_pazos(prepared, locale), 1), "szigriszt_pazos"
    return round(
        _textstat().metrics.flesch_kincaid_grade(prepared, locale), 1
    ), "flesch_kincaid_grade"
