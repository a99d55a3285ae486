"""Every way in which the public content can change, in one list.

`wrap` gives each function that writes pages or snippets the transaction of `settles`; the
receivers say what a write touches. docs/adr/0005-settling-the-ledger.md tells
why signals alone are not enough.
"""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail import actions
from wagtail.models import Page, PageViewRestriction, Revision, Site
from wagtail.signals import post_page_move
from wagtail_localize.models import TranslationSource

from programs import models as content
from programs.models.base import SharedContent
from publishing.locales import bcp47
from publishing.recording import Subject
from publishing.referrers import referrers
from publishing.schedule import note_next_change
from publishing.settling import settles, touch, touch_referrers
from publishing.tasks import settle_everything
from publishing.translating import write_translation
from publishing.types import type_of

#: Content that documents carry inside themselves: when it changes, so do they.
EMBEDDED = (content.ContentImage, content.Source, content.Reviewer, content.Criterion)

#: Columns that a draft may change without changing anything public.
BOOKKEEPING = {
    "comments",
    "draft_title",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "owner",
}


def wrap() -> None:
    """Give every function that writes pages or snippets a transaction that settles the ledger."""
    for name in actions.__all__:
        action = getattr(actions, name)
        if "execute" in vars(action):
            action.execute = settles(action.execute)
    for model in (Page, PageViewRestriction, SharedContent, content.ContentImage):
        model.save = settles(model.save)  # type: ignore[method-assign]
        model.delete = settles(model.delete)  # type: ignore[method-assign]
    TranslationSource.create_or_update_translation = settles(write_translation)


@receiver(post_save)
def saved(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    fields = kwargs.get("update_fields")
    if fields is not None and set(fields) <= BOOKKEEPING:
        return
    if kwargs.get("created") and not getattr(instance, "live", True):
        return  # a new draft changes nothing public
    _touch(instance)
    if isinstance(instance, EMBEDDED):
        touch_referrers(*referrers(instance))
    elif isinstance(instance, content.LevelOfCare):
        # A move's direction is computed from the ranks of its two levels.
        touch_referrers(*referrers(instance, content.Transition))
    elif isinstance(instance, (Site, content.ReviewSettings)):
        # Every path, or every day on which an overdue document is hidden, may be another.
        transaction.on_commit(lambda: settle_everything.enqueue(""))


@receiver(post_save, sender=Revision)
def scheduled(update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    if update_fields and "approved_go_live_at" in update_fields:
        note_next_change()


@receiver(pre_delete)
def about_to_be_deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    # Afterwards nothing would tell who referred to it.
    if isinstance(instance, (Page, SharedContent, content.ContentImage)):
        touch_referrers(*referrers(instance))


@receiver(post_delete)
def deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Site):
        transaction.on_commit(lambda: settle_everything.enqueue(""))
    elif type_of(sender):
        _touch(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    # Now and not in a task: until this is settled, what was made private is still public.
    for page in instance.page.get_descendants(inclusive=True).live():
        _touch(page)


@receiver(post_page_move)
def page_moved(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    for page in instance.get_descendants(inclusive=True).live():
        _touch(page)
    # Taking a place among siblings gives them new places too.
    for parent in (parent_page_before, parent_page_after):
        for page in parent.get_children().live():
            _touch(page)


def _touch(instance: Any) -> None:
    model = instance.specific_class if isinstance(instance, Page) else type(instance)
    if model is not None and type_of(model):
        touch(
            Subject(
                model,
                instance.pk,
                instance.translation_key,
                bcp47(instance.locale.language_code),
            )
        )
