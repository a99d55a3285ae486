"""From the ledger to the slots of a layout. What is not public, or not for print, stops here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation

from brochures.layout import Layout, Slot, load_layout
from brochures.models import Brochure
from publishing.comparing import compare
from publishing.delivery import Options, deliver
from publishing.locales import bcp47, fallback_chain
from publishing.models import Version

#: Help that no brochure may lack.
CRISIS_NUMBERS = ("911", "988")
#: What a reader wants to know about a level before a first call.
FACTS = ("frequency", "visits_per_week", "hours_per_week", "length_weeks")
#: Derived lists are read from at most this many documents.
READ_AT_MOST = 50


class BrochureIncomplete(Exception):
    """Something the brochure needs is not public. The message names it, for editors.

    `in_public` is what anybody may read: it never has the title of what is not public.
    """

    def __init__(self, message: str, in_public: str = "") -> None:
        super().__init__(message)
        self.in_public = in_public or message


@dataclass
class Filling:
    """Everything that a layout's templates need."""

    layout: Layout
    locale: str
    slots: dict[str, Any]
    sources: dict[str, Any]
    #: Document id → ledger sequence, of every document that was read.
    sequences: dict[str, int]
    address: str
    pictures: dict[str, dict[str, Any]]


def fill(brochure: Brochure) -> Filling:
    """Return the filled slots of a brochure.

    Raises: BrochureIncomplete, naming the document or the slot that keeps it from being made.
    """
    if brochure.subject is None:
        raise BrochureIncomplete("The page that this brochure was about has been deleted.")
    layout = load_layout(brochure.layout)
    locale = bcp47(brochure.subject.locale.language_code)
    read = _Reader(locale)
    words = layout.words(locale)
    with translation.override(locale):
        sources = _sources(brochure, read, words)
    base = settings.WAGTAILADMIN_BASE_URL
    code = f"{brochure.slug}-{locale.partition('-')[0]} v{max(read.sequences.values())}".upper()
    sources["words"] = words
    sources["edition"] = {"code": f"{code} · {max(read.dates)}"}
    return Filling(
        layout=layout,
        locale=locale,
        slots={slot.name: _fill_slot(slot, sources) for slot in layout.slots},
        sources=sources,
        sequences=read.sequences,
        address=base + sources["subject"]["meta"]["path"],
        pictures={
            name: sources[owner]["picture"]
            for name, owner in layout.data["pictures"].items()
            if sources.get(owner) and sources[owner]["picture"]
        },
    )


