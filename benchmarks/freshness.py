"""How soon readers get what was published, and whether anybody gets less than was promised."""

from __future__ import annotations

import http.client
import json
import re
import statistics
import threading
import time
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

#: A place: nothing clinical, so it is published without signatures.
SLUG = "wallace"
PATH = f"/api/v1/locations/{SLUG}/?fields=copy.short"

#: Seconds after a commit in which a reader may still get what was there before.
PROMISED = {"sqlite": 0.0, "postgresql": 0.05}

#: Seconds between two questions of one reader: others are to be answered, too.
PAUSE = 0.002


@dataclass(frozen=True)
class Answer:
    """What one server said: the number of the publication in it, and when it was asked."""

    url: str
    asked: float
    answered: float
    number: int


@dataclass(frozen=True)
class Publication:
    """number: in its words. committed: by `time.monotonic`, when the editor heard of it."""

    number: int
    committed: float


def words(number: int) -> str:
    return f"Words of publication {number}."


def publish(page: Any, numbers: Iterable[int]) -> list[Publication]:
    """Publish a page once for each number, with its words; return when each was committed."""
    published = []
    for number in numbers:
        page.copy_short = words(number)
        page.save_revision().publish()
        published.append(Publication(number, time.monotonic()))
    return published


class Readers:
    """Threads that ask servers for one page, again and again, until the block ends.

    What is no answer is counted by what it was: a status other than 200, or "broken" where the
    connection ended before the answer did. Any body that is not whole raises.
    """

    def __init__(self, urls: Sequence[str], path: str = PATH, *, each: int = 2) -> None:
        self.answers: list[Answer] = []
        self.failures: dict[str, int] = {}
        self._path, self._done = path, threading.Event()
        self._errors: list[Exception] = []
        self._threads = [threading.Thread(target=self._run, args=[url]) for url in [*urls] * each]

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()
        if self._errors and error is None:
            raise self._errors[0]

    def _run(self, url: str) -> None:
        try:
            self._ask_until_done(url)
        except Exception as error:  # noqa: BLE001  (raised again where the block ends)
            self._errors.append(error)

    def _ask_until_done(self, url: str) -> None:
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        while not self._done.wait(PAUSE):
            asked = time.monotonic()
            try:
                connection.request("GET", self._path)
                answer = connection.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException):
                connection.close()
                self._failed("broken")
                continue
            if answer.status != http.client.OK:
                self._failed(str(answer.status))
                continue
            number = _number_in(json.loads(body))
            self.answers.append(Answer(url, asked, time.monotonic(), number))
        connection.close()

    def _failed(self, how: str) -> None:
        self.failures[how] = self.failures.get(how, 0) + 1


def stale(
    answers: Iterable[Answer], published: Sequence[Publication], promised: float
) -> list[Answer]:
    """Return the answers that lack what was committed so many seconds before they were asked for.

    Args:  published: in order.
    """
    moments = [each.committed for each in published]

    def expected(answer: Answer) -> int:
        place = bisect_right(moments, answer.asked - promised)
        return published[place - 1].number if place else -1

    return [answer for answer in answers if answer.number < expected(answer)]


def delays(answers: Iterable[Answer], published: Sequence[Publication]) -> list[float]:
    """Return for each publication the milliseconds until every server had given it once."""
    by_server: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=lambda answer: answer.answered):
        by_server.setdefault(answer.url, []).append(answer)
    found = []
    for each in published:
        firsts = [_first(mine, each.number) for mine in by_server.values()]
        if None not in firsts:
            last = max(moment for moment in firsts if moment is not None)
            found.append(max(0.0, last - each.committed) * 1000)
    return found


def spread(milliseconds: Iterable[float]) -> str:
    """Return what is typical of them and what the slowest one in a hundred is."""
    ordered = sorted(milliseconds)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"median {statistics.median(ordered):.0f} ms, p99 {p99:.0f} ms"


def _first(answers: Iterable[Answer], number: int) -> float | None:
    return next((each.answered for each in answers if each.number >= number), None)


def _number_in(document: Any) -> int:
    """Return the number of the publication that a document is from; -1 before the first."""
    found = re.fullmatch(r"Words of publication (\d+)\.", document["copy"]["short"])
    return int(found[1]) if found else -1
