"""Results as Markdown tables, in docs/benchmarks.md."""

from __future__ import annotations

import datetime
import os
import platform
import sqlite3
import statistics
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from benchmarks.charts import bars
from benchmarks.load import Result
from benchmarks.servers import ROOT
from benchmarks.targets import Target

DOCS = ROOT / "docs"

GROWING = (
    "question, any",
    "questions, first page",
    "questions, last page",
    "questions, common filter",
    "questions, rare filter",
    "resolve",
    "search",
)

#: The one chart of the README: a list of all programs, whole.
CHART = ("warm list, expanded", "cold list, expanded", "stock v2 list")

Measured = Mapping[str, list[Result]]


def tables(
    targets: list[Target],
    measured: Measured,
    megabytes: Mapping[str, float],
    grown: Mapping[int, Measured],
    documents: int,
) -> str:
    """Return everything that was measured, as Markdown."""
    return "\n\n".join(
        [
            f"## All, with {documents:,} questions beside the demo",
            _all(targets, measured),
            "## Growth",
            "Requests a second on the cold path, and the ratio to the smallest size.",
            _growth(grown),
            "## Memory",
            "\n".join(
                ["| Worker | MB |", "|---|--:|"]
                + [f"| {name} | {size:.0f} |" for name, size in megabytes.items()]
            ),
        ]
    )


def _all(targets: list[Target], measured: Measured) -> str:
    lines = [
        "| | a second | spread | p50 ms | p99 ms | CPU ms | of | ratio | by CPU | wanted |",
        "|---|--:|--:|--:|--:|--:|---|--:|--:|--:|",
    ]
    for target in targets:
        results = measured[target.name]
        rates = [result.per_second for result in results]
        ratio = by_cpu = wanted = ""
        if target.of:
            pairs = zip(results, measured[target.of], strict=True)
            ratios = [mine.per_second / other.per_second for mine, other in pairs]
            ratio = f"{statistics.median(ratios):.2f}"
            by_cpu = f"{_median(measured[target.of], 'cpu') / _median(results, 'cpu'):.2f}"
            wanted = f"≥ {target.at_least:g}" if target.at_least else ""
        errors = sum(result.errors for result in results)
        lines.append(
            f"| {target.name}{f' ({errors} errors)' if errors else ''} "
            f"| {statistics.median(rates):,.0f} | {min(rates):,.0f}–{max(rates):,.0f} "
            f"| {_median(results, 'p50'):.1f} | {_median(results, 'p99'):.1f} "
            f"| {_median(results, 'cpu'):.2f} | {target.of} | {ratio} | {by_cpu} | {wanted} |"
        )
    return "\n".join(lines)


def _growth(grown: Mapping[int, Measured]) -> str:
    sizes = sorted(grown)
    lines = [
        "| | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "|---|" + "--:|" * len(sizes),
    ]
    for name in GROWING:
        rates = [_median(grown[size].get(name, []), "per_second") for size in sizes]
        cells = [
            f"{rate:,.0f}" + (f" ({rate / rates[0]:.2f})" if place and rates[0] else "")
            for place, rate in enumerate(rates)
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def write(text: str, targets: list[Target], measured: Measured) -> None:
    """Write docs/benchmarks.md and its chart."""
    rates = {name: _median(measured[name], "per_second") for name in CHART}
    chart = bars("Lists of 18 programs a second, relations expanded", rates)
    (DOCS / "benchmarks.svg").write_text(chart)
    head = (DOCS / "benchmarks.md").read_text().partition(MARK)[0].rstrip()
    (DOCS / "benchmarks.md").write_text(f"{head}\n\n{MARK}\n\n{_machine()}\n\n{text}\n")


MARK = "<!-- Below this line `make bench` writes. -->"


def _machine() -> str:
    names = ("wagtail", "Django", "djangorestframework", "gunicorn")
    parts = [f"{name} {version(name)}" for name in names]
    address = os.environ.get("DATABASE_URL", "")
    store = "PostgreSQL" if address.startswith("postgres") else f"SQLite {sqlite3.sqlite_version}"
    model = [
        x for x in Path("/proc/cpuinfo").read_text().splitlines() if x.startswith("model name")
    ]
    return (
        f"Measured {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC on {os.cpu_count()} "
        f"cores ({model[0].partition(': ')[2] if model else platform.machine()}), "
        f"Python {platform.python_version()}, {store}, {', '.join(parts)}; one worker (gthread, "
        "eight threads), wrk with eight connections on the same machine."
    )


def _median(results: list[Result], name: str) -> float:
    return statistics.median(getattr(result, name) for result in results) if results else 0.0
