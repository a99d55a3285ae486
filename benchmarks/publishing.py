"""`python -m benchmarks.publishing [TIMES]`: how soon two workers give a publication to readers.

A place is published again and again, as fast as one editor could, while wrk reads from both
workers what is in their memory. Other readers ask for the place all the time and note what they
get: an answer without what was committed before it was asked for is stale; on PostgreSQL, 50 ms
before. DATABASE_URL may name a PostgreSQL database (benchmarks/data.py).

The editor has a process of its own: in that of the readers, they would wait for its interpreter,
and that would count as the server's time.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from benchmarks.data import throwaway, vendor
from benchmarks.freshness import (
    PATH,
    PROMISED,
    SLUG,
    Publication,
    Readers,
    delays,
    publish,
    spread,
    stale,
)
from benchmarks.load import Load, Result
from benchmarks.servers import WARM, Server, running

#: What wrk asks for: it stays in memory, for no place is shown in it.
WARM_PATHS = (
    "/api/v1/programs/standard-iop/",
    "/api/v1/programs/",
    "/api/v1/faqs/",
    "/api/v1/levels/",
)

#: Seconds of load without any publication, before and after.
QUIET = 10.0


def main(times: str = "500") -> None:
    address = throwaway(10, "publishing")
    os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    with running(one=Server(WARM, address), two=Server(WARM, address)) as servers:
        asked = list(servers.values())
        for server in asked:
            for path in (PATH, *WARM_PATHS):
                server.get(path)
        with Readers([server.url for server in asked]) as readers:
            quiet = _loaded(asked, lambda: time.sleep(QUIET))
            published: list[Publication] = []
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as editor:
                busy = _loaded(
                    asked, lambda: published.extend(editor.submit(_publish, int(times)).result())
                )
            quiet += _loaded(asked, lambda: time.sleep(QUIET))
        sizes = [server.megabytes() for server in asked]
    took = delays(readers.answers, published)
    late = stale(readers.answers, published, PROMISED[vendor()])
    first, last = published[0].committed, published[-1].committed
    waited = [1000 * (x.answered - x.asked) for x in readers.answers if first < x.asked < last]
    before, during = (statistics.fmean(each.p99 for each in found) for found in (quiet, busy))
    print(f"{vendor()}: {times} publications, {(last - first) / len(published) * 1000:.0f} ms each")
    print(f"  seen by every worker   {spread(took)} after the commit")
    print(f"  stale answers          {len(late)} of {len(readers.answers):,}")
    print(f"  other than answers     {readers.failures or 'none'}")
    print(f"  reads of the place     {spread(waited)}")
    print(
        f"  p99 of warm reads      {before:.1f} ms, while publishing {during:.1f} ms: "
        f"{during / before:.1f} times"
    )
    print(
        f"  warm reads a second    {_rate(quiet):,.0f}, while publishing {_rate(busy):,.0f}; "
        f"errors {sum(each.errors for each in (*quiet, *busy))}"
    )
    print(f"  memory of a worker     {max(sizes):.0f} MB")


def _publish(times: int) -> list[Publication]:
    """Publish a place so many times; return when each was committed."""
    import django  # noqa: PLC0415

    django.setup()
    logging.disable(logging.INFO)
    from programs.models import Location  # noqa: PLC0415

    page = Location.objects.get(slug=SLUG, locale__language_code="en-us")
    return publish(page, range(times))


def _loaded(servers: list[Server], work: Callable[[], object]) -> list[Result]:
    """Return what wrk measured at each server while some work was done."""
    loads = [Load(server, WARM_PATHS, connections=4) for server in servers]
    work()
    return [load.stop() for load in loads]


def _rate(results: list[Result]) -> float:
    return sum(each.per_second for each in results) * 2 / len(results)


if __name__ == "__main__":
    main(*sys.argv[1:])
