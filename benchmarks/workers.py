"""`python -m benchmarks.workers`: gunicorn's kinds of workers compared (docs/adr/0018).

Needs, besides `make setup`: pip install gunicorn_h1c==0.6.10 uvloop==0.23.0
"""

from __future__ import annotations

import statistics
import sys

from benchmarks.data import database
from benchmarks.load import Result, load
from benchmarks.servers import BARE, WARM, Server, running

ROUNDS, SECONDS = 5, 2.0
DETAIL, LOGIN = "/api/v1/programs/standard-iop/", "/admin/login/"
ASGI = {
    "GUNICORN_CMD_ARGS": "--worker-class asgi --asgi-loop uvloop",
    # Asking SQLite for its data version takes a microsecond: no reason to leave the loop.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}


def main(documents: str = "10") -> None:
    address = database(int(documents))
    with running(
        gthread=Server(WARM, address),
        asgi=Server("benchmarks.asgi:application", address, **ASGI),
    ) as servers:
        size = len(servers["gthread"].get(DETAIL)[0])
        bare = f"/{size}"
        with running(
            bare_sync=Server(BARE, address, GUNICORN_CMD_ARGS="--worker-class sync"),
            bare_gthread=Server(BARE, address),
            bare_asgi=Server("benchmarks.asgi:bare", address, **ASGI),
        ) as bares:
            asked = {
                **{name: (server, bare) for name, server in bares.items()},
                "warm detail, gthread": (servers["gthread"], DETAIL),
                "warm detail, ASGI": (servers["asgi"], DETAIL),
                "login page, gthread": (servers["gthread"], LOGIN),
                "login page, ASGI": (servers["asgi"], LOGIN),
            }
            results: dict[str, list[Result]] = {name: [] for name in asked}
            for _ in range(ROUNDS):
                for name, (server, path) in asked.items():
                    server.get(path)
                    results[name].append(load(server, [path], SECONDS))
    print("| | a second | p50 ms | p99 ms | CPU ms |\n|---|--:|--:|--:|--:|")
    for name, found in results.items():
        median = [
            statistics.median(getattr(result, field) for result in found)
            for field in ("per_second", "p50", "p99", "cpu")
        ]
        print(
            f"| {name} | {median[0]:,.0f} | {median[1]:.1f} | {median[2]:.1f} | {median[3]:.3f} |"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
