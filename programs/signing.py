"""Clinical words go public only when somebody other than their writers has signed them.

The signature belongs to the words, not to a button: it is kept by a digest of all that readers get,
and every path into publishing asks for it (programs.publishing_checks).
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from modelcluster.models import model_from_serializable_data
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

#: What keeps clinical words back, and what to do.
NOT_SIGNED = (
    "These words are not signed. Submit them to the workflow; if they wait in it already, cancel "
    "it and submit them again."
)


class SigningRefused(Exception):
    """These words may not be signed by this person, or not now; says why and what to do."""

    def __init__(self, document: Any, message: str) -> None:
        super().__init__(message)
        self.document = document


class WordsChanged(SigningRefused):
    """The words are others than those that the reviewer was shown. seen: id of their revision."""

    def __init__(self, document: Any, seen: int) -> None:
        super().__init__(
            document,
            "Nothing was signed: the words have changed since you opened this. Read them as they "
            "are now, then sign those.",
        )
        self.seen = seen


def mark_of(document: Any) -> str:
    """Return what tells the newest words of a page or snippet from all others: revision:digest."""
    words = document.get_latest_revision_as_object()
    return f"{document.latest_revision_id or 0}:{digest_of(words)}"


def refuse_if_changed(document: Any, shown: str) -> None:
    """Raise WordsChanged unless the newest words are those that `mark_of` told when it was asked.

    A revision that repeats the words, such as a review, changes nothing.
    """
    seen, _, digest = shown.partition(":")
    if digest != mark_of(document).partition(":")[2]:
        raise WordsChanged(document, int(seen) if seen.isdecimal() else 0)


def digest_of(document: Any) -> str:
    """Return the SHA-256 of all words and facts of a page or snippet, stored or not."""
    words = {}
    for field in _word_fields(type(document)):
        if isinstance(field, StreamField):
            words[field.name] = _without_ids(getattr(document, field.name).get_prep_value())
        else:
            words[field.name] = field.value_from_object(document)
    text = json.dumps(words, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(EDITOR_MARKS.sub("", text.replace('\\"', '"')).encode()).hexdigest()


def _word_fields(model: type[Any]) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        if field.name in NOT_WORDS or (field.model is Page and field.name not in PAGE_WORDS):
            continue
        yield field


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
        yield "reviewed_by", NOT_SIGNED


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
    digests = _Digests(type(words))
    writers: set[int | None] = set()
    later: tuple[str, int | None] | None = None
    for revision in _newest_first(document):
        digest = digests.of(revision)
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


def is_writer(document: Any, words: Any, user: Any) -> bool:
    """Tell whether a user is among `writers_of`; quick for whoever never saved the document."""
    saved_some = _newest_first(document).filter(user=user).exists()
    return saved_some and user.pk in writers_of(document, words)


def _newest_first(document: Any) -> QuerySet[Revision]:
    model = Page if isinstance(document, Page) else type(document)
    return Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model), object_id=str(document.pk)
    ).order_by("-pk")


class _Digests:
    """`digest_of` for many revisions of a model: the same words are read once.

    Revision.as_object() would ask the database a dozen times for what is no words.
    """

    def __init__(self, model: type[Any]) -> None:
        self.model = model
        self.fields = list(_word_fields(model))
        self.known: dict[str, str] = {}
        self.gone: dict[tuple[str, Any], bool] = {}

    def of(self, revision: Revision) -> str:
        names = [field.name for field in self.fields if field.name in revision.content]
        content = {name: revision.content[name] for name in names}
        text = json.dumps(content)
        if text not in self.known:
            content["pk"] = revision.content["pk"]
            words = model_from_serializable_data(self.model, content, check_fks=False)
            self._drop_what_is_gone(words)
            self.known[text] = digest_of(words)
        return self.known[text]

    def _drop_what_is_gone(self, words: Any) -> None:
        """Leave out what was deleted since, as Revision.as_object() does."""
        for field in self.fields:
            value = getattr(words, field.attname)
            if not field.many_to_one or value is None:
                continue
            key = field.name, value
            if key not in self.gone:
                targets = field.related_model._default_manager
                self.gone[key] = not targets.filter(pk=value).exists()
            if self.gone[key]:
                setattr(words, field.attname, None)


@transaction.atomic
def sign(
    document: Any, words: Any, *, reviewer: Any, user: Any, statements: list[str], reason: str
) -> SignOff:
    """Sign words of a document in a reviewer's name.

    Args:     document: as stored. words: it, or a draft of it (Revision.as_object()).
              statements: all of STATEMENTS. reason: what was checked, and why it may go public.
    Raises:   SigningRefused.
    """
    if is_writer(document, words, user):
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


@transaction.atomic
def restore(
    document: Any, words: Any, *, kind: str, made_at: datetime.datetime, **columns: Any
) -> SignOff:
    """Put on record a signature or exemption that was given to these very words elsewhere.

    Args:     columns: of SignOff, as they were there. Its user is nobody here.
    Raises:   ValidationError, when they do not fit.
    """
    sign_off = SignOff(**_of(words), kind=kind, **columns)
    sign_off.clean_fields(exclude=["user", "statements"])
    sign_off.save()
    SignOff.objects.filter(pk=sign_off.pk).update(made_at=made_at)
    action = SIGNED if kind == SignOff.SIGNED else EXEMPTED
    data = {**columns, "kind": sign_off.get_kind_display(), "digest": sign_off.digest}
    log(instance=document, action=action, data={**data, "elsewhere": True})
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
