"""Where each language has its pages: the first at /, every other one below its own prefix."""

from __future__ import annotations

from django.conf import settings


def first_language() -> str:
    """Return the code of the language whose pages have no prefix."""
    code: str = settings.WAGTAIL_CONTENT_LANGUAGES[0][0]
    return code


def path_prefix(language_code: str) -> str:
    """Return what stands before the paths of a language: "" for the first, "es/" for es-us.

    The whole code is used where two languages would share the short one.
    """
    codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    if language_code == first_language():
        return ""
    short = language_code.partition("-")[0]
    is_shared = sum(code.partition("-")[0] == short for code in codes) > 1
    return f"{language_code if is_shared else short}/"


def language_of_path(path: str) -> str:
    """Return the language code whose pages lie at a path such as /es/niveles/."""
    codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    return next(
        (code for code in codes[1:] if path.lstrip("/").startswith(path_prefix(code))),
        first_language(),
    )
