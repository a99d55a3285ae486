"""Signatures that travel with their words.

The program's own digest of words counts references by primary key, so a signature says which words
it means by a digest of the words as the file has them. Whoever changes a word in the file has no
signature. That is care, not proof: who can write a file can write its digest, so an import takes
signatures only when it is told to.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError

from programs.models import SignOff
from programs.signing import EDITOR_MARKS, NOT_WORDS, restore, sign_off_of
from publishing.portable.misfits import Misfit

_COLUMNS = ("kind", "reviewer", "credentials", "role", "statements", "reason")

#: Beside what is no word for the program: a page's own settings.
_NOT_READ = NOT_WORDS | {"show_in_menus"}


def portable_signature(sign_off: SignOff, fields: dict[str, Any]) -> dict[str, Any]:
    """Return a signature as a file has it, with the digest of the words that it is for."""
    return {
        **{name: getattr(sign_off, name) for name in _COLUMNS},
        "made_at": sign_off.made_at.astimezone(datetime.UTC).isoformat(),
        "words": words_digest(fields),
    }


def words_digest(fields: dict[str, Any]) -> str:
    """Return the SHA-256 of all words and facts in a document's portable fields."""
    words = {name: value for name, value in fields.items() if name not in _NOT_READ}
    text = json.dumps(_without_ids(words), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(EDITOR_MARKS.sub("", text.replace('\\"', '"')).encode()).hexdigest()


def restore_signature(
    document: Any, words: Any, signature: dict[str, Any], fields: dict[str, Any]
) -> None:
    """Give words the signature that came with them.

    Raises:   Misfit, when it is for other words.
    """
    if sign_off_of(words) is not None:
        return
    if signature.get("words") != words_digest(fields):
        raise Misfit("signature", "It is for other words. Have these signed.")
    kinds = dict(SignOff.KINDS)
    try:
        made_at = datetime.datetime.fromisoformat(signature["made_at"])
        values = {name: signature[name] for name in _COLUMNS}
    except (KeyError, TypeError, ValueError) as error:
        raise Misfit("signature", f"It lacks {error}.") from error
    for name, value in values.items():
        kind, called = (list, "list") if name == "statements" else (str, "text")
        if not isinstance(value, kind):
            raise Misfit("signature", f"“{name}” is a {called}.")
    if made_at.tzinfo is None:
        raise Misfit("signature", "Its made_at names no time zone: 2026-05-03T14:00:00+00:00.")
    if values["kind"] not in kinds:
        raise Misfit("signature", f"Its kind is one of: {', '.join(kinds)}.")
    try:
        restore(document, words, made_at=made_at, **values)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise Misfit("signature", f"{name}: {messages[0]}") from error


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(item) for name, item in value.items() if name != "id"}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value
