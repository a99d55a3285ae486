"""The languages whose words and formulas we know."""

from typing import Literal

Language = Literal["en", "es"]

LANGUAGES: tuple[Language, ...] = ("en", "es")


def language_of(tag: str) -> Language:
    """Return the language of a tag such as "en", "en-US" or "es_US".

    Raises:   ValueError: we have no rules for it. Text is never silently passed unchecked.
    """
    root = tag.replace("_", "-").split("-")[0].lower()
    if root not in LANGUAGES:
        raise ValueError(f"No editorial rules for language {tag!r}; known: {', '.join(LANGUAGES)}.")
    return root
