"""Asking the press: one job at a time on this machine; each finished file is kept."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.core.cache import cache

from brochures.jobs import Job
from brochures.worker import TIME_LIMIT, PangoMissing, PressBusy, RenderingFailed, the_worker

__all__ = ["PangoMissing", "RenderingFailed", "measured", "rendered"]

#: How many finished files stay on the disk; the oldest go first.
KEPT_FILES = 200
#: Measures are kept by their content, so they never grow old; a day is for the cache's sake.
KEPT_SECONDS = 24 * 60 * 60


def rendered(job: Job) -> bytes:
    """Return the PDF of a job: the kept one, else a new one.

    Raises: PangoMissing, RenderingFailed.
    """
    return _kept(job, "print", ".pdf")


def pictured(job: Job) -> dict[str, dict[str, Any]]:
    """Return the pictures of a job in CMYK (cmyk.handed_off): kept ones, else new ones.

    Raises: PangoMissing, RenderingFailed.
    """
    return json.loads(_kept(job, "pictures", ".json"))


def _kept(job: Job, do: Literal["print", "pictures"], suffix: str) -> bytes:
    path = _folder() / f"{job.etag}{suffix}"
    if path.exists():
        return path.read_bytes()
    with _the_press():
        # Whoever had the press before us may have made this very file.
        if path.exists():
            return path.read_bytes()
        made = the_worker.ask(job.as_json(do))
        _keep(path, made)
    return made


def measured(job: Job, patience: float | None = None) -> dict[str, dict[str, Any]]:
    """Return what each slot of a job takes (brochures.measuring), by HTML id.

    Args:   patience: seconds to wait while the press has other work; None: TIME_LIMIT.
    Raises: PangoMissing, RenderingFailed.
    """
    key = f"copyfit:{job.etag}"
    found = cache.get(key)
    if found is None:
        with _the_press(patience):
            found = json.loads(the_worker.ask(job.as_json("measure")))
        cache.set(key, found, KEPT_SECONDS)
    return found


def drawn(
    job: Job,
    views: Sequence[Mapping[str, Any]],
    texts: Sequence[str] = (),
    *,
    patience: float | None = None,
) -> list[dict[str, Any]]:
    """Return pictures of the pages of a job (brochures.raster.draw). Nothing is kept.

    Args:   patience: seconds to wait while the press has other work; None: TIME_LIMIT.
    Raises: PangoMissing, RenderingFailed.
    """
    job = replace(job, data={**job.data, "views": list(views), "texts": list(texts)})
    with _the_press(patience):
        return json.loads(the_worker.ask(job.as_json("draw")))


def pages_drawn(pdf: bytes) -> list[bytes]:
    """Return a PNG of each page of a file. Raises: RenderingFailed."""
    pictures = json.loads(_of_file("draw", pdf))
    return [base64.b64decode(picture["png"]) for picture in pictures]


def text_of(pdf: bytes) -> str:
    """Return the text of a file, in the order of its content. Raises: RenderingFailed."""
    return _of_file("read", pdf).decode()


def _of_file(do: Literal["draw", "read"], pdf: bytes) -> bytes:
    with _the_press():
        return the_worker.ask(json.dumps({"do": do, "pdf": base64.b64encode(pdf).decode()}))


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT).parent / "brochures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _the_press(patience: float | None = None) -> Iterator[None]:
    """Wait for the press; one job at a time keeps a small server small."""
    deadline = time.monotonic() + (TIME_LIMIT if patience is None else patience)
    with (_folder() / "press.lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise PressBusy from None
                time.sleep(0.02)
        yield


def _keep(path: Path, made: bytes) -> None:
    """Write the file under its name only when it is whole; drop the oldest of too many."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(unfinished).replace(path)
    except OSError as error:
        Path(unfinished).unlink(missing_ok=True)
        raise RenderingFailed(f"The file could not be kept: {error.strerror}.") from error
    kept = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda item: item.stat().st_mtime)
    for old in kept[:-KEPT_FILES]:
        old.unlink(missing_ok=True)
