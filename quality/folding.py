"""Lets a rule written with plain characters match typographic text, keeping the offsets."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
    }
)


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Folded:
    """Text made plain, and for each of its characters the span it came from."""

    text: str
    origins: tuple[Span, ...]

    def original(self, span: Span) -> Span:
        """Return where a non-empty span of `text` stood in the text that was folded."""
        return Span(self.origins[span.start].start, self.origins[span.end - 1].end)


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Straighten quotes and hyphens, join blanks, compose accents, drop invisible characters.

    Letter case stays, because lower-casing can change the number of characters. Line breaks stay
    too: a phrase does not run from one block into the next.
    """
    letters: list[str] = []
    origins: list[Span] = []
    for place, letter in enumerate(text):
        here = Span(place, place + 1)
        if letter in LINE_BREAKS:
            letter = "\n"
        elif unicodedata.category(letter) == "Cf":  # soft hyphen, zero-width space and the like
            continue
        elif letter.isspace():
            letter = " "
            if letters and letters[-1] == " ":
                origins[-1] = Span(origins[-1].start, here.end)
                continue
        elif unicodedata.combining(letter) and letters:
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(composed) == 1:
                letters[-1] = composed
                origins[-1] = Span(origins[-1].start, here.end)
                continue
        letters.append(letter.translate(PLAIN))
        origins.append(here)
    return Folded("".join(letters), tuple(origins))
