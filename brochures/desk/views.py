"""The copyfit page of a brochure, and the check of words that are not saved yet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from brochures.copyfit import Verdict
from brochures.desk.sheets import sheets_page
from brochures.desk.words import STATES, field_words
from brochures.filling import BrochureIncomplete
from brochures.models import Brochure
from brochures.rendering import RenderingFailed
from brochures.reports import Report, report_on
from publishing.locales import language_name
from publishing.models import Version


def slot_rows(verdicts: list[Verdict], links: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Return what a list of slots shows; links: document id → {"title", "url"}."""
    return [
        {
            "number": number,
            "verdict": verdict,
            "html_id": verdict.slot.replace(".", "-"),
            "state": STATES[verdict.state],
            "field": field_words(verdict.source),
            "percent": min(100, round((verdict.fill or 0) * 100)),
            "documents": [links[key] for key in verdict.documents if key in links],
        }
        for number, verdict in enumerate(verdicts, 1)
    ]


def links_to(documents: set[str], locale: str) -> dict[str, dict[str, str]]:
    """Return document id → its title, and where it is edited if it is a page."""
    pages = {
        str(page.translation_key): page
        for page in Page.objects.filter(translation_key__in=documents).select_related("locale")
    }
    rows = Version.objects.current().in_locale(locale).filter(document_id__in=documents)
    return {
        str(row.document_id): {
            "title": row.title,
            "url": reverse("wagtailadmin_pages:edit", args=[pages[str(row.document_id)].pk])
            if str(row.document_id) in pages
            else "",
        }
        for row in rows
    }


def brochure_of(request: HttpRequest, pk: int) -> Brochure:
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return get_object_or_404(Brochure.objects.select_related("subject__locale"), pk=pk)


def locale_of(request: HttpRequest, brochure: Brochure) -> str:
    locale = request.GET.get("locale") or brochure.locale
    if locale not in {brochure.locale, *brochure.locales()}:
        raise Http404(f"“{brochure}” has no language {locale}.")
    return locale


def _report(brochure: Brochure, locale: str) -> tuple[Report | None, str]:
    """Return a report, or why there is none."""
    try:
        return report_on(brochure, locale), ""
    except (BrochureIncomplete, RenderingFailed) as failure:
        return None, str(failure)


def language_tabs(brochure: Brochure, locale: str, address: str) -> list[dict[str, Any]]:
    """Return a tab for each language; `address` is the page that they lead to."""
    return [
        {
            "name": language_name(other),
            "lang": other,
            "url": f"{address}?locale={other}",
            "current": other == locale,
        }
        for other in brochure.locales()
    ]


def breadcrumbs(brochure: Brochure, here: str) -> list[dict[str, str]]:
    edit = reverse("wagtailsnippets_brochures_brochure:edit", args=[brochure.pk])
    return [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse("wagtailsnippets_brochures_brochure:list"), "label": "Brochures"},
        {"url": edit, "label": str(brochure)},
        {"url": "", "label": here, "sublabel": str(brochure)},
    ]


@require_safe
def copyfit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the sheets with a frame around each slot, and what each slot takes."""
    brochure = brochure_of(request, pk)
    locale = locale_of(request, brochure)
    report, problem = _report(brochure, locale)
    documents = {key for v in report.verdicts for key in v.documents} if report else set()
    address = reverse("brochures_copyfit", args=[brochure.pk])
    layout_url = reverse("brochures_sheets", args=[brochure.pk]) + f"?locale={locale}"
    return render(
        request,
        "brochures/copyfit.html",
        {
            "brochure": brochure,
            "report": report,
            "problem": problem,
            "rows": slot_rows(report.verdicts, links_to(documents, locale)) if report else [],
            "sheets_url": layout_url if report and report.filling.layout.imposed_output else "",
            "sheet": report.filling.layout.data["sheet"] if report else {},
            "unit": report.filling.layout.unit if report else "",
            "layout_title": report.filling.layout.title if report else "",
            "tabs": language_tabs(brochure, locale, address),
            "breadcrumbs_items": breadcrumbs(brochure, "Copyfit"),
            "header_title": f"Copyfit: {brochure}",
            "header_icon": "tasks",
        },
    )


@require_safe
@xframe_options_sameorigin
def sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the sheets alone, for the frame of the copyfit page."""
    brochure = brochure_of(request, pk)
    report, problem = _report(brochure, locale_of(request, brochure))
    if report is None or report.filling.layout.imposed_output is None:
        raise Http404(problem or "This layout has no sheets.")
    return HttpResponse(sheets_page(report))
