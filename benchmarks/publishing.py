"""`python -m benchmarks.publishing [TIMES]`: how soon two workers give a publication to readers.

A page is published again and again while wrk reads it from both. After each commit every worker is
asked until it has the new words, and then some more: an older answer after the time that we
promise is stale. DATABASE_URL may name a PostgreSQL database, which is filled and changed.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time

from benchmarks.data import FOLDER, database
from benchmarks.load import read
from benchmarks.servers import WARM, Server, running

#: A place: nothing clinical, so it is published without signatures.
PATH = "/api/v1/locations/wallace/?fields=copy.short"

#: Seconds after the commit in which a reader may still get the old words.
PROMISED = {"sqlite": 0.0, "postgresql": 0.05}

#: Reads of each worker after the new words were seen there.
READS_AFTER = 10


def main(times: str = "500") -> None:
    address = database(10)
    if address.startswith("sqlite"):
        copy = FOLDER / "publishing.sqlite3"
        shutil.copyfile(address.removeprefix("sqlite:///"), copy)
        address = f"sqlite:///{copy}"
    os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    with running(one=Server(WARM, address), two=Server(WARM, address)) as servers:
        quiet = _p99(servers["one"], 5)
        readers = [_wrk(server, 3600) for server in servers.values()]
        during = _wrk(servers["one"], 10)
        try:
            seen, stale, vendor = _publish(list(servers.values()), int(times))
            text = during.communicate()[0]
        finally:
            for reader in readers:
                reader.terminate()
        sizes = [server.megabytes() for server in servers.values()]
    p99 = sorted(seen)[int(len(seen) * 0.99) - 1]
    print(f"{vendor}, {times} publications, two workers under load")
    print(f"  seen by every worker   median {statistics.median(seen):.0f} ms, p99 {p99:.0f} ms")
    print(f"  stale answers          {stale}")
    print(f"  p99 of warm reads      {quiet:.1f} ms, while publishing {_p99_in(text):.1f} ms")
    print(f"  memory of a worker     {max(sizes):.0f} MB")


def _publish(servers: list[Server], times: int) -> tuple[list[float], int, str]:
    """Return milliseconds from commit to seen, one for each publication, and stale answers."""
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from programs.models import Location  # noqa: PLC0415

    page = Location.objects.get(slug="wallace", locale__language_code="en-us")
    seen, stale = [], 0
    for number in range(times):
        page.copy_short = f"Words of publication {number}."
        page.save_revision().publish()
        committed = time.monotonic()
        for server in servers:
            while _words(server) != page.copy_short:
                stale += time.monotonic() - committed > PROMISED[connection.vendor] + 0.1
        seen.append((time.monotonic() - committed) * 1000)
        stale += sum(
            _words(server) != page.copy_short for server in servers for _ in range(READS_AFTER)
        )
    return seen, stale, connection.vendor


def _words(server: Server) -> str:
    return str(json.loads(server.get(PATH)[0])["copy"]["short"])


def _wrk(server: Server, seconds: int) -> subprocess.Popen[str]:
    command = ["wrk", "-t1", "-c4", f"-d{seconds}s", "--latency", server.url + PATH]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603


def _p99(server: Server, seconds: int) -> float:
    _words(server)
    return _p99_in(_wrk(server, seconds).communicate()[0])


def _p99_in(text: str) -> float:
    return read(text, 0).p99


if __name__ == "__main__":
    main(*sys.argv[1:])
