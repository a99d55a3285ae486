"""What must not be read, by what gives it away, and finding that in a text."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

#: Letters and digits, so that no channel escapes, hyphenates or splits it.
CANARY = re.compile(r"zq[0-9a-f]{10}")
WORD = re.compile(r"[^\W_]+")

#: Fewer words than this may stand anywhere; so many in a row come from one text.
SHORTEST_RUN, LONGEST_RUN = 3, 6


@dataclass(frozen=True)
class Hidden:
    """Something that is not public.

    what: for a person, such as 'the draft “Evening group”: copy_short'.
    allowed: matches the addresses that may show it all the same, such as those of a channel.
    """

    what: str
    allowed: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Absent:
    """An address that must not answer: of something hidden, as one would guess it."""

    address: str
    what: str
    #: The same question about what never was. The answers must be alike.
    never: str = ""


@dataclass
class Watch:
    """All that is hidden, ready to be looked for."""

    #: Canary, or several words with a blank between → what it gives away.
    marks: dict[str, Hidden] = field(default_factory=dict)
    absent: list[Absent] = field(default_factory=list)

    def canary(self, what: str, allowed: re.Pattern[str] | None = None) -> str:
        """Return a word that stands nowhere yet, and watch for it."""
        word = f"zq{secrets.token_hex(5)}"
        self.marks[word] = Hidden(what, allowed)
        return word

    def watch_words(self, text: str, what: str, public: Collection[str]) -> None:
        """Watch for the runs of words of a text, but for those in `public`."""
        for run in runs_in(text):
            if run not in public:
                self.marks.setdefault(run, Hidden(what))

    def found_in(self, text: str, address: str) -> Iterator[Hidden]:
        """Yield what a text gives away. What the address itself says is no news."""
        text = text.lower()
        said = set(CANARY.findall(address))
        found = set(CANARY.findall(text)) - said
        if any(" " in mark for mark in self.marks):
            found |= self.marks.keys() & set(runs_in(text))
        for hidden in {self.marks[mark] for mark in found if mark in self.marks}:
            if hidden.allowed is None or not hidden.allowed.search(address):
                yield hidden


def runs_in(text: str) -> Iterator[str]:
    """Yield the runs of words in a text by which it is known again; a short text is one run."""
    words = WORD.findall(text.lower())
    for start in range(len(words) - LONGEST_RUN + 1):
        yield " ".join(words[start : start + LONGEST_RUN])


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in JSON, names of members left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_in(list(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from texts_in(item)
