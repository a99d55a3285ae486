"""Rich text between Wagtail's database form, the ledger's form and what readers get.

The ledger's form is HTML in which a link to a page is `<a data-document="uuid">`. Whether that
becomes an href is decided at reading time, against the set that is being read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser

from wagtail.models import Page

#: Tags that editors can make (programs.blocks.RICH_TEXT_FEATURES) and what they may become.
ALLOWED = {"p", "ul", "ol", "li", "b", "strong", "i", "em", "br", "a"}
RENAMED = {"b": "strong", "i": "em"}
BLOCKS = {"p", "ul", "ol", "li", "br"}
SAFE_LINK = re.compile(r"^(https?://|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)

DOCUMENT_LINK = re.compile(r'<a data-document="([0-9a-f-]{36})">(.*?)</a>', re.DOTALL)


def normalise(source: str) -> str:
    """Return the ledger's form of Wagtail's database HTML: allowed tags, links by document id."""
    parser = _Normaliser(_translation_keys(source))
    parser.feed(source)
    parser.close()
    return "".join(parser.out)


def document_links(body: str) -> set[str]:
    """Return the ids of the documents that a rich text in the ledger's form links to."""
    return {match[1] for match in DOCUMENT_LINK.finditer(body)}


def to_html(body: str, url_of: Callable[[str], str | None]) -> str:
    """Return safe HTML. A link to something that is not public becomes its text.

    Args:     url_of: gives a document's address, or None while it is not public.
    """

    def link(match: re.Match[str]) -> str:
        url = url_of(match[1])
        return match[2] if url is None else f'<a href="{html.escape(url)}">{match[2]}</a>'

    return DOCUMENT_LINK.sub(link, body)


def to_text(body: str) -> str:
    """Return plain text: a blank line between paragraphs, list items on lines of their own."""
    parser = _Text()
    parser.feed(body)
    parser.close()
    text = re.sub(r"[ \t]+\n", "\n", "".join(parser.out))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _translation_keys(source: str) -> dict[str, str]:
    ids = set(re.findall(r'<a\b[^>]*\bid="(\d+)"[^>]*>', source))
    if not ids:
        return {}
    pages: Iterable[tuple[int, object]] = Page.objects.filter(pk__in=ids).values_list(
        "pk", "translation_key"
    )
    return {str(pk): str(key) for pk, key in pages}


class _Normaliser(HTMLParser):
    def __init__(self, keys: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.keys = keys
        self.out: list[str] = []
        self.open_links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            return
        if tag == "a":
            opening = self._link(dict(attrs))
            self.open_links.append(opening is not None)
            self.out.append(opening or "")
        else:
            self.out.append(f"<{RENAMED.get(tag, tag)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            if self.open_links and self.open_links.pop():
                self.out.append("</a>")
        elif tag in ALLOWED and tag != "br":
            self.out.append(f"</{RENAMED.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        self.out.append(html.escape(data, quote=False))

    def _link(self, attrs: dict[str, str | None]) -> str | None:
        if attrs.get("linktype") == "page":
            key = self.keys.get(attrs.get("id") or "")
            return f'<a data-document="{key}">' if key else None
        href = (attrs.get("href") or "").strip()
        return f'<a href="{html.escape(href)}">' if SAFE_LINK.match(href) else None


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self.out.append("• ")
        elif tag == "br":
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.out.append("\n" if tag == "li" else "\n\n")

    def handle_data(self, data: str) -> None:
        self.out.append(data)
