"""Editions in the admin: the list, the page of one edition, and its steps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from brochures.editions import steps
from brochures.editions.actions import ACTIONS, Action
from brochures.editions.forms import NewEditionForm
from brochures.editions.gate import approvers, conditions
from brochures.editions.handing_off import kit_rows
from brochures.editions.models import OPEN, Edition, EditionFrozen
from brochures.editions.outputs import OUTPUTS
from brochures.editions.reprinting import reprint_reasons
from brochures.editions.serving import edition_answer
from brochures.editions.tasks import make_files_later
from brochures.editions.wording import places_in, rule_words, state_words, urgency_words
from brochures.handoff.desk import grouped
from brochures.handoff.kit import KIT
from brochures.models import Brochure
from publishing.locales import language_name


class EditionCreateView(CreateView):
    """Choose a brochure; code and revision follow from it."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "brochure": self.request.GET.get("brochure")}

    def save_instance(self) -> Edition:
        edition = steps.new_edition(self.form.cleaned_data["brochure"], self.request.user)
        make_files_later(edition)
        return edition

    def get_success_url(self) -> str:
        return reverse("edition:inspect", args=[self.object.pk])


class EditionDeleteView(DeleteView):
    """Drafts alone can be deleted."""

    def delete_action(self) -> None:
        try:
            super().delete_action()
        except EditionFrozen as frozen:
            raise PermissionDenied(str(frozen)) from frozen


class EditionIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("brochure")


class EditionInspectView(InspectView):
    """Everything about one edition: what to do next comes first."""

    template_name = "brochures/edition.html"

    def get_page_title(self) -> str:
        return "Edition"

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        if self.object.is_frozen:
            return [button for button in super().header_more_buttons if button.label != "Delete"]
        return super().header_more_buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.object
        files = list(edition.files.defer("data"))
        address = partial(_file_address, edition)
        working = edition.build in (Edition.Build.WAITING, Edition.Build.RUNNING)
        actions = [] if working else list(actions_for(edition, self.request.user))
        return {
            **super().get_context_data(**kwargs),
            "step_media": sum((action.form().media for action in actions), Media()),
            "edition": edition,
            "state": state_words(edition),
            "language": language_name(edition.locale),
            "urgency": urgency_words(edition),
            "changes": [(places_in(edition, [change]), change) for change in edition.changes],
            "reprint": reprint_reasons([edition]).get(edition.pk, []),
            "is_working": working,
            "actions": actions,
            "conditions": conditions(edition) if edition.state in OPEN else [],
            "files": [(file, OUTPUTS.get(file.name.removesuffix(".pdf"))) for file in files],
            "pictures": [file for file in files if file.name.endswith(".png")],
            "kit_url": address(KIT) if kit_rows(edition) else "",
            "groups": grouped({file.name: file.size for file in files}, address),
            "approvals": edition.approvals.filter(snapshot_sha256=edition.snapshot_sha256 or "-"),
            "preflight": [
                {"label": OUTPUTS[output], "rules": rule_words(report)}
                for output, report in edition.preflight.items()
            ],
            "main_file": "press.pdf" if edition.preflight else "reader.pdf",
        }


def _file_address(edition: Edition, name: str) -> str:
    return reverse("edition:file", args=[edition.pk, name])


def actions_for(edition: Edition, user: Any) -> Iterator[Action]:
    """Yield what this person may do with an edition now."""
    for action in ACTIONS.values():
        if edition.state not in action.states or not user.has_perm(action.permission):
            continue
        if action.key == "approve" and user.get_username() in approvers(edition):
            continue  # another person must, too
        yield action


@require_POST
def take_step(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take one step of an edition's life, and say what came of it."""
    edition = get_object_or_404(Edition, pk=pk)
    action = ACTIONS.get(key)
    if action is None:
        raise Http404
    if not request.user.has_perm(action.permission):
        raise PermissionDenied
    form = action.form(request.POST)
    back = redirect("edition:inspect", pk)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return back
    try:
        messages.success(request, action.take(edition, request.user, form.cleaned_data))
    except steps.StepRefused as refused:
        lines = [f"{each.label}: {each.detail} {each.cure}" for each in refused.conditions]
        messages.error(request, " ".join([str(refused), *lines]))
    return back


@require_safe
@xframe_options_sameorigin
def edition_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Return the stored bytes of one file, as they are."""
    if not request.user.has_perm("brochures.view_edition"):
        raise PermissionDenied
    answer = edition_answer(request, get_object_or_404(Edition, pk=pk), name)
    if answer is None:
        raise Http404
    return answer


class EditionViewSet(ModelViewSet):
    model = Edition
    name = "edition"
    icon = "doc-full-inverse"
    menu_label = "Print editions"
    menu_order = 231
    add_to_admin_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    add_view_class = EditionCreateView
    delete_view_class = EditionDeleteView
    index_view_class = EditionIndexView
    inspect_view_class = EditionInspectView
    list_display = [
        TitleColumn(
            "printed_code",
            label="Edition",
            get_url=lambda edition: reverse("edition:inspect", args=[edition.pk]),
        ),
        Column("title", label="Brochure"),
        Column("state", label="State", accessor=state_words),
        Column("urgency", label="Up to date", accessor=urgency_words),
        Column("stock_left", label="In stock", accessor=lambda each: each.stock_left or ""),
        Column("review_by", label="Review by", accessor=lambda each: each.review_by or ""),
    ]
    list_filter = ["state", "urgency", "brochure"]
    search_fields = ["code", "title", "printer"]
    panels = [
        FieldPanel("wants_x1a"),
        FieldPanel("review_by"),
        FieldPanel("reorder_at"),
        FieldPanel("link_target"),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        return super().get_form_class(for_update) if for_update else NewEditionForm

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_add_view_kwargs(**{"panel": None, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("step/<int:pk>/<slug:key>/", take_step, name="step"),
            path("file/<int:pk>/<str:name>", edition_file, name="file"),
        ]


edition_viewset = EditionViewSet("edition")


def new_edition_button(brochure: Brochure, user: Any) -> Iterator[HeaderButton]:
    """Offer a new edition on the brochure's own page."""
    if user.has_perm("brochures.add_edition"):
        address = reverse("edition:add") + f"?brochure={brochure.pk}"
        yield HeaderButton("New edition", url=address, icon_name="plus")
