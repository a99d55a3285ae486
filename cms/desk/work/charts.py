"""Charts on the home page: tables with a bar in each row. Each row leads to its report.

The bars repeat the numbers beside them and are hidden from screen readers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from cms.desk.documents import models_for
from cms.desk.gaps import CHANGED, MISSING, WAITING, translations
from cms.desk.work.reviews import OVERDUE, SOON, months
from cms.desk.work.waiting import Waiting, waiting_for


@dataclass(frozen=True)
class Bar:
    """A row: words, a number, and the report that lists what it counts.

    is_urgent: to do now. is_fine: nothing to do.
    """

    words: str
    number: float
    url: str = ""
    is_urgent: bool = False
    is_fine: bool = False


@dataclass(frozen=True)
class Chart:
    """unit: what is counted, for the head of the table."""

    heading: str
    unit: str
    bars: list[Bar]

    @property
    def asks_for_work(self) -> bool:
        """Tell whether anything stands in it that somebody could do."""
        return any(bar.number for bar in self.bars if not bar.is_fine)

    @property
    def rows(self) -> list[tuple[Bar, float]]:
        """Return each bar with its length in percent of the longest."""
        # The grade of very easy words is below zero.
        lengths = [max(0, bar.number) for bar in self.bars]
        longest = max(lengths) or 1
        return [
            (bar, round(100 * length / longest, 1))
            for bar, length in zip(self.bars, lengths, strict=True)
        ]


class ChartsPanel(Component):
    name = "charts"
    template_name = "desk/charts.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        waiting = waiting_for(parent_context["request"])
        charts = charts_of(waiting) if models_for(waiting.user) else ()
        return {"charts": [each for each in charts if each.asks_for_work]}


def arrange_panels(request: Any, panels: list[Any]) -> None:
    panels.append(ChartsPanel())


def charts_of(waiting: Waiting) -> Iterator[Chart]:
    """Yield what an editor plans by: reviews to come, translations, and what fails quality."""
    yield Chart("Reviews by month", "Reviews", list(_reviews(waiting)))
    for code, name in translations():
        yield Chart(f"Translated: {name}", "Documents", list(_translated(waiting, code)))
    yield Chart("Quality", "Documents", list(_quality(waiting)))


def _reviews(waiting: Waiting) -> Iterator[Bar]:
    url, today = reverse("desk_reviews_due"), waiting.today
    late = sum(row.when < today for row in waiting.reviews)
    yield Bar("Overdue", late, f"{url}?state={OVERDUE}", is_urgent=True)
    due = Counter(f"{row.when:%Y-%m}" for row in waiting.reviews if row.when >= today)
    for number, (month, name) in enumerate(months(today)):
        # Of this month, what is past is overdue.
        state = f"&state={SOON}" if number == 0 else ""
        yield Bar(name, due[month], f"{url}?month={month}{state}")


def _translated(waiting: Waiting, code: str) -> Iterator[Bar]:
    url, found = f"{reverse('translation_gaps')}?locale={code}", waiting.translated[code]
    yield Bar("Up to date", found.get("", 0), is_fine=True)
    yield Bar("Sent to translators", found.get(WAITING, 0), f"{url}&state={WAITING}")
    yield Bar("Changed since", found.get(CHANGED, 0), f"{url}&state={CHANGED}", is_urgent=True)
    yield Bar("Not translated", found.get(MISSING, 0), f"{url}&state={MISSING}", is_urgent=True)


def _quality(waiting: Waiting) -> Iterator[Bar]:
    url, found = reverse("desk_quality"), waiting.verdicts
    yield Bar("Pass", found.get("pass", 0), f"{url}?verdict=pass", is_fine=True)
    yield Bar("With warnings", found.get("warn", 0), f"{url}?verdict=warn")
    yield Bar("Fail", found.get("block", 0), f"{url}?verdict=block", is_urgent=True)
