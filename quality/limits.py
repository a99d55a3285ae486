"""How easy a field must read, per field kind and language: table 4.1 of the content brief."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from quality.languages import Language


@dataclass(frozen=True, slots=True)
class Limits:
    """One cell of the table.

    target, block:   school grade (English) or points 0–100 (Spanish); block still passes.
    sentence_words:  words in the longest sentence; None = no limit.
    """

    target: float
    block: float
    sentence_words: int | None = None


@dataclass(frozen=True, slots=True)
class LongWords:
    """When a text too short for a grade has too many long words.

    letters:      a word is long from this many letters on.
    least_words:  texts with fewer words are not judged.
    share:        of all words, 0–1; this much still passes.
    """

    letters: int
    least_words: int
    share: float


@lru_cache
def _table() -> dict[str, Any]:
    text = resources.files("quality").joinpath("data", "readability.toml").read_text("utf-8")
    return tomllib.loads(text)


def known_kinds() -> tuple[str, ...]:
    """Return every field kind with limits, such as "short" or "faq"."""
    return tuple(_table()["kinds"])


def limits_for(kind: str, language: Language) -> Limits:
    """Return the limits of a field kind.

    Raises:   ValueError: unknown kind. No text passes because its kind was misspelt.
    """
    kinds = _table()["kinds"]
    if kind not in kinds:
        raise ValueError(f"Unknown field kind {kind!r}; known: {', '.join(kinds)}.")
    return Limits(**kinds[kind][language])


def long_words(language: Language) -> LongWords:
    """Return the limits on long words."""
    table = _table()["long_words"]
    return LongWords(table["letters"], table["least_words"], table[f"share_{language}"])
