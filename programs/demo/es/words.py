"""An English entry and its Spanish words make a Spanish entry."""

from __future__ import annotations

from typing import Any

from programs.demo.entries import Entry


def words(model: str, english_slug: str, **fields: Any) -> Entry:
    """Name the English entry, and give its words in Spanish; a page also gets its own `slug`."""
    return Entry(model, english_slug, None, fields)


def each(part: str, *values: str) -> list[dict[str, str]]:
    """Return the Spanish words of a list whose items have one part to translate."""
    return [{part: value} for value in values]


def part(heading: str, *paragraphs: str) -> dict[str, str]:
    """Return one part of the long copy; see `entries.module`."""
    body = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return {"heading": heading, "body": body}


def translated(english: Entry, spanish: Entry) -> Entry:
    """Return the whole Spanish entry: its own words, and the facts of the English one.

    Raises:   ValueError for a field or an item of a list that only one of the two has.
    """
    unknown = spanish.fields.keys() - english.fields.keys() - {"slug"}
    if unknown:
        raise ValueError(f"{english.key} has no {', '.join(sorted(unknown))} to translate.")
    fields = {
        name: _merged(value, spanish.fields.get(name, value), f"{english.key}/{name}")
        for name, value in english.fields.items()
    }
    if "slug" in spanish.fields:
        fields["slug"] = spanish.fields["slug"]
    return Entry(english.model, english.slug, english.under, fields)


def _merged(english: Any, spanish: Any, place: str) -> Any:
    if isinstance(english, list):
        if len(english) != len(spanish):
            raise ValueError(f"{place}: {len(english)} in English, {len(spanish)} in Spanish.")
        return [_merged(*pair, place) for pair in zip(english, spanish, strict=True)]
    if isinstance(english, dict):
        unknown = spanish.keys() - english.keys()
        if unknown:
            raise ValueError(f"{place} has no {', '.join(sorted(unknown))} to translate.")
        return {**english, **spanish}
    return spanish
