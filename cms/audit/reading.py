"""An answer of a site: its words, and the addresses it leads to."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from pypdf import PdfReader

from cms.audit.hidden import texts_in

TAG = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r'\b(?:href|src|action|poster)="([^"]+)"')
CONTENT = re.compile(r'\bcontent="((?:https?:/)?/[^" ]+)"')
SRCSET = re.compile(r'\b(?:image)?srcset="([^"]+)"')
LOC = re.compile(r"<loc>([^<]+)</loc>")
LINK_HEADER = re.compile(r"<([^>]+)>")
ADDRESS = re.compile(r"(?:https?:/)?/[^\s<>\"{}|\\^`]*")

#: Headers that may say something about a document.
TELLING = ("link", "location", "content-disposition", "surrogate-key", "cache-tag")


@dataclass(frozen=True)
class Answer:
    """headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def text_of(answer: Answer) -> str:
    """Return all that a person or a program could read in an answer, headers included."""
    return "\n".join([*(answer.headers.get(name, "") for name in TELLING), *_texts(answer)])


def _texts(answer: Answer) -> Iterator[str]:
    if answer.kind == "application/pdf":
        yield from _pdf_texts(answer.body)
    elif answer.kind.endswith("json"):
        for text in texts_in(json.loads(answer.body)):
            yield from _shown(text)
    elif answer.kind.startswith("image/"):
        # Its metadata, such as a title that a camera or an editor wrote into it.
        yield answer.body.decode("latin-1")
    else:
        yield from _shown(answer.body.decode(errors="replace"))


def _shown(text: str) -> Iterator[str]:
    """Yield a text without its tags, then the tags: alternative texts stand in them."""
    yield html.unescape(TAG.sub(" ", text))
    for tag in TAG.findall(text):
        yield html.unescape(tag)


def _pdf_texts(body: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(body))
    yield " ".join(str(value) for value in (reader.metadata or {}).values())
    for page in reader.pages:
        text = page.extract_text()
        yield text
        # Set with space between letters, a word would not be found.
        yield re.sub(r"[\s\u00ad-]+", "", text)


def links_of(answer: Answer, address: str, origins: Collection[str]) -> Iterator[str]:
    """Yield the addresses on the site (path and query) that an answer leads to.

    Args:     origins: under which the site knows itself, such as "https://www.example.org".
    """
    for link in _links(answer):
        target = urlsplit(urljoin(urljoin(next(iter(origins)), address), html.unescape(link)))
        if f"{target.scheme}://{target.netloc}" in origins:
            yield target.path + (f"?{target.query}" if target.query else "")


def _links(answer: Answer) -> Iterator[str]:
    if "location" in answer.headers:
        yield answer.headers["location"]
    yield from LINK_HEADER.findall(answer.headers.get("link", ""))
    if answer.kind.endswith("json"):
        for text in texts_in(json.loads(answer.body)):
            yield from (text,) if ADDRESS.fullmatch(text) else ATTRIBUTE.findall(text)
    elif "html" in answer.kind or "xml" in answer.kind:
        text = answer.body.decode(errors="replace")
        yield from LOC.findall(text)
        yield from CONTENT.findall(text)
        for link in ATTRIBUTE.findall(text):
            if ADDRESS.fullmatch(link) or not re.match(r"[a-z]+:|#", link):
                yield link
        for links in SRCSET.findall(text):
            yield from (link.split()[0] for link in links.split(",") if link.strip())
