"""Checking words that are not saved yet, in every brochure that prints them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.admin.views.generic.preview import PreviewOnEdit
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.permission_policies import ModelPermissionPolicy

from brochures.carrying import Filled, filled_brochures
from brochures.copyfit import State, Verdict, fit
from brochures.desk.views import slot_rows
from brochures.layout import load_layout
from brochures.models import Brochure
from brochures.rendering import RenderingFailed
from publishing.documents import draft_version
from publishing.drafts import Drafts
from publishing.locales import language_name
from publishing.models import Version
from publishing.types import type_of

#: More brochures than this are not checked while somebody types.
CHECKED_AT_MOST = 20


@dataclass(frozen=True)
class Finding:
    """How the words of a draft fit one brochure in one language."""

    brochure: Brochure
    locale: str
    verdicts: list[Verdict]
    problem: str = ""

    @property
    def layout_title(self) -> str:
        return load_layout(self.brochure.layout).title

    @property
    def language(self) -> str:
        return language_name(self.locale)

    @property
    def misfits(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if not verdict.prints]

    @property
    def to_look_at(self) -> list[dict[str, Any]]:
        """Rows of what does not fit, or fits so tightly that the next word may not."""
        return slot_rows([v for v in self.verdicts if not _is_fine(v)], {})

    @property
    def fine(self) -> list[dict[str, Any]]:
        return slot_rows([v for v in self.verdicts if _is_fine(v)], {})


def _is_fine(verdict: Verdict) -> bool:
    return verdict.prints and verdict.state != State.TIGHT


def check_draft(draft: Version) -> list[Finding]:
    """Return a finding for each brochure, in each language, that would print this draft."""
    findings = (_check(each, str(draft.document_id)) for each in filled_brochures(Drafts([draft])))
    return list(islice(filter(None, findings), CHECKED_AT_MOST))


def _check(filled: Filled, document: str) -> Finding | None:
    brochure, locale, problem = filled.brochure, filled.locale, filled.problem
    if filled.filling:
        if filled.filling.sequences.get(document) != 0:
            return None
        try:
            verdicts = fit(filled.filling)
        except RenderingFailed as failure:
            problem = str(failure)
        else:
            return Finding(brochure, locale, [v for v in verdicts if document in v.documents])
    known = brochure.checks.filter(locale=locale).first()
    printed_before = known is not None and document in known.sources
    return Finding(brochure, locale, [], problem) if printed_before else None


class _DraftCheck:
    """Answers a posted form with a piece of HTML for the panel beside it. Nothing is saved."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form(request.POST)  # type: ignore[attr-defined]
        if not self.validate_form(form):  # type: ignore[attr-defined]
            return render(request, "brochures/draft_findings.html", {"is_valid": False})
        form.save(commit=False)
        findings = check_draft(draft_version(self.object))  # type: ignore[attr-defined]
        context = {
            "is_valid": True,
            # What needs work comes first.
            "findings": sorted(findings, key=lambda found: not (found.misfits or found.problem)),
            "misfits": sum(len(finding.misfits) for finding in findings),
        }
        return render(request, "brochures/draft_findings.html", context)


class PageDraftCheck(_DraftCheck, PreviewOnEditView):
    """The form of a page."""


class SnippetDraftCheck(_DraftCheck, PreviewOnEdit):
    """The form of shared content, such as a component or the organization."""

    def get_object(self) -> Any:
        try:
            self.model = apps.get_model(self.kwargs["app_label"], self.kwargs["model_name"])
        except LookupError as error:
            raise Http404 from error
        if type_of(self.model) is None:
            raise Http404
        policy = ModelPermissionPolicy(self.model)
        if not policy.user_has_permission(self.request.user, "change"):
            raise PermissionDenied
        found = get_object_or_404(self.model, pk=self.kwargs["pk"])
        return found.get_latest_revision_as_object()
