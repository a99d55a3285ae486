"""The ledger's form and the html form. They differ in links to documents alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from publishing.rich_text.blocks import Block, DocumentLink, Link, Resolve, Span, nested

TAGS = {"normal": "p", "bullet": "ul", "number": "ol"}

DOCUMENT_LINK = re.compile(r'<a data-document="([0-9a-f-]{36})">(.*?)</a>', re.DOTALL)


def stored_html(blocks: Iterable[Block]) -> str:
    """Return the ledger's form: well-formed, without attributes but those of links."""
    out: list[str] = []
    lists: list[str] = []

    def close_lists(level: int) -> None:
        while len(lists) > level:
            out.append(f"</li></{lists.pop()}>")

    for block in blocks:
        if block.list_item is None:
            close_lists(0)
            tag = TAGS.get(block.style, block.style)
            out.append(f"<{tag}>{_inline(block.spans)}</{tag}>")
            continue
        tag = TAGS[block.list_item]
        close_lists(block.level)
        if len(lists) == block.level and lists[-1] != tag:
            close_lists(block.level - 1)
        if len(lists) == block.level:
            out.append("</li>")
        else:
            out.append(f"<{tag}>")
            lists.append(tag)
        out.append(f"<li>{_inline(block.spans)}")
    close_lists(0)
    return "".join(out)


def to_html(stored: str, resolve: Resolve) -> str:
    """Return safe HTML. A link to something that is not public becomes its text."""

    def link(match: re.Match[str]) -> str:
        target = resolve(match[1])
        return match[2] if target is None else f'<a href="{escape(target.href)}">{match[2]}</a>'

    return DOCUMENT_LINK.sub(link, stored)


def _inline(spans: Iterable[Span]) -> str:
    out = []
    for kind, value in nested(spans):
        if kind == "text":
            out.append(escape(str(value), quote=False).replace("\n", "<br>"))
        elif isinstance(value, str):
            out.append(f"<{value}>" if kind == "open" else f"</{value}>")
        else:
            out.append(_opening(value) if kind == "open" else "</a>")
    return "".join(out)


def _opening(link: Link) -> str:
    if isinstance(link, DocumentLink):
        return f'<a data-document="{link.id}">'
    return f'<a href="{escape(link.href)}">'
