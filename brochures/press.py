"""The press: HTML and CSS in, PDF out, in a process of its own without Django or a database.

`python -m brochures.press` reads one job a line as JSON from stdin, and answers each on stdout
with a line "ok|no LENGTH more|last" and that many bytes: a PDF, measures as JSON, or what is
amiss. It ends when stdin does, after a quiet while, and when it is worn out.

A job: do ("print", "measure", "pictures", "draw" or "read"), html, css, fonts (families that may be
embedded), pictures {name: base64 JPEG or PNG}, variant (WeasyPrint's name of a PDF standard, or
null). To measure, also sheet [width, height] and slots {html id: [width, height]} in points. For a
printer also press {bleed: in points, profile: base64 CMYK ICC}; for an archive attachments {file
name: text}; for pictures alone profile (base64 CMYK ICC); to draw, views and texts (raster.draw).
Of a file that is made already a job has nothing but pdf (base64): it is drawn whole, or read.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import os
import re
import resource
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from PIL.ImageCms import PyCMSError

from brochures import measuring, raster
from brochures.cmyk import converted, handed_off

#: A press that has done this much, or has grown this large, makes room for a fresh one.
JOBS_PER_PROCESS = 200
MEGABYTES = 150
QUIET_SECONDS = 300
FONT_FOLDER = Path(__file__).resolve().parent.parent / "static" / "fonts"
#: Address space in bytes. A trifold takes a third of it, most of that for libraries.
MEMORY_LIMIT = 1536 << 20
#: What a picture is while type is measured: one pixel, so that none is decoded.
NO_PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


class PressFailure(Exception):
    """The file was not made; the message says why."""


class _Complaints(logging.Handler):
    """Collects what WeasyPrint would only log: every warning and error fails the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[None]:
    """Raise PressFailure at the end when WeasyPrint logged anything."""
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.addHandler(complaints)
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
        logger.setLevel(level)
    if complaints.messages:
        raise PressFailure("WeasyPrint: " + " · ".join(dict.fromkeys(complaints.messages)))


def print_job(job: dict[str, Any]) -> bytes:
    """Return the PDF of a job. Raises PressFailure with the cause."""
    try:
        with _complaints():
            _check_pictures(job["html"])
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
    with _conversion():
        profile = base64.b64decode(job["press"]["profile"])
        return converted(document, job.get("pictures", {}), profile)


def pictures_job(job: dict[str, Any]) -> bytes:
    """Return the pictures of a job in CMYK (cmyk.handed_off), as JSON."""
    with _complaints():
        document = _set(job)
    with _conversion():
        found = handed_off(document, job["pictures"], base64.b64decode(job["profile"]))
    return json.dumps(found).encode()


@contextmanager
def _conversion() -> Iterator[None]:
    try:
        yield
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


def draw_job(job: dict[str, Any]) -> bytes:
    """Return pictures of a file or of the PDF of a job (raster), as JSON. The PDF is dropped."""
    if "pdf" in job:
        return json.dumps(raster.draw_all(base64.b64decode(job["pdf"]))).encode()
    return json.dumps(raster.draw(print_job(job), job["views"], job["texts"])).encode()


def read_job(job: dict[str, Any]) -> bytes:
    """Return the words of a file."""
    return raster.read(base64.b64decode(job["pdf"])).encode()


def measure_job(job: dict[str, Any]) -> bytes:
    """Return what each slot of a job takes, as JSON. Pictures need a size in CSS: none is read."""
    with _complaints():
        names = dict.fromkeys(re.findall(r"picture:([\w-]+)", job["html"]), NO_PICTURE)
        job = {**job, "pictures": names}
        page, options = _load(job, job["html"], measuring.tall_page(job["sheet"][0]))
        return json.dumps(measuring.measure(page, options, job["slots"])).encode()


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
                return URLFetcherResponse(url, unpacked_font(files[name]))
            if scheme == "picture" and name in pictures:
                return URLFetcherResponse(url, base64.b64decode(pictures[name]))
            if scheme == "profile" and profile:
                return URLFetcherResponse(url, base64.b64decode(profile))
            return super().fetch(url, headers)

    return LockedFetcher(allowed_protocols=["data"])


def font_files() -> dict[str, Path]:
    return {path.name: path for path in sorted(FONT_FOLDER.glob("*/*.woff2"))}


@cache
def unpacked_font(path: Path) -> bytes:
    """Return a font as WeasyPrint would unpack it for every job, which is half of a check."""
    from fontTools.ttLib import woff2  # noqa: PLC0415

    unpacked = io.BytesIO()
    woff2.decompress(io.BytesIO(path.read_bytes()), unpacked)
    return unpacked.getvalue()


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


def main() -> None:
    """Answer jobs until there are none. Whatever else writes to stdout goes to stderr."""
    limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for number, line in enumerate(_lines(), 1):
        try:
            done, body = "ok", answer(json.loads(line))
        except PressFailure as failure:
            done, body = "no", str(failure).encode()
        except MemoryError:
            needs = f"The job needs more than {MEMORY_LIMIT >> 20} MB of memory."
            done, body = "no", needs.encode()
        except Exception as error:  # noqa: BLE001  (the asker must hear of it, whatever it is)
            done, body = "no", f"{type(error).__name__}: {error}".encode()
        worn = number >= JOBS_PER_PROCESS or _megabytes() > MEGABYTES
        answers.write(f"{done} {len(body)} {'last' if worn else 'more'}\n".encode() + body)
        answers.flush()
        if worn:
            return


def answer(job: dict[str, Any]) -> bytes:
    tasks = {
        "print": print_job,
        "measure": measure_job,
        "pictures": pictures_job,
        "draw": draw_job,
        "read": read_job,
    }
    return tasks[job["do"]](job)


def _lines() -> Iterator[bytes]:
    """Yield the lines of stdin; end with it, or when nothing was asked for a while."""
    while select.select([sys.stdin], [], [], QUIET_SECONDS)[0]:
        line = sys.stdin.buffer.readline()
        if not line:
            return
        yield line


def _megabytes() -> float:
    """Return the memory that this process has now; 0 where the system does not tell."""
    # The peak that getrusage tells counts the parent's memory at the fork too.
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    main()
