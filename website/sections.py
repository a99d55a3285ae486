"""What a section shows: all it holds, or where that is much, a page of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404

from publishing.head import Head
from publishing.kept import Kept
from publishing.options import Options
from publishing.picking import Pick, count_of
from publishing.shelves import ON_A_PAGE, Shelf

_counts = Kept()


def held_by(
    section: dict[str, Any],
    locale: str,
    head: Head,
    asked: str,
    shelf_with: Callable[[Mapping[str, Pick]], Shelf],
) -> tuple[Shelf, dict[str, Any]]:
    """Return what is on a page of a section, and where that page is among the others.

    Args:     asked: the page as the address says it, such as "2"; "" for the first.
    Raises:   Http404 when there is no such page.
    """
    kind, pick, levels = section["holds"], Pick(ON_A_PAGE), {}
    if kind == "program":
        # Programs stand under their levels.
        levels = shelf_with({"level": Pick(ON_A_PAGE)})
        targets = tuple(level["id"] for level in levels["level"])
        pick = replace(pick, field="level", targets=targets, grouped=True)
    known = _counts.at(head)
    count = known.get((locale, kind))
    if count is None:
        count = count_of(kind, pick, Options(locale=locale))
        known[locale, kind] = count
    pages = _pages_of(count, asked, section["meta"]["path"])
    return levels | shelf_with({kind: replace(pick, start=pages["start"])}), pages


def _pages_of(count: int, asked: str, path: str) -> dict[str, Any]:
    """Return where a reader is in a list, and the addresses of the other pages."""
    pages = Paginator(range(count), ON_A_PAGE)
    try:
        here = pages.page(asked or 1)
    except InvalidPage as error:
        raise Http404 from error

    def link(number: int) -> str:
        return path if number == 1 else f"{path}?page={number}"

    return {
        "number": here.number,
        "last": pages.num_pages,
        "start": (here.number - 1) * ON_A_PAGE,
        "path": link(here.number),
        "previous": link(here.number - 1) if here.has_previous() else "",
        "next": link(here.number + 1) if here.has_next() else "",
        # Between some numbers there is an ellipsis.
        "links": [
            (number, link(number) if isinstance(number, int) else "")
            for number in pages.get_elided_page_range(here.number, on_each_side=1, on_ends=1)
        ],
    }
