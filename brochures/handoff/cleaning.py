"""Text that every format can hold: what an editor pastes, without what no file may contain."""

from __future__ import annotations

import re

#: What begins a new line in one program or another.
LINE_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
#: Control characters, halves of a pair, and two code points that XML forbids. Nobody sees them.
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_lines(text: str) -> list[str]:
    """Return the lines of a text that say something, without space at their ends.

    Everything that is read stays: quotes, emoji, letters of any script, and the marks that join
    them or set their direction.
    """
    bare = FORBIDDEN.sub("", text.replace("\t", " "))
    return [line.strip() for line in LINE_BREAKS.split(bare) if line.strip()]
