"""The copy deck: one neutral list, slot by slot, that every file of the kit is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brochures.copyfit import Verdict
from brochures.filling import Filling
from brochures.handoff.cleaning import clean_lines
from brochures.handoff.parts import Part, fields_of, parts_of
from brochures.jobs import pictures_in
from brochures.layout import Layout, Slot

#: Below this share of its box a text says too little about how much the box takes.
TELLING_FILL = 0.3


@dataclass(frozen=True)
class Entry:
    """The copy of one slot.

    version: newest ledger sequence of the documents whose words these are; 0 when it has none.
    room: about how many characters its box takes, None where that is not known.
    """

    slot: Slot
    panel: str
    parts: tuple[Part, ...]
    source: str
    version: int
    room: int | None

    @property
    def key(self) -> str:
        return self.slot.key

    @property
    def name(self) -> str:
        """The key in the letters that every program takes: `in1.main` is `in1_main`."""
        return self.slot.name

    @property
    def text(self) -> str:
        return "\n".join(part.text for part in self.parts)

    @property
    def characters(self) -> int:
        return sum(len(part.text) for part in self.parts)

    @property
    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Yield each paragraph as (style, text)."""
        for part in self.parts:
            for line in part.lines:
                yield part.style, line

    def name_of(self, field: str) -> str:
        """Return the name of one of its parts, as a column or an element."""
        return f"{self.name}_{field}" if field else self.name

    @property
    def fields(self) -> list[str]:
        """The fields that it can have, then those that only this copy has."""
        return list(dict.fromkeys([*fields_of(self.slot), *(part.field for part in self.parts)]))


@dataclass(frozen=True)
class Deck:
    """All copy of a brochure in one language.

    key: the same for every run of a brochure in a language. code: what the paper says it is; with
    `rev` for an edition. published: day on which its newest words came out. link: short link of an
    edition, for its QR code. pictures: name → file name.
    """

    key: str
    code: str
    rev: int | None
    title: str
    locale: str
    published: str
    layout: Layout
    entries: tuple[Entry, ...]
    documents: dict[str, int]
    pictures: dict[str, str]
    link: str = ""
    snapshot_sha256: str = ""

    @property
    def version(self) -> int:
        return max(self.documents.values(), default=0)

    @property
    def filled(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.parts]

    @property
    def styles(self) -> dict[str, list[str]]:
        """Return each style that is used → keys of the slots that use it."""
        found: dict[str, list[str]] = {}
        for entry in self.filled:
            for style in dict.fromkeys(part.style for part in entry.parts):
                found.setdefault(style, []).append(entry.key)
        return found


def deck_of(
    filling: Filling,
    verdicts: Iterable[Verdict],
    *,
    slug: str,
    title: str,
    code: str = "",
    rev: int | None = None,
    link: str = "",
    snapshot_sha256: str = "",
) -> Deck:
    """Return the deck of a filled brochure, after `copyfit.fit` has chosen the copies that fit.

    code, rev, link, snapshot_sha256: those of an edition; without one, the brochure's own code.
    """
    found = {verdict.slot: verdict for verdict in verdicts}
    return Deck(
        key=f"{slug}_{filling.locale}",
        code=code or filling.sources["edition"]["code"],
        rev=rev,
        title=" ".join(clean_lines(title)),
        locale=filling.locale,
        published=filling.published,
        layout=filling.layout,
        entries=tuple(_entry(filling, slot, found.get(slot.key)) for slot in filling.layout.slots),
        documents=dict(sorted(filling.sequences.items())),
        pictures={name: picture_file(name) for name in pictures_in(filling)},
        link=link,
        snapshot_sha256=snapshot_sha256,
    )


def picture_file(name: str) -> str:
    """Return what the file of a layout's picture is called."""
    return f"picture-{name}.jpg"


def _entry(filling: Filling, slot: Slot, verdict: Verdict | None) -> Entry:
    copy = filling.copy(slot.name)
    parts = parts_of(
        slot,
        copy.value if copy else None,
        heading=filling.words_at(slot.heading),
        intro=filling.words_at(slot.intro),
        may_include=filling.sources["words"]["may_include"],
    )
    versions = [filling.sequences.get(document, 0) for document in copy.documents] if copy else []
    return Entry(
        slot=slot,
        panel=filling.layout.panel_of(slot),
        parts=tuple(parts),
        source=copy.source if copy else "",
        version=max(versions, default=0),
        room=_room(verdict),
    )


def _room(verdict: Verdict | None) -> int | None:
    """Estimate from the measured text; rounded, for it is a hint and copyfit the judge."""
    if verdict is None or not verdict.fill or verdict.fill < TELLING_FILL:
        return None
    room = int(verdict.characters / verdict.fill)
    return room - room % 10 if room >= 100 else room
