"""Language tags: Wagtail writes en-us, the web writes en-US (BCP 47)."""

from __future__ import annotations

from django.conf import settings

from programs import languages


def bcp47(language_code: str) -> str:
    """Return a tag in its usual spelling: "en-us" becomes "en-US"."""
    language, _, region = language_code.partition("-")
    return f"{language.lower()}-{region.upper()}" if region else language.lower()


def known_locales() -> list[str]:
    """Return the locales that content may be written in, the site's own first."""
    return [bcp47(code) for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]


def locale_names() -> dict[str, str]:
    """Return each locale with its name in that language."""
    return {bcp47(code): name for code, name in settings.WAGTAIL_CONTENT_LANGUAGES}


def language_name(locale: str) -> str:
    """Return a locale's name in that language; the locale itself if the settings do not list it."""
    return locale_names().get(locale, locale)


def path_prefix(locale: str) -> str:
    """Return what stands before the paths of a locale: "" for the first, "es/" for es-US."""
    return languages.path_prefix(locale.lower())


def locale_of_path(path: str) -> str:
    """Return the locale whose pages lie at a path such as /es/niveles/."""
    return bcp47(languages.language_of_path(path))


def fallback_chain(locale: str) -> list[str]:
    """Return the locales to try for a reader of one, in order: itself, then its fallbacks.

    settings.LOCALE_FALLBACKS names them; a locale that it does not name falls back to nothing.
    """
    return [locale, *settings.LOCALE_FALLBACKS.get(locale, [])]
