"""From a path to what lies there now: a document, another path, or nothing any more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from wagtail.contrib.redirects.models import Redirect

from publishing.locales import bcp47
from publishing.models import Version, VersionQuerySet

#: Longer chains than this are a mistake; a loop certainly is.
MAX_HOPS = 10


@dataclass(frozen=True)
class Found:
    version: Version


@dataclass(frozen=True)
class Moved:
    """What was here is now at `path` (or at a full address elsewhere)."""

    path: str
    permanent: bool


@dataclass(frozen=True)
class Gone:
    """What was here was withdrawn; `version` is the row that says so."""

    reason: str
    version: Version


def resolve(path: str) -> Found | Moved | Gone | None:
    """Look a path up among documents, editors' redirects, and the ledger's own old paths.

    Chains of redirects are collapsed into one answer; a loop counts as nothing there.
    """
    path = _with_slash(path)
    seen: list[str] = []
    permanent = True
    while path not in seen and len(seen) < MAX_HOPS:
        seen.append(path)
        current = Version.objects.current().filter(path=path).order_by("-sequence").first()
        if current is not None:
            return Moved(path, permanent) if seen[1:] else Found(current)
        redirect = _redirect_from(path)
        target = redirect and _target_of(redirect)
        if redirect and target:
            permanent = permanent and redirect.is_permanent
            if not target.startswith("/"):
                return Moved(target, permanent)
            path = _with_slash(target)
            continue
        past = Version.objects.filter(path=path).order_by("-sequence").first()
        if past is None:
            return None
        today = Version.objects.latest_of(past.document_id, past.locale)
        if today is None:
            return None
        if today.event == Version.WITHDRAWN:
            return Gone(today.reason, today)
        path = today.path
    return None


def resolve_as_of(
    path: str, moment: datetime.datetime, rows: VersionQuerySet
) -> Found | Moved | Gone | None:
    """Look a path up as it was at a moment, among some rows of the ledger.

    Editors' redirects have no past, so they play no part.
    """
    path = _with_slash(path)
    then = rows.open_at(moment)
    found = then.filter(path=path, event=Version.PUBLISHED).order_by("-sequence").first()
    if found is not None:
        return Found(found)
    past = rows.filter(path=path, valid_from__lte=moment).order_by("-sequence").first()
    row = past and then.filter(document_id=past.document_id, locale=past.locale).first()
    if row is None or row.expunged_at:
        return None
    return Gone(row.reason, row) if row.event == Version.WITHDRAWN else Moved(row.path, True)


def _with_slash(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"


def _redirect_from(path: str) -> Redirect | None:
    return (
        Redirect.objects.filter(old_path=Redirect.normalise_path(path))
        .select_related("redirect_page")
        .first()
    )


def _target_of(redirect: Redirect) -> str | None:
    """Return where a redirect leads; never the path of a page that is not public."""
    if redirect.redirect_page is None:
        return redirect.redirect_link or None
    page = redirect.redirect_page
    return (
        Version.objects.current()
        .filter(document_id=page.translation_key, locale=bcp47(page.locale.language_code))
        .values_list("path", flat=True)
        .first()
    )
