"""Links and pictures of a document that lead nowhere or say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wagtail.models import Page

from publishing.editorial.texts import rich_texts
from publishing.rich_text import plain_text
from quality.findings import Finding

PAGE_LINK = re.compile(r'<a\b(?=[^>]*linktype="page")[^>]*\bid="(\d+)"[^>]*>(.*?)</a>', re.DOTALL)
SOURCE = "Continuum"


def check_links(document: Any) -> Iterator[tuple[str, Finding]]:
    """Yield (address, finding) for each link to a page that is gone (L01) or not public (L02)."""
    links = [
        (address, int(match[1]), plain_text(match[2]))
        for address, html in rich_texts(document)
        for match in PAGE_LINK.finditer(html)
    ]
    if not links:
        return
    wanted = {pk for _, pk, _ in links}
    live = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "live"))
    for address, pk, words in links:
        if pk not in live:
            advice = "The page it leads to is gone: link to another, or take the link out."
            yield address, Finding("L01", "error", 0, 0, words, advice, SOURCE)
        elif not live[pk]:
            advice = "The page it leads to is not public; readers see the words without the link."
            yield address, Finding("L02", "hint", 0, 0, words, advice, SOURCE)


def check_picture(document: Any) -> Iterator[tuple[str, Finding]]:
    """Yield ("picture", finding) if the picture neither says what it shows nor is decorative."""
    picture = getattr(document, "picture", None)
    if picture is not None and not (picture.is_decorative or picture.description.strip()):
        advice = "Describe what the picture shows, or mark it as decorative (under Images)."
        yield "picture", Finding("S01", "error", 0, 0, picture.title, advice, "WCAG 2.2")
