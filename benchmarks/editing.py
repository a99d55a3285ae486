"""`python -m benchmarks.editing [ROUNDS]`: what opening an editor costs, beside stock Wagtail's.

Two processes open the same pages by turns, one with everything that we add to the editor and one
without (benchmarks/stock_desk.py). What counts is the ratio of processor time: it says the same on
a busy machine. It fails above WANTED.
"""

from __future__ import annotations

import json
import logging
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.data import throwaway

WANTED = 1.3

#: Times that a process opens an editor before the other has its turn.
TURN = 5

OURS, STOCK = "benchmarks.settings", "benchmarks.stock_desk"

#: Versions that were saved, unsigned, since the page was published.
DRAFTS = 20


@dataclass
class Opened:
    """One turn: processor seconds and SQL queries for each opening, and bytes of HTML."""

    seconds: float
    queries: float
    size: int


def main(rounds: str = "20") -> None:
    address = throwaway(10, "editing")
    sides = {settings: _process(settings, address) for settings in (OURS, STOCK)}
    try:
        names = json.loads(_ask(sides[OURS], "prepare"))
        _ask(sides[STOCK], "wait")
        measured: dict[tuple[str, str], list[Opened]] = {}
        for number in range(int(rounds) + 1):
            for name in names:
                # Who begins takes turns too.
                for settings in (OURS, STOCK) if number % 2 else (STOCK, OURS):
                    opened = Opened(**json.loads(_ask(sides[settings], name)))
                    if number:  # the first round warms up
                        measured.setdefault((name, settings), []).append(opened)
    finally:
        for process in sides.values():
            process.terminate()
    sys.exit(_report(names, measured))


def _report(names: list[str], measured: dict[tuple[str, str], list[Opened]]) -> int:
    """Print the tables; return 1 if any is above what we want."""
    worst = 0.0
    print("Opening the editor: with all our panels, beside stock Wagtail")
    for name in names:
        ours, stock = measured[name, OURS], measured[name, STOCK]
        ratio = statistics.median(
            one.seconds / other.seconds for one, other in zip(ours, stock, strict=True)
        )
        worst = max(worst, ratio)
        print(
            f"  {name:34}"
            f"  processor {_median(ours):5.1f} ms / {_median(stock):5.1f} ms = {ratio:.2f}"
            f"  queries {ours[0].queries:.0f} / {stock[0].queries:.0f}"
            f" = {ours[0].queries / stock[0].queries:.2f}"
            f"  HTML {ours[0].size / stock[0].size:.2f}"
        )
    print(f"  wanted: at most {WANTED}, the worst is {worst:.2f}")
    return int(worst > WANTED)


def _median(turns: list[Opened]) -> float:
    return statistics.median(turn.seconds for turn in turns) * 1000


def _process(settings: str, address: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "DATABASE_URL": address}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "benchmarks.editing", "--side", settings],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _ask(process: subprocess.Popen[str], what: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    print(what, file=process.stdin, flush=True)
    answer = process.stdout.readline()
    return answer or sys.exit("A side of the benchmark has ended.")


def _side(settings: str) -> None:
    """Answer the parent's lines: "prepare" makes the content, a name opens that editor."""
    import django  # noqa: PLC0415

    django.setup()
    logging.disable(logging.WARNING)
    if settings == STOCK:
        from benchmarks import stock_desk  # noqa: PLC0415

        stock_desk.strip()
    editors: dict[str, Any] = {}
    for line in sys.stdin:
        what = line.strip()
        if what == "prepare":
            _make_drafts()
        if not editors:
            editors = _editors()
        answer = list(editors) if what in ("prepare", "wait") else _open(editors[what])
        print(json.dumps(answer), flush=True)


def _make_drafts() -> None:
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    user, _ = get_user_model().objects.get_or_create(username="bench", is_superuser=True)
    page = _pages()[1]
    for number in range(DRAFTS):
        page.copy_short = f"Words of version {number}."
        page.save_revision(user=user)


def _pages() -> list[Any]:
    from programs.models import Component, LevelOfCare, ProgramType  # noqa: PLC0415

    english = {"locale__language_code": "en-us", "live": True}
    programs = list(ProgramType.objects.filter(**english).order_by("pk")[:2])
    return [
        *programs,
        LevelOfCare.objects.filter(**english).first(),
        Component.objects.filter(**english).first(),
    ]


def _editors() -> dict[str, Any]:
    from cms.desk.documents import edit_url  # noqa: PLC0415

    names = (
        "a program",
        f"a program, {DRAFTS} unsigned drafts",
        "a level of care",
        "a part of care",
    )
    return {name: edit_url(type(page), page.pk) for name, page in zip(names, _pages(), strict=True)}


def _open(url: str) -> dict[str, Any]:
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get(username="bench"))
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
        queries = len(captured)  # the next request empties the log
    assert answer.status_code == 200, answer
    start = time.process_time()
    for _ in range(TURN):
        client.get(url)
    seconds = (time.process_time() - start) / TURN
    return {"seconds": seconds, "queries": queries, "size": len(answer.content)}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        _side(sys.argv[2])
    else:
        main(*sys.argv[1:])
