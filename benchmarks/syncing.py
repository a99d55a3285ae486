"""`python -m benchmarks.syncing [DOCUMENTS]`: what a first copy through `/sync/` costs a worker.

A client fetches everything, page by page, twice; the worker must not grow by what it sends.
"""

from __future__ import annotations

import json
import sys
import time

from benchmarks.data import database
from benchmarks.servers import COLD, Server, running

#: Resident memory that a worker may gain over a whole fetch, in MB.
MOST_GROWTH = 50


def main(documents: str = "10000") -> None:
    with running(one=Server(COLD, database(int(documents)))) as servers:
        server = servers["one"]
        server.get("/api/v1/sync/?limit=1")
        before = server.megabytes()
        for time_of in ("first", "second"):
            begun = time.monotonic()
            count, pages = _fetch(server)
            took, grown = time.monotonic() - begun, server.megabytes() - before
            print(
                f"{time_of} fetch: {count} documents on {pages} pages in {took:.1f} s; "
                f"the worker has {before + grown:.0f} MB, {grown:+.0f}"
            )
    if grown > MOST_GROWTH:
        sys.exit(f"More than {MOST_GROWTH} MB were gained.")


def _fetch(server: Server) -> tuple[int, int]:
    """Return how many documents a copy from zero gets, and on how many pages."""
    count, pages, url = 0, 0, "/api/v1/sync/?limit=100"
    while True:
        answer = json.loads(server.get(url)[0])
        count, pages = count + len(answer["items"]), pages + 1
        if not answer["more"]:
            return count, pages
        url = f"/api/v1/sync/?cursor={answer['cursor']}"


if __name__ == "__main__":
    main(*sys.argv[1:])
