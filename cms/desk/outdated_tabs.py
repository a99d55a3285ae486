"""A tab that shows older words than the newest: nobody decides about, or takes the place of, words
that they have not seen without being told.

Wagtail's browser code warns whoever presses a button, as soon as it has heard of the other version:
it asks every ten seconds. These hooks of the edit views cover the time between.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision
from wagtail_localize.models import Translation

from cms.desk.documents import comparison_url, edit_url

#: For whoever still has the editor of a translation open.
SOURCE_IS_GONE = (
    "The original was deleted, or its translation was stopped, after you had opened this page. "
    "Nothing was published. Your words are kept: this is a page of its own now, as it was last "
    "saved as a whole."
)


def refuse_decision(request: HttpRequest, document: Any) -> HttpResponse | None:
    """Do not take a step of the workflow from a tab that shows older words.

    The form of such a tab would also write the older words back.
    """
    if "action-workflow-action" not in request.POST:
        return None
    if not request.accepts("text/html"):
        # Autosave, of a form that is on its way already: it must not decide a second time.
        late = {"success": False, "error_code": "blocked_by_hook", "error_message": "Just sent."}
        return JsonResponse(late, status=400)
    newer = _saved_since(request, document)
    if newer is None:
        return None
    messages.warning(
        request,
        f"{_who_and_when(newer)}, after you had opened this page. Nothing was decided: read the "
        "words as they are now, then decide about those.",
        buttons=_difference(request, document, newer),
    )
    return redirect(edit_url(type(document), document.pk))


def answer_old_translation(request: HttpRequest, document: Any) -> HttpResponse | None:
    """Publish nothing from an editor of translations whose source was deleted meanwhile.

    It sends no form but one button, which the ordinary editor could not read.
    """
    if request.method != "POST" or "action" not in request.POST:
        return None
    if Translation.objects.filter(
        source__object_id=document.translation_key,
        target_locale_id=document.locale_id,
        enabled=True,
    ).exists():
        return None
    messages.warning(request, SOURCE_IS_GONE)
    return redirect(edit_url(type(document), document.pk))


def tell_of_other_words(request: HttpRequest, document: Any) -> None:
    """Say whose words have lost their place to those just saved. They are kept in the history."""
    if not request.accepts("text/html"):
        return  # autosave, which never takes the place of others' words
    newest = Revision.objects.filter(pk=document.latest_revision_id).first()
    older = _saved_since(request, document)
    if newest is None or older is None or older.pk == newest.pk:
        return
    messages.warning(
        request,
        f"{_who_and_when(older)}, after you had opened this page. Your words are the newest now; "
        "the others are kept in the history.",
        buttons=[
            messages.button(comparison_url(document, older.pk, newest.pk), "See the difference")
        ],
    )


def _saved_since(request: HttpRequest, document: Any) -> Revision | None:
    """Return the newest revision that somebody else saved after a tab was opened."""
    opened = _time(request.POST.get("loaded_revision_created_at", ""))
    if opened is None:
        return None
    # Autosave writes over a revision, so a tab is as old as the time, not as the id.
    return (
        document.revisions.filter(created_at__gt=opened)
        .exclude(user=request.user)
        .select_related("user")
        .order_by("-created_at", "-pk")
        .first()
    )


def _time(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def _who_and_when(revision: Revision) -> str:
    who = get_user_display_name(revision.user) if revision.user else "A program"
    return f"{who} saved other words at {timezone.localtime(revision.created_at):%H:%M}"


def _difference(request: HttpRequest, document: Any, newer: Revision) -> list[Any]:
    seen = request.POST.get("loaded_revision_id", "")
    if not seen.isdecimal() or int(seen) == newer.pk:
        return []  # written over by autosave: the older words are not kept
    return [messages.button(comparison_url(document, int(seen), newer.pk), "See what changed")]
