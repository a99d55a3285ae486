"""Levels of care: how much support, how often, for whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from programs import choices
from programs.blocks import AsamBlock, ExpectBlock, SuitsBlock, text_list
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
from programs.models.pictures import WithPicture, picture_panels
from programs.ranges import range_panels, range_problems


class LevelOfCare(WithPicture, WithCopy, WithReview, DocumentPage):
    """A level of care. Comparisons read these fields; nobody types a table cell."""

    code = models.CharField(max_length=12, choices=choices.LevelCode.choices)
    abbreviation = models.CharField(max_length=6, blank=True, help_text="Capital letters: IOP")
    also_known_as = StreamField(text_list(60, "Name"), blank=True)

    intensity_rank = models.PositiveSmallIntegerField(
        choices=choices.Rank.choices,
        null=True,
        blank=True,
        help_text="How much support; orders every comparison",
    )
    flexibility_rank = models.PositiveSmallIntegerField(
        choices=choices.Rank.choices, null=True, blank=True
    )
    frequency_rank = models.PositiveSmallIntegerField(
        choices=choices.Rank.choices, null=True, blank=True
    )
    frequency_label = CopyField(
        limit=40, blank=True, help_text="In words, never a number the center has not given"
    )
    visits_per_week_min = models.PositiveSmallIntegerField("at least", null=True, blank=True)
    visits_per_week_max = models.PositiveSmallIntegerField("at most", null=True, blank=True)
    hours_per_week_min = models.PositiveSmallIntegerField("at least", null=True, blank=True)
    hours_per_week_max = models.PositiveSmallIntegerField("at most", null=True, blank=True)
    visit_minutes_min = models.PositiveSmallIntegerField("at least", null=True, blank=True)
    visit_minutes_max = models.PositiveSmallIntegerField("at most", null=True, blank=True)
    length_weeks_min = models.PositiveSmallIntegerField("at least", null=True, blank=True)
    length_weeks_max = models.PositiveSmallIntegerField("at most", null=True, blank=True)
    reference_hours_per_week_min = models.PositiveSmallIntegerField(
        "at least", null=True, blank=True
    )
    reference_hours_per_week_max = models.PositiveSmallIntegerField(
        "at most", null=True, blank=True
    )
    reference_hours_source = models.ForeignKey(
        "programs.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    setting = models.CharField(max_length=16, choices=choices.Setting.choices)
    structured = models.BooleanField("structured care", null=True, blank=True)
    structure = models.CharField(max_length=8, choices=choices.Structure.choices, blank=True)
    support_level = models.CharField(
        max_length=16, choices=choices.SupportLevel.choices, blank=True
    )
    keeps_daily_life = models.BooleanField(
        "work, school and family life continue", null=True, blank=True
    )
    severity = ChoiceSetField(
        options=choices.Severity.choices,
        help_text="A simplification: a professional assessment decides, not severity alone",
    )

    suits = StreamField([("reason", SuitsBlock())], blank=True, max_num=8, verbose_name="may suit")
    expect = StreamField(
        [("part", ExpectBlock())], blank=True, max_num=10, verbose_name="what to expect"
    )
    focus = StreamField(text_list(60), blank=True, max_num=6)
    purpose = StreamField(text_list(60), blank=True, max_num=6)
    note = CopyField(
        limit=160, rows=2, blank=True, help_text="One thing a reader must know about this level"
    )

    asam = StreamField([("asam", AsamBlock())], blank=True, max_num=2, verbose_name="ASAM levels")
    samhsa_code = models.CharField(max_length=4, choices=choices.SamhsaCode.choices, blank=True)
    offered_by_org = models.BooleanField(
        "offered by this center",
        null=True,
        blank=True,
        help_text='Unknown is shown as "Ask the center"',
    )

    page_description = "One level of care, such as intensive outpatient"
    parent_page_types = ["programs.LevelsSection"]
    subpage_types: list[str] = []

    search_fields = [
        *Page.search_fields,
        index.SearchField("copy_medium"),
        index.FilterField("code"),
    ]

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("code", heading="Level"), FieldPanel("abbreviation")])],
            heading="Names",
        ),
        FieldPanel("also_known_as", help_text="Other names that readers search for"),
        FieldPanel("offered_by_org"),
        *picture_panels(),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("setting"), FieldPanel("support_level")]),
                FieldRowPanel([FieldPanel("structured"), FieldPanel("structure")]),
                FieldPanel("keeps_daily_life"),
                FieldPanel("severity"),
            ],
            heading="What kind of care",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("intensity_rank", heading="Intensity"),
                        FieldPanel("frequency_rank", heading="Frequency"),
                        FieldPanel("flexibility_rank", heading="Flexibility"),
                    ]
                ),
                FieldPanel("frequency_label", heading="Frequency in words"),
            ],
            heading="How it compares",
            help_text="Ranks compare levels with one another. They are not shown as numbers.",
        ),
        FieldPanel("suits", help_text='Each one reads on from "May suit people who …"'),
        FieldPanel("expect", help_text="The parts of the care, the most important first"),
        FieldPanel("focus", help_text="What the care works on, a few words each"),
        FieldPanel("purpose", help_text="What the care is for, a few words each"),
        FieldPanel("note"),
        *range_panels(
            ("visits_per_week", "Visits a week, at this center"),
            ("hours_per_week", "Hours a week, at this center"),
            ("visit_minutes", "Minutes a visit, at this center"),
            ("length_weeks", "Length in weeks, at this center"),
        ),
        *range_panels(
            ("reference_hours_per_week", "Hours a week, typical in the US"),
            extra=("reference_hours_source",),
        ),
        MultiFieldPanel(
            [FieldPanel("asam"), FieldPanel("samhsa_code")],
            heading="Reference codes",
            classname="collapsed",
        ),
    ]
    edit_handler = tabs(
        content_panels,
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    class Meta:
        verbose_name = "level of care"
        verbose_name_plural = "levels of care"

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if self.abbreviation and self.abbreviation != self.abbreviation.upper():
            yield "abbreviation", "Write the abbreviation in capital letters."
        if not self.intensity_rank:
            yield "intensity_rank", "Choose how intensive this level is; comparisons need it."
        if not self.suits:
            yield "suits", "Give at least one kind of person it may suit."
        if not self.expect:
            yield "expect", "Name at least one part of the care."
        if self.frequency_label and not self.frequency_rank:
            yield "frequency_rank", "Words about frequency need the rank that they stand for."
        yield from range_problems(
            self,
            "visits_per_week",
            "hours_per_week",
            "visit_minutes",
            "length_weeks",
            "reference_hours_per_week",
        )
        has_reference = (
            self.reference_hours_per_week_min is not None
            or self.reference_hours_per_week_max is not None
        )
        if has_reference and not self.reference_hours_source:
            yield "reference_hours_source", "Typical hours need the source they come from."
        yield from self._problems_among_levels()

    def _problems_among_levels(self) -> Iterator[Problem]:
        others: Any = LevelOfCare.objects.live().filter(locale=self.locale).exclude(pk=self.pk)
        if others.filter(code=self.code).exists():
            yield "code", "Another published level has this code. Each code is used once."
        if self.intensity_rank and others.filter(intensity_rank=self.intensity_rank).exists():
            yield "intensity_rank", "Another published level has this rank. Ranks must differ."
        partner = {"op": "iop", "iop": "op"}.get(self.code)
        other = others.filter(code=partner).first() if partner else None
        if other is None:
            return
        op, iop = (self, other) if self.code == "op" else (other, self)
        if _is_not_above(op.flexibility_rank, iop.flexibility_rank):
            yield "flexibility_rank", "Outpatient must rank above intensive outpatient here."
        if _is_not_above(iop.frequency_rank, op.frequency_rank):
            yield "frequency_rank", "Intensive outpatient must rank above outpatient here."


def _is_not_above(rank: int | None, other: int | None) -> bool:
    """Tell whether two ranks that are both known stand in the wrong order."""
    return bool(rank and other and rank <= other)
