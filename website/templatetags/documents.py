"""Filters that show documents and their unknown facts."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from publishing.drafts import MARK
from publishing.types import shape_of

register = template.Library()

#: What `in_words` may show, for the catalog of translations.
IN_WORDS = (
    gettext_noop("Lives at home"),
    gettext_noop("Stays on site"),
    gettext_noop("Low"),
    gettext_noop("Medium"),
    gettext_noop("High"),
    gettext_noop("Mild"),
    gettext_noop("Strong"),
    gettext_noop("Round the clock"),
)


@register.filter
def rich(value: dict[str, str]) -> SafeString:
    """Show rich text of the ledger: made safe when it was published (publishing.rich_text)."""
    return mark_safe(value["value"])


@register.filter
def or_ask(value: Any) -> Any:
    """Show a fact, or that the center can be asked when it has not stated it."""
    if value is True:
        return _("Yes")
    if value is False:
        return _("No")
    return _("Ask the center") if value in (None, "", []) else value


@register.filter
def in_words(value: str) -> str:
    """Show a value of a closed list as words: lives_at_home becomes "Lives at home"."""
    return _(str(value).replace("_", " ").capitalize())


#: What readers call a type.
TYPE_NAMES = {
    "level": gettext_lazy("Level of care"),
    "program": gettext_lazy("Program"),
    "benefit": gettext_lazy("Benefit"),
    "faq": gettext_lazy("Question"),
    "transition": gettext_lazy("Moving between levels"),
    "comparison": gettext_lazy("Comparison"),
    "guide": gettext_lazy("Guide"),
    "location": gettext_lazy("Location"),
    "section": gettext_lazy("Overview"),
    "term": gettext_lazy("Word explained"),
}


@register.filter
def type_name(kind: str) -> str:
    """Show the type of a document as readers call it."""
    return str(TYPE_NAMES[kind])


@register.filter
def names_of(document: dict[str, Any], field: str) -> str:
    """Show the values of a field by the names they have in the content model, or ask."""
    shape: Any = shape_of(document["type"]).fields[field]
    names = shape.child.choices
    return ", ".join(str(names[value]) for value in document[field]) or _("Ask the center")


@register.filter
def range_in_words(value: dict[str, int | None] | None) -> str | None:
    """Show a range, or None when it is not stated."""
    if value is None:
        return None
    least, most = value["min"], value["max"]
    if most is None:
        return _("%(number)d or more") % {"number": least}
    if least is None:
        return _("up to %(number)d") % {"number": most}
    return str(least) if least == most else f"{least}–{most}"


@register.filter
def rendition(picture: dict[str, Any], name: str) -> dict[str, Any]:
    return next(item for item in picture["renditions"] if item["name"] == name)


@register.simple_tag
def draft_mark(document: dict[str, Any] | None) -> str:
    """Mark what is not public in these words, in a preview; show nothing to readers."""
    if not (document and document.get(MARK)):
        return ""
    return format_html(' <span class="draft-mark">{}</span>', _("Draft"))


@register.simple_tag
def programs_of(level: dict[str, Any], programs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the programs of a level."""
    return [item for item in programs if item["level"] and item["level"]["id"] == level["id"]]


@register.filter
def has_aspect(modules: list[dict[str, Any]], aspect: str) -> bool:
    """Tell whether the long copy has a part on this, which then carries the facts about it."""
    return any(part["aspect"] == aspect for part in modules)


@register.filter
def is_named_by_its_action(resource: dict[str, Any]) -> bool:
    """Tell whether the first way to reach it says the name already: "Call 911"."""
    return bool(resource["actions"]) and resource["title"] in resource["actions"][0]["label"]


@register.filter
def as_date(text: str) -> str:
    """Show a date of a document as people write it."""
    return date_format(datetime.date.fromisoformat(text), "DATE_FORMAT")


@register.filter
def crisis_href(action: dict[str, str]) -> str:
    """Return the link of a way to reach crisis help."""
    schemes = {"call": "tel:", "tty": "tel:", "text": "sms:"}
    return schemes.get(action["kind"], "") + action["value"]


@register.filter
def json_ld(graph: dict[str, Any]) -> SafeString:
    """Show JSON-LD inside a script element, which a "</script>" in a text must not close."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(text)
