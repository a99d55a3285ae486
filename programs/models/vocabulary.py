"""Shared words and parts of care: components, glossary terms, criteria."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import WorkflowMixin

from programs import choices
from programs.blocks import text_list
from programs.fields import ChoiceSetField, CopyField
from programs.models.base import (
    Problem,
    SharedContent,
    WithChannels,
    WithCopy,
    WithReview,
    copy_panels,
    naming_panels,
    review_panels,
    tabs,
)


class GlossaryTerm(WithChannels, SharedContent):
    """A word explained in plain language, and the words to avoid for it."""

    expansion = models.CharField(
        max_length=80, blank=True, help_text="What the letters stand for, if it is an abbreviation"
    )
    plain = CopyField(limit=60, blank=True, help_text="The same thing in a few everyday words")
    definition = CopyField(limit=200, rows=3, blank=True, help_text="One or two short sentences")
    avoid = StreamField(
        text_list(40, "Word"), blank=True, help_text="Words people search for that we do not use"
    )

    panels = [
        *naming_panels("Terms are explained wherever they are used."),
        FieldPanel("label"),
        FieldPanel("expansion"),
        FieldPanel("plain"),
        FieldPanel("definition"),
        FieldPanel("avoid"),
        FieldPanel("channels"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        for field in ("plain", "definition"):
            if not getattr(self, field):
                yield field, f"Write the {'plain words' if field == 'plain' else 'definition'}."


class Component(WithChannels, WithCopy, WithReview, WorkflowMixin, SharedContent):
    """A part of the care, such as group counseling, that levels and programs are made of."""

    kind = models.CharField(max_length=12, choices=choices.ComponentKind.choices)
    format = ChoiceSetField(options=choices.Format.choices, help_text="How it is held")
    plain_name = models.CharField(max_length=60, help_text="What a reader would call it")
    clinical_name = models.CharField(max_length=60, blank=True)
    glossary = models.ForeignKey(
        GlossaryTerm, null=True, blank=True, on_delete=models.PROTECT, related_name="components"
    )

    edit_handler = tabs(
        [
            *naming_panels(
                "Describe a part of the care once; every level and program refers to it."
            ),
            MultiFieldPanel(
                [FieldPanel("plain_name"), FieldPanel("clinical_name"), FieldPanel("glossary")],
                heading="Names",
            ),
            FieldPanel("kind"),
            FieldPanel("format"),
        ],
        copy_panels(),
        review_panels(),
        [FieldPanel("channels"), PublishingPanel()],
    )

    class Meta(SharedContent.Meta):
        abstract = False


class Criterion(SharedContent):
    """A thing to weigh when choosing a level. It points; it never decides and is never summed."""

    leans_to = StreamField(
        [("level", PageChooserBlock(page_type="programs.LevelOfCare"))],
        blank=True,
        help_text='Shown as "often points toward"',
    )

    panels = [
        *naming_panels("Something that a professional would weigh with the person."),
        FieldPanel("leans_to"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False
        verbose_name_plural = "criteria"
