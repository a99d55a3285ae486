"""The language of a page is in its path, and nothing else chooses it: no header, no cookie."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import get_language

from publishing.locales import known_locales, locale_names, locale_of_path, path_prefix


class LanguagePath:
    """A URL pattern: the prefix of a language, or nothing for the first one.

    Like Django's i18n_patterns, which names the prefix after the whole code (/es-us/) and is
    matched in the language that a middleware has chosen. This one is matched in every language.
    """

    converters: dict[str, Any] = {}

    @property
    def regex(self) -> re.Pattern[str]:
        """What `reverse` puts before a path, for the language that is active."""
        return re.compile(re.escape(str(self)))

    def match(self, path: str) -> tuple[str, tuple[()], dict[str, Any]]:
        return path.removeprefix(path_prefix(locale_of_path(path))), (), {}

    def check(self) -> list[Any]:
        return []

    def describe(self) -> str:
        return f"'{self}'"

    def __str__(self) -> str:
        return path_prefix(get_language() or known_locales()[0])


def home_path(locale: str) -> str:
    return f"/{path_prefix(locale)}"


def switcher(locale: str, *translations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return where a reader finds each language from here; empty when there is only one.

    Args:     translations: of the page, then of what to offer where the page has none.
    """
    found: dict[str, str] = {}
    for others in reversed(translations):
        found.update({other["locale"]: other["path"] for other in others})
    languages = [
        {"locale": code, "name": name, "path": found.get(code), "is_here": code == locale}
        for code, name in locale_names().items()
        if code == locale or found.get(code)
    ]
    return languages if len(languages) > 1 else []
