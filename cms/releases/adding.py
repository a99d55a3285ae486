"""Putting a page or snippet into a release, from where it is edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.desk.document_view import DocumentFormView
from cms.desk.documents import is_document, may_change, may_edit
from cms.releases import steps
from cms.releases.models import Release, ReleaseState
from cms.releases.publishing import ReleaseRefused

ADD, CHANGE = "cms.add_release", "cms.change_release"
#: What the form calls a release that is yet to be made.
NEW = "new"


class AddForm(forms.Form):
    """Which release, of those that are open; a new one needs a name."""

    release = forms.ChoiceField(label="Release", widget=forms.RadioSelect)
    title = forms.CharField(
        label="Name of the new release",
        max_length=Release._meta.get_field("title").max_length,
        required=False,
        help_text="What changes, for the list: “Spring prices”",
    )

    def __init__(self, *args: Any, open_releases: Any, may_add: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), each.title) for each in open_releases]
        if may_add:
            choices.append((NEW, "A new release"))
        else:
            del self.fields["title"]
        field: Any = self.fields["release"]
        field.choices = choices
        field.initial = choices[0][0] if choices else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("release") == NEW and not cleaned.get("title"):
            self.add_error("title", "Give the new release a name.")
        return cleaned


class AddToReleaseView(DocumentFormView):
    """Says which releases wait, and puts the newest draft of a document into one."""

    template_name = "desk/add_to_release.html"
    form_class = AddForm
    page_title = "Add to a release"
    header_icon = "upload"
    submit_label, submitting_label = "Add", "Adding…"

    def may_open(self, user: Any) -> bool:
        return user.has_perm(CHANGE) and may_edit(user, self.document)

    def get_form_kwargs(self) -> dict[str, Any]:
        inside = [release.pk for release in releases_with(self.document)]
        return {
            **super().get_form_kwargs(),
            "open_releases": Release.objects.filter(state=ReleaseState.OPEN).exclude(pk__in=inside),
            "may_add": self.request.user.has_perm(ADD),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "inside": releases_with(self.document),
        }

    def form_valid(self, form: AddForm) -> HttpResponse:
        wanted, user = form.cleaned_data["release"], self.request.user
        try:
            with transaction.atomic():
                if wanted == NEW:
                    release = Release.objects.create(
                        title=form.cleaned_data["title"], created_by=user.get_username()
                    )
                else:
                    release = Release.objects.get(pk=wanted)
                steps.add(release, [self.document])
        except ReleaseRefused as refused:
            form.add_error("release", str(refused))
            return self.form_invalid(form)
        added = format_html("“{}” is in the release “{}” now.", str(self.document), release.title)
        address = reverse("release:inspect", args=[release.pk])
        messages.success(
            self.request, added, buttons=[messages.button(address, "Open the release")]
        )
        return super().form_valid(form)


def releases_with(document: Any) -> list[Release]:
    """Return the releases that wait with a document in them."""
    return list(
        Release.objects.filter(
            state__in=(ReleaseState.OPEN, ReleaseState.SCHEDULED),
            items__content_type=ContentType.objects.get_for_model(document),
            items__object_id=document.pk,
        )
    )


def header_buttons(page: Page, user: Any, view_name: str, **kwargs: Any) -> Iterator[Button]:
    """Yield the way to it, for the menu at the top of a page's editor."""
    specific = page.specific_class
    if view_name == "edit" and specific and is_document(specific) and user.has_perm(CHANGE):
        yield _button(specific, page.pk)


def listing_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the way to it, for the menu of a shared entry in its list and its editor."""
    model = type(snippet)
    if is_document(model) and user.has_perm(CHANGE) and may_change(user, model):
        yield _button(model, snippet.pk)


def _button(model: Any, pk: Any) -> Button:
    url = reverse("desk_add_to_release", args=[model._meta.label_lower, pk])
    return Button("Add to a release", url, icon_name="upload", priority=46)


def urls() -> list[URLPattern]:
    return [
        path(
            "releases/add/<str:label>/<int:pk>/",
            AddToReleaseView.as_view(),
            name="desk_add_to_release",
        )
    ]
