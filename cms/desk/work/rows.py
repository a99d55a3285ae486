"""Rows about pages and shared content of every kind, from one query over all their tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import F, Model, Value
from django.utils.text import capfirst
from wagtail.models import Page

from cms.desk.documents import document_models, edit_url, models_for
from publishing.locales import bcp47
from publishing.models import Version


@dataclass(frozen=True)
class Row:
    """One page or snippet in a list. when: a date or a time. who: a user name, or empty."""

    model: type[Model]
    pk: Any
    title: str
    language: str
    when: Any
    who: str
    is_live: bool

    @property
    def kind(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def url(self) -> str:
        return edit_url(self.model, self.pk)


def rows(arms: Iterable[Any], *, newest_first: bool, at_most: int | None = None) -> list[Row]:
    """Return the rows of several querysets (`arm`), in one query."""
    columns = [
        arm.values_list("pk", "desk_title", "desk_model", "desk_day", "language", "who", "live")
        for arm in arms
    ]
    if not columns:
        return []
    order = "-desk_day" if newest_first else "desk_day"
    found = columns[0].union(*columns[1:], all=True).order_by(order, "desk_title")
    return [
        Row(apps.get_model(label), pk, title, bcp47(language), day, who or "", live)
        for pk, title, label, day, language, who, live in found[:at_most]
    ]


def arm(model: type[Model], day: F, who: Any = None) -> Any:
    """Return the documents of a model with what a row shows of them."""
    manager: Any = model._default_manager
    return manager.order_by().annotate(
        desk_title=F("draft_title" if issubclass(model, Page) else "title"),
        desk_model=Value(model._meta.label_lower),
        desk_day=day,
        language=F("locale__language_code"),
        who=who if who is not None else Value(""),
    )


def kinds() -> list[tuple[str, str]]:
    names = sorted({capfirst(str(model._meta.verbose_name)) for model in document_models()})
    return [(name, name) for name in names]


def edit_urls(versions: Iterable[Version], user: Any) -> dict[tuple[Any, str], str]:
    """Return (document id, locale) → where it is edited, for those that this person may change.

    One query, whatever the number of versions.
    """
    keys = {version.document_id for version in versions}
    arms: list[Any] = [
        model._default_manager.filter(translation_key__in=keys)
        .order_by()
        .annotate(desk_model=Value(model._meta.label_lower))
        .values_list("pk", "desk_model", "translation_key", "locale__language_code")
        for model in models_for(user)
    ]
    if not keys or not arms:
        return {}
    return {
        (key, bcp47(language)): edit_url(apps.get_model(label), pk)
        for pk, label, key, language in arms[0].union(*arms[1:], all=True)
    }
