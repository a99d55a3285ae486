"""The blocks that lists and long copy are made of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.segments import OverridableSegmentValue

from programs import choices

#: What an editor may do inside running text. Headings belong to modules, images to image fields.
RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class CopyBlock(blocks.CharBlock):
    """One line of plain text with a copy limit (programs/fields.py tells how limits work)."""

    def __init__(self, *, limit: int, **kwargs: Any):
        super().__init__(**kwargs)
        self.limit = limit
        self.field.widget = forms.TextInput({"data-copy-limit": limit})


class FactBlock(blocks.CharBlock):
    """A number or a name that translations share with their source, unless a translator differs."""

    def get_translatable_segments(self, value: str) -> list[OverridableSegmentValue]:
        return [OverridableSegmentValue("", value)]

    def restore_translated_segments(
        self, value: str, segments: list[OverridableSegmentValue]
    ) -> str:
        return str(segments[0].data)


class SuitsBlock(blocks.StructBlock):
    """One reason why a level may suit a person."""

    text = CopyBlock(limit=80, help_text='Reads on from "May suit people who …"')
    criterion = SnippetChooserBlock(
        "programs.Criterion", required=False, help_text="The question of the guide it belongs to"
    )

    class Meta:
        icon = "user"
        label = "Reason"
        label_format = "{text}"


class ExpectBlock(blocks.StructBlock):
    """One part of the care, and whether everybody has it."""

    component = SnippetChooserBlock("programs.Component")
    always = blocks.BooleanBlock(
        required=False, default=True, label="Always part of it", help_text='Off means "may include"'
    )

    class Meta:
        icon = "list-ul"
        label = "Part of the care"


class AsamBlock(blocks.StructBlock):
    """An ASAM level; the edition is part of it because the numbers changed meaning in 2023."""

    edition = blocks.ChoiceBlock(choices=[("3", "3rd (2013)"), ("4", "4th (2023)")])
    level = blocks.CharBlock(max_length=4)

    class Meta:
        icon = "order"
        label = "ASAM level"
        label_format = "{edition}: {level}"

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        known = choices.ASAM_LEVELS[result["edition"]]
        if result["level"] not in known:
            error = ValidationError(
                f"Edition {result['edition']} has no level {result['level']}. "
                f"Choose one of {', '.join(known)}."
            )
            raise blocks.StructBlockValidationError(block_errors={"level": error})
        return result


class ModuleBlock(blocks.StructBlock):
    """A labelled part of the long copy: clients may ask for one aspect across many documents."""

    aspect = blocks.ChoiceBlock(choices=choices.Aspect.choices)
    heading = CopyBlock(limit=60)
    body = blocks.RichTextBlock(features=RICH_TEXT_FEATURES)
    stands_alone = blocks.BooleanBlock(
        required=False,
        default=False,
        label="Makes sense alone",
        help_text="On: an app may show this part without the rest of the page.",
    )

    class Meta:
        icon = "doc-full"
        label = "Part of the page"
        label_format = "{heading}"

    def clean(self, value: Any) -> Any:
        errors = {}
        try:
            value = super().clean(value)
        except blocks.StructBlockValidationError as error:
            errors = error.block_errors
        # An editor that was opened and left holds an empty paragraph: words, in Wagtail's eyes.
        if not self.is_deferred_validation and not strip_tags(value["body"].source).strip():
            errors["body"] = ValidationError("Write the text of this part, or remove the part.")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class DiffersFromBlock(blocks.StructBlock):
    """What sets one program apart from another that sounds alike."""

    program = blocks.PageChooserBlock(page_type="programs.ProgramType")
    text = CopyBlock(limit=120)

    class Meta:
        icon = "help"
        label = "Difference"
        label_format = "{text}"


class CompareRowBlock(blocks.StructBlock):
    """One row of a comparison. Its cells are computed from the levels."""

    attribute = blocks.ChoiceBlock(choices=choices.CompareAttribute.choices)
    label = CopyBlock(limit=40, help_text="The words in the first column")

    class Meta:
        icon = "table"
        label = "Row"
        label_format = "{label}"


class ConsiderationBlock(blocks.StructBlock):
    """A thing to think about. Never a test: it has no score and no right answer."""

    question = CopyBlock(limit=110, help_text='Speak to the reader: "Do you …?"')
    why = CopyBlock(limit=160, help_text="Why a professional would ask this")
    criterion = SnippetChooserBlock("programs.Criterion")

    class Meta:
        icon = "help"
        label = "Consideration"
        label_format = "{question}"


class UrgentFlagBlock(blocks.StructBlock):
    """A danger that comes before every question."""

    text = CopyBlock(limit=160)
    crisis = SnippetChooserBlock("programs.CrisisResource")

    class Meta:
        icon = "warning"
        label = "Urgent sign"
        label_format = "{text}"


class CrisisActionBlock(blocks.StructBlock):
    """One way to reach a crisis resource."""

    kind = blocks.ChoiceBlock(choices=choices.CrisisAction.choices)
    label = CopyBlock(limit=40, help_text="As people read it: Call 988")
    value = FactBlock(max_length=100, help_text="The number or the full https address")

    class Meta:
        icon = "mobile-alt"
        label = "Way to reach it"
        label_format = "{label}"

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        is_web = result["kind"] in (choices.CrisisAction.URL, choices.CrisisAction.CHAT)
        if is_web and not result["value"].startswith("https://"):
            error = ValidationError("Give the full web address; it starts with https://")
            raise blocks.StructBlockValidationError(block_errors={"value": error})
        return result


class CredentialBlock(blocks.StructBlock):
    """A license or an accreditation. It is not shown after `valid_to`."""

    body = blocks.CharBlock(max_length=120, help_text="Who granted it")
    number = blocks.CharBlock(max_length=60, required=False)
    url = blocks.URLBlock(required=False)
    valid_to = blocks.DateBlock(required=False)

    class Meta:
        icon = "tick"
        label_format = "{body}"


class NoticeBlock(blocks.StructBlock):
    """A notice that a law asks for, in the words that counsel approved."""

    heading = CopyBlock(limit=80)
    text = blocks.TextBlock(max_length=2000, rows=6, help_text="Exactly as approved")
    as_of = blocks.DateBlock(required=False, help_text="The date of the law that it follows")

    class Meta:
        icon = "doc-full"
        label = "Notice"
        label_format = "{heading}"


class LanguageHelpBlock(blocks.StructBlock):
    """The offer of free language help, in one of the languages that a law names."""

    language = blocks.CharBlock(max_length=40, help_text="By its own name: Tiếng Việt")
    text = blocks.TextBlock(max_length=400, rows=2, help_text="In that language, as approved")

    class Meta:
        icon = "globe"
        label = "Language"
        label_format = "{language}"


class OpeningHoursBlock(blocks.StructBlock):
    """One span of opening hours, in the center's own time zone."""

    day = blocks.ChoiceBlock(choices=choices.Weekday.choices)
    opens = blocks.TimeBlock()
    closes = blocks.TimeBlock()

    class Meta:
        icon = "time"
        label = "Hours"
        label_format = "{day}"

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if result["opens"] >= result["closes"]:
            error = ValidationError("Closing time must be after opening time.")
            raise blocks.StructBlockValidationError(block_errors={"closes": error})
        return result


def text_list(limit: int, label: str = "Item") -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a StreamField that is a plain list of short texts."""
    return [("item", CopyBlock(limit=limit, label=label, icon="list-ul"))]
