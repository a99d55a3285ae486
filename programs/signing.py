"""Clinical words go public only when somebody other than their writers has signed them.

The signature belongs to the words, not to a button: it is kept by a digest of all that readers get,
and every path into publishing asks for it (programs.publishing_checks).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from programs.models.signing import SignOff

#: Entries in a document's history.
SIGNED, EXEMPTED = "continuum.sign_off", "continuum.exempt_from_sign_off"

#: What a reviewer confirms, each by itself.
STATEMENTS = {
    "facts": "The facts are right and agree with the sources",
    "claims": "Nothing promises an outcome, gives a diagnosis or blames anybody",
    "safety": "Whoever acts on it comes to no harm, and help in danger is named where it is needed",
}

#: Of Wagtail's own columns of a page, those that readers read.
PAGE_WORDS = ("title", "seo_title", "search_description")

#: Not words: who, when, where, and what a review sets.
NOT_WORDS = {
    "alias_of",
    "expire_at",
    "expired",
    "first_published_at",
    "go_live_at",
    "has_unpublished_changes",
    "id",
    "last_published_at",
    "last_reviewed",
    "latest_revision",
    "live",
    "live_revision",
    "locale",
    "locked",
    "locked_at",
    "locked_by",
    "page_ptr",
    "review_due",
    "reviewed_by",
    "slug",
    "translation_key",
}

#: The editor's own marks in rich text, which change without a word changing.
EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')


class SigningRefused(Exception):
    """These words may not be signed by this person, or not now; says why and what to do."""

    def __init__(self, document: Any, message: str) -> None:
        super().__init__(message)
        self.document = document


def digest_of(document: Any) -> str:
    """Return the SHA-256 of all words and facts of a page or snippet, stored or not."""
    words = {}
    for field in document._meta.concrete_fields:
        if field.name in NOT_WORDS or (field.model is Page and field.name not in PAGE_WORDS):
            continue
        if isinstance(field, StreamField):
            words[field.name] = _without_ids(getattr(document, field.name).get_prep_value())
        else:
            words[field.name] = field.value_from_object(document)
    text = json.dumps(words, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(EDITOR_MARKS.sub("", text.replace('\\"', '"')).encode()).hexdigest()


def sign_off_of(document: Any) -> SignOff | None:
    """Return the newest signature or exemption for the words as they stand in a document."""
    if not getattr(document, "is_clinical", False):
        return None
    return (
        SignOff.objects.filter(
            document_id=document.translation_key,
            locale_id=document.locale_id,
            digest=digest_of(document),
        )
        .order_by("-pk")
        .first()
    )


def signing_check(document: Any) -> Iterator[tuple[str, str]]:
    """Yield what is missing before clinical words may go public."""
    if getattr(document, "is_clinical", False) and sign_off_of(document) is None:
        yield (
            "reviewed_by",
            "These words are not signed. Submit them to the workflow, anew if they wait in it.",
        )


def writers_of(document: Any, words: Any) -> set[int]:
    """Return the ids of all users who changed words of a document since they were last signed.

    A revision that repeats the words of the one before, such as a review, was written by nobody.

    Args:     words: the document as stored, or a draft; what was written after it does not count.
    """
    signed = set(
        SignOff.objects.filter(
            document_id=document.translation_key,
            locale_id=document.locale_id,
            kind=SignOff.SIGNED,
        ).values_list("digest", flat=True)
    )
    target, started = digest_of(words), False
    writers: set[int | None] = set()
    later: tuple[str, int | None] | None = None
    for revision in _newest_first(document):
        digest = digest_of(revision.as_object())
        started = started or digest == target
        if not started:
            continue
        if later is not None and digest != later[0]:
            writers.add(later[1])
        if digest in signed:
            break
        later = digest, revision.user_id
    else:
        writers.add(later[1] if later else None)
    return {writer for writer in writers if writer is not None}


def _newest_first(document: Any) -> Iterable[Revision]:
    model = Page if isinstance(document, Page) else type(document)
    return Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model), object_id=str(document.pk)
    ).order_by("-pk")


@transaction.atomic
def sign(
    document: Any, words: Any, *, reviewer: Any, user: Any, statements: list[str], reason: str
) -> SignOff:
    """Sign words of a document in a reviewer's name.

    Args:     document: as stored. words: it, or a draft of it (Revision.as_object()).
              statements: all of STATEMENTS. reason: what was checked, and why it may go public.
    Raises:   SigningRefused.
    """
    if user.pk in writers_of(document, words):
        raise SigningRefused(
            document, "You wrote part of these words, so somebody else must sign them."
        )
    if set(statements) != set(STATEMENTS.values()):
        raise SigningRefused(document, "Confirm each statement, or request changes.")
    sign_off = SignOff.objects.create(
        **_of(words),
        kind=SignOff.SIGNED,
        reviewer=reviewer.title,
        credentials=reviewer.credentials,
        role=reviewer.role,
        statements=statements,
        reason=reason,
        user=user,
    )
    data = {"reviewer": reviewer.title, "role": reviewer.role, "reason": reason}
    log(instance=document, action=SIGNED, user=user, data={**data, "digest": sign_off.digest})
    return sign_off


@transaction.atomic
def exempt(document: Any, words: Any, *, kind: str, user: Any, reason: str) -> SignOff:
    """Let words go public without a signature, for a reason that stays on record."""
    sign_off = SignOff.objects.create(**_of(words), kind=kind, reason=reason, user=user)
    data = {"kind": sign_off.get_kind_display(), "reason": reason, "digest": sign_off.digest}
    log(instance=document, action=EXEMPTED, user=user, data=data)
    return sign_off


def _of(words: Any) -> dict[str, Any]:
    return {
        "document_id": words.translation_key,
        "locale_id": words.locale_id,
        "digest": digest_of(words),
    }


def _without_ids(value: Any) -> Any:
    """Return a list of blocks without the ids that Wagtail gives them."""
    if isinstance(value, dict):
        return {name: _without_ids(item) for name, item in value.items() if name != "id"}
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    return value
