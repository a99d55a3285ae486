"""Finds proper names: left out of the reading grade, and allowed whatever they contain."""

import re
from collections.abc import Iterable

from quality.folding import Span, fold


def name_spans(text: str, names: Iterable[str]) -> list[Span]:
    """Return where the names stand in folded text, in order, the longest name winning.

    Case counts, because a name is written as a name: FAR is the center, "far" is a distance.
    Blank names are ignored.
    """
    known = {" ".join(fold(name).text.split()) for name in names} - {""}
    if not known:
        return []
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    choice = "|".join(re.escape(name) for name in longest_first)
    return [Span(*hit.span()) for hit in re.finditer(rf"(?<!\w)(?:{choice})(?!\w)", text)]
