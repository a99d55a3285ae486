"""Loads the demo content the way an editor would: as drafts that are then published.

First every entry is placed, unpublished and without its references; then each is completed and
published, in order, with one revision. So entries may refer to each other in circles. Each step is
one transaction with its `DemoRecord`: after an interruption, the next run goes on where it ended.
"""

from __future__ import annotations

import datetime
import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from programs import models as content_models
from programs.demo.entries import Day, Entry, Ref
from programs.demo.pictures import PICTURE, picture_state, save_picture
from programs.homes import place_home
from programs.models import DemoRecord, HomePage, SignOff
from programs.signing import exempt
from programs.streams import stream_json

#: The demo's documents have the same ids everywhere, so that examples can name them.
DOCUMENT_IDS = uuid.UUID("b4a1c1c6-0e1f-4d3b-8f66-2a4b0c9f7f55")

LANGUAGES = ("en-us", "es-us")

UNREVIEWED = "Demo content of a fictional use of the product. Review all of it before you use any."

Say = Callable[[str], None]


class DemoNotPublished(Exception):
    """Some entries break a rule for publishing and have stayed drafts. The message names them."""


def load_demo(entries: Iterable[Entry], *, say: Say) -> Counter[str]:
    """Place and publish what is missing; leave alone what an editor has changed or deleted.

    Args:     entries: in the order to publish them. say: is given one line of progress at a time.
    Returns:  how many entries were "published", "unchanged", "edited", "deleted" and "foreign"
              (an editor's own, with the slug of a demo entry).
    Raises:   DemoNotPublished, after everything else has been loaded.
    """
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    return Loader(list(entries), say).run()


