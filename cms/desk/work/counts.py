"""How much waits, on the home page: each number leads to its report.

A fixed number of queries. Numbers that would need every text to be read come from what is kept:
readings (the scheduler makes them) and, for links, an answer that holds until the ledger moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from brochures.editions.models import Edition
from brochures.editions.report import VIEW as VIEW_EDITIONS
from cms.desk.dead_links import dead_links
from cms.desk.documents import models_for
from cms.desk.gaps import translations
from cms.desk.work.drafts import MINE
from cms.desk.work.reviews import OVERDUE, SOON, state_of
from cms.desk.work.waiting import Waiting, waiting_for
from publishing.head import read_head

#: Seconds; the key names the state of the ledger, so this only bounds what is kept in vain.
KEEP_LINKS = 24 * 60 * 60


@dataclass(frozen=True)
class Count:
    """A number with its words, and the report that lists what it counts."""

    number: int
    one: str
    many: str
    url: str
    is_urgent: bool = False

    @property
    def words(self) -> str:
        return self.one if self.number == 1 else self.many


class CountsPanel(Component):
    name = "counts"
    template_name = "desk/counts.html"
    order = 95

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"counts": list(counts_for(waiting_for(parent_context["request"])))}


def arrange_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CountsPanel())


def counts_for(waiting: Waiting) -> Iterator[Count]:
    """Yield what waits, of what this person has a part in."""
    user = waiting.user
    if models_for(user):
        yield from _writers_counts(waiting)
    if user.has_perm(VIEW_EDITIONS):
        stale = Edition.objects.circulating().exclude(urgency="").count()
        words = ("printed piece out of date", "printed pieces out of date")
        yield Count(stale, *words, reverse("editions_out_of_date"), is_urgent=stale > 0)


def _writers_counts(waiting: Waiting) -> Iterator[Count]:
    mine = TaskState.objects.reviewable_by(waiting.user).count()
    tasks = reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true"
    yield Count(mine, "waits for me", "wait for me", tasks)
    drafts = f"{reverse('desk_drafts')}?by={MINE}"
    yield Count(len(waiting.drafts), "draft of mine", "drafts of mine", drafts)
    states = [state_of(row, waiting.today) for row in waiting.near_reviews]
    reviews = reverse("desk_reviews_due")
    late, soon = states.count(OVERDUE), states.count(SOON)
    yield Count(
        late, "review overdue", "reviews overdue", f"{reviews}?state={OVERDUE}", is_urgent=late > 0
    )
    yield Count(soon, "review due soon", "reviews due soon", f"{reviews}?state={SOON}")
    failing = waiting.verdicts.get("block", 0)
    quality = f"{reverse('desk_quality')}?verdict=block"
    yield Count(failing, "fails quality", "fail quality", quality, is_urgent=failing > 0)
    for code, name in translations():
        url = f"{reverse('translation_gaps')}?locale={code}"
        number = sum(waiting.translated[code].values()) - waiting.translated[code].get("", 0)
        yield Count(number, f"to translate: {name}", f"to translate: {name}", url)
    links = _number_of_dead_links()
    report = reverse("dead_links_report")
    yield Count(links, "link that leads nowhere", "links that lead nowhere", report)


def _number_of_dead_links() -> int:
    key = f"desk-dead-links-{read_head().sequence}"
    return int(cache.get_or_set(key, lambda: len(dead_links()), KEEP_LINKS) or 0)
