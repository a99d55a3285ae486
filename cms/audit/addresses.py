"""Where to begin reading a site: every endpoint with every parameter, and every likely guess."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from cms.audit.crawling import Fetch
from cms.audit.hidden import Absent
from publishing.locales import known_locales
from publishing.models import Version
from publishing.options import CHANNELS, reference_fields
from publishing.types import DOCUMENT_TYPES

API = "/api/v1/"

FIXED = (
    *("/", "/sitemap.xml", "/robots.txt", "/search/", "/healthz", "/readyz", "/api/", API),
    *(f"{API}schema/", f"{API}docs/", f"{API}docs/redoc/", f"{API}brochures/"),
    *(f"{API}brochures/editions/", "/feed/", "/rss/", "/atom.xml", "/documents/", "/images/"),
)

#: Asked of a search. Each is a word, or the beginning of one, that most documents have.
WORDS = ("treatment", "program", "help", "what", "ther", "programa")

#: Parameters whose every value is asked of every list.
OF_LISTS = ("facets", "ordering", "channel", "locale", "rich_text", "format")

#: An id that nothing ever had.
NEVER = str(uuid.uuid4())

#: Values in one filter.
MOST_VALUES = 40


@dataclass(frozen=True)
class HiddenDocument:
    """A page or snippet that is not public, as its address would be if it were."""

    what: str
    id: str
    type: str
    slug: str
    path: str
    pk: int


def from_schema(fetch: Fetch, hidden: Sequence[HiddenDocument]) -> Iterator[str | Absent]:
    """Yield addresses of every endpoint of the API, with every parameter it has.

    Filters take hidden documents for values: whoever knows an id must learn nothing by it. A
    filter that several lists have is asked of one, as one piece of code answers them all; so is
    one through a reference, but for one of each reference.
    """
    schema = json.loads(fetch(f"{API}schema/", {"accept": "application/json"}).body)
    named = schema["components"]
    asked: set[str] = set()
    for path, item in schema["paths"].items():
        parameters = [
            named["parameters"][entry["$ref"].rsplit("/", 1)[1]] if "$ref" in entry else entry
            for entry in item["get"].get("parameters", [])
        ]
        if "{" in path or any(entry.get("required") for entry in parameters):
            continue
        yield path
        can_be_whole = any(entry["name"] == "limit" for entry in parameters)
        for entry in parameters:
            reference, _, name = entry["name"].rpartition(".")
            values = _values(entry, named["schemas"], hidden)
            whole = {"limit": "100"} if can_be_whole and entry["name"] != "limit" else {}
            if entry["name"] not in OF_LISTS:
                if {name, reference} <= asked:
                    continue
                asked |= {name, reference}
                values = values[:1]
            for value in values:
                yield from _pair(path, {entry["name"]: value, **whole}, hidden)


def _values(
    entry: dict[str, Any], schemas: dict[str, Any], hidden: Sequence[HiddenDocument]
) -> list[str]:
    """Return what to ask a parameter for."""
    schema = _resolved(entry["schema"], schemas)
    items = _resolved(schema.get("items", {}), schemas)
    if choices := schema.get("enum") or items.get("enum"):
        return [str(choice) for choice in choices]
    if entry["name"] in ("cursor", "fields", "expand"):
        return []  # cursors come by crawling; of the others, whole documents have all there is
    kind = schema.get("format") or schema["type"]
    samples = {
        "boolean": ["true", "false"],
        "integer": ["1"],
        "number": ["1.5"],
        "date": ["2001-01-01"],
        "date-time": ["2001-01-01T00:00:00Z"],
    }
    ids = [document.id for document in hidden[:MOST_VALUES]] or [NEVER]
    return samples.get(kind) or ([",".join(ids)] if kind == "array" else ids[:1])


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _pair(
    path: str, query: dict[str, str], hidden: Sequence[HiddenDocument]
) -> Iterator[str | Absent]:
    address = f"{path}?{urlencode(query)}"
    yield address
    if hidden and hidden[0].id in address:
        never = address
        for document in hidden:
            never = never.replace(document.id, NEVER)
        yield Absent(address, "a filter by hidden documents", never)


def of_what_is_public() -> Iterator[str]:
    """Yield addresses that take a public document, and whole lists in every channel."""
    rows = list(Version.objects.current().order_by("sequence"))
    for kind in DOCUMENT_TYPES.values():
        expand = ",".join(reference_fields(kind.name))
        of_kind = [row for row in rows if row.type == kind.name]
        for channel in CHANNELS:
            for locale in known_locales():
                query = {"channel": channel, "locale": locale}
                inline = {"expand": expand} if expand else {}
                if kind.path_segment:
                    whole = urlencode({**query, **inline, "limit": 100})
                    yield f"{API}{kind.path_segment}/?{whole}"
                for row in of_kind[:1]:
                    yield f"{API}pages/{row.document_id}/?{urlencode({**query, **inline})}"
    for row in rows:
        yield f"{API}pages/{row.document_id}/"
        if row.path:
            yield row.path
            yield f"{API}resolve/?{urlencode({'path': row.path})}"
    levels = list(dict.fromkeys(row.slug for row in rows if row.type == "level"))
    if len(levels) > 1:
        yield f"{API}compare/?levels={','.join(levels[:4])}"
    for channel in CHANNELS:
        yield f"{API}modules/?expand=document&channel={channel}&limit=100"
        for word in WORDS:
            yield f"{API}search/?q={word}&channel={channel}&limit=100"
    for word in WORDS:
        yield f"/search/?q={word}"


def of_the_past() -> Iterator[Absent]:
    """Yield the addresses of what was public: for everybody only where a setting says so."""
    rows = Version.objects.exclude(valid_until=None).order_by("-sequence")
    for document_id, sequence in rows.values_list("document_id", "sequence")[:MOST_VALUES]:
        what = f"a past version, {sequence}"
        yield Absent(f"{API}documents/{document_id}/versions/", what)
        yield Absent(f"{API}documents/{document_id}/versions/{sequence}/", what)
        yield Absent(f"{API}documents/{document_id}/diff/?to={sequence}", what)
    yield Absent(f"{API}pages/?as_of=2026-01-01T00:00:00Z", "the past")


def sync_starts() -> list[str]:
    """Return the addresses at which a client begins its copy, in each channel and language."""
    return [
        f"{API}sync/?{urlencode({'channel': channel, 'locale': locale})}"
        for channel in CHANNELS
        for locale in known_locales()
    ]


def sync_pages(fetch: Fetch, address: str) -> Iterator[tuple[str, str]]:
    """Yield (address, where its answer says to go on) of a replay of sync, page by page."""
    more = True
    while more:
        page = json.loads(fetch(address, {}).body)
        following = f"{API}sync/?{urlencode({'cursor': page['cursor']})}"
        yield address, following
        address, more = following, page["more"]


def guesses(document: HiddenDocument, public_slugs: set[str]) -> Iterator[Absent]:
    """Yield where a hidden document would be, by its id, its slug and its path."""
    kind = DOCUMENT_TYPES.get(document.type)
    segments = ["pages", *([kind.path_segment] if kind and kind.path_segment else [])]
    for segment in segments:
        yield Absent(f"{API}{segment}/{document.id}/", document.what, f"{API}{segment}/{NEVER}/")
        listed = f"{API}{segment}/?id={document.id}"
        yield Absent(listed, document.what, listed.replace(document.id, NEVER))
        if document.slug not in public_slugs:
            yield Absent(f"{API}{segment}/{document.slug}/", document.what)
    parts = f"{API}modules/?document={document.id}"
    yield Absent(parts, document.what, parts.replace(document.id, NEVER))
    yield Absent(f"{API}documents/{document.id}/versions/", document.what)
    if document.path:
        yield Absent(document.path, document.what)
        yield Absent(f"{API}resolve/?{urlencode({'path': document.path})}", document.what)
        yield Absent(f"/admin/pages/{document.pk}/edit/", document.what)
        yield Absent(f"/admin/pages/{document.pk}/view_draft/", document.what)


def media_guesses(name: str, what: str) -> Iterator[Absent]:
    """Yield where a file of the editors would be, by the name that it was uploaded with."""
    stem, _, ending = name.rpartition(".")
    for folder in ("original_images", "images", "documents"):
        yield Absent(f"/media/{folder}/{name}", what)
    for spec in ("max-165x165", "width-480.format-webp", "width-1600.format-webp", "original"):
        for form in {ending, "webp"}:
            yield Absent(f"/media/images/{re.sub('[^-_a-zA-Z0-9]', '_', stem)}.{spec}.{form}", what)
