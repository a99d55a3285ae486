"""The home page of the admin: what to do next, in this order of worth.

Four queries find the tasks whatever the amount of content: one UNION over all tables that have
the dates in question, so a new page type appears here by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from brochures.models import Brochure
from cms.desk.documents import edit_url, may_change, models_for
from cms.desk.work.reviews import due_words
from cms.desk.work.waiting import Waiting, waiting_for
from programs.beginning import is_empty
from programs.models import (
    DemoRecord,
    Faq,
    FaqsSection,
    LevelOfCare,
    LevelsSection,
    ProgramsSection,
    ProgramType,
)

#: A scheduled page that is still waiting this long after its time was refused.
SCHEDULE_GRACE = datetime.timedelta(minutes=5)

#: How many tasks of one kind are listed; the rest are counted.
LISTED = 8

#: What a person opens beside the admin: (words, path).
QUICK_LINKS = [
    ("Open the website", "/"),
    ("Read the API documentation", "/api/v1/docs/"),
]


@dataclass(frozen=True)
class Task:
    """One thing to do: where to do it, what kind of content it is, and when."""

    title: str
    url: str
    kind: str
    when: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class TaskList:
    heading: str
    tasks: list[Task]
    more: int = 0


class NextStepsPanel(Component):
    """Drafts, reviews, failed schedules, and where to go from here."""

    name = "next_steps"
    template_name = "desk/next_steps.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        user: Any = request.user
        models = models_for(user)
        lists = [
            task_list("Could not be published", late_schedules(models)),
            task_list("Your drafts", drafts_of(waiting_for(request))),
            task_list("To check again", reviews(waiting_for(request))),
        ]
        return {
            "is_empty": is_empty(),
            "lists": [each for each in lists if each.tasks],
            "can_write": bool(models),
            "demo_links": demo_links(user),
            "write_program_url": write_program_url(user),
            "quick_links": [*QUICK_LINKS, *brochure_links(user)],
        }


def arrange_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NextStepsPanel())


def task_list(heading: str, tasks: list[Task]) -> TaskList:
    return TaskList(heading, tasks[:LISTED], max(0, len(tasks) - LISTED))


def drafts_of(waiting: Waiting) -> list[Task]:
    """Return what this person changed last and has not published, newest first."""
    return [
        Task(row.title, row.url, _kind(row.model), f"changed {row.when:%B} {row.when.day}")
        for row in waiting.drafts
    ]


def reviews(waiting: Waiting) -> list[Task]:
    """Return published content whose next check is past or near, the most overdue first."""
    return [
        Task(
            row.title,
            row.url,
            _kind(row.model),
            due_words(row.when, waiting.today),
            is_late=row.when < waiting.today,
        )
        for row in waiting.near_reviews
    ]


def late_schedules(models: list[type[Model]]) -> list[Task]:
    """Return what should have gone live by now: it was refused because of what it lacks."""
    late = Revision.objects.filter(
        approved_go_live_at__lt=timezone.now() - SCHEDULE_GRACE
    ).select_related("content_type")
    by_model = {model: model for model in models}
    return [
        Task(
            revision.object_str,
            edit_url(model, revision.object_id),
            _kind(model),
            "its time has passed; open it and press Publish to see why",
            is_late=True,
        )
        for revision in late.order_by("approved_go_live_at")
        if (model := by_model.get(revision.content_type.model_class()))
    ]


def _kind(model: type[Model]) -> str:
    return str(model._meta.verbose_name)


def demo_links(user: Any) -> list[tuple[str, str]]:
    """Return (words, address) of the organization and location that are still the demo's."""
    links = []
    records = DemoRecord.objects.filter(key__regex=r"^(Organization|Location)/").order_by("-key")
    for record in records:
        model = apps.get_model("programs", record.key.partition("/")[0])
        rows: Any = model._default_manager.filter(pk=record.object_id)
        state = rows.values_list("latest_revision_id", flat=True).first()
        if state and str(state) == record.state and may_change(user, model):
            words = f"your {model._meta.verbose_name}"
            links.append((words, edit_url(model, record.object_id)))
    return links[:2]


def write_program_url(user: Any) -> str | None:
    """Return where a new program is written, if there is a place and this person may write."""
    section = ProgramsSection.objects.order_by("path").first()
    if section is None or not section.permissions_for_user(user).can_add_subpage():
        return None
    return reverse("wagtailadmin_pages:add", args=["programs", "programtype", section.pk])


def brochure_links(user: Any) -> list[tuple[str, str]]:
    """Return the way to the brochures for a person who may see them."""
    viewset: Any = Brochure.snippet_viewset  # type: ignore[attr-defined]
    actions = {"view", "add", "change", "delete"}
    if not viewset.permission_policy.user_has_any_permission(user, actions):
        return []
    return [("Open the brochures", reverse(viewset.get_url_name("list")))]


class LiveContentSummary(SummaryItem):
    """How many programs, levels and questions are live; a translation does not count twice."""

    order = 10
    template_name = "desk/live_content.html"

    #: (page type, its section, icon, one, many)
    COUNTED = (
        (ProgramType, ProgramsSection, "form", "program", "programs"),
        (LevelOfCare, LevelsSection, "order", "level of care", "levels of care"),
        (Faq, FaqsSection, "help", "question", "questions"),
    )

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        types = ContentType.objects.get_for_models(
            *(model for row in self.COUNTED for model in row[:2])
        )
        counts = dict(
            Page.objects.live()
            .filter(content_type__in=[types[row[0]] for row in self.COUNTED])
            .order_by()
            .values_list("content_type")
            .annotate(number=Count("translation_key", distinct=True))
        )
        places = Page.objects.filter(content_type__in=[types[row[1]] for row in self.COUNTED])
        if page_permission_policy.explorable_root_instance(self.request.user) is None:
            places = places.none()  # the tree is closed to this person: no link into it
        sections = dict(places.order_by("-path").values_list("content_type", "pk"))
        return {
            "items": [
                {
                    "icon": icon,
                    "number": (number := counts.get(types[model].pk, 0)),
                    "words": one if number == 1 else many,
                    "section": sections.get(types[section].pk),
                }
                for model, section, icon, one, many in self.COUNTED
            ]
        }


def arrange_summary(request: HttpRequest, items: list[Any]) -> None:
    """Count what readers can see instead of pages, images and documents."""
    items[:] = [LiveContentSummary(request)]
