"""The one place that knows whether something is public, and if not, why."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, PageViewRestriction

from programs.reviewing import standing_of
from publishing.models import Version


def why_not_public(instance: Any) -> str | None:
    """Return the reason that keeps a page or snippet from the public, or None if it is public.

    Args:     instance: as stored now; never one that holds an unsaved draft.
    """
    if not instance.live:
        return Version.Reason.EXPIRED if instance.expired else Version.Reason.UNPUBLISHED
    return what_keeps_back(instance)


def what_keeps_back(instance: Any) -> str | None:
    """Return what would keep a page or snippet from the public once it is published, or None."""
    if isinstance(instance, Page):
        if is_stand_in(instance):
            return Version.Reason.UNPUBLISHED
        if is_restricted(instance):
            return Version.Reason.RESTRICTED
        if site_path(instance) is None:
            return Version.Reason.MOVED
    if standing_of(instance).is_withheld:
        return Version.Reason.OVERDUE
    return None


def is_stand_in(page: Page) -> bool:
    """Tell whether the page only mirrors one in another language: it has no words of its own.

    Readers get the other page itself, by the locale's fallbacks, and are told its language.
    """
    return page.alias_of is not None and page.alias_of.locale_id != page.locale_id


def is_restricted(page: Page) -> bool:
    """Tell whether the page or one above it asks for a password, a login or a group."""
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return PageViewRestriction.objects.filter(page__path__in=above).exists()


def site_path(page: Page) -> str | None:
    """Return the page's path on its site, or None when it lies outside every site."""
    parts = page.get_url_parts()
    return None if parts is None or parts[2] is None else parts[2]