@dataclass
class _Reader:
    """Reads current documents in one language, and remembers which."""

    locale: str
    sequences: dict[str, int] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)

    def deliver(self, versions: Iterable[Version], expand: tuple[str, ...] = ()) -> list[Any]:
        chosen = list(versions)
        options = Options(channel="print", locale=self.locale, expand=expand)
        documents = deliver(chosen, options) if chosen else []
        for document in documents:
            self._remember(document)
        return documents

    def _remember(self, value: Any) -> None:
        """Note every whole document in what was delivered; stubs have no meta."""
        if isinstance(value, list):
            for item in value:
                self._remember(item)
        if isinstance(value, dict):
            if "meta" in value:
                self.sequences[value["id"]] = value["meta"]["version"]
                self.dates.append(value["meta"]["last_published_at"][:10])
            for item in value.values():
                self._remember(item)

    def one(self, document_id: Any, name: str, expand: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return a document, or say by name that it is not public."""
        rows = {
            row.locale: row for row in Version.objects.current().filter(document_id=document_id)
        }
        for locale in fallback_chain(self.locale):
            if locale in rows:
                document = self.deliver([rows[locale]], expand)[0]
                return _for_print(document)
        raise BrochureIncomplete(
            f"“{name}” is not published.", "A page that this brochure needs is not public."
        )

    def all(self, kind: str, expand: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """Return the documents of a type that are for print, in their order."""
        rows = Version.objects.current().filter(type=kind, locale=self.locale)
        if not rows.exists():
            rows = Version.objects.current().filter(
                type=kind, locale=fallback_chain(self.locale)[-1]
            )
        ordered = rows.order_by("position", "title", "document_id")[:READ_AT_MOST]
        options = Options(channel="print", locale=self.locale, expand=expand)
        return [
            document
            for document in deliver(list(ordered), options)
            if "print" in document.get("channels", ["print"])
        ]

    def kept(self, documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Remember those of a list that the brochure uses."""
        self._remember(documents)
        return documents


def _for_print(document: dict[str, Any]) -> dict[str, Any]:
    if "print" in document.get("channels", ["print"]):
        return document
    raise BrochureIncomplete(f"“{document['title']}” is switched off for print.")


def _sources(brochure: Brochure, read: _Reader, words: dict[str, str]) -> dict[str, Any]:
    page: Any = brochure.subject
    subject = read.one(page.translation_key, page.title)
    program = subject if subject["type"] == "program" else None
    if program and not program["level"]:
        raise BrochureIncomplete(f"The level of care of “{program['title']}” is not published.")
    level = read.one(
        program["level"]["id"] if program else subject["id"], subject["title"], ("expect",)
    )
    level["expect"] = [
        part
        for part in level["expect"]
        if part["component"] and "print" in part["component"]["channels"]
    ]
    return {
        "subject": subject,
        "program": program,
        "level": level,
        "move": _next_move(level, read),
        "benefits": _benefits(level, read),
        "questions": _questions(brochure, read),
        "organization": _the_organization(read),
        "location": next(iter(read.kept(read.all("location")[:1])), None),
        "crisis": _crisis(read),
        "facts": _facts(level, words),
    }


def _facts(level: dict[str, Any], words: dict[str, str]) -> list[dict[str, Any]]:
    """Return the rows worth printing: what is stated, and what a reader will want to ask."""
    rows = compare([level], [(name, words[f"fact_{name}"]) for name in FACTS])
    return [
        {
            "label": row["label"],
            "text": words["ask"] if row["cells"][0]["value"] is None else row["cells"][0]["text"],
        }
        for row in rows
    ]


def _next_move(level: dict[str, Any], read: _Reader) -> dict[str, Any] | None:
    """Return the move that starts at this level; a step down comes before a step up."""
    moves = [
        move
        for move in read.all("transition", ("to_level",))
        if move["from_level"] and move["from_level"]["id"] == level["id"] and move["to_level"]
    ]
    moves.sort(key=lambda move: move["direction"] != "step_down")
    return next(iter(read.kept(moves[:1])), None)


def _benefits(level: dict[str, Any], read: _Reader) -> list[dict[str, Any]]:
    found = [
        benefit
        for benefit in read.all("benefit")
        if any(item["id"] == level["id"] for item in benefit["applies_to"])
    ]
    return read.kept(found[:3])


def _questions(brochure: Brochure, read: _Reader) -> list[dict[str, Any]]:
    chosen = [block.value for block in brochure.questions if block.value is not None]
    if chosen:
        return [read.one(page.translation_key, page.title) for page in chosen]
    return read.kept(read.all("faq")[:3])


def _the_organization(read: _Reader) -> dict[str, Any]:
    found = read.all("organization", ("calls_to_action",))
    if not found:
        raise BrochureIncomplete("The organization is not published, or is off for print.")
    organization = found[0]
    organization["calls_to_action"] = [
        call for call in organization["calls_to_action"] if "print" in call["channels"]
    ]
    return read.kept([organization])[0]


def _crisis(read: _Reader) -> list[dict[str, Any]]:
    found = read.kept(read.all("crisis_resource"))
    numbers = {action["value"] for item in found for action in item["actions"]}
    for number in CRISIS_NUMBERS:
        if number not in numbers:
            raise BrochureIncomplete(f"The crisis resource with {number} is not published.")
    # These come first, so that no limit of a slot cuts them off.
    return sorted(found, key=lambda item: not _has_number(item, CRISIS_NUMBERS))


def _has_number(resource: dict[str, Any], numbers: Iterable[str]) -> bool:
    return any(action["value"] in numbers for action in resource["actions"])


def _fill_slot(slot: Slot, sources: dict[str, Any]) -> Any:
    """Return the first source that has something: text, a list of texts, or a list of parts."""
    for source in slot.sources:
        value = _look_up(sources, source)
        if value in (None, "", []):
            continue
        if isinstance(value, list):
            value = value[: slot.limit]
        if slot.parts:
            many = value if isinstance(value, list) else [value]
            value = [
                {name: _look_up(item, path) for name, path in slot.parts.items()} for item in many
            ]
        return value
    if slot.required:
        names = " and ".join(f"“{source}”" for source in slot.sources)
        raise BrochureIncomplete(f"The slot {slot.key} is empty: there is nothing in {names}.")
    return None


def _look_up(value: Any, path: str) -> Any:
    """Follow a dotted path; `[]` goes through a list."""
    step, _, rest = path.partition(".")
    through_list = step.endswith("[]")
    step = step.removesuffix("[]")
    value = value.get(step) if isinstance(value, dict) else None
    if through_list:
        return [_look_up(item, rest) if rest else item for item in value or []]
    return _look_up(value, rest) if rest else value
