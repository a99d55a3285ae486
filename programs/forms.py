"""Editing forms. Saving a draft asks little; pressing Publish shows every problem at its field."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class PublishingRules:
    """Adds the document's publishing problems to a form that is not saved as a draft."""

    def _post_clean(self: Any) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.is_deferred_validation:
            return
        try:
            self.instance.check_publishable()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                self.add_error(field if field in self.fields else None, messages)


class DocumentPageForm(PublishingRules, WagtailAdminPageForm):
    """The form of every page type."""


class SharedContentForm(PublishingRules, WagtailAdminModelForm):
    """The form of every snippet."""
