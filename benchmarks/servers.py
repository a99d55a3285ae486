"""The servers that are measured: gunicorn as in production, with one application or another."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: As in production; benchmarks.floor is told what to answer by the path.
WARM, COLD, BARE = "cms.wsgi:application", "cms.wsgi:django_application", "benchmarks.floor:bare"


class Server:
    """A running gunicorn with the settings of gunicorn.conf.py."""

    def __init__(self, application: str, database: str, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "gunicorn", application],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
                "DATABASE_URL": database,
                "PORT": str(self.port),
                "GUNICORN_LOG_LEVEL": "error",
                **environment,
            },
            stdout=subprocess.DEVNULL,
        )

    def wait(self, path: str = "/healthz") -> None:
        """Return when the server answers."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.get(path)
            except OSError:
                time.sleep(0.1)
            else:
                return
        sys.exit(f"The server for {self.url} did not start.")

    def get(self, path: str, **headers: str) -> tuple[bytes, dict[str, str]]:
        """Return the body and the headers of an answer."""
        request = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return answer.read(), dict(answer.headers)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)

    @property
    def workers(self) -> list[int]:
        """Return the processes that answer; the one that starts them does not."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def cpu_seconds(self) -> float:
        """Return the time that the workers have spent so far, in user and system mode."""
        ticks = 0
        for pid in self.workers:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Return the resident memory of the largest worker."""
        return max(map(megabytes, self.workers))


@contextmanager
def running(**servers: Server) -> Iterator[dict[str, Server]]:
    """Wait until all servers answer, and stop them in the end."""
    try:
        for name, server in servers.items():
            server.wait("/100" if name.startswith("bare") else "/healthz")
        yield servers
    finally:
        for server in servers.values():
            server.stop()


def megabytes(pid: int) -> float:
    """Return the resident memory of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
