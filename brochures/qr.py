"""Short links and their codes: a few upper-case letters keep the symbol small and easy to scan."""

from __future__ import annotations

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

#: A scanner needs this much white around the symbol, in modules.
QUIET_ZONE = 4
#: Black alone: four inks never lie exactly on one another, and a module is half a millimetre.
INK = {"screen": "#000000", "press": "device-cmyk(0 0 0 1)"}


def short_link(code: str) -> str:
    """Return the absolute short link of an edition. Upper case takes the densest coding."""
    return (settings.WAGTAILADMIN_BASE_URL + reverse("short_link", args=[code])).upper()


def svg(link: str, inks: str, description: str) -> SafeString:
    """Return a QR code as inline SVG, with literal colors: WeasyPrint resolves no variable here."""
    symbol = segno.make_qr(link, error="m")
    size = symbol.symbol_size(border=QUIET_ZONE)[0]
    runs = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(symbol.matrix)
        for x, length in _runs(bytes(row))
    )
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'shape-rendering="crispEdges"><path d="{}" fill="{}" stroke="none"/></svg>',
        description,
        size,
        size,
        runs,
        INK[inks],
    )


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Return start and length of each run of dark modules in a row."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
