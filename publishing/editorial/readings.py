"""Proofreading that is kept: a document is read again only when its words or the rules change.

Reading everything takes about ten milliseconds a document. Finding out what must be read again
takes one query for each kind of document, so reports and programs may ask at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Model

from programs.models import QualityOverride
from publishing.editorial import house
from publishing.editorial.links import PAGE_LINK
from publishing.editorial.proofs import Reader
from publishing.editorial.surveys import Entry
from publishing.editorial.texts import rich_texts
from publishing.head import read_head
from publishing.locales import bcp47
from publishing.models import Reading, Version
from publishing.types import document_models
from quality import claims, words
from quality.languages import LANGUAGES
from quality.rules import load_rules

#: Nobody should wait for more than this many documents; the scheduler reads the rest.
WHILE_WAITING = 300


@dataclass(frozen=True)
class _Due:
    model: type[Model]
    pk: Any
    basis: str


def refresh(*, drafts: bool = False, at_most: int | None = WHILE_WAITING) -> int:
    """Read what has changed since it was read last. Returns how many are still to be read.

    Args:     drafts: every document's newest draft, instead of what is live.
    """
    due, seen = _due(drafts)
    readings = Reading.objects.filter(of_draft=drafts)
    stored = readings.values_list("pk", "label", "object_id")
    gone = [pk for pk, *key in stored if tuple(key) not in seen]
    if gone:
        readings.filter(pk__in=gone).delete()
    now = due if at_most is None else due[:at_most]
    if now:
        reader = Reader()
        for each in now:
            _read(each, reader, drafts=drafts)
    return len(due) - len(now)


def _due(drafts: bool) -> tuple[list[_Due], set[tuple[str, int]]]:
    """Return what must be read, and the keys of all that there is."""
    rules, head = _rules(), read_head().sequence
    kept = {
        (key, locale): f"{number}.{last}"
        for key, locale, number, last in QualityOverride.objects.values_list(
            "document_id", "locale"
        )
        .order_by()
        .annotate(Count("pk"), Max("pk"))
    }
    columns = ("document_id", "locale", "sequence")
    public = {tuple(row[:2]): row[2] for row in Version.objects.current().values_list(*columns)}
    known = {
        (label, pk): (basis, has_links)
        for label, pk, basis, has_links in Reading.objects.filter(of_draft=drafts).values_list(
            "label", "object_id", "basis", "has_links"
        )
    }
    due, seen = [], set()
    for model, row in _documents(drafts):
        key = (model._meta.label_lower, row["pk"])
        seen.add(key)
        code = bcp47(row["locale__language_code"])
        if drafts:
            # Autosave writes over a revision; its time tells.
            state = f"r{row['latest_revision']}.{row['latest_revision__created_at'].timestamp()}"
        else:
            state = str(public.get((row["translation_key"], code)) or f"r{row['live_revision']}")
        basis = f"{state}:{rules}:{kept.get((row['translation_key'], row['locale']), '')}"
        stored, has_links = known.get(key, ("", False))
        if stored.partition("@")[0] != basis or (has_links and stored != f"{basis}@{head}"):
            due.append(_Due(model, row["pk"], f"{basis}@{head}"))
    return due, seen


def _documents(drafts: bool) -> Iterator[tuple[type[Model], dict[str, Any]]]:
    columns = ["pk", "translation_key", "locale", "locale__language_code", "live_revision"]
    columns += ["latest_revision", "latest_revision__created_at"]
    for model in document_models():
        rows: Any = model._default_manager.order_by()
        found = rows.filter(latest_revision__isnull=False) if drafts else rows.filter(live=True)
        for row in found.values(*columns):
            yield model, row


def _read(due: _Due, reader: Reader, *, drafts: bool) -> None:
    stored: Any = due.model._default_manager.select_related("locale").get(pk=due.pk)
    document = stored.get_latest_revision_as_object() if drafts else stored
    entry = Entry(document, reader.proofread(document))
    with transaction.atomic():
        Reading.objects.update_or_create(
            label=due.model._meta.label_lower,
            object_id=due.pk,
            of_draft=drafts,
            defaults={
                "basis": due.basis,
                "has_links": any(PAGE_LINK.search(html) for _, html in rich_texts(document)),
                "document_id": document.translation_key,
                "locale": entry.locale,
                "type": entry.type,
                "title": document.title,
                "verdict": entry.verdict,
                "result": entry.as_json(),
            },
        )


def _rules() -> str:
    """Return a name for the rules as they are now: our files, and the center's own style."""
    parts = [_files(), repr(house.house_style()), *house.names()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@cache
def _files() -> str:
    loaded = [
        repr(load_rules(file, language))
        for file in (words.FILE, claims.FILE)
        for language in LANGUAGES
    ]
    return hashlib.sha256("".join(loaded).encode()).hexdigest()
