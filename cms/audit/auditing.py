"""The audit itself: read everything, and report what is given away, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from cms.audit import addresses
from cms.audit.addresses import HiddenDocument
from cms.audit.crawling import Fetch, crawl
from cms.audit.hidden import Absent, Watch
from cms.audit.reading import Answer, text_of
from publishing.models import Version

#: What makes two answers to the same question differ: ids and tags in it.
OWN_NAMES = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

#: Canaries that a search is asked for: of each kind of words one.
SEARCHED = (": title", ": copy_medium", ": modules.body", ": definition")


@dataclass(frozen=True)
class Leak:
    address: str
    what: str

    def __str__(self) -> str:
        return f"{self.address}\n    {self.what}"


@dataclass
class Report:
    """leaks: in the order found. read: addresses that were asked. hidden: things looked for."""

    leaks: list[Leak] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    read: int = 0
    hidden: int = 0


def audit(
    fetch: Fetch,
    watch: Watch,
    documents: Collection[HiddenDocument],
    origins: Collection[str],
    *,
    replays: Iterable[str] = (),
    brief: bool = False,
    past_is_public: bool = False,
) -> Report:
    """Read the site and return what it gives away.

    Args:     documents: what is hidden, to be asked for by name.
              replays: addresses of sync at which clients go on that began before it was hidden.
              brief: leave out the many parameters of the API.
              past_is_public: everybody may read the past of what is public (PUBLIC_HISTORY).
    """
    report = Report(hidden=len(watch.marks))
    asked = [] if brief else list(addresses.from_schema(fetch, list(documents)))
    absent = [*watch.absent, *(item for item in asked if isinstance(item, Absent))]
    slugs = set(Version.objects.current().values_list("slug", flat=True))
    for document in documents:
        absent += addresses.guesses(document, slugs)
    if not past_is_public:
        absent += addresses.of_the_past()
    seeds = [
        *addresses.FIXED,
        *(item for item in asked if isinstance(item, str)),
        *addresses.of_what_is_public(),
        *(
            address
            for start in (*addresses.sync_starts(), *replays)
            for address, _ in addresses.sync_pages(fetch, start)
        ),
        *(item.address for item in absent),
    ]
    answers: dict[str, Answer] = {}
    guessed = {item.address for item in absent}
    for address, answer in crawl(fetch, seeds, origins):
        report.read += 1
        if address in guessed:
            answers[address] = answer
        if answer.status >= 500 and answer.status != 503:
            report.broken.append(f"{address} answers {answer.status}")
        for hidden in watch.found_in(text_of(answer), address):
            report.leaks.append(Leak(address, hidden.what))
    nevers = {address: fetch(address, {}) for address in {item.never for item in absent} if address}
    for item in absent:
        report.leaks += _given_away(item, answers[item.address], nevers.get(item.never))
    report.leaks += _search_for(fetch, watch)
    return report


def _given_away(item: Absent, answer: Answer, never: Answer | None) -> Iterator[Leak]:
    """Yield a leak if an address tells that there is something."""
    if never is None:
        if answer.status < 300:
            yield Leak(item.address, f"{item.what}: this address answers {answer.status}.")
        return
    if answer.status != never.status or _anonymous(answer) != _anonymous(never):
        yield Leak(item.address, f"{item.what}: another answer than for what never was.")


def _anonymous(answer: Answer) -> str:
    return OWN_NAMES.sub("", answer.body.decode(errors="replace"))


def _search_for(fetch: Fetch, watch: Watch) -> Iterator[Leak]:
    """Yield a leak for every canary that a search finds."""
    for mark, hidden in watch.marks.items():
        if hidden.what.endswith(SEARCHED):
            address = f"{addresses.API}search/?q={mark}"
            if json.loads(fetch(address, {}).body)["count"]:
                yield Leak(address, f"{hidden.what}: a search finds it.")
