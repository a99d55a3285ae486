"""Reading query parameters, strictly: an unknown or malformed one is an answer, never ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from api.errors import BadParameter
from publishing.locales import known_locales
from publishing.options import CHANNELS, Options, hint
from publishing.rich_text import FORMS

DEFAULT_LIMIT = 20
MAX_LIMIT = 100

#: Names in `fields` or `expand`, and steps in one name. Nothing sensible is longer.
MAX_PATHS, MAX_DEPTH = 100, 12


@dataclass(frozen=True)
class Parameter:
    """A query parameter as OpenAPI describes it."""

    name: str
    schema: dict[str, Any]
    description: str
    required: bool = False

    @classmethod
    def of_names(cls, name: str, known: Iterable[str], most: int, description: str) -> Parameter:
        """Return one that takes several known names, separated by commas, and at most so many."""
        return cls(name, several({"type": "string", "enum": [*known]}, most), description)

    def with_default(self, value: Any) -> Parameter:
        return replace(self, schema={**self.schema, "default": value})


#: Any words. A value is never empty, and PostgreSQL refuses the null character.
TEXT = {"type": "string", "pattern": "^[^\\u0000]+$"}

#: A value of a list, where a comma ends it.
ITEM = {"type": "string", "pattern": "^[^\\u0000,]+$"}


def several(item: dict[str, Any], most: int, least: int = 1) -> dict[str, Any]:
    """Return the schema of values that are separated by commas."""
    return {"type": "array", "items": item, "minItems": least, "maxItems": most}


LOCALE = Parameter(
    "locale",
    {"type": "string", "enum": known_locales(), "default": known_locales()[0]},
    "Language of the answer. What lacks it comes in the fallback; `meta.locale_served` tells.",
)
DELIVERY = [
    Parameter(
        "channel",
        {"type": "string", "enum": list(CHANNELS), "default": "web"},
        "Chooses fields, copy length, form of rich text and image sizes.",
    ),
    LOCALE,
    Parameter(
        "fields",
        several({"type": "string", "pattern": r"^-?[a-z_]+(\.[a-z_]+){0,11}$"}, MAX_PATHS),
        "Fields to keep, separated by commas; dots go inside: title,copy.short. A minus leaves "
        "one out: -modules,-meta.seo. id and type always stay. The answer then has a part of its "
        "schema, whatever that requires.",
    ),
    Parameter(
        "expand",
        several({"type": "string", "pattern": r"^[a-z_]+(\.[a-z_]+){0,2}$"}, MAX_PATHS),
        "References to inline, separated by commas; dots go deeper, to three: level,level.expect.",
    ),
    Parameter(
        "rich_text",
        {"type": "string", "enum": list(FORMS)},
        "Form of rich text. If omitted: html on the web, portable_text on mobile, text in print.",
    ),
]
LIMIT = Parameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
    "Documents on one page.",
)
PAGING = [
    LIMIT,
    Parameter("cursor", TEXT, "Where the page begins; from `next` or `previous`."),
]


def read(request: HttpRequest, known: Collection[str]) -> dict[str, str]:
    """Return the parameters of a request.

    Raises:   BadParameter for one that is unknown or given twice.
    """
    for name, values in request.GET.lists():
        if name not in known:
            raise BadParameter(
                name[:100], f"There is no parameter “{name[:100]}” here.", hint(name, known)
            )
        if len(values) > 1:
            raise BadParameter(name, "Given more than once.", "Separate several values by commas.")
        if not values[0]:
            raise BadParameter(name, "Has no value.", "Give it one, or leave it out.")
        if "\x00" in values[0]:
            raise BadParameter(name, "Contains a null character.", "Take it out.")
    return {name: str(value) for name, value in request.GET.items()}


def options_from(values: dict[str, str], request: HttpRequest) -> Options:
    """Return the delivery options of a request. Raises: BadOption."""
    return Options(
        channel=values.get("channel", "web"),
        locale=values.get("locale", known_locales()[0]),
        rich_text=values.get("rich_text"),
        expand=_paths("expand", values),
        fields=_paths("fields", values),
        base_url=request.build_absolute_uri("/").rstrip("/"),
    )


def limit_from(values: dict[str, str]) -> int:
    text = values.get("limit", str(DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MAX_LIMIT):
        raise BadParameter(
            "limit", f"“{text[:20]}” is no limit.", f"A number from 1 to {MAX_LIMIT}."
        )
    return int(text)


def _paths(name: str, values: dict[str, str]) -> tuple[str, ...]:
    if name not in values:
        return ()
    paths = tuple(values[name].split(","))
    if not all(paths):
        raise BadParameter(name, "There is an empty name in the list.", "Such as title,copy.short.")
    if len(paths) > MAX_PATHS or max(path.count(".") for path in paths) >= MAX_DEPTH:
        raise BadParameter(
            name,
            "Asks for too much.",
            f"At most {MAX_PATHS} names, each at most {MAX_DEPTH} steps deep.",
        )
    return paths
