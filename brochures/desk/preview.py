"""A draft on paper, beside its editor: pictures of the real sheets, made by the press itself.

Nothing is stored: no edition, no file, no check. What the press makes goes into the answer alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from brochures.carrying import Filled, filled_brochures
from brochures.copyfit import fit
from brochures.desk.sheets import FRAMES
from brochures.desk.views import slot_rows
from brochures.editions.snapshot import words_of
from brochures.jobs import job_for
from brochures.layout import Layout, Slot, load_layout
from brochures.rendering import RenderingFailed, drawn
from brochures.worker import PressBusy
from publishing.documents import draft_version
from publishing.drafts import Drafts
from publishing.locales import language_name
from publishing.models import Version

#: Names the brochure that somebody looks at, such as "our-iop:en-US". The page's script sets it,
#: for the admin alone: after each change Wagtail asks for the preview anew and says nothing else.
COOKIE = "brochure_preview"
#: Seconds to wait for a press that has other work: a preview holds a thread of the server.
PATIENCE = 10
#: Points between a text's box and its frame, so that no letter is covered.
AROUND = 4
#: What a line style of FRAMES is in SVG.
DASHES = {"solid": "none", "dashed": "6 3", "dotted": "2 2"}


@dataclass
class Panel:
    """A panel of a sheet, or a whole page where text flows, with what of the draft stands on it.

    width, height: in points. picture: a data: address. frames: around each text, in points from
    the picture's corner. rows: of slot_rows, with `words`.
    """

    title: str
    page: int
    width: float
    height: float
    x: float = 0
    slots: list[Slot] = field(default_factory=list)
    picture: str = ""
    frames: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class OnPaper:
    """A draft in one brochure. problem: why there is no picture; empty when there is one."""

    panels: list[Panel] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    problem: str = ""
    is_busy: bool = False

    @property
    def misfits(self) -> int:
        return sum(not row["verdict"].prints for row in self.rows)


def preview_brochure(instance: Any, request: HttpRequest) -> HttpResponse:
    """Return a page with the panels that print a draft (settings.PREVIEW_MODES)."""
    draft = draft_version(instance)
    document = str(draft.document_id)
    drafts = Drafts([draft], getattr(request, "user", None))
    places = places_with(draft, drafts)
    wanted = request.COOKIES.get(COOKIE)
    chosen = next((each for each in places if _key(each) == wanted), next(iter(places), None))
    context = {
        "title": instance.title,
        "kind": instance._meta.verbose_name,
        "model": instance._meta.model_name,
        "is_off": "print" not in (draft.body or {}).get("channels", ["print"]),
        "cookie": COOKIE,
        "places": [(_key(each), _words(each), each is chosen) for each in places],
        "chosen": chosen,
        "paper": on_paper(chosen, document) if chosen else None,
        "drafts": [each for each in _drafts_in(chosen, drafts) if each is not draft],
    }
    response = render(request, "brochures/preview.html", context)
    add_never_cache_headers(response)
    return response


def places_with(draft: Version, drafts: Drafts) -> list[Filled]:
    """Return the brochures that would print a draft, those about it and in its language first.

    One that is about it and cannot be made is among them, since it says why.
    """
    document = str(draft.document_id)

    def is_about(each: Filled) -> bool:
        subject = each.brochure.subject
        return subject is not None and str(subject.translation_key) == document

    found = [
        each
        for each in filled_brochures(drafts)
        if (each.filling is None and is_about(each))
        or (
            each.filling is not None
            and each.filling.sequences.get(document) == 0
            and each.slots_with(document)
        )
    ]
    return sorted(
        found,
        key=lambda each: (
            not is_about(each),
            each.filling is None,
            each.locale != draft.locale,
            each.locale != each.brochure.locale,
        ),
    )


def on_paper(filled: Filled, document: str) -> OnPaper:
    """Return pictures of the panels on which a document's words stand, and how they fit."""
    filling = filled.filling
    if filling is None:
        return OnPaper(problem=filled.problem)
    layout = filling.layout
    output = "sheets" if layout.imposed_output else "reader"
    try:
        verdicts = {verdict.slot: verdict for verdict in fit(filling, PATIENCE)}
        # Only now is it known which of several lengths is printed, hence whose words are.
        slots = [slot for slot in layout.slots if document in verdicts[slot.key].documents]
        words = words_of(filling)
        rows = [
            {**row, "words": words.get(row["verdict"].slot, {}).get("text", "")}
            for row in slot_rows([verdicts[slot.key] for slot in slots], {})
        ]
        panels = sorted(_panels(layout, slots), key=lambda each: slots.index(each.slots[0]))
        job = job_for(filling, filled.brochure.title, output, filled.brochure.slug)
        pictures = drawn(
            job,
            [{"page": each.page, "box": [each.x, 0, each.width, each.height]} for each in panels],
            [] if panels else [row["words"].partition("\n")[0] for row in rows],
            patience=PATIENCE,
        )
    except RenderingFailed as failure:
        return OnPaper(problem=str(failure), is_busy=isinstance(failure, PressBusy))
    if not panels:
        panels = [Panel(f"Page {one['page']}", one["page"], *one["size"]) for one in pictures]
    by_key = {row["verdict"].slot: row for row in rows}
    for panel, picture in zip(panels, pictures, strict=True):
        panel.picture = f"data:image/png;base64,{picture['png']}"
        panel.rows = [by_key[slot.key] for slot in panel.slots]
        panel.frames = [_frame(layout, panel, slot, by_key[slot.key]) for slot in panel.slots]
    return OnPaper(panels, rows)


def _panels(layout: Layout, slots: Sequence[Slot]) -> Iterator[Panel]:
    """Yield the panels on which slots lie."""
    width, height = layout.trim_size
    for data in layout.data.get("panels", []) if layout.imposed_output else ():
        here = [slot for slot in slots if slot.box and layout.panel_of(slot) == data["title"]]
        here = [slot for slot in here if slot.box and slot.box.page == data["page"]]
        if here:
            left = layout.points(data["x"])
            shown = min(layout.points(data["w"]), width - left)
            yield Panel(data["title"], data["page"], shown, height, left, here)


def _frame(layout: Layout, panel: Panel, slot: Slot, row: dict[str, Any]) -> dict[str, Any]:
    """Return what SVG needs to draw a frame around a slot."""
    box: Any = slot.box
    line, color = FRAMES[row["verdict"].state]
    return {
        "number": row["number"],
        "x": layout.points(box.x) - panel.x - AROUND,
        "y": layout.points(box.y) - AROUND,
        "w": layout.points(box.w) + 2 * AROUND,
        "h": layout.points(box.h) + 2 * AROUND,
        "color": color,
        "width": max(1.5, float(line[0])),
        "dashes": DASHES[line.split()[1]],
    }


def _drafts_in(chosen: Filled | None, drafts: Drafts) -> list[Version]:
    """Return the drafts whose words the brochure has read."""
    if chosen is None or chosen.filling is None:
        return []
    read = {key for key, sequence in chosen.filling.sequences.items() if sequence == 0}
    return [each for each in drafts.known() if str(each.document_id) in read]


def _key(place: Filled) -> str:
    return f"{place.brochure.slug}:{place.locale}"


def _words(place: Filled) -> str:
    layout = load_layout(place.brochure.layout).title
    return f"{place.brochure.title} ({layout}, {language_name(place.locale)})"
