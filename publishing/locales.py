"""Language tags: Wagtail writes en-us, the web writes en-US (BCP 47)."""

from __future__ import annotations

from django.conf import settings


def bcp47(language_code: str) -> str:
    """Return a tag in its usual spelling: "en-us" becomes "en-US"."""
    language, _, region = language_code.partition("-")
    return f"{language.lower()}-{region.upper()}" if region else language.lower()


def known_locales() -> list[str]:
    """Return the locales that content may be written in, the fallback first."""
    return [bcp47(code) for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]


def fallback_chain(locale: str) -> list[str]:
    """Return the locales to try for a reader of one, in order. The last is the site's own."""
    default = known_locales()[0]
    return [locale] if locale == default else [locale, default]
