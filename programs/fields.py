"""Text fields that know how long their copy may be.

A limit is counted in characters of plain text, for English. Spanish runs longer, so it may use
`SPANISH_FACTOR` times as much (CONTENT-BRIEF section 2). The database column takes the longer of
the two; the editor sees the limit for the language at hand, and publishing enforces it.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

SPANISH_FACTOR = 1.25

#: Characters in a page's or an entry's title.
TITLE_LIMIT = 60


def limit_for(limit: int, language_code: str) -> int:
    """Return how many characters of plain text a field may hold in a language.

    Args:     limit: characters allowed in English. language_code: such as "en-us" or "es-us".
    """
    return int(limit * SPANISH_FACTOR) if language_code.startswith("es") else limit


class CopyField(models.TextField):
    """Plain text with a copy limit. A draft may run over; a published document may not."""

    def __init__(self, *args: Any, limit: int, rows: int = 1, **kwargs: Any) -> None:
        self.limit = limit
        self.rows = rows
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "limit": self.limit}

    def to_python(self, value: Any) -> Any:
        # Browsers send two characters for a new line; a reader, and the limit, know one.
        return value.replace("\r\n", "\n") if isinstance(value, str) else value

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        attrs = {"data-copy-limit": self.limit}
        widget: forms.Widget = (
            forms.TextInput(attrs)
            if self.rows == 1
            else forms.Textarea({**attrs, "rows": self.rows})
        )
        # Wagtail asks for its own auto-sizing area for every TextField; one-line copy is one line.
        return super().formfield(**{**kwargs, "widget": widget, "max_length": None})


class ChoiceSetField(models.JSONField):
    """A set out of a closed list, stored as a list of values in the list's own order."""

    def __init__(self, *args: Any, options: Any = (), **kwargs: Any) -> None:
        self.options = list(options)
        kwargs = {"default": list, "blank": True, **kwargs}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "options": self.options}

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        unknown = set(value) - {key for key, _ in self.options}
        if unknown:
            raise forms.ValidationError(f"Not in the list: {', '.join(sorted(unknown))}.")

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.options,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=kwargs.get("label", capfirst(str(self.verbose_name))),
            help_text=self.help_text,
            initial=self.get_default(),
        )
