"""What the rules need to know about this center: its style, its names, the wordings it has kept."""

from __future__ import annotations

from typing import Any

from programs import models as content
from quality.house import HouseStyle, HouseWord

#: They are left out of the reading grade, and may contain any word.
NAMED = (content.Organization, content.ProgramType, content.CrisisResource)


def house_style() -> HouseStyle:
    """Return the center's departures from the rules, as the settings page holds them."""
    stored = content.HouseStyle.objects.first()
    if stored is None:
        return HouseStyle()
    return HouseStyle(
        words=tuple(
            HouseWord(number, word["language"], word["phrase"], word["prefer"], word["severity"])
            for number, word in enumerate((block.value for block in stored.words), 1)
        ),
        severities=tuple(
            (change["rule"], None if change["severity"] == "off" else change["severity"])
            for change in (block.value for block in stored.rule_changes)
        ),
        allow=tuple(block.value for block in stored.names),
    )


def names() -> tuple[str, ...]:
    """Return the names of the center, its programs and the crisis resources; one query."""
    titles = [model.objects.order_by().values_list("title") for model in NAMED]
    short = content.Organization.objects.order_by().values_list("short_name")
    rows = short.union(*titles)
    return tuple(sorted(name for (name,) in rows if name))


def kept_wordings(document: Any) -> dict[tuple[str, str], str]:
    """Return (rule, passage) → reason for every warning that was kept in a document."""
    kept = content.QualityOverride.objects.filter(
        document_id=document.translation_key, locale=document.locale_id
    )
    return {(each.rule, each.passage): each.reason for each in kept}
