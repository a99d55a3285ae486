"""The home page of the admin: what to do next, in this order of worth.

Four queries find the tasks whatever the amount of content: one UNION over all tables that have
the dates in question, so a new page type appears here by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Expression, F, Model, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision

from brochures.models import Brochure
from cms.desk.documents import edit_url, may_change, models_for
from programs.models import (
    DemoRecord,
    Faq,
    FaqsSection,
    LevelOfCare,
    LevelsSection,
    ProgramsSection,
    ProgramType,
)

#: A review that falls due within this many days is worth planning.
REVIEW_AHEAD = datetime.timedelta(days=60)

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
            task_list("Your drafts", drafts_of(user, models)),
            task_list("To check again", reviews(models)),
        ]
        return {
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


def drafts_of(user: Any, models: list[type[Model]]) -> list[Task]:
    """Return what this person changed last and has not published, newest first."""
    rows = union(
        (
            rows_of(model, F("latest_revision__created_at")).filter(
                has_unpublished_changes=True, latest_revision__user=user
            )
            for model in models
        ),
        order="-desk_day",
    )
    return [
        Task(row["title"], row["url"], row["kind"], f"changed {row['day']:%B} {row['day'].day}")
        for row in rows
    ]


def reviews(models: list[type[Model]]) -> list[Task]:
    """Return published content whose next check is past or near, the most overdue first."""
    today = timezone.localdate()
    arms = []
    for model in models:
        for name in ("review_due", "recheck_due"):
            if name in {field.name for field in model._meta.get_fields()}:
                due = {f"{name}__lte": today + REVIEW_AHEAD, "live": True}
                arms.append(rows_of(model, F(name)).filter(**due))
    return [
        Task(
            row["title"],
            row["url"],
            row["kind"],
            due_words(row["day"], today),
            is_late=row["day"] < today,
        )
        for row in union(arms, order="desk_day")
    ]


def due_words(due: datetime.date, today: datetime.date) -> str:
    days = (due - today).days
    if days < 0:
        return f"overdue by {-days} {'day' if days == -1 else 'days'}"
    if days == 0:
        return "due today"
    return f"due in {days} {'day' if days == 1 else 'days'}"


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
            str(model._meta.verbose_name),
            "its time has passed; open it and press Publish to see why",
            is_late=True,
        )
        for revision in late.order_by("approved_go_live_at")
        if (model := by_model.get(revision.content_type.model_class()))
    ]


def rows_of(model: type[Model], day: Expression | F) -> QuerySet[Any]:
    manager: Any = model._default_manager
    return manager.order_by().annotate(
        desk_title=F("draft_title" if issubclass(model, Page) else "title"),
        desk_model=Value(model._meta.label_lower),
        desk_day=day,
    )


def union(arms: Any, *, order: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of all arms in one query, each with its kind and its edit address."""
    columns = [arm.values("pk", "desk_title", "desk_model", "desk_day") for arm in arms]
    if not columns:
        return
    first, *others = columns
    for row in first.union(*others, all=True).order_by(order):
        model = apps.get_model(row["desk_model"])
        yield {
            "model": row["desk_model"],
            "pk": row["pk"],
            "title": row["desk_title"],
            "day": row["desk_day"],
            "kind": str(model._meta.verbose_name),
            "url": edit_url(model, row["pk"]),
        }


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
