"""`python -m benchmarks`: measure everything, in interleaved rounds, and write docs/benchmarks.md.

Options:  --quick  one short round, printed only. --documents N (several allowed): sizes to measure;
          the first is the one that everything is measured at, the others show growth. --rounds N.
          --database postgres://…  measure PostgreSQL, with databases beside the one that is named
          (benchmarks/data.py); DATABASE_URL does the same.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from benchmarks import report  # noqa: E402
from benchmarks.data import database  # noqa: E402
from benchmarks.load import Result, load  # noqa: E402
from benchmarks.servers import BARE, COLD, WARM, Server, running  # noqa: E402
from benchmarks.targets import Target, all_targets, cold_at, growing  # noqa: E402

#: Rounds, and seconds of load for each target in a round.
FULL, QUICK = (5, 2.0), (1, 1.0)

Measured = dict[str, list[Result]]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--documents", type=int, nargs="+", default=[])
    parser.add_argument("--database", default="")
    options = parser.parse_args(arguments)
    if options.database:
        os.environ["DATABASE_URL"] = options.database
    rounds, seconds = QUICK if options.quick else FULL
    rounds = options.rounds or rounds
    sizes = options.documents or ([100] if options.quick else [1000, 10, 10_000])
    with _servers(sizes) as servers:
        targets = all_targets(servers, sizes[0])
        measured = measure(servers, targets, sizes, rounds, seconds)
        megabytes = {name: server.megabytes() for name, server in servers.items()}
    text = report.tables(targets, measured, megabytes, sizes[0])
    print(text)
    if not options.quick:
        report.write(text, targets, measured[sizes[0]])


def _servers(sizes: Sequence[int]) -> AbstractContextManager[dict[str, Server]]:
    """Return all servers at the first size, and at each other one that does not keep answers."""
    first, *others = sizes
    address = database(first)
    return running(
        bare=Server(BARE, address),
        cold=Server(COLD, address),
        warm=Server(WARM, address),
        **{cold_at(documents): Server(COLD, database(documents)) for documents in others},
    )


def measure(
    servers: dict[str, Server],
    targets: Sequence[Target],
    sizes: Sequence[int],
    rounds: int,
    seconds: float,
) -> dict[int, Measured]:
    """Load each target once a round, in another order each time; return results by size and name.

    What disturbs, disturbs all. Where growth is of interest, a target is loaded at all sizes in
    turn: a machine that has more to do than a minute ago is no growth.
    """
    at_size = {sizes[0]: {target.name: target for target in targets}}
    for documents in sizes[1:]:
        same = growing(servers, documents, cold_at(documents))
        at_size[documents] = {target.name: target for target in same}
    measured: dict[int, Measured] = {size: {name: [] for name in at_size[size]} for size in sizes}
    for number in range(rounds):
        for target in random.sample(targets, len(targets)):
            for size in sizes:
                if target.name in at_size[size]:
                    result = _load(servers, at_size[size][target.name], seconds)
                    measured[size][target.name].append(result)
                    words = f"{number + 1}/{rounds}  {result.per_second:9.1f}/s  {target.name}"
                    print(f"{words}, {size:,}", file=sys.stderr, flush=True)
    return measured


def _load(servers: dict[str, Server], target: Target, seconds: float) -> Result:
    server = servers[target.server]
    server.get(target.paths[0])
    return load(server, target.paths, max(seconds, target.seconds), target.headers)


if __name__ == "__main__":
    main(sys.argv[1:])
