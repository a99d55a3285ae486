"""What a file's lines would be here: looked at as a whole before anything is written.

A line may point at another one that comes later. So every line is expected at first; one that
cannot go in is expected no more, and what points at it is looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Model
from wagtail.models import Page

from publishing.portable.keys import Keys
from publishing.portable.lines import Line
from publishing.portable.misfits import Misfit, Misfits
from publishing.portable.shapes import portable_models, taken, type_name


def fitting(lines: Iterable[Line], keys: Keys) -> tuple[list[Line], dict[int, list[Misfit]]]:
    """Return the lines that can go in, with their references as keys, and why others cannot.

    Returns:  the lines in their order; by number, what keeps each of the others out.
    """
    refused: dict[int, list[Misfit]] = {}
    waiting = _once(lines, refused)
    for line in waiting:
        keys.expect(line.model, line.key, str(line.fields.get("slug", "")))
    places = _Places(waiting, keys)
    while True:
        kept = []
        for line in waiting:
            try:
                _check(line, keys, places)
            except Misfits as misfits:
                refused[line.number] = misfits.misfits
                keys.give_up(line.model, line.key)
            else:
                kept.append(line)
        if len(kept) == len(waiting):
            return kept, refused
        waiting = kept


def _once(lines: Iterable[Line], refused: dict[int, list[Misfit]]) -> list[Line]:
    """Return the lines without those whose key an earlier one has."""
    first: dict[str, int] = {}
    kept = []
    for line in lines:
        if line.key in first:
            refused[line.number] = [Misfit("key", f"Line {first[line.key]} has it already.")]
        else:
            first[line.key] = line.number
            kept.append(line)
    return kept


def _check(line: Line, keys: Keys, places: _Places) -> None:
    misfits: list[Misfit] = []
    name = f"{line.model._meta.label}/{line.key}"
    for part in ("fields", "draft"):
        try:
            values = taken(line.model, getattr(line, part), keys, line=name, language=line.locale)
            setattr(line, part, values)
        except Misfits as found:
            misfits += found.misfits
    checks = () if line.is_picture else (_language, _kind, _mirrored, places.check)
    for check in checks:
        try:
            check(line, keys)
        except Misfit as misfit:
            misfits.append(misfit)
    is_new = keys.pk(line.model, line.key) is None
    if is_new and not line.fields.get("title"):
        misfits.append(Misfit("title", "Give it a title."))
    if misfits:
        raise Misfits(misfits)


def _language(line: Line, keys: Keys) -> None:
    known = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    if line.locale not in known:
        raise Misfit("locale", f"This site has no “{line.locale}”; it has {', '.join(known)}.")


def _mirrored(line: Line, keys: Keys) -> None:
    if line.alias_of is not None:
        line.alias_of = keys.resolve(Page, line.alias_of, line.locale, "alias_of")


def _kind(line: Line, keys: Keys) -> None:
    for model in portable_models().values():
        if line.is_page and issubclass(model, Page):
            continue
        if model is not line.model and keys.pk(model, line.key) is not None:
            raise Misfit("key", f"Here it is the key of a {type_name(model)}.")
    here = keys.pk(line.model, line.key)
    if here is not None and not issubclass(keys.kind(line.model, line.key), line.model):
        kind = keys.kind(line.model, line.key)
        raise Misfit("key", f"Here it is the key of a {type_name(kind)}.")


class _Places:
    """Where each page goes, and which slugs are taken there by others."""

    def __init__(self, lines: list[Line], keys: Keys) -> None:
        self.slugs: dict[tuple[Any, ...], str] = {}
        for line in lines:
            self.slugs.setdefault(self._place(line), line.key)
        self.keys = keys
        self._rooms: dict[Any, bool] = {}
        self._below: dict[Any, dict[Any, Any]] = {}

    def check(self, line: Line, keys: Keys) -> None:
        slug = line.fields.get("slug")
        if line.is_page:
            self._check_parent(line)
        elif slug and self._snippet_with(line, slug):
            raise Misfit("slug", self._taken(self._snippet_with(line, slug)))
        if slug and self.slugs.get(self._place(line), line.key) != line.key:
            raise Misfit("slug", "An earlier line has this slug in the same place.")
        if keys.pk(line.model, line.key) is None and not slug:
            raise Misfit("slug", "Give it a slug: small letters, digits and hyphens.")

    def _check_parent(self, line: Line) -> None:
        model: Any = line.model
        here = self.keys.pk(Page, line.key)
        if line.parent is None and here is not None:
            return  # it stays where it is
        allowed = model.allowed_parent_page_models()
        if line.parent is None and Page not in allowed:
            line.parent = self._only_parent(line, allowed)
        if line.parent is None:
            self._check_home(line)
            return
        line.parent = self.keys.resolve(Page, line.parent, line.locale, "parent")
        if not line.parent.endswith(f"/{line.locale}"):
            raise Misfit("parent", "It is in another language.")
        kind = self.keys.kind(Page, line.parent)
        if kind not in allowed:
            names = " or ".join(type_name(each) for each in allowed)
            raise Misfit(
                "parent", f"A {type_name(model)} stands below a {names}, not a {type_name(kind)}."
            )
        parent = self.keys.pk(Page, line.parent)
        if parent is None:
            return
        if here is None and not self._has_room(parent, model):
            raise Misfit(
                "parent", f"There is a {type_name(model)} already; give this line its key."
            )
        twin = self._slugs_below(parent).get(line.fields.get("slug"), here)
        if twin != here:
            raise Misfit("slug", self._taken(self.keys.key(Page, twin)))

    def _has_room(self, parent: Any, model: Any) -> bool:
        """Tell whether another page of a type may be added below one."""
        if (parent, model) not in self._rooms:
            page = Page.objects.get(pk=parent).specific
            self._rooms[parent, model] = model.can_create_at(page)
        return self._rooms[parent, model]

    def _slugs_below(self, parent: Any) -> dict[Any, Any]:
        """Return the primary keys of the pages below one, by their slugs."""
        if parent not in self._below:
            children = Page.objects.get(pk=parent).get_children()
            self._below[parent] = dict(children.values_list("slug", "pk"))
        return self._below[parent]

    def _only_parent(self, line: Line, allowed: list[type[Model]]) -> str:
        """Return where a page goes that names no parent: below the only page that may hold it."""
        found: Any = Page.objects.filter(locale__language_code=line.locale).type(*allowed)
        keys = [self.keys.key(Page, pk) for pk in found.values_list("pk", flat=True)[:2]]
        names = " or ".join(type_name(each) for each in allowed)
        if len(keys) != 1 or keys[0] is None:
            some = "several pages" if keys else "no page"
            raise Misfit("parent", f"Name it: there is {some} here that may hold this, a {names}.")
        return keys[0]

    def _check_home(self, line: Line) -> None:
        home = (
            Page.objects.filter(depth=2, locale__language_code=line.locale)
            .type(line.model)
            .exclude(pk=self.keys.pk(Page, line.key))
            .first()
        )
        if home is not None:
            raise Misfit(
                "key",
                f"This site has a home page in this language already: {home.translation_key}.",
            )

    def _snippet_with(self, line: Line, slug: str) -> str | None:
        rows: Any = line.model._default_manager.filter(slug=slug)
        rows = rows.filter(locale__language_code=line.locale)
        twin = rows.exclude(pk=self.keys.pk(line.model, line.key)).first()
        return self.keys.key(line.model, twin.pk) if twin else None

    @staticmethod
    def _taken(key: str | None) -> str:
        return (
            f"Another one has it here, with the key {str(key).partition('/')[0]}. Give this line "
            "that key to update it, or another slug."
        )

    @staticmethod
    def _place(line: Line) -> tuple[Any, ...]:
        slug = line.fields.get("slug") or line.key
        return (line.parent if line.is_page else line.model, line.locale, slug)
