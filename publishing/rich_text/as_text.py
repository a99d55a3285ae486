"""The text form: words alone, for paper, speech and search."""

from __future__ import annotations

from collections.abc import Iterable

from publishing.rich_text.blocks import Block


def to_text(blocks: Iterable[Block]) -> str:
    """Return plain text: a blank line between blocks, list items on lines of their own."""
    out: list[str] = []
    in_list = False
    for block in blocks:
        is_item = block.list_item is not None
        if out:
            out.append("\n" if in_list and is_item else "\n\n")
        if is_item:
            out.append("  " * (block.level - 1) + "• ")
        out += [span.text for span in block.spans]
        in_list = is_item
    return "".join(out)
