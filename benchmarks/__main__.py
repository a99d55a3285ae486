"""`python -m benchmarks`: measure everything, in interleaved rounds, and write docs/benchmarks.md.

Options:  --quick  one short round, printed only. --documents N (several allowed): sizes to measure;
          the first is the one that everything is measured at, the others show growth. --rounds N.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from benchmarks import report  # noqa: E402
from benchmarks.data import database  # noqa: E402
from benchmarks.load import Result, load  # noqa: E402
from benchmarks.servers import BARE, COLD, WARM, Server, running  # noqa: E402
from benchmarks.targets import Target, all_targets, growing  # noqa: E402

#: Rounds, and seconds of load for each target in a round.
FULL, QUICK = (5, 2.0), (1, 1.0)

Measured = dict[str, list[Result]]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--documents", type=int, nargs="+", default=[])
    options = parser.parse_args(arguments)
    rounds, seconds = QUICK if options.quick else FULL
    rounds = options.rounds or rounds
    first, *others = options.documents or ([100] if options.quick else [1000, 10, 10_000])
    targets, measured, megabytes = measure(first, rounds, seconds)
    grown = {first: {name: measured[name] for name in report.GROWING if name in measured}}
    for documents in others:
        _, grown[documents], megabytes[f"{documents} documents"] = growth(
            documents, rounds, seconds
        )
    text = report.tables(targets, measured, megabytes, grown, first)
    print(text)
    if not options.quick:
        report.write(text, targets, measured)


def measure(
    documents: int, rounds: int, seconds: float
) -> tuple[list[Target], Measured, dict[str, float]]:
    """Measure everything at one size; return targets, results by name and megabytes by server."""
    address = database(documents)
    with running(
        bare=Server(BARE, address), cold=Server(COLD, address), warm=Server(WARM, address)
    ) as servers:
        targets = all_targets(servers, documents)
        measured = _rounds(servers, targets, rounds, seconds)
        return targets, measured, {name: server.megabytes() for name, server in servers.items()}


def growth(documents: int, rounds: int, seconds: float) -> tuple[list[Target], Measured, float]:
    """Measure at another size what must not grow with it."""
    with running(cold=Server(COLD, database(documents))) as servers:
        targets = growing(servers, documents)
        measured = _rounds(servers, targets, rounds, seconds)
        return targets, measured, servers["cold"].megabytes()


def _rounds(
    servers: dict[str, Server], targets: list[Target], rounds: int, seconds: float
) -> Measured:
    """Load each target once a round, in another order each time: what disturbs, disturbs all."""
    measured: Measured = {target.name: [] for target in targets}
    for number in range(rounds):
        for target in random.sample(targets, len(targets)):
            server = servers[target.server]
            server.get(target.paths[0])
            duration = max(seconds, target.seconds)
            result = load(server, target.paths, duration, target.headers)
            measured[target.name].append(result)
            print(
                f"{number + 1}/{rounds}  {result.per_second:9.1f}/s  {target.name}",
                file=sys.stderr,
                flush=True,
            )
    return measured


if __name__ == "__main__":
    main(sys.argv[1:])
