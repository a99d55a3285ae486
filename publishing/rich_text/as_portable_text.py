"""The portable_text form: https://github.com/portabletext/portabletext, as renderers read it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from publishing.rich_text.blocks import Block, DocumentLink, Link, Span, Target

#: Marks in the order in which they are listed.
DECORATORS = ("strong", "em")


def to_portable_text(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return blocks with `style`, `children`, `markDefs` and, in lists, `listItem` and `level`.

    A key depends on what its block says: it stays when other blocks come and go, so that a
    renderer need not draw the block again. Blocks that say the same are counted.
    """
    seen: Counter[str] = Counter()
    out = []
    for block in blocks:
        key = _key(block)
        seen[key] += 1
        out.append(_block(block, key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return out


def _block(block: Block, key: str) -> dict[str, Any]:
    links = list(dict.fromkeys(span.link for span in block.spans if span.link is not None))
    link_keys = {link: f"{key}-link{number}" for number, link in enumerate(links)}
    made: dict[str, Any] = {
        "_type": "block",
        "_key": key,
        "style": block.style,
        "children": [
            {
                "_type": "span",
                "_key": f"{key}-{number}",
                "text": span.text,
                "marks": _marks(span, link_keys),
            }
            for number, span in enumerate(block.spans)
        ],
        "markDefs": [_definition(link, link_keys[link]) for link in links],
    }
    if block.list_item is not None:
        made |= {"listItem": block.list_item, "level": block.level}
    return made


def _marks(span: Span, link_keys: dict[Link, str]) -> list[str]:
    marks = [name for name in DECORATORS if name in span.marks]
    return marks if span.link is None else [*marks, link_keys[span.link]]


def _definition(link: Link, key: str) -> dict[str, Any]:
    if isinstance(link, DocumentLink):
        raise TypeError("Links to documents are resolved first.")
    reference = None
    if isinstance(link, Target):
        reference = {"id": link.id, "type": link.type, "slug": link.slug}
    return {"_type": "link", "_key": key, "href": link.href, "reference": reference}


def _key(block: Block) -> str:
    text = "".join(span.text for span in block.spans)
    told_apart_by = repr((block.style, block.list_item, block.level, text))
    return hashlib.sha256(told_apart_by.encode()).hexdigest()[:12]
