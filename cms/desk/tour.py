"""The first hour: a short tour on the home page, until its reader puts it away.

What is put away is remembered by Wagtail for each user (its “dismissibles”). Help → Show the tour
brings it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.users.models import UserProfile

from brochures.editions.report import VIEW as VIEW_EDITIONS
from cms.desk.dashboard import brochure_links, write_program_url
from cms.desk.documents import edit_url, may_change
from cms.desk.reviews import PERMISSION as RECORD_REVIEW
from programs.models import ProgramType

DISMISSIBLE = "continuum-tour"
AGAIN = "tour"


@dataclass(frozen=True)
class Stop:
    """One thing to try, and where. url: empty for what is found on the way."""

    heading: str
    words: str
    url: str = ""
    link: str = ""


class TourPanel(Component):
    name = "tour"
    template_name = "desk/tour.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "stops": list(stops_for(parent_context["request"].user)),
            "dismissible": DISMISSIBLE,
        }


def arrange_panels(request: HttpRequest, panels: list[Any]) -> None:
    if AGAIN in request.GET or not _is_put_away(request.user):
        panels.append(TourPanel())


def stops_for(user: Any) -> Iterator[Stop]:
    """Yield what this person can try here, in the order of a first hour."""
    if user.has_perm(RECORD_REVIEW) and not user.is_superuser:
        yield Stop(
            "Sign what waits",
            "Clinical words wait until you have signed them. Open the page, read it, and choose "
            "Sign and approve in the menu beside Save draft.",
            reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true",
            "See what waits for me",
        )
    if may_change(user, ProgramType):
        yield from _writing(user)
    for _, url in brochure_links(user):
        yield Stop(
            "See it on paper",
            "A brochure prints the published words of your pages. Copyfit says what fits its box.",
            url,
            "Open the brochures",
        )
    if user.has_perm(VIEW_EDITIONS):
        yield Stop(
            "Know what is out of date",
            "A print run that was approved is watched: you hear when its words have changed.",
            reverse("editions_out_of_date"),
            "See the print runs",
        )


def _writing(user: Any) -> Iterator[Stop]:
    program = ProgramType.objects.order_by("path").values_list("pk", "title").first()
    write = "" if program else write_program_url(user) or ""
    yield Stop(
        "Open a program" if program else "Write a program",
        "Four tabs: the facts, the words in four lengths, who reviewed it, and its settings. Under "
        "each text you see how much of its room is used.",
        edit_url(ProgramType, program[0]) if program else write,
        f"Open “{program[1]}”" if program else "Begin one",
    )
    yield Stop(
        "Change a sentence and save a draft",
        "Nobody sees a draft. The glasses at the right read your words as you write: what is hard "
        "to read, what to avoid, and what to write instead.",
    )
    yield Stop(
        "Look before you publish",
        "The telephone at the right shows the page as readers will get it. The link symbol says "
        "who refers to it and what publishing touches, printed pieces too.",
    )
    yield Stop(
        "Publish, or ask for it",
        "Publish checks everything and tells you at each field what is missing. If you may not "
        "publish, submit the page: reviewers and publishers hear of it.",
    )
    yield Stop(
        "Come back to what waits",
        "Drafts, reviews that are due and words to change stand here on the first page, and as "
        "reports that you can filter and export.",
        reverse("desk_drafts"),
        "See the drafts",
    )


def _is_put_away(user: Any) -> bool:
    profile = UserProfile.objects.filter(user=user).values_list("dismissibles", flat=True).first()
    return bool((profile or {}).get(DISMISSIBLE))


def help_item() -> MenuItem:
    return MenuItem("Show the tour", f"{reverse('wagtailadmin_home')}?{AGAIN}=1", icon_name="help")
