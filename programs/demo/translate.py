"""Loads the Spanish demo the way a translator would: text by text, beside the English.

So an editor who opens a Spanish page finds every text next to its source. As in `load.py`, each
step is one transaction with its `DemoRecord`, and nothing that an editor has changed is touched.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from programs.demo.entries import Entry
from programs.demo.es.words import translated
from programs.demo.load import (
    LANGUAGES,
    DemoNotPublished,
    Loader,
    Say,
    digest_of,
    exempt_demo,
)
from programs.models import DemoRecord, Reviewer
from programs.side_by_side import put_beside


def translate_demo(entries: list[Entry], words: Iterable[Entry], *, say: Say) -> Counter[str]:
    """Translate and publish what is missing; leave alone what an editor has changed or deleted.

    Args:     entries: the English ones, loaded already. words: the Spanish ones, in the order to
              publish them. say: is given one line of progress at a time.
    Returns:  how many entries met which fate; the fates are those of `load_demo`.
    Raises:   DemoNotPublished, after everything else has been loaded.
    """
    return _Translator(entries, say).run(words)


class _Translator:
    def __init__(self, entries: list[Entry], say: Say) -> None:
        self.english = Loader(entries, say)
        self.say = say
        self.locale = Locale.objects.get(language_code=LANGUAGES[1])
        self.problems: list[str] = []

    def run(self, words: Iterable[Entry]) -> Counter[str]:
        by_key = {entry.key: entry for entry in self.english.entries}
        fates = Counter(self._publish(by_key[spanish.key], spanish) for spanish in words)
        if fates["published"]:
            self.say(f"In Spanish: {fates['published']} published.")
        if self.problems:
            raise DemoNotPublished("\n".join(self.problems))
        return fates

    def _publish(self, english: Entry, spanish: Entry) -> str:
        """Translate and publish an entry that is new or has new words; return its fate."""
        source = self.english.document(english)
        if source is None:
            return "deleted"
        key = f"{self.locale.language_code}/{english.key}"
        loaded = self.english.records.get(key)
        fate = self._fate(loaded, self._target(source))
        record = loaded or DemoRecord(key=key)
        whole = translated(english, spanish)
        digest = hashlib.sha256(f"{digest_of(english)}{digest_of(whole)}".encode()).hexdigest()
        if fate is None and record.digest == digest:
            fate = "unchanged"
        if fate is None and self.english.is_edited(english):
            fate = "edited"  # its texts are no longer those that we have translated
        if fate is not None:
            return fate
        try:
            with transaction.atomic():
                record.state, record.object_id = self._write(source, whole)
                record.digest = digest
                record.save()
        except ValidationError as error:
            self.problems.append(f"{key}: {'; '.join(error.messages)}")
            return "draft"
        return "published"

    def _fate(self, record: DemoRecord | None, target: Any) -> str | None:
        """Return the fate of what an editor has made or changed; None for what is ours to load."""
        if record is None:
            return None if target is None else "foreign"
        if target is None:
            return "deleted"
        texts = StringTranslation.objects.filter(
            context__object_id=target.translation_key, locale=self.locale
        )
        is_ours = target.live and str(target.latest_revision_id) == record.state
        if not is_ours or texts.exclude(last_translated_by=None).exists():
            return "edited"
        return None

    def _target(self, source: Any) -> Any:
        """Return the translation, or None; a page that mirrors its source is none."""
        found = type(source).objects.filter(
            translation_key=source.translation_key, locale=self.locale
        )
        return (found.filter(alias_of=None) if isinstance(source, Page) else found).first()

    def _write(self, source: Any, whole: Entry) -> tuple[str, int]:
        """Publish a translation; return the state it is in then, and its id."""
        stored, _ = TranslationSource.update_or_create_from_instance(source)
        translation, _ = Translation.objects.get_or_create(source=stored, target_locale=self.locale)
        spanish = type(source)(locale=self.locale)
        self.english.fill(spanish, whole, with_references=True)
        put_beside(stored, spanish)
        translation.save_target(publish=False)
        target = self._target(source).get_latest_revision_as_object()
        self._review(target, spanish)
        exempt_demo(target)
        revision = target.save_revision()
        revision.publish()
        return str(revision.pk), target.pk

    def _review(self, target: Any, spanish: Any) -> None:
        """Give the translation its own review. Its reviewers say that nobody has reviewed it."""
        for name in target.own_fields:
            setattr(target, name, getattr(spanish, name))
        if hasattr(target, "reviewed_by"):
            keys = [block.value.translation_key for block in spanish.reviewed_by]
            reviewers = Reviewer.objects.filter(translation_key__in=keys, locale=self.locale)
            target.reviewed_by = [("reviewer", reviewer) for reviewer in reviewers]
