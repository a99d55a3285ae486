"""Comparing levels of care: every cell is read from the levels, nothing is typed twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from programs import choices

#: What a cell says when the center has not stated the fact.
UNKNOWN = gettext_noop("Ask the center")

STUB = ("id", "type", "locale", "slug", "title")


def compare(
    levels: Sequence[dict[str, Any]],
    locale: str,
    rows: Iterable[tuple[str, str]] | None = None,
) -> list[dict[str, Any]]:
    """Return the rows of a comparison.

    Args:     levels: delivered levels, in the order of the columns. locale: of the words around
              them, such as "Yes". rows: (attribute, label) pairs; all attributes with their own
              names if omitted.
    Returns:  [{"attribute", "label", "cells": [{"level": stub, "value", "text"}]}]. `value` is
              null when the level does not state it; `text` then reads "Ask the center".
    """
    chosen = rows if rows is not None else choices.CompareAttribute.choices
    with translation.override(locale):
        return [
            {
                "attribute": attribute,
                "label": str(label),
                "cells": [_cell(level, attribute, levels) for level in levels],
            }
            for attribute, label in chosen
        ]


def _cell(
    level: dict[str, Any], attribute: str, levels: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    value = _value(level, attribute)
    known = value not in (None, "", [])
    return {
        "level": {
            **{name: level[name] for name in STUB},
            "path": level["meta"]["path"],
            "url": level["meta"]["url"],
        },
        "value": value if known else None,
        "text": _text(level, attribute, value, levels) if known else _(UNKNOWN),
    }


def _value(level: dict[str, Any], attribute: str) -> Any:
    if attribute == choices.CompareAttribute.FREQUENCY:
        return level.get("frequency_rank")
    if attribute == choices.CompareAttribute.SUITS:
        return [reason["text"] for reason in level["suits"]]
    if attribute == choices.CompareAttribute.EXPECT:
        return [
            part["component"]["title"] for part in level["expect"] if part["component"] is not None
        ]
    return level.get(attribute)


def _text(
    level: dict[str, Any], attribute: str, value: Any, levels: Sequence[dict[str, Any]]
) -> str:
    if attribute == choices.CompareAttribute.FREQUENCY and level.get("frequency_label"):
        return level["frequency_label"]
    if attribute.endswith("_rank") or attribute == choices.CompareAttribute.FREQUENCY:
        return _rank_text(value, [_value(other, attribute) for other in levels])
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, dict):
        return _range_text(value)
    labels: dict[str, Any] = {
        choices.CompareAttribute.SETTING: choices.Setting,
        choices.CompareAttribute.STRUCTURE: choices.Structure,
        choices.CompareAttribute.SUPPORT: choices.SupportLevel,
    }
    return str(labels[attribute](value).label) if attribute in labels else str(value)


def _rank_text(rank: int, ranks: list[int | None]) -> str:
    """Return words for a rank: ranks order levels, and mean nothing as numbers."""
    known = sorted({other for other in ranks if other is not None})
    if len(known) < 2:
        return pgettext("rank", "Same")
    if rank == known[-1]:
        return pgettext("rank", "More")
    return pgettext("rank", "Less") if rank == known[0] else pgettext("rank", "In between")


def _range_text(value: dict[str, int | None]) -> str:
    least, most = value["min"], value["max"]
    if least == most:
        return str(least)
    if most is None:
        return _("%(number)d or more") % {"number": least}
    if least is None:
        return _("up to %(number)d") % {"number": most}
    return f"{least}–{most}"
