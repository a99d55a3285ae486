"""What an edition says, as data: the words slot by slot, and the ledger's rows they come from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from brochures.filling import Copy, Filling
from brochures.handoff.parts import on_paper
from brochures.layout import Slot

if TYPE_CHECKING:
    from brochures.editions.models import Edition

#: The web address on paper leads on by itself when a page moves (editions.links).
WEB = "web"
WEB_CHANGE = "SOON"
#: Parts of a place that are read; its others are links.
PLACE_PARTS = ("name", "street", "town", "phone", "license")

#: Slot key → {text: plain lines, change: its class, source: where the words are from}.
Words = dict[str, dict[str, str]]


def snapshot_of(edition: Edition, filling: Filling) -> dict[str, Any]:
    """Return all that an edition says, and where it comes from."""
    return {
        "edition": {"code": edition.code, "rev": edition.rev, "link": edition.link_code},
        "brochure": {"slug": edition.brochure.slug, "title": edition.title},
        "layout": {"key": filling.layout.key, "sha256": filling.layout.digest()},
        "locale": filling.locale,
        "subject": filling.sources["subject"]["id"],
        "documents": dict(sorted(filling.sequences.items())),
        "copy": words_of(filling),
        "slots": {slot.key: filling.slots[slot.name] for slot in filling.layout.slots},
        "pictures": {
            name: {"alt": picture["alt"], "files": [item["url"] for item in picture["renditions"]]}
            for name, picture in filling.pictures.items()
        },
    }


def words_of(filling: Filling, printed: Words | None = None) -> Words:
    """Return the words of each slot that is not empty, and the web address.

    The code line is not among them: it names the edition.

    Args:  printed: what an edition says. Of several lengths of a text, that one is taken which the
           edition has, so that only changed words count as a change.
    """
    words = {}
    for slot in filling.layout.slots:
        copy = _copy(filling, slot, (printed or {}).get(slot.key, {}).get("source"))
        if copy is None or copy.source == "edition.code":
            continue
        if text := _text(copy.value, slot.kind):
            words[slot.key] = {"text": text, "change": slot.change, "source": copy.source}
    address = filling.address.partition("://")[2].rstrip("/")
    words[WEB] = {"text": address, "change": WEB_CHANGE, "source": "place.link"}
    return words


def _copy(filling: Filling, slot: Slot, source: str | None) -> Copy | None:
    same = [copy for copy in filling.copies[slot.name] if copy.source == source]
    return same[0] if same else filling.copy(slot.name)


def _text(value: Any, kind: str = "") -> str:
    """Return the words of a slot, one line each."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(item, kind) for item in value)))
    if isinstance(value, dict):
        # Of a crisis line its name is not printed, but when to call it.
        names = {"place": PLACE_PARTS, "crisis": ("text",)}.get(kind, ("term", "text"))
        actions = on_paper(value.get("actions") or [])
        return "\n".join(filter(None, [*(_text(value.get(name)) for name in names), actions]))
    return ""


def canonical(snapshot: dict[str, Any]) -> bytes:
    """Return the bytes whose hash is the edition's, and which the archive file carries."""
    text = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def sha256(snapshot: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(snapshot)).hexdigest()
