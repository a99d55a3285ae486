"""Bar charts as SVG, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

WIDTH, ROW, LEFT = 720, 44, 210

STYLE = """
  text { font: 15px system-ui, sans-serif; fill: #1d2b2a }
  .title { font-weight: 600 }
  .bar { fill: #2f6f68 }
  .bar.other { fill: #a8a097 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8e4dc }
    .bar { fill: #7cc4b8 }
    .bar.other { fill: #6f6a63 }
  }
"""


def bars(title: str, values: Mapping[str, float]) -> str:
    """Return a chart with one bar for each value; whatever is not ours has another color."""
    most = max(values.values())
    height = 48 + ROW * len(values)
    described = "; ".join(f"{name}: {value:,.0f}" for name, value in values.items())
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"',
        f'aria-label="{escape(f"{title}. {described}")}">',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="0" y="22">{escape(title)}</text>',
    ]
    for place, (name, value) in enumerate(values.items()):
        top = 40 + place * ROW
        length = max(2, (WIDTH - LEFT - 90) * value / most)
        kind = "bar other" if name.startswith("stock") else "bar"
        lines += [
            f'<text x="0" y="{top + 21}">{escape(name)}</text>',
            f'<rect class="{kind}" x="{LEFT}" y="{top + 4}" width="{length:.1f}" height="26"/>',
            f'<text x="{LEFT + length + 8:.1f}" y="{top + 22}">{value:,.0f}</text>',
        ]
    return "\n".join([*lines, "</svg>"]) + "\n"
