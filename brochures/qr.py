"""Short links and their codes: a few upper-case letters keep the symbol small and easy to scan."""

from __future__ import annotations

import io

import pydyf
import segno
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

#: A scanner needs this much white around the symbol, in modules.
QUIET_ZONE = 4
POINTS = 72
#: Black alone: four inks never lie exactly on one another, and a module is half a millimetre.
INK = {"screen": "#000000", "press": "device-cmyk(0 0 0 1)"}


def short_link(code: str) -> str:
    """Return the absolute short link of an edition. Upper case takes the densest coding."""
    return (settings.WAGTAILADMIN_BASE_URL + reverse("short_link", args=[code])).upper()


def svg(link: str, inks: str, description: str) -> SafeString:
    """Return a QR code as inline SVG, with literal colors: WeasyPrint resolves no variable here."""
    size, bars = _bars(link)
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in bars)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" aria-label="{}" '
        'viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<path d="{}" fill="{}" stroke="none"/></svg>',
        description,
        size,
        size,
        path,
        INK[inks],
    )


def pdf(link: str) -> bytes:
    """Return a QR code as a PDF of an inch square, in black ink alone, the quiet zone included.

    An SVG has no inks: placed for print, its black becomes a mix of four.
    """
    size, bars = _bars(link)
    scale = POINTS / size
    drawn = pydyf.Stream([f"{scale:.5f} 0 0 {-scale:.5f} 0 {POINTS} cm 0 0 0 1 k"])
    for x, y, length in bars:
        drawn.rectangle(x, y, length, 1)
    drawn.fill()
    made = pydyf.PDF()
    made.add_object(drawn)
    made.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": made.pages.reference,
                "MediaBox": pydyf.Array([0, 0, POINTS, POINTS]),
                "Contents": drawn.reference,
                "Resources": pydyf.Dictionary(),
            }
        )
    )
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def _bars(link: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return the size in modules, and each bar of dark ones as (x, y, length)."""
    symbol = segno.make_qr(link, error="m")
    size = len(symbol.matrix) + 2 * QUIET_ZONE
    return size, [
        (x + QUIET_ZONE, y + QUIET_ZONE, length)
        for y, row in enumerate(symbol.matrix)
        for x, length in _runs(bytes(row))
    ]


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules in a row."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
