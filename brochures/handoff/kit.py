"""The kit: every file of a hand-off in one ZIP, with what people and programs must know of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.template import Context, Engine

from brochures.handoff.deck import Deck
from brochures.handoff.files import BOX, COPY_FILES
from brochures.handoff.packing import packed
from brochures.handoff.pictures import Picture

README, MANIFEST, PREVIEW, KIT = "README.txt", "manifest.json", "preview.pdf", "kit.zip"
README_TEMPLATE = Path(__file__).with_name("readme.txt")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest(
    deck: Deck,
    digests: Mapping[str, tuple[str, int]],
    pictures: Sequence[dict[str, Any]],
    *,
    profile: str,
) -> bytes:
    """Return what a program must know of a kit, as JSON. digests: file name → (SHA-256, size)."""
    layout = deck.layout
    said = {
        "key": deck.key,
        "title": deck.title,
        "code": deck.code,
        "rev": deck.rev,
        "locale": deck.locale,
        "layout": {"key": layout.key, "title": layout.title, "sha256": layout.digest()},
        "published": deck.published,
        "snapshot_sha256": deck.snapshot_sha256 or None,
        "short_link": deck.link or None,
        "documents": deck.documents,
        "slots": {
            entry.key: {
                "style": entry.slot.style,
                "change": entry.slot.change,
                "source": entry.source or None,
                "version": entry.version or None,
                "characters": entry.characters,
            }
            for entry in deck.entries
        },
        "styles": deck.styles,
        "profile": profile or None,
        "pictures": list(pictures),
        "files": [
            {"name": name, "sha256": sha256, "size": size}
            for name, (sha256, size) in digests.items()
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def readme(
    deck: Deck,
    names: Sequence[str],
    pictures: Sequence[Picture],
    *,
    profile: str,
) -> bytes:
    """Return what a person must know of a kit."""
    sheet = deck.layout.data["sheet"] if deck.layout.imposed_output else None
    context = {
        "main": deck,
        "underline": "=" * len(deck.title),
        "files": list(_described(names)),
        "sheet": {"unit": deck.layout.unit, **sheet} if sheet else None,
        "folds": {
            page: " and ".join(f"{fold:g}" for fold in folds)
            for page, folds in deck.layout.data.get("folds", {}).items()
        },
        "pictures": pictures,
        "profile": profile,
    }
    template = Engine(autoescape=False).from_string(README_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(Context(context, autoescape=False)).encode()


def zipped(files: Mapping[str, bytes], stem: str) -> bytes:
    """Return the kit; its files lie in one folder."""
    return packed(files, f"{stem}/")


def _described(names: Sequence[str]) -> list[tuple[str, str, str]]:
    more = {PREVIEW: ("The sheets, to look at", ""), MANIFEST: ("For programs", "")}
    found = []
    for name in names:
        if name in COPY_FILES:
            found.append((name, COPY_FILES[name].label, COPY_FILES[name].use))
        elif name in more:
            found.append((name, *more[name]))
    if any(name.startswith(BOX) for name in names):
        found.append((f"{BOX}….icml", "InDesign story of one text box", ""))
    if any(name.endswith(".jpg") for name in names):
        found.append(("picture-….jpg", "Picture in CMYK", ""))
    return found
