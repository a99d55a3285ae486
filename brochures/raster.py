"""Pictures and words of a PDF's pages, by PDFium. Runs in the press, without Django."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from brochures.measuring import bare

POINTS_PER_INCH = 72
#: Enough to read print on a screen of double density; a wide poster gets fewer.
PPI = 144
WIDEST = 1200
#: Of a text, so much is looked for on a page: hyphens and lines apart, it stands there as one.
LOOKED_FOR = 40


def draw(
    pdf: bytes, views: Iterable[dict[str, Any]], texts: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """Return pictures of views into a PDF, as {page, size: [width, height] in points, png: base64}.

    Args:   views: {page: from 1, box: [left, top, width, height] in points}. texts: besides, each
            whole page on which one of them begins.
    """
    with _opened(pdf) as document:
        wanted = [(view["page"], view["box"]) for view in views]
        wanted += [(page, None) for page in _pages_with(document, texts)]
        return [_picture(document[page - 1], page, box) for page, box in wanted]


def draw_all(pdf: bytes) -> list[dict[str, Any]]:
    """Return a picture of each page, in the form of `draw`."""
    with _opened(pdf) as document:
        return [_picture(page, number, None) for number, page in enumerate(document, 1)]


def read(pdf: bytes) -> str:
    """Return the text of all pages, in the order of their content."""
    with _opened(pdf) as document:
        return "\n".join(map(_text_of, document))


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def _pages_with(document: Any, texts: Iterable[str]) -> Iterable[int]:
    # Nothing would be found on every page.
    beginnings = [words[:LOOKED_FOR] for text in texts if (words := bare(text))]
    for number, page in enumerate(document, 1):
        words = bare(_text_of(page))
        if any(beginning in words for beginning in beginnings):
            yield number


def _text_of(page: Any) -> str:
    return page.get_textpage().get_text_range()


def _picture(page: Any, number: int, box: list[float] | None) -> dict[str, Any]:
    width, height = page.get_size()
    left, top, w, h = box or (0, 0, width, height)
    # What is cut away: at the left, at the bottom, at the right, at the top.
    crop = tuple(max(0, edge) for edge in (left, height - top - h, width - left - w, top))
    ppi = min(PPI, WIDEST * POINTS_PER_INCH / w)
    picture = page.render(scale=ppi / POINTS_PER_INCH, crop=crop).to_pil()
    made = io.BytesIO()
    # A palette draws type as well as full color, in a third of the bytes.
    picture.quantize(256).save(made, "PNG")
    return {
        "page": number,
        "size": [w, h],
        "png": base64.b64encode(made.getvalue()).decode(),
    }
