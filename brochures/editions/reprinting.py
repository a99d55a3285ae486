"""Why a print run should be looked at again, besides its words: dates, stock, its link."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format

from brochures.editions.models import Edition
from publishing.locales import fallback_chain
from publishing.models import Version

#: Edition key → reasons as sentences.
Reasons = dict[int, list[str]]


def reprint_reasons(editions: Iterable[Edition], today: datetime.date | None = None) -> Reasons:
    """Return the reasons of each print run in circulation that has one; one query for all.

    The short link counts as dead when the page it leads to is not public. An address elsewhere
    that somebody has chosen is not asked: that is for people to try.
    """
    circulating = [edition for edition in editions if edition.is_circulating]
    today = today or timezone.localdate()
    public = _public(circulating)
    found = {
        edition.pk: [
            *_review(edition, today),
            *_stock(edition),
            *_link(edition, public),
        ]
        for edition in circulating
    }
    return {key: reasons for key, reasons in found.items() if reasons}


def _review(edition: Edition, today: datetime.date) -> Iterable[str]:
    if edition.review_by and edition.review_by < today:
        yield f"Review was due on {date_format(edition.review_by, 'j F Y')}."


def _stock(edition: Edition) -> Iterable[str]:
    left, limit = edition.stock_left, edition.reorder_at
    if left is not None and limit is not None and left <= limit:
        yield f"{left:,} are left; order again at {limit:,}."


def _link(edition: Edition, public: set[tuple[str, str]]) -> Iterable[str]:
    target = edition.link_target
    if "://" in target:
        return
    if target:
        if ("", _path(target)) not in public:
            yield f"Its QR code leads to {target}, where nothing is published."
    elif not any(
        (edition.snapshot["subject"], locale) in public for locale in fallback_chain(edition.locale)
    ):
        yield "Its QR code leads to a page that is not published any more."


def _public(editions: list[Edition]) -> set[tuple[str, str]]:
    """Return (document, language) and ("", path) of what these short links may lead to."""
    subjects = {edition.snapshot["subject"] for edition in editions if not edition.link_target}
    paths = {_path(edition.link_target) for edition in editions if edition.link_target}
    current = Version.objects.current()
    rows = current.filter(document_id__in=subjects) | current.filter(path__in=paths)
    found = set()
    for document, locale, path in rows.values_list("document_id", "locale", "path"):
        found |= {(str(document), locale), ("", path)}
    return found


def _path(target: str) -> str:
    """Return the path of an address on our own site."""
    return target.partition("?")[0].partition("#")[0]
