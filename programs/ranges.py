"""Number ranges such as hours a week: a pair of fields `<name>_min` and `<name>_max`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel


def range_panels(*ranges: tuple[str, str], extra: tuple[str, ...] = ()) -> list[Panel]:
    """Return a collapsed panel for each (field name, heading), with any extra fields in it."""
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(f"{name}_min"), FieldPanel(f"{name}_max")]),
                *(FieldPanel(field) for field in extra),
            ],
            heading=heading,
            classname="collapsed",
            help_text='Leave empty what the center has not stated: readers see "Ask the center".',
        )
        for name, heading in ranges
    ]


def range_problems(document: Any, *names: str) -> Iterator[tuple[str, str]]:
    """Yield a problem for each range whose least is more than its most."""
    for name in names:
        least, most = range_of(document, name)
        if least is not None and most is not None and least > most:
            yield f"{name}_min", "The least must not be more than the most."


def range_of(document: Any, name: str) -> tuple[int | None, int | None]:
    return getattr(document, f"{name}_min"), getattr(document, f"{name}_max")
