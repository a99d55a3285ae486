"""`python -m benchmarks.syncing`: a whole copy of the content, through `/sync/` and stock v2.

With 1,000 programs and again with as many questions as are asked for (10,000, or the first
argument). A client fetches everything twice, page by page as the API gives it; the worker must not
grow by what it sends. Stock Wagtail's API is asked in the ways that it knows, from pages of 20 to
all at once, in the same rounds; the best of them counts. DATABASE_URL: see benchmarks/data.py.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.data import database
from benchmarks.servers import COLD, WARM, Server, running

#: Resident memory that a worker may gain over a whole fetch, in MB.
MOST_GROWTH = 50

#: Rounds of the comparison, and how many times stock Wagtail's time a copy may take.
ROUNDS, WANTED = 5, 30

PROGRAMS = 1000
STOCK = "/stock/v2/pages/?type=programs.ProgramType&locale=en-us&fields=*"


def main(documents: str = "10000") -> None:
    compare(database(0, programs=PROGRAMS))
    measure_growth(database(int(documents)))


def compare(address: str) -> None:
    """Print how long a copy of all programs takes, in the same rounds, and the ratio."""
    with running(cold=Server(COLD, address), warm=Server(WARM, address)) as servers:
        ways: dict[str, Callable[[], Iterator[int]]] = {
            "sync, cold": partial(sync_pages, servers["cold"], "program"),
            "sync, from memory": partial(sync_pages, servers["warm"], "program"),
            **{
                f"stock v2, {limit} at once": partial(stock_pages, servers["cold"], limit)
                for limit in (20, 100, PROGRAMS)
            },
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, fetch in ways.items():
                server = servers["warm" if "memory" in name else "cold"]
                cpu, begun = server.cpu_seconds(), time.monotonic()
                count = sum(fetch())
                taken[name].append((time.monotonic() - begun, server.cpu_seconds() - cpu))
                assert count >= PROGRAMS, f"{name}: {count} programs"
    medians = {
        name: [statistics.median(values) for values in zip(*found, strict=True)]
        for name, found in taken.items()
    }
    best = [min(value[n] for name, value in medians.items() if "stock" in name) for n in (0, 1)]
    print(f"| {PROGRAMS:,} programs | seconds | CPU seconds | of stock v2's best | by CPU |")
    print("|---|--:|--:|--:|--:|")
    for name, (seconds, cpu) in medians.items():
        ratios = f"{best[0] / seconds:.1f} | {best[1] / max(cpu, 0.01):.1f}"
        print(f"| {name} | {seconds:.2f} | {cpu:.2f} | {ratios} |")
    print(f"wanted: at least {WANTED} times faster")


def measure_growth(address: str) -> None:
    """Print what two copies of everything cost a worker; fail if it grows by them."""
    with running(one=Server(COLD, address)) as servers:
        server = servers["one"]
        server.get("/api/v1/sync/?limit=1")
        before = server.megabytes()
        for time_of in ("first", "second"):
            begun = time.monotonic()
            sizes = list(sync_pages(server))
            took, grown = time.monotonic() - begun, server.megabytes() - before
            print(
                f"{time_of} fetch: {sum(sizes)} documents on {len(sizes)} pages in {took:.1f} s; "
                f"the worker has {before + grown:.0f} MB, {grown:+.0f}"
            )
    if grown > MOST_GROWTH:
        sys.exit(f"More than {MOST_GROWTH} MB were gained.")


def sync_pages(server: Server, kind: str = "") -> Iterator[int]:
    """Yield how many documents are on each page of a copy from zero."""
    url = "/api/v1/sync/?limit=100" + (f"&type={kind}" if kind else "")
    while url:
        answer = json.loads(server.get(url)[0])
        yield len(answer["items"])
        url = f"/api/v1/sync/?cursor={answer['cursor']}" if answer["more"] else ""


def stock_pages(server: Server, limit: int) -> Iterator[int]:
    """Yield how many pages stock Wagtail gives in each answer of a copy."""
    offset, total = 0, 1
    while offset < total:
        answer = json.loads(server.get(f"{STOCK}&limit={limit}&offset={offset}")[0])
        total = answer["meta"]["total_count"]
        offset += len(answer["items"])
        yield len(answer["items"])


if __name__ == "__main__":
    main(*sys.argv[1:])
