"""A page or snippet goes in: placed, saved as a revision, published by the rules of all."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from programs.homes import place_home
from programs.models.publishable import NotPublishable
from publishing.portable.bundles import Bundle
from publishing.portable.indexes import bring_up
from publishing.portable.keys import Keys
from publishing.portable.lines import Line
from publishing.portable.misfits import Misfit, Misfits
from publishing.portable.outcomes import Outcome
from publishing.portable.pairs import is_paired, pair
from publishing.portable.shapes import fill, newest_of, portable
from publishing.portable.signatures import restore_signature
from publishing.visibility import is_restricted

#: The entry in a document's history.
IMPORTED = "continuum.import"


class Writer:
    """Writes pages and snippets whose lines fit (publishing.portable.checking), one at a time.

    publish: what is live in the file goes live here. over_drafts: also where a person has a draft.
    signatures: those of the file count.
    """

    def __init__(
        self,
        keys: Keys,
        bundle: Bundle,
        *,
        publish: bool = False,
        over_drafts: bool = False,
        signatures: bool = False,
    ) -> None:
        self.keys = keys
        self.bundle = bundle
        self.publish = publish
        self.over_drafts = over_drafts
        self.signatures = signatures
        self.new: set[str] = set()
        self.touched: dict[Any, set[Any]] = defaultdict(set)
        self._told: set[str] = set()
        self._parents: dict[str, Page] = {}
        self._locales: dict[str, Locale] = {}

    def place(self, line: Line) -> Any:
        """Make the row of a document that is not here, unpublished.

        Returns:  it, when all that it points at has gone in; None when its words must wait for
                  that, so that what it shows of others is public before it is.
        Raises:   Misfits.
        """
        if self.keys.pk(line.model, line.key) is not None:
            return None
        key = line.key.partition("/")[0]
        document: Any = line.model(
            translation_key=key, locale=self._locale(line.locale), live=False
        )
        missed = self.keys.misses
        fill(document, {**line.fields, **line.draft}, self.keys)
        is_whole = self.keys.misses == missed
        if line.alias_of:
            document.alias_of_id = self.keys.pk(Page, line.alias_of)
            if document.alias_of_id is None:
                raise Misfits.one("alias_of", "What it mirrors comes later. Move that line up.")
        if not line.is_page:
            document.has_unpublished_changes = True
            document.save()
        elif line.parent is None:
            place_home(document)
        else:
            document.has_unpublished_changes = True
            self._parent(line.parent).add_child(instance=document)
        self.keys.add(document, line.key)
        self.new.add(line.key)
        if not is_whole:
            self.keys.bare.add(line.key)
        return document if is_whole else None

    def take_back(self, line: Line) -> None:
        """Forget a document that was placed in a transaction which has failed since."""
        self.keys.remove(line.model, line.key)
        self.new.discard(line.key)
        self._told.discard(line.key)

    def _parent(self, key: str) -> Page:
        if key not in self._parents:
            self._parents[key] = Page.objects.get(pk=self.keys.pk(Page, key))
        return self._parents[key]

    def _locale(self, code: str) -> Locale:
        if code not in self._locales:
            self._locales[code], _ = Locale.objects.get_or_create(language_code=code)
        return self._locales[code]

    def follow_up(self) -> None:
        """Bring up Wagtail's indexes at the end of a transaction; forget what others may change."""
        for model, pks in self.touched.items():
            rows: Any = model._default_manager
            bring_up(model, list(rows.filter(pk__in=pks)))
        self.touched.clear()
        self._parents.clear()
        self._locales.clear()

    def write(self, line: Line, document: Any = None) -> Outcome:
        """Bring a placed document in line with the file.

        Args:     document: it, if it was placed just now.

        Returns:  what happened, and what keeps it from being public if it should be.
        Raises:   Misfits; nothing is written then.
        """
        document = document or self._stored(line)
        outcome = Outcome(line, created=line.key in self.new)
        if getattr(document, "alias_of_id", None):
            return self._write_alias(document, outcome)
        self._move(document, outcome)
        newest = newest_of(document)
        here = portable(newest, self.keys)
        live = None
        if document.live:
            live = here if newest is document else portable(document, self.keys)
        words = {**(live or here), **line.fields}
        wanted = {**here, **line.fields, **line.draft}
        to_publish = self.publish and line.is_live and live != words
        if not outcome.created:
            outcome.compare(here, wanted)
        if outcome.changes or to_publish:
            self._refuse_over_a_draft(document, outcome.changes)
        if to_publish:
            outcome.problems = self._publish(document, newest, here, words, line)
            outcome.published = not outcome.problems
            here = words
        if here != wanted or not (to_publish or document.latest_revision_id):
            self._save(newest_of(self._stored(line)), wanted, here)
        if (outcome.created or outcome.changes) and line.key not in self._told:
            self._told.add(line.key)
            log(instance=document, action=IMPORTED, data={"file": self.bundle.name})
        if outcome.fate != "unchanged":
            self.touched[type(document)].add(document.pk)
        return outcome

    def pair(self, line: Line, outcome: Outcome) -> None:
        """Put a translation that was written beside its source, in the editor of translations."""
        document = self._stored(line)
        if outcome.fate == "unchanged" and is_paired(document):
            return
        document_id = line.key.partition("/")[0]
        rows: Any = line.model._default_manager.select_related("locale", "latest_revision")
        source = rows.filter(
            translation_key=document_id, locale__language_code=line.translated_from
        ).first()
        if source is None or not pair(newest_of(source), newest_of(document)):
            outcome.notes.append(
                f"Its texts do not stand beside those in {line.translated_from}: some are missing."
            )

    def _stored(self, line: Line) -> Any:
        rows: Any = line.model._default_manager.select_related("locale", "latest_revision")
        return rows.get(pk=self.keys.pk(line.model, line.key))

    def _save(self, newest: Any, wanted: dict[str, Any], here: dict[str, Any]) -> Any:
        """Save a revision with other words. A draft may be incomplete, so nothing else is asked."""
        fill(newest, {n: v for n, v in wanted.items() if here.get(n) != v}, self.keys)
        if isinstance(newest, Page):
            newest.minimal_clean()
        return newest.save_revision(clean=False)

    def _publish(
        self, document: Any, newest: Any, here: dict[str, Any], words: dict[str, Any], line: Line
    ) -> list[Misfit]:
        """Publish words as a revision of their own; return what keeps them back."""
        revision = document.latest_revision if here == words else None
        if revision is None:
            revision = self._save(newest, words, here)
        if line.private and not (line.is_page and is_restricted(document)):
            return [Misfit("private", "Set who may see it here too, then publish it by hand.")]
        misfits = self._restore_signature(document, newest, words, line)
        try:
            with transaction.atomic():
                revision.publish()
        except NotPublishable as refusal:
            return [*misfits, *problems_of(refusal)]
        return []

    def _restore_signature(
        self, document: Any, newest: Any, words: dict[str, Any], line: Line
    ) -> list[Misfit]:
        if not (self.signatures and line.signature):
            return []
        try:
            restore_signature(document, newest, line.signature, words)
        except Misfit as misfit:
            return [misfit]
        return []

    def _write_alias(self, page: Page, outcome: Outcome) -> Outcome:
        """Let a page that mirrors another one say what that says; it has no words of its own."""
        self.touched[type(page)].add(page.pk)
        source = page.alias_of
        if self.publish and outcome.line.is_live and source.live and not page.live:
            page.live, page.has_unpublished_changes = True, False
            page.save(clean=False)
            outcome.published = True
        return outcome

    def _move(self, document: Any, outcome: Outcome) -> None:
        line = outcome.line
        if not line.is_page or line.parent is None or outcome.created:
            return
        before = self.keys.key(Page, document.get_parent().pk)
        if before == line.parent:
            return
        target = Page.objects.get(pk=self.keys.pk(Page, line.parent))
        if target.is_descendant_of(document):
            raise Misfits.one("parent", "A page cannot stand below itself.")
        document.move(target, pos="last-child")
        outcome.changes["parent"] = (before, line.parent)

    def _refuse_over_a_draft(self, document: Any, changes: dict[str, Any]) -> None:
        """Leave alone what somebody holds in their hands."""
        if document.locked:
            raise Misfits.one("", "Somebody has locked it. Unlock it in the admin first.")
        draft = document.latest_revision if document.has_unpublished_changes else None
        if changes and draft is not None and draft.user_id and not self.over_drafts:
            raise Misfits.one(
                "",
                f"{draft.user} saved a draft on {draft.created_at:%Y-%m-%d} that is not public. "
                "Publish or discard it, or give --over-drafts: the history keeps both.",
            )


def problems_of(refusal: NotPublishable) -> list[Misfit]:
    """Return what keeps a document back, by field."""
    return [
        Misfit(name if name != "__all__" else "", message)
        for name, messages in refusal.message_dict.items()
        for message in messages
    ]
