"""The markdown form: CommonMark in which every parser finds exactly the words that were written."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from publishing.rich_text.blocks import Block, DocumentLink, Link, Span, nested

DELIMITERS = {"strong": "**", "em": "_"}
PREFIXES = {"normal": "", "h2": "## ", "h3": "### ", "h4": "#### ", "blockquote": "> "}

#: Special anywhere; ~ and | in GitHub's dialect.
SPECIAL = re.compile(r"[\\`*_\[\]<#~|]|&(?=#?\w+;)")
#: Special at the beginning of a line, where they make lists, quotations and headings.
SPECIAL_FIRST = re.compile(r"^([0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+=>]))", re.MULTILINE)
#: White space that parsers strip like any other, but which is not.
WIDE_SPACE = re.compile(r"[^\S \n]")

SPECIAL_IN_ADDRESS = re.compile(r"[\s<>()\\]")


def to_markdown(blocks: Iterable[Block]) -> str:
    """Return CommonMark: a blank line between blocks, lists tight, breaks as backslashes."""
    out: list[str] = []
    lists = _Lists()
    for block in blocks:
        if block.list_item is None:
            lists.end()
            prefix, indent = PREFIXES[block.style], "> " if block.style == "blockquote" else ""
            separator = "\n\n"
        else:
            separator = "\n" if lists.is_open else "\n\n"
            prefix = lists.marker(block)
            indent = " " * len(prefix)
        lines = _inline(block.spans).replace("\n", f"\n{indent}")
        out += [separator if out else "", prefix + lines]
    return "".join(out)


class _Lists:
    """The lists that are open: for each level its kind, its last number, its marker's width."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, int, int]] = []

    @property
    def is_open(self) -> bool:
        return bool(self.levels)

    def end(self) -> None:
        self.levels = []

    def marker(self, block: Block) -> str:
        """Return what stands before an item: below the words of the item that it belongs to."""
        kind, level = str(block.list_item), block.level
        number = 1
        if len(self.levels) >= level and self.levels[level - 1][0] == kind:
            number += self.levels[level - 1][1]
        del self.levels[level - 1 :]
        marker = "- " if kind == "bullet" else f"{number}. "
        indent = sum(width for _, _, width in self.levels)
        self.levels.append((kind, number, len(marker)))
        return " " * indent + marker


def _inline(spans: Iterable[Span]) -> str:
    events = list(nested(spans))
    out: list[str] = []
    for index, (kind, value) in enumerate(events):
        if kind == "text":
            after = index > 0 and _is_mark(events[index - 1], "close")
            before = index + 1 < len(events) and _is_mark(events[index + 1], "open")
            out.append(_text(str(value), after_mark=after, before_mark=before))
        elif isinstance(value, str):
            out.append(DELIMITERS[value])
        else:
            out.append("[" if kind == "open" else f"]({_address(value)})")
    # An exclamation mark before a link would make it a picture.
    source = "".join(out).replace("![", "\\![")
    return SPECIAL_FIRST.sub(r"\1\\", source).replace("\n", "\\\n")


def _is_mark(event: tuple[str, str | Link], kind: str) -> bool:
    return event[0] == kind and isinstance(event[1], str)


def _text(text: str, *, after_mark: bool, before_mark: bool) -> str:
    """Escape words. Letters that touch a delimiter from outside are written as references.

    A delimiter between two letters does not always count: snake_case has no emphasis. A
    reference ends in punctuation, beside which every delimiter counts.
    """
    first = last = ""
    if after_mark and not _is_boundary(text[0]):
        first, text = f"&#{ord(text[0])};", text[1:]
    if text and before_mark and not _is_boundary(text[-1]):
        last, text = f"&#{ord(text[-1])};", text[:-1]
    text = SPECIAL.sub(r"\\\g<0>", text)
    text = WIDE_SPACE.sub(lambda found: f"&#{ord(found[0])};", text)
    return first + text + last


def _is_boundary(character: str) -> bool:
    """Tell whether every version of CommonMark takes it for white space or punctuation."""
    return (
        character in " \n"
        or character in string.punctuation
        or unicodedata.category(character).startswith("P")
    )


def _address(link: Link) -> str:
    if isinstance(link, DocumentLink):
        raise TypeError("Links to documents are resolved first.")
    address = SPECIAL_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), link.href)
    return re.sub(r"&(?=#?\w+;)", "&amp;", address)
