"""From HTML to blocks: Wagtail's database form, the ledger's form, and what others send.

Every word is kept. What no form can show becomes words: a picture its description, an embedded
video a link. Lines, scripts and styles have no words and go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

from publishing.rich_text.blocks import Block, DocumentLink, Link, Span, WebLink, merged

MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
STYLES = {
    "h1": "h2",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h4",
    "h6": "h4",
    "blockquote": "blockquote",
}
LISTS = {"ul": "bullet", "ol": "number"}

#: Tags that begin and end a block of their own, beside those above.
BOUNDARIES = {
    *("address", "article", "aside", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "header", "hr", "main", "nav", "p", "pre", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "tr"),
}
#: Wagtail's tag for pictures and videos, and the web's for what another site shows.
EMBEDDED = {"embed", "iframe"}
#: Tags whose content is not for reading.
SILENT = {"script", "style", "template", "title"}

SAFE_LINK = re.compile(r"^(https?://|mailto:|tel:|/(?![/\\])|#)", re.IGNORECASE)
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")

#: White space as HTML sees it, and control characters, which no form may hold.
SPACE = re.compile("[\x00-\x20\x7f-\x9f]+")


def read(source: str, keys: Mapping[str, str] | None = None) -> list[Block]:
    """Return the blocks of a rich text. Nothing is empty, no white space is doubled.

    Args:     keys: document ids by page id, for the links of Wagtail's database form.
    """
    reader = _Reader(keys or {})
    reader.feed(source)
    reader.close()
    reader.end_block()
    return reader.blocks


class _Reader(HTMLParser):
    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.keys = keys
        self.blocks: list[Block] = []
        self.spans: list[Span] = []
        self.marks: list[str] = []
        self.link: Link | None = None
        self.styles: list[str] = []
        self.lists: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in MARKS:
            self.marks.append(MARKS[tag])
        elif tag == "a":
            self.link = self._link(values)
        elif tag == "br":
            self._add("\n")
        elif tag in LISTS:
            self.end_block()
            self.lists.append(LISTS[tag])
        elif tag == "li":
            self.end_block()
        elif tag in STYLES or tag in BOUNDARIES:
            self._boundary()
            if tag in STYLES:
                self.styles.append(STYLES[tag])
        elif tag in ("td", "th"):
            self._add(" ")
        elif tag == "img":
            self._add(SPACE.sub(" ", values.get("alt", "")))
        elif tag in EMBEDDED:
            self._boundary()
            self._embedded(values)
            self._boundary()
        elif tag in SILENT:
            self.silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            _take_last(self.marks, MARKS[tag])
        elif tag == "a":
            self.link = None
        elif tag in LISTS:
            self.end_block()
            _take_last(self.lists, LISTS[tag])
        elif tag == "li":
            self.end_block()
        elif tag in STYLES or tag in BOUNDARIES:
            self._boundary()
            if tag in STYLES:
                _take_last(self.styles, STYLES[tag])
        elif tag in SILENT:
            self.silent = max(0, self.silent - 1)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._add(SPACE.sub(" ", data))

    def _add(self, text: str) -> None:
        self.spans.append(Span(text, frozenset(self.marks), self.link))

    def _boundary(self) -> None:
        """End the block; inside an item of a list, which is one block, the line."""
        if not self.lists:
            self.end_block()
        elif self.spans and self.spans[-1].text != "\n":
            self._add("\n")

    def end_block(self) -> None:
        spans, self.spans = _tidy(self.spans), []
        if not "".join(span.text for span in spans).strip():
            return
        if self.lists:
            before = self.blocks[-1].level if self.blocks else 0
            level = min(len(self.lists), before + 1)
            self.blocks.append(Block("normal", spans, self.lists[-1], level))
            return
        style = self.styles[-1] if self.styles else "normal"
        if style in ("h2", "h3", "h4"):
            spans = tuple(replace(span, text=span.text.replace("\n", " ")) for span in spans)
        self.blocks.append(Block(style, spans))

    def _link(self, attrs: dict[str, str]) -> Link | None:
        if "linktype" in attrs:
            key = self.keys.get(attrs.get("id", "")) if attrs["linktype"] == "page" else None
            return DocumentLink(key) if key else None
        if UUID.match(attrs.get("data-document", "")):
            return DocumentLink(attrs["data-document"])
        href = SPACE.sub("", attrs.get("href", ""))
        return WebLink(href) if SAFE_LINK.match(href) else None

    def _embedded(self, attrs: dict[str, str]) -> None:
        """Add what a picture shows, or a link to a video."""
        self._add(SPACE.sub(" ", attrs.get("alt", "")))
        link = self._link({"href": attrs.get("url") or attrs.get("src", "")})
        if isinstance(link, WebLink):
            self.spans.append(Span(link.href, link=link))


def _take_last(items: list[str], item: str) -> None:
    """Remove the last of some equal items, if there is one: end tags may have no start."""
    if item in items:
        del items[len(items) - 1 - items[::-1].index(item)]


def _tidy(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans as a browser shows them: no white space twice, at an end or beside a break."""
    tidy: list[Span] = []
    for span in spans:
        text = span.text
        if not tidy or tidy[-1].text[-1] in " \n":
            text = text.lstrip(" ")
        if text == "\n":
            _strip_end(tidy, " ")
        if text and (tidy or text != "\n"):
            tidy.append(replace(span, text=text))
    _strip_end(tidy, " \n")
    return merged(tidy)


def _strip_end(spans: list[Span], characters: str) -> None:
    while spans:
        text = spans[-1].text.rstrip(characters)
        if text:
            spans[-1] = replace(spans[-1], text=text)
            return
        spans.pop()
