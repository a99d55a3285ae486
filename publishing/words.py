"""Text as words that can be compared: no accents, no case, and a stem for each language.

The words are made here and not in the database, so that SQLite and PostgreSQL find the same.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

#: Longer ones are no words; what is stored and what is asked are cut alike.
MAX_LENGTH = 40

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_STEMMERS = {"en": Stemmer.Stemmer("english"), "es": Stemmer.Stemmer("spanish")}
#: A stemmer may serve one thread at a time.
_stemming = threading.Lock()

_STOP_WORDS = {
    "en": """
        a about am an and any are as at be been but by can could did do does for from get had has
        have how i if im in into is it its me my of on or our should so than that the their them
        then there these they this to us was we were what when where which who why will with
        would you your
    """,
    "es": """
        a al como con cual cuando de del donde el ella ellas ellos en es esta estan este esto hay
        la las le les lo los me mi mis muy ni o para pero por porque puedo que quien se ser si
        sin sobre son su sus te tengo tu un una unas unos y ya yo
    """,
}

#: Words that say nothing about what a person looks for, by language.
STOP_WORDS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


class Word(NamedTuple):
    """A word of a text: where it stands, as it is written, and folded for comparing."""

    start: int
    end: int
    written: str
    folded: str


def clean(text: str) -> str:
    """Return a text in composed form, on one line, without control characters."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if text.isprintable():
        return text
    letters = (letter if letter.isprintable() else _in_place_of(letter) for letter in text)
    return " ".join("".join(letters).split())


def _in_place_of(letter: str) -> str:
    """Return nothing for soft hyphens and other marks inside a word, else a blank."""
    return "" if unicodedata.category(letter) == "Cf" else " "


def words_in(text: str) -> list[Word]:
    """Return the words of a text in composed form (NFC), in order."""
    return [
        Word(match.start(), match.end(), match[0], folded)
        for match in WORD.finditer(text)
        if (folded := fold(match[0]))
    ]


@lru_cache(maxsize=20_000)
def fold(written: str) -> str:
    """Return a word without accents, case or possessive: “Center’s” becomes “center”."""
    plain = unicodedata.normalize("NFKD", written.casefold().replace("’", "'"))
    plain = plain.removesuffix("'s").replace("'", "")
    letters = (letter for letter in plain if letter.isalnum())
    return "".join(letters)[:MAX_LENGTH]


def language_of(locale: str) -> str:
    """Return the language of a tag: "es-US" becomes "es"."""
    return locale.partition("-")[0]


@lru_cache(maxsize=20_000)
def stem(folded: str, language: str) -> str:
    """Return what the forms of a word have in common; the word itself in other languages."""
    stemmer = _STEMMERS.get(language)
    if stemmer is None:
        return folded
    with _stemming:
        return stemmer.stemWord(folded)


def is_stop_word(folded: str, language: str) -> bool:
    return folded in STOP_WORDS.get(language, ())
