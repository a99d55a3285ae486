"""Documents as most readers get them, written as text when they are published.

A prepared text is the JSON of the web channel with holes where it depends on the reader, on the
day, or on other documents. Filling the holes of a page takes one look-up of all that its documents
refer to, and no body is parsed. Whatever has no prepared text is delivered in the general way
(publishing.delivery), which also makes these texts; so there is one shape, and the bytes agree.

A hole is a code between two marks:

    b            start of every address, such as https://api.example.org
    l            what an address in the API ends in for the reader's locale
    q            the locale that was asked for
    r:date       how a review that is due on a date stands today
    s:step:id    a reference, as a stub, or whole where `expand` names the step; or null
    m:step:id …  the items of a list of references
    o:id  c:id   the tags around the text of a link to a document

Where a document is in other languages is part of its text; these texts are written together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from rest_framework import serializers

from publishing import rich_text
from publishing.addresses import api_path
from publishing.delivery import Document
from publishing.locales import known_locales
from publishing.models import BIT, LedgerHead, PreparedText, Version
from publishing.options import Options
from publishing.references import Index, Row
from publishing.serializers.common import DocumentSerializer
from publishing.serializers.fields import ReferenceField
from publishing.stamp import STAMP

#: Around a hole. JSON never has it: control characters are escaped.
MARK = "\x1f"
_ESCAPED = r"\\u001f"

_LINK = re.compile(rf'<a href=\\"{_ESCAPED}h:([0-9a-f-]+){_ESCAPED}\\">(.*?)</a>')
_LIST = re.compile(rf'\[("{_ESCAPED}s:[^"]*{_ESCAPED}"(?:, )?)+\]')
_ITEM = re.compile(rf'"{_ESCAPED}s:([a-z_]*:[0-9a-f-]+){_ESCAPED}"')
_VALUE = re.compile(rf'"{_ESCAPED}(s:[^"]*){_ESCAPED}"')

#: What these show depends on the day or on other documents in ways that no hole can say.
NOT_PREPARED = ("comparison", "organization", "location")


#: Documents that are looked at together.
BATCH = 200


def follow(version: Version) -> None:
    """Write the texts of a document in all its languages; call it where a row is added."""
    PreparedText.objects.filter(version__document_id=version.document_id).delete()
    public = Version.objects.current().filter(document_id=version.document_id)
    PreparedText.objects.bulk_create(prepared(list(public.order_by("locale"))))


def prepared(versions: Sequence[Version]) -> list[PreparedText]:
    """Return the texts of all that can have one, unsaved.

    Args:     versions: public documents, each with all its translations, by locale.
    """
    rows = [Row.of(version) for version in versions if version.channels & BIT["web"]]
    index = Index.from_rows(rows, [])
    return [
        PreparedText(version=version, text=text)
        for version in versions
        if (text := text_of(version, index)) is not None
    ]


def text_of(version: Version, index: Index) -> str | None:
    """Return the prepared text of a version, or None if it can have none.

    Args:     index: has the document's translations.
    """
    if version.body is None or version.type in NOT_PREPARED:
        return None
    if version.locale not in known_locales():
        return None  # Nobody can ask for it, until the settings list the language.
    # Somebody has written the very mark, or its escape, into a text.
    if "u001f" in json.dumps(version.body):
        return None
    text = json.dumps(_Sketch(version, index).as_json())
    text = _LINK.sub(rf"{MARK}o:\1{MARK}\2{MARK}c:\1{MARK}", text)
    text = _LIST.sub(_as_one_hole, text)
    text = _VALUE.sub(rf"{MARK}\1{MARK}", text)
    return f"{STAMP}{version.document_id}{text}".replace("\\u001f", MARK)


def outdated() -> Iterator[Version]:
    """Yield each public version whose text is not what it should be."""
    for ids in _batches():
        versions, texts, stored = _compared(ids)
        for version in versions:
            if texts.get(version.sequence) != stored.get(version.sequence):
                yield version


def repair() -> int:
    """Write the texts that are not as they should be; return how many."""
    made = 0
    for ids in _batches():
        with transaction.atomic():
            # With the writers' lock: nobody publishes these documents meanwhile.
            LedgerHead.objects.select_for_update().first()
            _, texts, stored = _compared(ids)
            wrong = {
                key for key in texts.keys() | stored.keys() if texts.get(key) != stored.get(key)
            }
            PreparedText.objects.filter(version__in=wrong).delete()
            PreparedText.objects.bulk_create(
                PreparedText(version_id=key, text=texts[key]) for key in wrong if key in texts
            )
        made += len(wrong)
    return made


def _batches() -> Iterator[list[UUID]]:
    public = Version.objects.current().order_by("document_id").distinct()
    ids = list(public.values_list("document_id", flat=True))
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _compared(ids: list[UUID]) -> tuple[list[Version], dict[int, str], dict[int, str]]:
    """Return the public versions of documents, the texts they should have and those they have."""
    versions = list(Version.objects.current().filter(document_id__in=ids).order_by("locale"))
    stored = PreparedText.objects.filter(version__in=[version.sequence for version in versions])
    texts = {row.version_id: row.text for row in prepared(versions)}
    return versions, texts, dict(stored.values_list("version", "text"))


def _as_one_hole(found: re.Match[str]) -> str:
    return f"[{MARK}m:{' '.join(_ITEM.findall(found[0]))}{MARK}]"


def _hole(code: str) -> str:
    return f"{MARK}{code}{MARK}"


class _Sketch(Document):
    """A document with holes where it depends on anything but its own body."""

    def __init__(self, version: Version, index: Index) -> None:
        options = Options(base_url=_hole("b"), locale=version.locale)
        super().__init__(version, options, index, {}, frozenset())

    def _value(self, shape: serializers.Field, value: Any, step: str) -> Any:
        if isinstance(shape, ReferenceField) and value is not None:
            # A document is never inlined in itself.
            return _hole(f"s:{'' if value == self.id else step}:{value}")
        return super()._value(shape, value, step)

    def _target(self, document_id: str) -> rich_text.Target:
        return rich_text.Target(document_id, "", "", _hole(f"h:{document_id}"))

    def _meta(self, stored: dict[str, Any], shape: DocumentSerializer) -> dict[str, Any]:
        version = self.version
        own = api_path(version.type, version.slug, version.document_id, known_locales()[0])
        return {
            **super()._meta(stored, shape),
            "url": _hole("b") + own + _hole("l"),
            "review_state": _hole(f"r:{stored.get('review_due') or ''}"),
            "locale_requested": _hole("q"),
        }
