"""Releases in the admin: the list, the page of one release, and its steps."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, DeleteView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import LogFormatter

from cms.desk.documents import edit_url
from cms.desk.usage.views import compare_url
from cms.releases import steps
from cms.releases.candidates import candidates, chosen
from cms.releases.models import Release, ReleaseItem, ReleaseState
from cms.releases.previewing import preview
from cms.releases.publishing import ReleaseRefused
from publishing.documents import draft_version
from publishing.types import type_of

VIEW, CHANGE, PUBLISH = (f"cms.{name}_release" for name in ("view", "change", "publish"))

LIVE = (ReleaseState.PUBLISHED, ReleaseState.UNDONE)


class ScheduleForm(forms.Form):
    publish_at = forms.DateTimeField(
        label="Publish on",
        widget=AdminDateTimeInput,
        error_messages={
            "required": "Say when: a day and a time.",
            "invalid": "Write the day and time as 2027-03-31 08:00.",
        },
    )


class ReleaseCreateView(CreateView):
    """Name the set; what belongs to it is chosen on its own page."""

    def save_instance(self) -> Release:
        release: Release = super().save_instance()
        release.created_by = self.request.user.get_username()
        release.save(update_fields=["created_by"])
        return release

    def get_success_url(self) -> str:
        return reverse("release:inspect", args=[self.object.pk])


class ReleaseDeleteView(DeleteView):
    """What was published stays on record."""

    def delete_action(self) -> None:
        if self.object.state in LIVE:
            raise PermissionDenied("A release that was published stays on record.")
        super().delete_action()


class ReleaseInspectView(InspectView):
    """Everything about one release: what is in it, and what to do next."""

    template_name = "desk/release.html"

    def get_page_title(self) -> str:
        return "Release"

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        if self.object.state in LIVE:
            return [button for button in super().header_more_buttons if button.label != "Delete"]
        return super().header_more_buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        release, user = self.object, self.request.user
        is_open = release.state == ReleaseState.OPEN
        may_change, may_publish = user.has_perm(CHANGE), user.has_perm(PUBLISH)
        search = self.request.GET.get("q", "").strip()
        return {
            **super().get_context_data(**kwargs),
            "release": release,
            "rows": [_row(release, item) for item in release.items.select_related("content_type")],
            "is_open": is_open,
            "may_change": may_change,
            "may_publish": may_publish,
            "search": search,
            "candidates": candidates(release, user, search) if is_open and may_change else [],
            "schedule_form": ScheduleForm(),
        }


def _when(moment: datetime.datetime | None) -> str:
    """Return a moment as the page of a release says it; nothing for none."""
    return date_format(timezone.localtime(moment), "j F Y, H:i") if moment else ""


def _row(release: Release, item: ReleaseItem) -> dict[str, Any]:
    """Return what the page shows of one item."""
    document = item.current()
    row = {
        "item": item,
        "title": item.title,
        "kind": capfirst(item.content_type.name),
        "problems": release.checked.get(str(item.pk), []),
        "is_deleted": document is None,
    }
    if document is None:
        return row
    waits = release.state in (ReleaseState.OPEN, ReleaseState.SCHEDULED)
    draft = document.get_latest_revision_as_object() if waits else document
    is_page = type_of(type(document)) is not None and hasattr(document, "url_path")
    return {
        **row,
        "title": str(draft),
        "language": str(document.locale),
        "is_new": not document.live,
        "edit_url": edit_url(type(document), document.pk),
        "compare_url": compare_url(document) if waits and document.live else "",
        "path": draft_version(draft).path if is_page and waits else "",
        "is_newer": bool(
            item.fingerprint
            and release.state == ReleaseState.SCHEDULED
            and document.latest_revision_id != item.revision_id
        ),
    }


def _add(release: Release, request: HttpRequest) -> str:
    number = steps.add(release, chosen(request.POST.getlist("document"), request.user))
    return f"{number} added." if number else "Choose at least one."


def _remove(release: Release, request: HttpRequest) -> str:
    item = request.POST.get("item", "")
    steps.remove(release, int(item) if item.isdecimal() else 0)
    return "Taken off this release. The draft itself is as it was."


def _check(release: Release, request: HttpRequest) -> str:
    problems = steps.check(release, request.user)
    if problems:
        raise ReleaseRefused("These are not ready yet.", problems)
    return "Everything in this release can be published."


def _schedule(release: Release, request: HttpRequest) -> str:
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        raise ReleaseRefused(" ".join(map(str, form.errors["publish_at"])))
    steps.schedule(release, request.user, form.cleaned_data["publish_at"])
    return "Scheduled. What is saved from now on stays a draft."


def _reopen(release: Release, request: HttpRequest) -> str:
    steps.reopen(release)
    return "Taken off the schedule."


def _publish(release: Release, request: HttpRequest) -> str:
    steps.publish(release, request.user)
    return "Published. Readers got all of it at one moment."


def _undo(release: Release, request: HttpRequest) -> str:
    steps.undo(release, request.user)
    return "Undone. What was public before is public again; your drafts are as they were."


#: Key → permission, and what to do; it returns what to say or raises ReleaseRefused.
ACTIONS: dict[str, tuple[str, Callable[[Release, HttpRequest], str]]] = {
    "add": (CHANGE, _add),
    "remove": (CHANGE, _remove),
    "check": (CHANGE, _check),
    "schedule": (PUBLISH, _schedule),
    "reopen": (PUBLISH, _reopen),
    "publish": (PUBLISH, _publish),
    "undo": (PUBLISH, _undo),
}


@require_POST
def take_step(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take one step of a release's life, and say what came of it."""
    release = get_object_or_404(Release, pk=pk)
    if key not in ACTIONS:
        raise Http404
    permission, take = ACTIONS[key]
    if not request.user.has_perm(permission):
        raise PermissionDenied
    try:
        messages.success(request, take(release, request))
    except ReleaseRefused as refused:
        # Each item shows its own problems; the message names those that have some.
        names = ", ".join(f"“{item}”" for item in refused.problems)
        messages.error(request, f"{refused} Look at {names}." if names else str(refused))
        if refused.problems:
            steps.remember(release, refused.problems)
    return redirect("release:inspect", pk)


