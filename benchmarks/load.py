"""Load from wrk (https://github.com/wg/wrk), and what it says of a server."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.servers import Server

#: Ask for given paths in turn; and for paths with something else in them each time.
PATHS = Path(__file__).with_name("paths.lua")
QUESTIONS = Path(__file__).with_name("questions.lua")

CONNECTIONS = 8

_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Result:
    """One run. requests: how many were answered; per_second: the same, by time. p50, p99:
    milliseconds. cpu: milliseconds a request, of all the server's processes. errors: answers other
    than 2xx and 3xx, and broken connections.
    """

    requests: int
    per_second: float
    p50: float
    p99: float
    cpu: float
    errors: int


def load(
    server: Server, paths: Sequence[str], seconds: float, headers: Sequence[str] = ()
) -> Result:
    """Ask a server for these paths in turn, from eight connections, for some seconds."""
    return Load(server, paths, seconds, headers).result()


class Load:
    """Load that has begun and goes on until its time is over, or until it is stopped."""

    def __init__(
        self,
        server: Server,
        paths: Sequence[str],
        seconds: float = 3600,
        headers: Sequence[str] = (),
        connections: int = CONNECTIONS,
        script: Path = PATHS,
    ) -> None:
        wrk = shutil.which("wrk")
        if wrk is None:
            sys.exit("wrk is missing.\n  Type: apt-get install wrk   (macOS: brew install wrk)")
        self._server, self._cpu = server, server.cpu_seconds()
        command = [wrk, "-t1", f"-c{connections}", f"-d{seconds:g}s", "--latency"]
        for header in headers:
            command += ["-H", header]
        self._wrk = subprocess.Popen(  # noqa: S603
            [*command, "-s", str(script), server.url, "--", *paths],
            stdout=subprocess.PIPE,
            text=True,
        )

    def stop(self) -> Result:
        """End it now, and return what it has measured so far."""
        self._wrk.send_signal(signal.SIGINT)
        return self.result()

    def result(self) -> Result:
        """Return what it has measured, once its time is over."""
        text, _ = self._wrk.communicate()
        return read(text, self._server.cpu_seconds() - self._cpu)


def read(text: str, cpu_seconds: float) -> Result:
    """Return the numbers in what wrk prints."""
    requests = int(_find(r"(\d+) requests in", text))
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: (.+)", text)
    return Result(
        requests=requests,
        per_second=float(_find(r"Requests/sec:\s+([\d.]+)", text)),
        p50=_milliseconds(_find(r"50%\s+(\S+)", text)),
        p99=_milliseconds(_find(r"99%\s+(\S+)", text)),
        cpu=cpu_seconds * 1000 / max(requests, 1),
        errors=int(bad[1] if bad else 0)
        + (sum(map(int, re.findall(r"\d+", broken[1]))) if broken else 0),
    )


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        sys.exit(f"wrk said something unexpected:\n{text}")
    return found[1]


def _milliseconds(text: str) -> float:
    found = re.fullmatch(r"([\d.]+)([a-z]+)", text)
    # Of no answer at all, wrk says "-nan".
    return float(found[1]) * _MILLISECONDS[found[2]] if found else float("inf")
