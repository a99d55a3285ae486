"""How hard the long copy of a document was to read, each time its words became public."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from publishing.editorial import house
from publishing.editorial.texts import LONG_COPY, kind_of
from publishing.locales import bcp47
from publishing.models import Version
from publishing.rich_text import plain_text
from quality.languages import language_of
from quality.limits import limits_for
from quality.readability import measure

#: So many wordings tell enough, and are measured while somebody waits.
MOST = 12
#: Of a document that changes often, so many versions are looked at.
LOOKED_AT = 500


@dataclass(frozen=True)
class Grade:
    """A wording: since when it was public, and its score (quality.readability.Readability)."""

    since: datetime.datetime
    score: float
    is_too_hard: bool


@dataclass(frozen=True)
class Grades:
    """The last wordings, the oldest first, without those that are too short for a grade.

    in_points: more is easier, as in Spanish; a school grade is harder the higher it is. target:
    the score that the long copy aims at.
    """

    wordings: list[Grade]
    in_points: bool
    target: float


def grades_of(document: Any) -> Grades:
    """Measure the long copy as it was each time, by today's measure.

    Raises: ValueError: there are no rules for the language.
    """
    language = document.locale.language_code
    tongue = language_of(language)
    target = limits_for(kind_of(type(document), LONG_COPY), tongue).target
    in_points, names = tongue == "es", house.names()
    found = []
    for since, text in islice(_wordings(document), MOST):
        score = measure(text, language=language, names=names).score
        if score is not None:
            found.append(Grade(since, score, score < target if in_points else score > target))
    return Grades(found[::-1], in_points, target)


def _wordings(document: Any) -> Iterator[tuple[datetime.datetime, str]]:
    """Yield (moment, text) of each wording, the newest first; other changes make no new one."""
    rows = Version.objects.filter(
        document_id=document.translation_key,
        locale=bcp47(document.locale.language_code),
        body__isnull=False,
    ).order_by("-sequence")
    since, text = None, ""
    newest = rows.values_list("valid_from", "body")[:LOOKED_AT]
    for moment, body in newest.iterator(chunk_size=50):
        words = _long_copy(body or {})
        if since is not None and words != text:
            yield since, text
        since, text = moment, words
    if since is not None:
        yield since, text


def _long_copy(body: dict[str, Any]) -> str:
    """Return the text of all parts, as proofreading reads it."""
    return "\n".join(
        text
        for part in body.get(LONG_COPY, [])
        for text in (part["heading"], plain_text(part["body"]))
        if text.strip()
    )