@require_safe
def preview_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a page of the website as it will be after the release."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied
    release = get_object_or_404(Release, pk=pk)
    address = reverse("release:preview", args=[pk])
    return preview(
        release, request.GET.get("path", "/"), request, lambda path: f"{address}?path={path}"
    )


class ReleaseViewSet(ModelViewSet):
    model = Release
    name = "release"
    icon = "upload"
    menu_label = "Releases"
    menu_order = 225
    add_to_admin_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    add_view_class = ReleaseCreateView
    delete_view_class = ReleaseDeleteView
    inspect_view_class = ReleaseInspectView
    list_display = [
        TitleColumn(
            "title",
            label="Release",
            get_url=lambda release: reverse("release:inspect", args=[release.pk]),
        ),
        Column("state", label="State", accessor="get_state_display"),
        Column("publish_at", label="Publish on", accessor=lambda each: _when(each.publish_at)),
        Column("published_at", label="Published", accessor=lambda each: _when(each.published_at)),
        Column("created_by", label="Begun by"),
    ]
    list_filter = ["state"]
    search_fields = ["title", "note"]
    panels = [FieldPanel("title"), FieldPanel("note")]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("step/<int:pk>/<slug:key>/", take_step, name="step"),
            path("preview/<int:pk>/", preview_page, name="preview"),
        ]


def viewset() -> ReleaseViewSet:
    return ReleaseViewSet("release")


def permissions() -> QuerySet[Permission, Any]:
    """Return what an administrator may grant to a group."""
    return Permission.objects.filter(content_type__app_label="cms", content_type__model="release")


def register_log_actions(actions: Any) -> None:
    """Show releases in the history of a page or snippet."""
    actions.register_action(steps.PUBLISHED)(_Published)
    actions.register_action(steps.UNDONE)(_Undone)


class _Published(LogFormatter):
    label = "Publish with a release"

    def format_message(self, log_entry: Any) -> str:
        return f"Published with the release “{log_entry.data['release']}”."


class _Undone(LogFormatter):
    label = "Undo a release"

    def format_message(self, log_entry: Any) -> str:
        return f"The release “{log_entry.data['release']}” was undone."
