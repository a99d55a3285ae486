"""Editing forms. Saving a draft asks little; pressing Publish shows every problem at its field."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from programs.fields import TITLE_LIMIT, limit_for
from programs.panels import REVIEW_FIELDS


class PublishingRules:
    """Adds the document's publishing problems to a form that is not saved as a draft.

    The title also tells the browser how far this page's language may stretch every copy limit
    (static/admin/copy-count.js shows the counts).
    """

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].widget.attrs.update(self._title_attributes())

    def _title_attributes(self: Any) -> dict[str, Any]:
        language = self.instance.locale.language_code if self.instance.locale_id else ""
        return {
            "data-copy-limit": TITLE_LIMIT,
            "data-copy-factor": limit_for(100, language) / 100,
        }

    def _post_clean(self: Any) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.is_deferred_validation:
            self.check_publishing()

    def check_publishing(self: Any) -> None:
        """Put each publishing problem at its field; those of a review go to its panel.

        A review is what the workflow is for, so lacking one holds back a publication only.
        """
        self.review_problems: list[str] = []
        try:
            self.instance.check_publishable()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                if field in self.fields:
                    self.add_error(field, messages)
                elif field in REVIEW_FIELDS:
                    self.review_problems += messages
                else:
                    self.add_error(None, messages)
        if "action-submit" in self.data:
            self.review_problems = []  # whoever submits asks for the review
        if self.review_problems and "action-publish" in self.data:
            self.add_error(None, "It needs a review first. The Review tab says what is missing.")


class DocumentPageForm(PublishingRules, WagtailAdminPageForm):
    """The form of every page type."""


class SharedContentForm(PublishingRules, WagtailAdminModelForm):
    """The form of every snippet."""


class DraftCopyForm(CopyForm):
    """Copies of a page start as drafts: two published pages may not say the same thing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
