"""The hand-off of an edition: files that are stored with it, and the kit that holds them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from brochures.copyfit import Verdict
from brochures.editions import snapshot as snapshots
from brochures.editions.models import Edition, EditionFile
from brochures.filling import Filling
from brochures.handoff import kit
from brochures.handoff.deck import deck_of
from brochures.handoff.files import copy_files
from brochures.handoff.live import other_decks, with_papers
from brochures.handoff.pictures import pictures_of
from publishing.times import utc_text

#: Written when an edition is frozen, and so the only file that nobody has approved.
APPROVAL = "approval.txt"
#: What the kit does not hold: files for the printer, the website and the archive.
NOT_IN_KIT = ("press.pdf", "press-x1a.pdf", "proof.pdf", "archive.pdf", "content-snapshot.json")
#: The first of these that an edition has is the preview of its kit.
SHOWN = ("sheets.pdf", "reader.pdf")


def hand_off_files(
    edition: Edition,
    filling: Filling,
    verdicts: Sequence[Verdict],
    snapshot: dict[str, Any],
    preview: bytes,
) -> dict[str, bytes]:
    """Return file name → bytes of everything that is handed off beside the edition's PDFs.

    Raises: ProfileMissing, PangoMissing, RenderingFailed.
    """
    deck = deck_of(
        filling,
        verdicts,
        slug=edition.brochure.slug,
        title=edition.title,
        code=edition.printed_code,
        rev=edition.rev,
        link=edition.link_code,
        snapshot_sha256=snapshots.sha256(snapshot),
    )
    files = copy_files([deck, *other_decks(edition.brochure, edition.locale)])
    pictures = pictures_of(filling)
    files |= {picture.file: picture.data for picture in pictures}
    whole = with_papers(deck, {**files, kit.PREVIEW: preview}, pictures)
    return {name: data for name, data in whole.items() if name != kit.PREVIEW}


def approval(edition: Edition) -> bytes:
    """Return who approved what, for people who hold the kit in their hands."""
    approvals = edition.approvals.filter(snapshot_sha256=edition.snapshot_sha256)
    lines = [
        f"{edition.printed_code} is approved for print.",
        "",
        *(f"{each.name}, {utc_text(each.at)}" for each in approvals),
        "",
        f"Content (SHA-256): {edition.snapshot_sha256}",
        f"Layout profile:    {edition.profile}",
        "",
    ]
    return "\n".join(lines).encode()


def kit_rows(edition: Edition) -> list[EditionFile]:
    """Return the stored files that make up the kit, without their bytes. Empty: it has none."""
    rows = {row.name: row for row in edition.files.defer("data")}
    if kit.MANIFEST not in rows:
        return []
    preview = next(name for name in SHOWN if name in rows)
    return [
        row
        for name, row in rows.items()
        if name == preview or not (name in (*NOT_IN_KIT, *SHOWN) or name.endswith(".png"))
    ]


def kit_etag(edition: Edition) -> str:
    """Return a hash of the kit's content; the kit is the same as long as this is."""
    return kit.digest("\n".join(f"{row.name} {row.sha256}" for row in kit_rows(edition)).encode())


def kit_of(edition: Edition) -> bytes | None:
    """Return the kit, packed from the stored bytes; None when the edition has none."""
    names = [row.name for row in kit_rows(edition)]
    if not names:
        return None
    stored = {row.name: bytes(row.data) for row in edition.files.filter(name__in=names)}
    files = {kit.PREVIEW if name in SHOWN else name: stored[name] for name in names}
    return kit.zipped(files, edition.file_stem)
