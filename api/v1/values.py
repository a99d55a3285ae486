"""From the text of a parameter to a value, or to an answer that says what to write instead."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from api.errors import BadParameter

INTEGER_LIMIT = 2**31
INTEGER = {"type": "integer", "minimum": -INTEGER_LIMIT, "maximum": INTEGER_LIMIT}
DECIMAL = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?")

FIRST = datetime.datetime.min.replace(tzinfo=datetime.UTC)
LAST = datetime.datetime.max.replace(tzinfo=datetime.UTC)

#: Values in one list.
MAX_VALUES = 50

#: Name of the parameter and its text → value. Raises BadParameter.
Parse = Callable[[str, str], Any]


def split(parameter: str, value: str) -> list[str]:
    """Return the values of a list, such as a,b."""
    values = value.split(",")
    if not all(values):
        raise BadParameter(parameter, "There is an empty value in the list.", "Such as a,b.")
    if len(values) > MAX_VALUES:
        raise BadParameter(
            parameter, f"There are {len(values)} values.", f"Give at most {MAX_VALUES}."
        )
    return values


def text(parameter: str, value: str) -> str:
    return value


def one_of(known: Collection[str]) -> Parse:
    def parse(parameter: str, value: str) -> str:
        if value not in known:
            raise BadParameter(
                parameter, f"“{value[:40]}” is not known.", f"Use one of: {', '.join(known)}."
            )
        return value

    return parse


def uuid(parameter: str, value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError as error:
        raise BadParameter(
            parameter, f"“{value[:40]}” is no id.", "Take it from `id` of a document."
        ) from error


def integer(parameter: str, value: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise BadParameter(parameter, f"“{value[:40]}” is not a whole number.", "Such as 2.")
    if len(digits) > 10 or int(digits) > INTEGER_LIMIT:
        raise BadParameter(parameter, "The number is too large.", "Such as 2.")
    return int(value)


def number(parameter: str, value: str) -> float:
    found = float(value) if DECIMAL.fullmatch(value) else math.inf
    if not math.isfinite(found):
        raise BadParameter(parameter, f"“{value[:40]}” is not a number.", "Such as 40.71.")
    return found


def true_or_false(parameter: str, value: str) -> bool:
    if value not in ("true", "false"):
        raise BadParameter(
            parameter, f"“{value[:40]}” is neither true nor false.", "Write true or false."
        )
    return value == "true"


def date(parameter: str, value: str) -> str:
    """Return a date as documents have it, such as 2026-05-03."""
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        raise BadParameter(parameter, f"“{value[:40]}” is no date.", "Such as 2026-05-03.")
    return value


def moment(parameter: str, value: str) -> datetime.datetime:
    """Return a time of RFC 3339, such as 2026-05-03T14:00:00Z."""
    try:
        found = datetime.datetime.fromisoformat(value)
        if found.tzinfo is None:
            raise ValueError(value)
    except ValueError as error:
        raise BadParameter(
            parameter,
            f"“{value[:40]}” is no time with a zone.",
            "Such as 2026-05-03T14:00:00Z; in an address, + is %2B.",
        ) from error
    try:
        return found.astimezone(datetime.UTC)
    except OverflowError:
        # In UTC it lies before or after all the years that there are.
        return FIRST if found.year == FIRST.year else LAST
