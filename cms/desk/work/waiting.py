"""What waits for one person, looked up once for all panels of the home page."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone

from cms.desk.gaps import gaps, translations
from cms.desk.work.drafts import waiting_drafts
from cms.desk.work.reviews import due_reviews, months
from cms.desk.work.rows import Row
from publishing.days import DUE_SOON
from publishing.locales import known_locales
from publishing.models import Reading, Version


class Waiting:
    """Each answer is looked up when it is first asked for."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.today = timezone.localdate()

    @cached_property
    def drafts(self) -> list[Row]:
        """What this person changed last and has not published, newest first."""
        return waiting_drafts(self.user, latest_revision__user=self.user)

    @cached_property
    def reviews(self) -> list[Row]:
        """Public content whose next check is past or comes within `months`, the latest first."""
        year, month = map(int, months(self.today)[-1][0].split("-"))
        end = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
        return due_reviews(self.user, until=max(end, self.today + DUE_SOON))

    @cached_property
    def near_reviews(self) -> list[Row]:
        """Those that are past or near."""
        return [row for row in self.reviews if row.when <= self.today + DUE_SOON]

    @cached_property
    def verdicts(self) -> dict[str, int]:
        """How many public documents pass, and how many do not: verdict → number."""
        found = Reading.objects.filter(of_draft=False).order_by().values_list("verdict")
        return dict(found.annotate(Count("pk")))

    @cached_property
    def translated(self) -> dict[str, dict[str, int]]:
        """Locale → state (cms.desk.gaps; "" is translated and up to date) → number."""
        states: dict[str, dict[str, int]] = {}
        for code, _ in translations():
            rows: Any = gaps(code).order_by()
            states[code] = dict(rows.values_list("state").annotate(Count("pk")))
        if states:
            number = Version.objects.current().filter(locale=known_locales()[0]).count()
            for found in states.values():
                found[""] = number - sum(found.values())
        return states


def waiting_for(request: HttpRequest) -> Waiting:
    """Return what waits for whoever asks, the same for all of one request."""
    if not hasattr(request, "_waiting"):
        request._waiting = Waiting(request.user)  # type: ignore[attr-defined]
    return request._waiting  # type: ignore[attr-defined]
