"""Rich text that works for everybody: headings in order, images with words, links that say where.

The rules are WCAG 2.2 success criteria 1.1.1, 1.3.1 and 2.4.4.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from quality.findings import Finding, Severity, in_reading_order

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

#: The level of the heading that a text stands under: a page's parts are of the second.
ABOVE = 2

#: Links that tell nothing to somebody who hears them one after another.
VAGUE = {
    "click here", "here", "link", "more", "read more", "this link", "this page",
    "aquí", "enlace", "este enlace", "haga clic aquí", "leer más", "más", "pulse aquí",
}  # fmt: skip


def check_markup(html: str) -> tuple[Finding, ...]:
    """Return what a rich text's markup gets wrong.

    Args:     html: a fragment of HTML, such as the body of one part of a page.
    Returns:  findings S01–S05 in reading order; offsets count code points of `html` itself.
    Source:   WCAG 2.2; S05 is ours.
    """
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return in_reading_order(reader.findings)


@dataclass
class _Link:
    start: int
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.line_starts = [0, *(place + 1 for place, each in enumerate(html) if each == "\n")]
        self.findings: list[Finding] = []
        self.level = ABOVE
        self.link: _Link | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img" and given.get("alt") is None:
            self._add("S01", "error", "Say what the image shows, or mark it as decorative.")
        elif tag in HEADINGS:
            self._heading(int(tag[1]))
        elif tag == "a":
            self.link = _Link(self._place())
            if (given.get("href") or "").lower().startswith("http://"):
                self._add("S05", "warning", "Use the address that starts with https://.", "ours")

    def handle_data(self, data: str) -> None:
        if self.link:
            self.link.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or self.link is None:
            return
        words = " ".join("".join(self.link.words).split())
        if not words or words.lower().strip(".… »>") in VAGUE:
            passage = self.html[self.link.start : self._place()]
            advice = "Let the link say where it leads, so that it makes sense alone."
            severity: Severity = "warning" if words else "error"
            self._add("S04", severity, advice, start=self.link.start, passage=passage)
        self.link = None

    def _heading(self, level: int) -> None:
        if level == 1:
            self._add(
                "S03", "error", "The page's title is its only first heading. Use a lower one."
            )
        elif level > self.level + 1:
            advice = f"A heading of level {level} needs one of level {level - 1} above it."
            self._add("S02", "warning", advice)
        self.level = level

    def _place(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _add(
        self,
        rule: str,
        severity: Severity,
        advice: str,
        source: str = "WCAG 2.2",
        *,
        start: int | None = None,
        passage: str | None = None,
    ) -> None:
        start = self._place() if start is None else start
        passage = self.get_starttag_text() or "" if passage is None else passage
        self.findings.append(Finding(rule, severity, start, len(passage), passage, advice, source))
