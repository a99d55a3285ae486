"""Cuts plain text into sentences, one block per line."""

import re
from collections.abc import Sequence

from quality.folding import Span

END = re.compile(r"""[.!?\u2026]+["'\u00bb)\]]*(?=\s|$)""")
MARKER = re.compile(r"[ \t]*(?:[-*\u2022\u00b7\u2013\u2014]|#{1,6}|\d{1,2}[.)])[ \t]+")
# Never the end of a sentence, and the end of one only if no small letter follows.
TITLE = re.compile(r"(?<!\w)(?:dra?|mrs?|ms|st|sra?|srta|uds?|vs|e\.g|i\.e|p\. ?ej)\.$", re.I)
SHORTENED = re.compile(r"(?<!\w)(?:[a-z]\.[a-z]|approx|ave|blvd|etc|inc|no|núm|pág)\.$", re.I)


def sentence_spans(text: str, protected: Sequence[Span] = ()) -> list[Span]:
    """Return the sentences of folded text, without list markers or surrounding blanks.

    A line end closes a sentence, so a heading or a bullet without a full stop is one sentence.
    A full stop inside a protected span (a name such as "St. Mary's") or after a title closes
    nothing; nor does one at the end of an abbreviation, a name or a quotation when a small letter
    follows.
    """
    spans: list[Span] = []
    line_start = 0
    for line in text.split("\n"):
        marker = MARKER.match(line)
        start = line_start + (marker.end() if marker else 0)
        line_end = line_start + len(line)
        for end in _ends(text, start, line_end, protected):
            spans.append(_trimmed(text, start, end))
            start = end
        spans.append(_trimmed(text, start, line_end))
        line_start = line_end + 1
    return [span for span in spans if re.search(r"\w", text[span.start : span.end])]


def _ends(text: str, start: int, line_end: int, protected: Sequence[Span]) -> list[int]:
    ends = []
    for hit in END.finditer(text, start, line_end):
        before = text[max(start, hit.start() - 12) : hit.start() + 1]
        after = text[hit.end() : line_end].lstrip()
        inside_name = any(name.start <= hit.start() < hit.end() < name.end for name in protected)
        ends_name = any(name.start <= hit.start() < hit.end() == name.end for name in protected)
        quoted = hit.group()[-1] not in ".!?\u2026"
        goes_on = (ends_name or quoted or SHORTENED.search(before)) and after[:1].islower()
        if not (inside_name or goes_on or TITLE.search(before)):
            ends.append(hit.end())
    return ends


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, max(start + left, start + len(piece.rstrip())))
