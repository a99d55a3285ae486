"""The short link on the paper. It leads on as long as the paper is read, and knows no reader."""

from __future__ import annotations

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from brochures.editions.models import Edition
from publishing.locales import fallback_chain
from publishing.models import Version


@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Redirect to what an edition is about. Counts how often, and keeps nothing of who or when.

    One that is not approved yet leads on too, so that the symbol on a proof can be tried: only to
    what is public. It is not counted, since no reader has it.
    """
    edition = Edition.objects.filter(link_code=code.upper()).select_related("brochure__subject")
    found = edition.first()
    if found is None:
        raise Http404
    if request.method == "GET" and found.is_frozen:
        edition.update(link_count=F("link_count") + 1)
    return HttpResponseRedirect(target_of(found), headers={"Cache-Control": "no-store"})


def target_of(edition: Edition) -> str:
    """Return where the link leads: the chosen address, else the page's present one, else home."""
    base = settings.WAGTAILADMIN_BASE_URL
    if edition.link_target:
        return edition.link_target if "://" in edition.link_target else base + edition.link_target
    subject = edition.snapshot.get("subject")
    if subject is None and edition.brochure.subject is not None:
        subject = edition.brochure.subject.translation_key
    rows = {row.locale: row for row in Version.objects.current().filter(document_id=subject)}
    for locale in fallback_chain(edition.locale):
        if locale in rows:
            return base + rows[locale].path
    return base + "/"
