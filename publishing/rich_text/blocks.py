"""Rich text as every form reads it: a flat list of blocks, as in the editor itself.

A list is a run of blocks with a `list_item` and a `level`; nothing else nests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class WebLink:
    """A link to an address: https, mailto, tel, a path of the site or an anchor."""

    href: str


@dataclass(frozen=True)
class DocumentLink:
    """A link to a document, by id. Where it leads is known only when it is read."""

    id: str


@dataclass(frozen=True)
class Target:
    """A public document that a link leads to."""

    id: str
    type: str
    slug: str
    href: str


#: Gives the target of a document id, or None while the document is not public.
Resolve = Callable[[str], Target | None]
Link = WebLink | DocumentLink | Target


@dataclass(frozen=True)
class Span:
    """Words that look alike. Marks are "strong" and "em"; a line break is "\\n"."""

    text: str
    marks: frozenset[str] = frozenset()
    link: Link | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, a quotation or an item of a list.

    style: normal, h2, h3, h4 or blockquote. list_item: bullet or number, with a level from 1; a
    level is at most one more than that of the item before.
    """

    style: str
    spans: tuple[Span, ...]
    list_item: str | None = None
    level: int = 0


Event = tuple[Literal["open", "close"], str | Link] | tuple[Literal["text"], str]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans with neighbors that look alike put together."""
    found: list[Span] = []
    for span in spans:
        if found and (found[-1].marks, found[-1].link) == (span.marks, span.link):
            found[-1] = replace(span, text=found[-1].text + span.text)
        else:
            found.append(span)
    return tuple(found)


def resolved(blocks: Iterable[Block], resolve: Resolve) -> list[Block]:
    """Return the blocks with links to documents resolved; what is not public is no link."""

    def target(link: Link | None) -> Link | None:
        return resolve(link.id) if isinstance(link, DocumentLink) else link

    return [
        replace(
            block,
            spans=merged(replace(span, link=target(span.link)) for span in block.spans),
        )
        for block in blocks
    ]


def nested(spans: Iterable[Span]) -> Iterator[Event]:
    """Yield the spans of a block as tags that open and close in order.

    A link is never cut in two: a mark that crosses its edge is. White space at the edge of a
    mark or link stays outside: Markdown knows no bold that begins or ends with a space.
    """
    runs = list(_runs(spans))
    stack: list[str | Link] = []

    def reach(mark: str | Link, start: int) -> int:
        """Count the runs from `start` on that have a mark."""
        end = start
        while end < len(runs) and mark in runs[end][2]:
            end += 1
        return end - start

    for index, (space, words, marks) in enumerate(runs):
        opening = [mark for mark in marks if mark not in stack]
        link_reach = max((reach(m, index) for m in opening if not isinstance(m, str)), default=0)
        kept = 0
        while (
            kept < len(stack)
            and stack[kept] in marks
            and (not isinstance(stack[kept], str) or reach(stack[kept], index) >= link_reach)
        ):
            kept += 1
        while len(stack) > kept:
            yield "close", stack.pop()
        if space:
            yield "text", space
        opening = [mark for mark in marks if mark not in stack]
        for mark in sorted(opening, key=lambda m: (-reach(m, index), isinstance(m, str), str(m))):
            yield "open", mark
            stack.append(mark)
        yield "text", words
    while stack:
        yield "close", stack.pop()


def _runs(spans: Iterable[Span]) -> Iterator[tuple[str, str, frozenset[str | Link]]]:
    """Yield (white space before, words, marks and link) of each span that has words."""
    space = ""
    for span in spans:
        words = span.text.strip(" \n")
        if not words:
            space += span.text
            continue
        before, _, after = span.text.partition(words)
        link = () if span.link is None else (span.link,)
        yield space + before, words, span.marks.union(link)
        space = after