class Loader:
    """Knows what of the demo is there, and makes the rest."""

    def __init__(self, entries: list[Entry], say: Say) -> None:
        self.entries = entries
        self.say = say
        self.locale = Locale.objects.get(language_code=LANGUAGES[0])
        self.today = timezone.localdate()
        self.records = {record.key: record for record in DemoRecord.objects.all()}
        self.states = self._read_states()
        self.problems: list[str] = []

    def run(self) -> Counter[str]:
        for entry in self.entries:
            self._place(entry)
        fates: Counter[str] = Counter()
        for model, group in _by_kind(self.entries):
            group_fates = Counter(self._publish(entry) for entry in group)
            fates += group_fates
            if group_fates["published"]:
                name = model._meta.verbose_name_plural
                self.say(f"{str(name).capitalize()}: {group_fates['published']} published.")
        if self.problems:
            raise DemoNotPublished("\n".join(self.problems))
        return fates

    # What is there already.

    def _read_states(self) -> dict[tuple[str, int], tuple[str, bool]]:
        """Return the state and the liveness of every row that a record points to."""
        states: dict[tuple[str, int], tuple[str, bool]] = {}
        for name in {entry.model for entry in self.entries}:
            if name == PICTURE:
                for image in content_models.ContentImage.objects.all():
                    states[name, image.pk] = (picture_state(image), True)
            else:
                rows = _model(name)._default_manager.values_list("pk", "latest_revision_id", "live")
                for pk, revision, live in rows:
                    states[name, pk] = (str(revision or ""), live)
        return states

    def _find(self, entry_or_ref: Entry | Ref) -> int | None:
        """Return the id of an entry's row: the loader's own, or an editor's with the same slug."""
        name = entry_or_ref.model
        record = self.records.get(entry_or_ref.key)
        if record:
            return record.object_id if (name, record.object_id) in self.states else None
        if name == PICTURE:
            return None
        rows = _model(name)._default_manager.filter(locale=self.locale, slug=entry_or_ref.slug)
        return rows.values_list("pk", flat=True).first()

    def document(self, entry: Entry) -> Any:
        """Return the live page or snippet of an entry, or None."""
        return _model(entry.model)._default_manager.filter(pk=self._find(entry), live=True).first()

    def is_edited(self, entry: Entry) -> bool:
        """Tell whether what is there is not, or no longer, as the loader left it."""
        record = self.records.get(entry.key)
        return record is None or self.states[entry.model, record.object_id][0] != record.state

    # Placing.

    def _place(self, entry: Entry) -> None:
        if entry.model == PICTURE or entry.key in self.records or self._find(entry) is not None:
            return  # a picture needs no place of its own; nothing leads from it to another entry
        with transaction.atomic():
            document = self._new(entry)
            if document is None:
                return
            record = DemoRecord.objects.create(key=entry.key, object_id=document.pk)
        self.records[entry.key] = record
        self.states[entry.model, document.pk] = ("", False)

    def _new(self, entry: Entry) -> models.Model | None:
        """Make the row, unpublished. None if its place in the tree is gone."""
        document: Any = _model(entry.model)(
            slug=entry.slug,
            locale=self.locale,
            translation_key=uuid.uuid5(DOCUMENT_IDS, entry.key),
            live=False,
        )
        self.fill(document, entry, with_references=False)
        if isinstance(document, HomePage):
            place_home(document)
        elif isinstance(document, Page):
            parent = self._find(entry.under) if entry.under else None
            if parent is None:
                return None
            Page.objects.get(pk=parent).add_child(instance=document)
        else:
            document.save()
        return document

    # Publishing.

    def _publish(self, entry: Entry) -> str:
        """Complete and publish an entry that is new or has a new text; return its fate."""
        record = self.records.get(entry.key)
        if record is None and entry.model == PICTURE:
            return self._add_picture(entry)
        if record is None:
            return "deleted" if self._find(entry) is None else "foreign"
        now = self.states.get((entry.model, record.object_id))
        if now is None:
            return "deleted"
        state, live = now
        if state != record.state or (record.state and not live):
            return "edited"
        digest = digest_of(entry)
        if digest == record.digest:
            return "unchanged"
        try:
            with transaction.atomic():
                record.state = self._write(entry, record.object_id)
                record.digest = digest
                record.save()
        except ValidationError as error:
            self.problems.append(f"{entry.key}: {'; '.join(error.messages)}")
            return "draft"
        return "published"

    def _add_picture(self, entry: Entry) -> str:
        with transaction.atomic():
            image = save_picture(content_models.ContentImage(), entry)
            state = picture_state(image)
            self.records[entry.key] = DemoRecord.objects.create(
                key=entry.key, object_id=image.pk, digest=digest_of(entry), state=state
            )
        self.states[PICTURE, image.pk] = (state, True)
        return "published"

    def _write(self, entry: Entry, pk: int) -> str:
        """Publish an entry and return the state it is in then."""
        document: Any = _model(entry.model)._default_manager.get(pk=pk)
        if entry.model == PICTURE:
            save_picture(document, entry)
            return picture_state(document)
        self.fill(document, entry, with_references=True)
        exempt_demo(document)
        revision = document.save_revision()
        revision.publish()
        return str(revision.pk)

    # Turning plain values into field values.

    def fill(self, document: Any, entry: Entry, *, with_references: bool) -> None:
        """Set the fields of a document; what refers to nothing stays empty."""
        for name, value in entry.fields.items():
            field = document._meta.get_field(name)
            if isinstance(field, StreamField):
                items = [self._resolved(item, with_references) for item in value]
                kept = [item for item in items if not _misses(item)]
                value = stream_json(field, kept, name=f"{entry.key}/{name}")
                setattr(document, name, value)
            else:
                resolved = self._resolved(value, with_references)
                setattr(document, field.attname, None if _misses(resolved) else resolved)

    def _resolved(self, value: Any, with_references: bool) -> Any:
        if isinstance(value, dict):
            return {key: self._resolved(part, with_references) for key, part in value.items()}
        if isinstance(value, Ref):
            found = self._find(value) if with_references else None
            return _MISSING if found is None else found
        if isinstance(value, Day):
            return self.today + datetime.timedelta(days=value.after_loading)
        return value


_MISSING = object()


def _misses(value: Any) -> bool:
    """Tell whether a value is, or holds, a reference that leads nowhere."""
    return value is _MISSING or (isinstance(value, dict) and _MISSING in value.values())


def _by_kind(entries: list[Entry]) -> Iterator[tuple[type[models.Model], list[Entry]]]:
    """Split entries where the kind changes, keeping their order."""
    group: list[Entry] = []
    for entry in entries:
        if group and group[-1].model != entry.model:
            yield _model(group[0].model), group
            group = []
        group.append(entry)
    if group:
        yield _model(group[0].model), group


def exempt_demo(document: Any) -> None:
    """Put on record that nobody has signed these clinical words."""
    if getattr(document, "is_clinical", False):
        exempt(document, document, kind=SignOff.DEMO, user=None, reason=UNREVIEWED)


def _model(name: str) -> type[models.Model]:
    return getattr(content_models, name)


def digest_of(entry: Entry) -> str:
    """Return a digest that changes with any field of an entry."""
    return hashlib.sha256(repr(sorted(entry.fields.items())).encode()).hexdigest()
