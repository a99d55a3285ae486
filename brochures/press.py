"""The press: HTML and CSS in, PDF out, in a process of its own without Django or a database.

`python -m brochures.press` reads a job as JSON from stdin and writes the PDF to stdout. When
anything is amiss it writes one line that says what, and ends with status 2.

A job: html, css, fonts (families that may be embedded), pictures {name: base64 JPEG or PNG},
variant (WeasyPrint's name of a PDF standard, or null), slots {html id: [width, height] in points}
for the fit check. For a printer also press {bleed: in points, profile: base64 CMYK ICC}; for an
archive attachments {file name: text}.
"""

from __future__ import annotations

import base64
import json
import logging
import re
import resource
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PIL.ImageCms import PyCMSError

from brochures.cmyk import converted

FONT_FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts"
#: A slot may pass its end by this much: less than anybody sees.
TOLERANCE_PT = 0.5
POINTS_PER_PIXEL = 0.75
#: Address space in bytes. A trifold takes a third of it, most of that for libraries.
MEMORY_LIMIT = 1536 << 20
TALL_PAGE = "@page { size: 11in 200in !important }"


class PressFailure(Exception):
    """The file was not made; the message says why."""


class _Complaints(logging.Handler):
    """Collects what WeasyPrint would only log: every warning and error fails the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def print_job(job: dict[str, Any]) -> bytes:
    """Return the PDF of a job. Raises PressFailure with the cause."""
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.addHandler(complaints)
    logger.setLevel(logging.WARNING)
    try:
        _check_pictures(job["html"])
        if job.get("slots"):
            job = {**job, "html": _with_verdict(job["html"], overset(job))}
        document = _set(job)
        if "press" in job:
            document = _set({**job, "pictures": _in_cmyk(document, job)})
        pdf = document.write_pdf(
            finisher=partial(_set_bleed_box, job["press"]["bleed"]) if "press" in job else None,
            attachments=list(_attachments(job)),
            **_variant(job),
        )
    except NotImplementedError as error:
        raise PressFailure(
            "WeasyPrint cannot draw this with inks, probably a gradient: use a flat tint."
        ) from error
    finally:
        logger.removeHandler(complaints)
        logger.setLevel(level)
    if complaints.messages:
        raise PressFailure("WeasyPrint: " + " · ".join(dict.fromkeys(complaints.messages)))
    _check_fonts(document, job["fonts"])
    return pdf


def _set(job: dict[str, Any]) -> Any:
    page, options = _load(job, job["html"])
    return page.render(**_variant(job), **options)


def _variant(job: dict[str, Any]) -> dict[str, Any]:
    """Return WeasyPrint's options for the standard. A press wants no tags."""
    variant = job.get("variant")
    return {"pdf_variant": variant, "pdf_tags": bool(variant) and "press" not in job}


def _in_cmyk(document: Any, job: dict[str, Any]) -> dict[str, str]:
    profile = base64.b64decode(job["press"]["profile"])
    try:
        return converted(document, job.get("pictures", {}), profile)
    except (OSError, ValueError, PyCMSError) as error:
        raise PressFailure(f"A picture could not be converted for the press: {error}") from error


def _set_bleed_box(bleed: float, document: Any, pdf: Any) -> None:
    """Say where the art ends; WeasyPrint guesses, and counts the marks in."""
    from pydyf import Array, Dictionary  # noqa: PLC0415

    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("Type") == "/Page":
            left, bottom, right, top = item["TrimBox"]
            item["BleedBox"] = Array([left - bleed, bottom - bleed, right + bleed, top + bleed])


def _attachments(job: dict[str, Any]) -> Iterator[Any]:
    from weasyprint import Attachment  # noqa: PLC0415

    for name, text in job.get("attachments", {}).items():
        yield Attachment(string=text, name=name, relationship="Source")


