"""`python -m benchmarks.memory [REQUESTS]`: whether a worker grows by what it is asked.

A warm and a cold worker are asked 200,000 questions each, of all kinds: what is there and what is
not, junk in every parameter and header that one can make up, more different ones than memory
holds. Resident memory is printed on the way. It fails if a worker gains more than MOST_GROWTH after
the first quarter, which is when all that is bounded has reached its bound.
"""

from __future__ import annotations

import sys

from benchmarks.data import database, vendor
from benchmarks.load import QUESTIONS, Load
from benchmarks.servers import COLD, WARM, Server, running

QUARTERS = 4

#: MB. The allocator keeps some that is not used, more at one time than at another.
MOST_GROWTH = 10

#: Seconds of load between two looks at how many were answered.
SLICE = 5

PATHS = (
    "/api/v1/programs/standard-iop/",
    "/api/v1/programs/standard-iop/?expand=level,components",
    "/api/v1/programs/?limit={few}",
    "/api/v1/programs/?limit={few}&fields=title,copy",
    "/api/v1/programs/?updated_since=2026-01-01T00:00:00.{n}Z",
    "/api/v1/faqs/bench-{few}/",
    "/api/v1/faqs/bench-{n}/",
    "/api/v1/faqs/?slug=bench-{n}",
    "/api/v1/faqs/?limit={few}&channel=mobile",
    "/api/v1/levels/?junk={n}",
    "/api/v1/levels/?junk-{n}=1",
    "/api/v1/{n}/",
    "/api/v1/resolve/?path=/faqs/bench-{few}/",
    "/api/v1/resolve/?path=/nothing/{n}/",
    "/api/v1/search/?q=word{n}",
    "/api/v1/sync/?cursor={n}",
    "/api/v1/pages/?limit={few}&ordering=title",
    "/programs/standard-iop/",
    "/programs/?utm_source={n}",
    "/nothing-{n}/",
    "/faqs/bench-{few}/",
)


def main(requests: str = "200000") -> None:
    address, wanted = database(1000), int(requests)
    grown = []
    with running(warm=Server(WARM, address), cold=Server(COLD, address)) as servers:
        for name, server in servers.items():
            server.get(PATHS[0])
            sizes = [server.megabytes()]
            print(f"{vendor()}, {name} worker: {sizes[0]:.0f} MB at the start", flush=True)
            asked = 0
            for quarter in range(1, QUARTERS + 1):
                while asked < wanted * quarter / QUARTERS:
                    asked += _ask(server, seed=asked)
                sizes.append(server.megabytes())
                print(f"  {asked:>9,} questions: {sizes[-1]:.0f} MB", flush=True)
            grown.append(sizes[-1] - sizes[1])
    if max(grown) > MOST_GROWTH:
        sys.exit(f"More than {MOST_GROWTH} MB were gained after the first quarter.")


def _ask(server: Server, seed: int) -> int:
    """Load a server for a while; return how many questions it has answered."""
    result = Load(server, [str(seed + 1), *PATHS], SLICE, script=QUESTIONS).result()
    return result.requests


if __name__ == "__main__":
    main(*sys.argv[1:])
