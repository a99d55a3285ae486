"""What is pointed at, by a key that is the same in every installation.

    a page or a snippet   "<translation_key>/<language code>"
    a picture             the SHA-1 of its file, which Wagtail keeps; "-2" for a second of the same

A file may also point at a page by its path (/levels/iop/) and at a snippet by its slug.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from programs.languages import language_of_path, path_prefix
from programs.models.base import SharedContent
from publishing.portable.misfits import Misfit


def key_of(document: Any) -> str:
    """Return the key of a page or snippet."""
    return f"{document.translation_key}/{document.locale.language_code}"


def is_referable(model: Any) -> bool:
    """Tell whether there are keys for a model's objects."""
    return isinstance(model, type) and issubclass(model, (Page, SharedContent, get_image_model()))


class Keys:
    """Keys by primary key and back. Each kind is read once; `add` keeps up with what is made."""

    def __init__(self) -> None:
        self._keys: dict[type[Model], dict[Any, str]] = {}
        self._pks: dict[type[Model], dict[str, Any]] = {}
        self._models: dict[Any, type[Model]] = {}
        #: Of what is here, but without its words yet.
        self.bare: set[str] = set()
        #: How often a key was asked for of something that is not here, or is bare.
        self.misses = 0
        self._expected: dict[type[Model], dict[str, tuple[type[Model], str]]] = defaultdict(dict)
        self._languages = {
            locale.pk: locale.language_code for locale in Locale.objects.all().order_by("pk")
        }

    def key(self, model: type[Model], pk: Any) -> str | None:
        """Return the key of an object; None when it is gone."""
        return self._of(_base(model))[0].get(pk)

    def pk(self, model: type[Model], key: str) -> Any:
        """Return the primary key that a key has here, or None."""
        found = self._of(_base(model))[1].get(key)
        self.misses += found is None or key in self.bare
        return found

    def kind(self, model: type[Model], key: str) -> type[Model]:
        """Return the type of what a key, known or expected, stands for."""
        base = _base(model)
        pk = self.pk(base, key)
        if pk is None:
            return self._expected[base][key][0]
        return self._models.get(pk, Page) if base is Page else base

    def knows(self, model: type[Model], key: str) -> bool:
        """Tell whether a key is here, or will be once a file has gone in."""
        return self.pk(model, key) is not None or key in self._expected[_base(model)]

    def expect(self, model: type[Model], key: str, slug: str = "") -> None:
        """Let references to something hold that a file brings."""
        self._expected[_base(model)][key] = (model, slug)

    def give_up(self, model: type[Model], key: str) -> None:
        """Expect something no more: its line was refused."""
        self._expected[_base(model)].pop(key, None)

    def add(self, instance: Any, key: str) -> None:
        """Remember an object that was made just now."""
        keys, pks = self._of(_base(type(instance)))
        keys[instance.pk], pks[key] = key, instance.pk
        if isinstance(instance, Page):
            self._models[instance.pk] = type(instance)

    def remove(self, model: type[Model], key: str) -> None:
        """Forget something whose row was rolled back."""
        keys, pks = self._of(_base(model))
        keys.pop(pks.pop(key, None), None)

    def resolve(self, model: type[Model], text: Any, language: str, place: str = "") -> str:
        """Return the key that a file's reference means.

        Args:     model: what may stand there. text: a key, a path or a slug. language: of the line.
        Raises:   Misfit, when there is no such thing here, or it is of another kind.
        """
        if not isinstance(text, str):
            raise Misfit(place, f"{text!r} points at nothing. Give a key, a path or a slug.")
        key = self._resolved(model, text.strip(), language)
        if key is None:
            raise Misfit(
                place, f"There is no {_name(model)} “{text}”, neither here nor in the file."
            )
        found = self.kind(model, key)
        if not issubclass(found, model):
            raise Misfit(place, f"“{text}” is a {_name(found)}; this takes a {_name(model)}.")
        return key

    def _resolved(self, model: type[Model], text: str, language: str) -> str | None:
        if self.knows(model, text):
            return text
        found = None
        if _base(model) is Page and text.startswith("/"):
            found = page_at(text)
        elif issubclass(model, (Page, SharedContent)):
            found = _by_slug(model, text, language)
        if found is not None:
            return self.key(model, found)
        wanted = model, text, language
        keys = [key for key, what in self._expected[_base(model)].items() if _is(key, what, wanted)]
        return keys[0] if len(keys) == 1 else None

    def _of(self, base: type[Model]) -> tuple[dict[Any, str], dict[str, Any]]:
        if base not in self._keys:
            self._keys[base] = self._read(base)
            self._pks[base] = {key: pk for pk, key in self._keys[base].items()}
        return self._keys[base], self._pks[base]

    def _read(self, base: type[Model]) -> dict[Any, str]:
        if base is get_image_model():
            return _pictures()
        rows: Any = base._default_manager.order_by()
        if base is Page:
            for pk, kind in rows.values_list("pk", "content_type"):
                model = ContentType.objects.get_for_id(kind).model_class()
                self._models[pk] = model or Page
        return {
            pk: f"{key}/{self._languages[locale]}"
            for pk, key, locale in rows.values_list("pk", "translation_key", "locale")
        }


def page_at(path: str) -> Any:
    """Return the primary key of the page at a path of the site, live or not; None if none is."""
    language = language_of_path(path)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return None
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language
    ).first()
    if home is None:
        return None
    below = path.lstrip("/").removeprefix(path_prefix(language)).strip("/")
    url_path = home.url_path + (f"{below}/" if below else "")
    return Page.objects.filter(url_path=url_path).values_list("pk", flat=True).first()


def _by_slug(model: type[Model], slug: str, language: str) -> Any:
    rows: Any = model._default_manager.filter(slug=slug, locale__language_code=language)
    found = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def _is(key: str, what: tuple[type[Model], str], wanted: tuple[type[Model], str, str]) -> bool:
    """Tell whether an expected document has the type, slug and language that are looked for."""
    model, slug, language = wanted
    return slug == what[1] and key.endswith(f"/{language}") and issubclass(what[0], model)


def _pictures() -> dict[Any, str]:
    """Return the keys of all pictures; those of the same bytes are told apart by their order."""
    seen: dict[str, int] = defaultdict(int)
    keys: dict[Any, str] = {}
    for image in get_image_model().objects.order_by("title", "pk"):
        digest = image.get_file_hash()
        seen[digest] += 1
        keys[image.pk] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return keys


def _base(model: type[Model]) -> type[Model]:
    """Return the model whose primary keys an object is known by."""
    return Page if issubclass(model, Page) else model


def _name(model: type[Model]) -> str:
    return str(model._meta.verbose_name)
