"""Running the press: a process of its own, one at a time, with a limit; each result is kept."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from brochures.jobs import Job

ROOT = Path(__file__).resolve().parent.parent
TIME_LIMIT = 60
#: How many finished files stay on the disk; the oldest go first.
KEPT_FILES = 200
#: The system libraries that WeasyPrint needs (cms/pango.py has the same list for the checks).
PANGO_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
#: The press gets no settings, no database and no secret.
PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "DYLD_FALLBACK_LIBRARY_PATH",
)


class RenderingFailed(Exception):
    """The press did not make the file; the message says why."""


class PangoMissing(RenderingFailed):
    """WeasyPrint cannot load its system libraries."""

    def __init__(self) -> None:
        super().__init__(
            "This server cannot make PDF files: pango is not installed. "
            f"On Debian and Ubuntu: apt-get install {PANGO_PACKAGES}"
        )


def rendered(job: Job) -> bytes:
    """Return the PDF of a job: the kept one, else a new one.

    Raises: PangoMissing, RenderingFailed.
    """
    path = _folder() / f"{job.etag}.pdf"
    if path.exists():
        return path.read_bytes()
    with _the_press():
        # Whoever had the press before us may have made this very file.
        if path.exists():
            return path.read_bytes()
        pdf = _run(job)
        _keep(path, pdf)
    return pdf


def _run(job: Job) -> bytes:
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  (fixed arguments)
            [sys.executable, "-m", "brochures.press"],
            input=job.as_json().encode(),
            capture_output=True,
            cwd=ROOT,
            env=environment,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RenderingFailed(f"The press took longer than {TIME_LIMIT} seconds.") from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if "cannot load library" in said:
        raise PangoMissing
    raise RenderingFailed(said.splitlines()[-1] if said else f"Status {done.returncode}.")


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT).parent / "brochures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _the_press() -> Iterator[None]:
    """Wait for the press; one file at a time keeps a small server small."""
    deadline = time.monotonic() + TIME_LIMIT
    with (_folder() / "press.lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise RenderingFailed("The press is busy. Try again in a minute.") from None
                time.sleep(0.1)
        yield


def _keep(path: Path, pdf: bytes) -> None:
    """Write the file under its name only when it is whole; drop the oldest of too many."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(pdf)
    Path(unfinished).replace(path)
    kept = sorted(path.parent.glob("*.pdf"), key=lambda item: item.stat().st_mtime)
    for old in kept[:-KEPT_FILES]:
        old.unlink(missing_ok=True)
