"""From documents to the slots of a layout. What is not public, or not for print, stops here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone, translation

from brochures.layout import Layout, Slot, load_layout
from brochures.models import Brochure
from brochures.reading import BrochureIncomplete, Reader
from brochures.shelf import Shelf
from brochures.sources import sources_of

__all__ = ["BrochureIncomplete", "Copy", "Filling", "fill"]


@dataclass(frozen=True)
class Copy:
    """One text that may stand in a slot.

    value: text, a list of texts, or a list of parts. source: where it is from, such as
    "program.copy.print". documents: ids of the documents whose words these are.
    """

    value: Any
    source: str
    length: str
    documents: frozenset[str]


@dataclass
class Filling:
    """Everything that a layout's templates need.

    A slot has its copies longest first. `taken` says by slot name which one is printed; copyfit
    takes a shorter one where the longer does not fit.
    """

    layout: Layout
    locale: str
    copies: dict[str, list[Copy]]
    sources: dict[str, Any]
    #: Document id → ledger sequence, of every document that was read.
    sequences: dict[str, int]
    pictures: dict[str, dict[str, Any]]
    #: ISO date on which the newest of them was published.
    published: str
    taken: dict[str, int] = field(default_factory=dict)

    def copy(self, name: str) -> Copy | None:
        copies = self.copies[name]
        return copies[self.taken.get(name, 0)] if copies else None

    def has_shorter(self, name: str) -> bool:
        """Tell whether a shorter copy exists for a slot."""
        return self.taken.get(name, 0) + 1 < len(self.copies[name])

    @property
    def slots(self) -> dict[str, Any]:
        """Slot name → what is printed, or None."""
        return {name: copy.value if (copy := self.copy(name)) else None for name in self.copies}

    @property
    def address(self) -> str:
        """The web address of the page that the brochure is about."""
        return self.sources["place"]["link"]

    def words_at(self, path: str) -> str:
        """Return the text at a path into the sources, such as a slot's heading."""
        return (_look_up(self.sources, path) or "") if path else ""


def fill(
    brochure: Brochure,
    locale: str | None = None,
    *,
    code: str = "",
    link: str = "",
    shelf: Shelf | None = None,
) -> Filling:
    """Return the filled slots of a brochure.

    Args:     locale: BCP 47; the brochure's own if omitted. code, link: what an edition prints in
              their place. shelf: share it, and many brochures cost what one does; its drafts are
              in the brochure.
    Raises:   BrochureIncomplete, naming the document or the slot that keeps it from being made.
    """
    if brochure.subject is None:
        raise BrochureIncomplete("The page that this brochure was about has been deleted.")
    layout = load_layout(brochure.layout)
    locale = locale or brochure.locale
    read = Reader(locale, shelf or Shelf())
    words = layout.words(locale)
    with translation.override(locale):
        sources = sources_of(brochure, read, words)
    version = f"{brochure.slug}-{locale.partition('-')[0]} v{max(read.sequences.values())}".upper()
    published = max(read.dates) or timezone.localdate().isoformat()
    sources["edition"] = {"code": code or f"{version} · {published}", "link": link}
    return Filling(
        layout=layout,
        locale=locale,
        copies={slot.name: _copies(slot, sources) for slot in layout.slots},
        sources=sources,
        sequences=read.sequences,
        pictures={
            name: sources[owner]["picture"]
            for name, owner in layout.data.get("pictures", {}).items()
            if sources.get(owner) and sources[owner]["picture"]
        },
        published=published,
    )


def _copies(slot: Slot, sources: dict[str, Any]) -> list[Copy]:
    """Return what may stand in a slot, from the first source that has something."""
    for source in slot.sources:
        found: list[Copy] = []
        for length in slot.lengths or ("",):
            copy = _copy(slot, sources, source, length)
            if copy and copy.value not in [other.value for other in found]:
                found.append(copy)
        if found:
            return found
    if slot.required:
        names = " and ".join(f"“{source}”" for source in slot.sources)
        raise BrochureIncomplete(f"The slot {slot.key} is empty: there is nothing in {names}.")
    return []


def _copy(slot: Slot, sources: dict[str, Any], source: str, length: str) -> Copy | None:
    path = source.replace("{length}", length)
    documents: set[str] = set()
    value = _look_up(sources, path, documents)
    if value in (None, "", []):
        return None
    if isinstance(value, list):
        value = value[: slot.limit]
    documents.update(_documents_in(value))
    if slot.parts:
        parts = {name: part.replace("{length}", length) for name, part in slot.parts.items()}
        many = value if isinstance(value, list) else [value]
        shown = [
            {name: _look_up(item, part, documents) for name, part in parts.items()} for item in many
        ]
        value = shown if isinstance(value, list) else shown[0]
    return Copy(value, path, length, frozenset(documents))


def _documents_in(value: Any) -> Iterator[str]:
    """Yield the ids of the nearest documents in a value."""
    if isinstance(value, list):
        for item in value:
            yield from _documents_in(item)
    elif isinstance(value, dict):
        if "meta" in value:
            yield value["id"]
        else:
            for item in value.values():
                yield from _documents_in(item)


def _look_up(value: Any, path: str, documents: set[str] | None = None) -> Any:
    """Follow a dotted path; `[]` goes through a list. Note the documents on the way."""
    step, _, rest = path.partition(".")
    through_list = step.endswith("[]")
    step = step.removesuffix("[]")
    if isinstance(value, dict):
        if "meta" in value and documents is not None:
            documents.add(value["id"])
        value = value.get(step)
    else:
        value = None
    if through_list:
        return [_look_up(item, rest, documents) if rest else item for item in value or []]
    return _look_up(value, rest, documents) if rest else value
