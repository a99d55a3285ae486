"""The hand-off in the admin: every file of a brochure, one click away."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from brochures.desk.views import breadcrumbs, brochure_of, language_tabs, locale_of
from brochures.handoff.delivery import brochure_answer
from brochures.handoff.files import COPY_FILES
from brochures.handoff.kit import KIT
from brochures.handoff.live import CAUSES, Handoff


def grouped(sizes: Mapping[str, int], address: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the files of copy under the programs that open them. sizes: file name → bytes."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for name, file in COPY_FILES.items():
        if name in sizes:
            row = {"file": file, "url": address(name), "size": sizes[name]}
            groups.setdefault(file.program, []).append(row)
    return [{"program": program, "files": files} for program, files in groups.items()]


@require_safe
def handoff_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what there is to hand off, for whom, and what a designer must know of it."""
    brochure = brochure_of(request, pk)
    locale = locale_of(request, brochure)
    address = reverse("brochures_handoff", args=[brochure.pk])

    def file_address(name: str) -> str:
        found = reverse("brochures_handoff_file", args=[brochure.pk, name])
        return f"{found}?locale={locale}"

    handoff = Handoff(brochure, locale)
    context: dict[str, Any] = {
        "tabs": language_tabs(brochure, locale, address),
        "breadcrumbs_items": breadcrumbs(brochure, "Files for designers"),
        "header_title": f"Files for designers: {brochure}",
        "header_icon": "download",
    }
    try:
        sizes = {name: len(data) for name, data in handoff.files().items()}
    except CAUSES as failure:
        return render(request, "brochures/handoff.html", {**context, "problem": str(failure)})
    deck = handoff.deck
    return render(
        request,
        "brochures/handoff.html",
        {
            **context,
            "deck": deck,
            "published": datetime.date.fromisoformat(deck.published),
            "groups": grouped(sizes, file_address),
            "kit_url": file_address(KIT),
            "drawing_url": file_address("drawing.svg") if "drawing.svg" in sizes else "",
            "pictures": [(each, file_address(each.file)) for each in handoff.pictures],
            "api_url": request.build_absolute_uri(
                reverse("handoff_file", args=[brochure.slug, "copy.icml"]) + f"?locale={locale}"
            ),
        },
    )


@require_safe
def handoff_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Return one file for a person who is logged in."""
    brochure = brochure_of(request, pk)
    try:
        handoff = Handoff(brochure, locale_of(request, brochure))
        answer = brochure_answer(request, handoff, name)
    except CAUSES as failure:
        raise Http404(str(failure)) from failure
    if answer is None:
        raise Http404
    return answer
