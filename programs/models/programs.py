"""Program types: what a level of care looks like for one kind of need."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from programs import choices
from programs.blocks import DiffersFromBlock, text_list
from programs.fields import ChoiceSetField, CopyField
from programs.models.base import (
    DocumentPage,
    Problem,
    WithCopy,
    WithReview,
    copy_panels,
    page_settings,
    review_panels,
    tabs,
)
from programs.models.levels import LevelOfCare
from programs.models.pictures import WithPicture, picture_panels

#: These two sound alike, so a page about either must say what sets it apart.
EASILY_CONFUSED = (choices.Variant.MENTAL_HEALTH, choices.Variant.DUAL_DIAGNOSIS)


class ProgramType(WithPicture, WithCopy, WithReview, DocumentPage):
    """A program at one level, such as Standard IOP."""

    level = models.ForeignKey(
        LevelOfCare, null=True, blank=True, on_delete=models.PROTECT, related_name="programs"
    )
    variant = models.CharField(max_length=16, choices=choices.Variant.choices)
    focus = CopyField(limit=200, rows=2, blank=True, help_text="What this program is about")
    aims = StreamField(text_list(80), blank=True, max_num=4)
    conditions = ChoiceSetField(options=choices.Condition.choices)
    components = StreamField(
        [("component", SnippetChooserBlock("programs.Component"))], blank=True, max_num=10
    )
    differs_from = StreamField([("difference", DiffersFromBlock())], blank=True, max_num=3)
    schedule_flexible = models.BooleanField("flexible schedule", null=True, blank=True)
    availability = models.CharField(
        max_length=10, choices=choices.Availability.choices, default=choices.Availability.UNKNOWN
    )

    page_description = "A program at one level of care, such as Standard IOP"
    parent_page_types = ["programs.ProgramsSection"]
    subpage_types: list[str] = []

    search_fields = [
        *Page.search_fields,
        index.SearchField("copy_medium"),
        index.SearchField("focus"),
        index.FilterField("variant"),
        index.FilterField("level"),
    ]

    edit_handler = tabs(
        [
            *Page.content_panels,
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("level", heading="Level of care"),
                            FieldPanel("variant", heading="Made for"),
                        ]
                    )
                ],
                heading="Kind of program",
            ),
            FieldPanel("focus"),
            FieldPanel(
                "components",
                heading="Parts of the care",
                help_text="What a person takes part in, the most important first",
            ),
            FieldPanel("aims", help_text="What the program works toward; promise nothing"),
            FieldPanel("conditions", help_text="What the program treats"),
            *picture_panels(),
            MultiFieldPanel(
                [FieldPanel("schedule_flexible"), FieldPanel("availability")],
                heading="Schedule and places",
            ),
            FieldPanel(
                "differs_from",
                heading="What sets it apart",
                help_text="For programs that sound alike, such as mental health and dual diagnosis",
            ),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "programs"

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.level:
            yield "level", "Choose the level of care that this program belongs to."
        if not self.focus and not self.components:
            yield "components", "Name at least one part of the care, or write the focus."
        if self.variant in EASILY_CONFUSED and not self.differs_from:
            yield "differs_from", "Say how this differs from the program that sounds like it."
        twins = (
            ProgramType.objects.live()
            .filter(locale=self.locale, level=self.level, variant=self.variant, alias_of=None)
            .exclude(pk=self.pk)
        )
        if self.level and twins.exists():
            yield "variant", "This level has a published program of this kind already."
