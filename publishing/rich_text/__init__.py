"""Rich text between Wagtail's database form, the ledger's form and what readers get.

The ledger's form is HTML in which a link to a page is `<a data-document="uuid">`. Whether that
becomes a link is decided at reading time, against the set that is being read: one that leads to
something not public becomes its text, in every form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from wagtail.models import Page

from publishing.rich_text.as_html import DOCUMENT_LINK, stored_html, to_html
from publishing.rich_text.as_markdown import to_markdown
from publishing.rich_text.as_portable_text import to_portable_text
from publishing.rich_text.as_text import to_text
from publishing.rich_text.blocks import Resolve, Target, resolved
from publishing.rich_text.reading import read

__all__ = [
    "FORMS",
    "Resolve",
    "Target",
    "document_links",
    "joined",
    "normalise",
    "plain_text",
    "render",
]

PAGE_LINK = re.compile(r'<a\b[^>]*\bid="(\d{1,18})"[^>]*>')

FORMS = ("html", "portable_text", "markdown", "text")


def normalise(source: str, ids_of: Callable[[set[str]], dict[str, str]] | None = None) -> str:
    """Return the ledger's form of Wagtail's database HTML, or of HTML from anywhere.

    What comes out is well-formed and has no tag but p, h2, h3, h4, blockquote, ul, ol, li,
    strong, em, br and a. Normalised again, it stays the same.

    Args:     ids_of: gives document ids by page id; by default those of Wagtail's pages.
    """
    pages = set(PAGE_LINK.findall(source))
    return stored_html(read(source, (ids_of or document_ids)(pages) if pages else {}))


def document_ids(pages: set[str]) -> dict[str, str]:
    """Return the document ids of pages by page id, without those of pages that are gone."""
    rows = Page.objects.filter(pk__in=pages).values_list("pk", "translation_key")
    return {str(pk): str(key) for pk, key in rows}


def document_links(stored: str) -> set[str]:
    """Return the ids of the documents that a rich text in the ledger's form links to."""
    return {match[1] for match in DOCUMENT_LINK.finditer(stored)}


def render(stored: str, form: str, resolve: Resolve) -> dict[str, Any]:
    """Return {"format": form, "value": …}: blocks for portable_text, else a string.

    Args:     stored: in the ledger's form. form: one of FORMS.
    """
    return {"format": form, "value": _value(stored, form, resolve)}


def joined(parts: Iterable[tuple[str, str]]) -> str:
    """Return (heading, rich text) pairs as one rich text. All are in the ledger's form."""
    return "".join(f"<h2>{escape(heading, quote=False)}</h2>{body}" for heading, body in parts)


def plain_text(markup: str) -> str:
    """Return the text form of a rich text in the ledger's form or in the html form."""
    return to_text(read(markup))


def _value(stored: str, form: str, resolve: Resolve) -> Any:
    if form == "html":
        return to_html(stored, resolve)
    if form == "text":
        return plain_text(stored)
    blocks = resolved(read(stored), resolve)
    return to_markdown(blocks) if form == "markdown" else to_portable_text(blocks)