def overset(job: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong with each slot whose content does not fit.

    It is set on an endless page: on one of the real height WeasyPrint drops what does not fit,
    and nothing would show.
    """
    used, found = measure(job), {}
    for key, (width, height) in job["slots"].items():
        too_long, too_wide = used[key][1] - height, used[key][0] - width
        if too_long > TOLERANCE_PT:
            found[key] = f"{key} is {too_long:.0f} pt too long"
        elif too_wide > TOLERANCE_PT:
            found[key] = f"{key} is {too_wide:.0f} pt too wide"
    return found


def measure(job: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Return the width and height in points that the content of each slot takes."""
    from xml.etree.ElementTree import Element  # noqa: PLC0415, S405  (builds, never parses)

    page, options = _load(job, job["html"], TALL_PAGE)
    for slot in page.etree_element.iter():
        if (key := slot.get("id")) in job["slots"]:
            start = Element("div", {"id": f"S~{key}"})
            start.tail, slot.text = slot.text, None
            slot.insert(0, start)
            slot.append(Element("div", {"id": f"E~{key}", "style": "clear: both"}))
    document = page.render(**options)
    places: dict[str, tuple[float, float]] = {}
    widths: dict[str, float] = {}
    for sheet in document.pages:
        places.update(sheet.anchors)
        _note_widths(sheet._page_box, job["slots"], widths)
    return {
        key: (
            widths.get(key, 0) * POINTS_PER_PIXEL,
            (places[f"E~{key}"][1] - places[f"S~{key}"][1]) * POINTS_PER_PIXEL,
        )
        for key in job["slots"]
    }


def _note_widths(
    box: Any, slots: dict[str, Any], widths: dict[str, float], slot: str = "", left: float = 0
) -> None:
    """Note how far right the text of each slot reaches. WeasyPrint tells only in private."""
    element = getattr(box, "element", None)
    key = element.get("id") if element is not None else None
    if key in slots:
        slot, left = key, box.content_box_x()
    if slot and getattr(box, "text", ""):
        widths[slot] = max(widths.get(slot, 0), box.position_x + box.width - left)
    for child in getattr(box, "children", ()):
        _note_widths(child, slots, widths, slot, left)


def _with_verdict(html: str, over: dict[str, str]) -> str:
    if not over:
        return html
    verdict = "; ".join(over.values())
    return html.replace("<!-- fit -->", f'<span class="misfit">Does not fit: {verdict}</span>')


def _load(job: dict[str, Any], html: str, extra_css: str = "") -> tuple[Any, dict[str, Any]]:
    """Return the parsed page and what its `render` needs."""
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fetcher = locked_fetcher(job.get("pictures", {}), job.get("press", {}).get("profile", ""))
    fonts = FontConfiguration()
    profiles: dict[str, Any] = {}
    css = font_faces() + _profile_rule(job) + job["css"] + extra_css
    sheet = CSS(string=css, font_config=fonts, color_profiles=profiles, url_fetcher=fetcher)
    page = HTML(string=html, url_fetcher=fetcher)
    return page, {"font_config": fonts, "color_profiles": profiles, "stylesheets": [sheet]}


def _profile_rule(job: dict[str, Any]) -> str:
    """Return the rule that makes the printer's profile the output intent of the file."""
    return (
        "@color-profile device-cmyk { src: url('profile:'); components: c, m, y, k }"
        if "press" in job
        else ""
    )


def locked_fetcher(pictures: dict[str, str], profile: str = "") -> Any:
    """Return a fetcher that knows our fonts, this job's pictures and profile, and nothing else."""
    from weasyprint import URLFetcher  # noqa: PLC0415
    from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415

    files = font_files()

    class LockedFetcher(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme, _, name = url.partition(":")
            if scheme == "font" and name in files:
                return URLFetcherResponse(url, files[name].read_bytes())
            if scheme == "picture" and name in pictures:
                return URLFetcherResponse(url, base64.b64decode(pictures[name]))
            if scheme == "profile" and profile:
                return URLFetcherResponse(url, base64.b64decode(profile))
            return super().fetch(url, headers)

    return LockedFetcher(allowed_protocols=["data"])


def font_files() -> dict[str, Path]:
    return {path.name: path for path in sorted(FONT_FOLDER.glob("*/*.woff2"))}


def font_faces() -> str:
    """Return @font-face rules for every font file; its name says family, weight and style."""
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
        f"src: url('font:{name}') format('woff2') }}\n"
        for name, family, weight, style in _faces()
    )


def _faces() -> Iterator[tuple[str, str, str, str]]:
    for name, path in font_files().items():
        weight, style = re.findall(r"-(\d{3})-(normal|italic)\.woff2$", name)[0]
        yield name, path.parent.name.replace("-", " ").title(), weight, style


def _check_pictures(html: str) -> None:
    """PDF/UA wants words for every picture, and WeasyPrint does not insist."""
    for tag in re.findall(r"<img\b[^>]*>", html):
        if not re.search(r"\balt=", tag):
            raise PressFailure(f"A picture has no alternative text: {tag[:80]}")


def _check_fonts(document: Any, allowed: list[str]) -> None:
    """A missing font or glyph is silent in WeasyPrint: it takes any other family."""
    for font in document.fonts.values():
        if font.family not in allowed:
            raise PressFailure(
                f"The font {font.family} took the place of one of ours ({', '.join(allowed)}): a "
                "font file is missing, or a character is not in it."
            )


def limit_memory() -> None:
    """Let a job that grows without end fail by itself instead of the server."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, hard))


def main() -> int:
    limit_memory()
    try:
        pdf = print_job(json.load(sys.stdin))
    except PressFailure as failure:
        sys.stderr.write(str(failure))
        return 2
    except MemoryError:
        sys.stderr.write(f"The job needs more than {MEMORY_LIMIT >> 20} MB of memory.")
        return 2
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
