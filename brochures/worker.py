"""The press as this process sees it: a child process that stays warm between jobs."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIME_LIMIT = 60
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


class PressBusy(RenderingFailed):
    """Other work was in the press for longer than somebody could wait."""

    def __init__(self) -> None:
        super().__init__("The press is busy. Try again in a minute.")


class _HadGone(RenderingFailed):
    """The press ended by itself, for want of work: a new one can take the job."""


class Worker:
    """One press process, started when first needed. Threads take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, job: str) -> bytes:
        """Return the answer to a job (brochures.press says what that is, as JSON on one line).

        Raises: PangoMissing, RenderingFailed.
        """
        with self._turn:
            try:
                return self._answer(job)
            except _HadGone:
                return self._answer(job)

    def stop(self) -> None:
        """End the process, if this one started it."""
        process, self._process = self._process, None
        if process and self._owner == os.getpid():
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()

    def _answer(self, job: str) -> bytes:
        process = self._started()
        too_late = threading.Event()

        def end() -> None:
            too_late.set()
            process.kill()

        limit = threading.Timer(TIME_LIMIT, end)
        limit.start()
        try:
            status, body, last = self._exchange(process, job)
        except (BrokenPipeError, EOFError):
            raise self._ended(process, timed_out=too_late.is_set()) from None
        finally:
            limit.cancel()
        if last:
            self.stop()
        if status == "ok":
            return body
        said = body.decode("utf-8", "replace")
        raise PangoMissing if "cannot load library" in said else RenderingFailed(said)

    def _exchange(self, process: subprocess.Popen[bytes], job: str) -> tuple[str, bytes, bool]:
        assert process.stdin and process.stdout  # noqa: S101, PT018  (for the type checker)
        process.stdin.write(job.encode() + b"\n")
        process.stdin.flush()
        head = process.stdout.readline().decode().split()
        if len(head) != 3:
            raise EOFError
        status, length, more = head
        body = process.stdout.read(int(length))
        if len(body) != int(length):
            raise EOFError
        return status, body, more == "last"

    def _ended(self, process: subprocess.Popen[bytes], *, timed_out: bool) -> RenderingFailed:
        """Return why the press went."""
        status = process.wait()
        self.stop()
        if timed_out:
            return RenderingFailed(f"The press took longer than {TIME_LIMIT} seconds.")
        if status < 0:
            return RenderingFailed(f"The press was ended by signal {-status}: is memory short?")
        return _HadGone(f"The press ended with status {status}.")

    def _started(self) -> subprocess.Popen[bytes]:
        # After a fork the child must not share its parent's pipes.
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self.stop()
            self._owner = os.getpid()
            self._process = subprocess.Popen(  # noqa: S603  (fixed arguments)
                [sys.executable, "-m", "brochures.press"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
            )
        return self._process


the_worker = Worker()
atexit.register(the_worker.stop)
