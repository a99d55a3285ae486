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
from benchmarks.data import server_version, vendor
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
    "questions, by title, backward",
    "questions, by review date",
    "questions, few by date",
    "questions, few by reference",
    "questions, facets",
    "questions, Spanish before English",
    "resolve",
    "parts of the copy",
    "parts, by a rare aspect",
    "parts, about a level",
    "search",
    "search, words of nearly all",
    "search, a word of one",
)

#: The one chart of the README: a list of all programs, whole.
CHART = ("warm list, expanded", "cold list, expanded", "stock v2 list")

Measured = Mapping[str, list[Result]]


def tables(
    targets: list[Target],
    measured: Mapping[int, Measured],
    megabytes: Mapping[str, float],
    documents: int,
) -> str:
    """Return everything that was measured, as Markdown.

    measured: by size. documents: the size at which everything was measured.
    """
    return "\n\n".join(
        [
            f"## All, with {documents:,} questions beside the demo",
            _all(targets, measured[documents]),
            "## Growth",
            "Requests a second on the cold path, and the ratio to the smallest size in the round.",
            _growth(measured),
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


def _growth(measured: Mapping[int, Measured]) -> str:
    sizes = sorted(measured)
    lines = [
        "| | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "|---|" + "--:|" * len(sizes),
    ]
    for name in GROWING:
        smallest = measured[sizes[0]][name]
        cells = [f"{_median(smallest, 'per_second'):,.0f}"]
        for size in sizes[1:]:
            pairs = zip(measured[size][name], smallest, strict=True)
            ratio = statistics.median(mine.per_second / other.per_second for mine, other in pairs)
            cells.append(f"{_median(measured[size][name], 'per_second'):,.0f} ({ratio:.2f})")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def write(text: str, targets: list[Target], measured: Measured) -> None:
    """Write docs/benchmarks.md and its chart: the part of the database that was measured."""
    file = DOCS / "benchmarks.md"
    parts = split(file.read_text())
    parts[vendor()] = f"{_machine()}\n\n{text}"
    file.write_text(joined(parts))
    if vendor() == "sqlite":
        rates = {name: _median(measured[name], "per_second") for name in CHART}
        chart = bars("Lists of 18 programs a second, relations expanded", rates)
        (DOCS / "benchmarks.svg").write_text(chart)


def split(text: str) -> dict[str, str]:
    """Return the parts of docs/benchmarks.md: "words", and what was measured on each database."""
    words, _, rest = text.partition(MARK)
    sqlite, _, postgresql = rest.partition(MARK_POSTGRESQL)
    parts = {"words": words, "sqlite": sqlite, "postgresql": postgresql}
    return {name: part.strip() for name, part in parts.items()}


def joined(parts: Mapping[str, str]) -> str:
    """Return the text of which these are the parts."""
    text = f"{parts['words']}\n\n{MARK}\n\n{parts['sqlite']}\n"
    if parts["postgresql"]:
        text += f"\n{MARK_POSTGRESQL}\n\n{parts['postgresql']}\n"
    return text


MARK = "<!-- Below this line `make bench` writes. -->"

#: A heading, for it begins the same tables once more.
MARK_POSTGRESQL = "# The same on PostgreSQL"


def _machine() -> str:
    names = ("wagtail", "Django", "djangorestframework", "gunicorn")
    parts = [f"{name} {version(name)}" for name in names]
    store = f"SQLite {sqlite3.sqlite_version}" if vendor() == "sqlite" else server_version()
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
