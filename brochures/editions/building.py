"""Making the files of an edition: all of them and the checks, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from brochures.copyfit import fit, misfits
from brochures.editions import snapshot as snapshots
from brochures.editions.approved_words import with_words
from brochures.editions.filling import fill_edition
from brochures.editions.handing_off import hand_off_files
from brochures.editions.models import OPEN, Edition, EditionFile, EditionFrozen
from brochures.editions.outputs import OUTPUTS
from brochures.filling import BrochureIncomplete, Filling
from brochures.icc import ProfileMissing, press_profile
from brochures.jobs import RECIPES, job_for
from brochures.layout import Layout
from brochures.preflight import Expected, preflight
from brochures.rendering import RenderingFailed, pages_drawn, rendered

SNAPSHOT = "content-snapshot.json"
#: What may go wrong without being our fault; each message says what to do.
CAUSES = (
    BrochureIncomplete,
    EditionFrozen,
    ProfileMissing,
    RenderingFailed,
    OSError,
)

#: Told before each step: its number, how many there are, and what is being done.
Progress = Callable[[int, int, str], None]


class BuildFailed(Exception):
    """The files were not made; the message says why. The edition is as it was."""


@dataclass
class Built:
    """All that one build gives an edition."""

    snapshot: dict[str, Any]
    fit: dict[str, str]
    preflight: dict[str, Any]
    profile: str
    files: dict[str, bytes] = field(default_factory=dict)


def build(edition: Edition, progress: Progress = lambda *step: None) -> None:
    """Make every file and check of an open edition from what is public now, and store them.

    Raises: BuildFailed.
    """
    try:
        built = _make(edition, progress)
        _store(edition, built)
    except CAUSES as error:
        raise BuildFailed(str(error)) from error


def outputs_of(edition: Edition, layout: Layout) -> dict[str, str]:
    """Return output → label of what an edition consists of.

    A layout that flows from page to page has no sheets for a press.
    """
    return {
        output: label
        for output, label in OUTPUTS.items()
        if RECIPES[output].base in layout.data["outputs"]
        and (output != "press-x1a" or edition.wants_x1a)
    }


def _make(edition: Edition, progress: Progress) -> Built:
    progress(1, len(OUTPUTS), "Reading what is published")
    profile = press_profile()
    filling = fill_edition(edition)
    # Before the snapshot: it takes a shorter copy where a longer one does not fit.
    verdicts = fit(filling)
    snapshot = snapshots.snapshot_of(edition, filling)
    built = Built(snapshot, misfits(verdicts), {}, profile.name)
    outputs = outputs_of(edition, filling.layout)
    steps = len(outputs) + 3
    for number, (output, label) in enumerate(outputs.items(), 2):
        progress(number, steps, label)
        built.files[f"{output}.pdf"] = _render(edition, filling, snapshot, output)
    progress(steps - 1, steps, "Files for designers")
    shown = built.files["sheets.pdf" if "sheets" in outputs else "reader.pdf"]
    built.files |= hand_off_files(edition, filling, verdicts, snapshot, shown)
    progress(steps, steps, "Preflight")
    built.preflight = {
        output: _checked(built.files[f"{output}.pdf"], filling, output, snapshot)
        for output in outputs
        if RECIPES[output].is_press
    }
    built.files[SNAPSHOT] = snapshots.canonical(snapshot)
    for number, picture in enumerate(pages_drawn(shown), 1):
        built.files[f"sheet-{number}.png"] = picture
    return built


def _render(edition: Edition, filling: Filling, snapshot: dict[str, Any], output: str) -> bytes:
    attachments = None
    if output == "archive":
        attachments = {SNAPSHOT: snapshots.canonical(snapshot).decode()}
    watermark = filling.sources["words"]["watermark"] if output == "proof" else ""
    job = job_for(
        filling,
        edition.title,
        output,
        edition.file_stem,
        watermark=watermark,
        attachments=attachments,
    )
    return rendered(job)


def _checked(pdf: bytes, filling: Filling, output: str, snapshot: dict[str, Any]) -> dict[str, Any]:
    """Return the preflight report of a press file, with a look for every approved word."""
    report = preflight(pdf, expected(filling, output))
    return with_words(report, pdf, snapshot["copy"]).as_json()


def expected(filling: Filling, output: str) -> Expected:
    """Return what a layout promises the printer for one press output."""
    layout = filling.layout
    return Expected(
        *layout.trim_size,
        bleed=layout.bleed,
        pages=layout.data["sheet"]["pages"],
        fonts=tuple(layout.fonts),
        variant=RECIPES[output].variant or "",
    )


@transaction.atomic
def _store(edition: Edition, built: Built) -> None:
    """Replace everything at once, unless somebody has approved the edition in the meantime."""
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if locked.state not in OPEN:
        raise EditionFrozen(edition.printed_code)
    locked.files.all().delete()
    for name, data in built.files.items():
        EditionFile.of(locked, name, data).save()
    locked.snapshot = built.snapshot
    locked.snapshot_sha256 = snapshots.sha256(built.snapshot)
    locked.fit = built.fit
    locked.preflight = built.preflight
    locked.profile = built.profile
    locked.built_at = timezone.now()
    locked.save()
