"""Pages that help to choose: comparisons, moves between levels, the choosing guide."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
)
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from programs.blocks import (
    CompareRowBlock,
    ConsiderationBlock,
    UrgentFlagBlock,
    text_list,
)
from programs.choices import CtaKind, Direction
from programs.fields import CopyField
from programs.models.base import (
    DocumentPage,
    Problem,
    WithCopy,
    WithReview,
    copy_panels,
    page_settings,
    review_panels,
    stream_values,
    tabs,
)
from programs.models.help import CallToAction
from programs.models.levels import LevelOfCare
from programs.models.pictures import WithPicture, picture_panels

#: Said first and last on every choosing guide; editors cannot change it.
DISCLAIMER = {
    "en": "This guide helps you prepare for a talk with a professional. It is not a diagnosis.",
    "es": (
        "Esta guía le ayuda a preparar una conversación con un profesional. No es un diagnóstico."
    ),
}


class Comparison(WithPicture, WithCopy, WithReview, DocumentPage):
    """Two to four levels side by side. Its cells are computed, never typed."""

    subjects = StreamField(
        [("level", PageChooserBlock(page_type="programs.LevelOfCare"))], blank=True, max_num=4
    )
    rows = StreamField([("row", CompareRowBlock())], blank=True, max_num=12)
    takeaway = CopyField(
        limit=160, rows=2, blank=True, help_text="What to remember; no superlative"
    )
    audience = CopyField(limit=160, rows=2, blank=True, help_text="Who this page is written for")

    page_description = "Levels of care side by side; the table fills itself from the levels"
    parent_page_types = ["programs.ComparisonsSection"]
    subpage_types: list[str] = []

    edit_handler = tabs(
        [
            *Page.content_panels,
            FieldPanel("audience"),
            FieldPanel(
                "subjects",
                heading="Levels to compare",
                help_text="Two to four published levels; each is a column",
            ),
            FieldPanel("rows", help_text="Four to twelve; the table fills itself from the levels"),
            FieldPanel("takeaway"),
            *picture_panels(),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        levels = stream_values(self.subjects)
        if not 2 <= len(levels) <= 4:
            yield "subjects", "Choose two to four levels."
        published = LevelOfCare.objects.live().filter(
            translation_key__in=[level.translation_key for level in levels], locale=self.locale
        )
        if published.count() < len(levels):
            yield "subjects", "Publish every level in the language of this page first."
        if not 4 <= len(self.rows) <= 12:
            yield "rows", "A comparison has four to twelve rows."
        if not self.takeaway:
            yield "takeaway", "Write what a reader should remember."


class Transition(WithCopy, WithReview, DocumentPage):
    """A move from one level to another: when it comes up, what changes, what stays."""

    from_level = models.ForeignKey(
        LevelOfCare, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_level = models.ForeignKey(
        LevelOfCare, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    triggers = StreamField(text_list(80), blank=True, max_num=6, verbose_name="when it comes up")
    changes = StreamField(text_list(80), blank=True, max_num=5, verbose_name="what changes")
    continues = StreamField(text_list(80), blank=True, max_num=5, verbose_name="what stays")
    outcome = CopyField(limit=160, rows=2, blank=True, help_text="What the move is good for")
    decided_by = CopyField(limit=80, blank=True, help_text="Who decides about the move")

    page_description = "A move from one level of care to another"
    parent_page_types = ["programs.TransitionsSection"]
    subpage_types: list[str] = []

    edit_handler = tabs(
        [
            *Page.content_panels,
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("from_level"), FieldPanel("to_level")])],
                heading="From and to",
            ),
            FieldPanel("triggers", help_text="Reasons why a person and the team talk about it"),
            FieldPanel("changes", help_text="What is different after the move"),
            FieldPanel("continues", help_text="What a person keeps"),
            FieldPanel("outcome"),
            FieldPanel("decided_by"),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    @property
    def direction(self) -> str | None:
        """Step up or down, by the sign of the rank difference; None while either is unknown."""
        levels = (self.from_level, self.to_level)
        if not all(level and level.intensity_rank for level in levels):
            return None
        before, after = (level.intensity_rank for level in levels)  # type: ignore[union-attr]
        if after == before:
            return Direction.LATERAL
        return Direction.STEP_UP if after > before else Direction.STEP_DOWN  # type: ignore[operator]

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.from_level:
            yield "from_level", "Choose the level a person comes from."
        if not self.to_level:
            yield "to_level", "Choose the level a person moves to."
        if self.from_level and self.from_level == self.to_level:
            yield "to_level", "Choose two different levels."
        if not self.triggers:
            yield "triggers", "Give at least one reason why the move comes up."
        if not self.decided_by:
            yield "decided_by", "Say who decides about the move."


class ChoosingGuide(WithPicture, WithCopy, WithReview, DocumentPage):
    """Things to think about before an assessment. No score, and nothing leaves the browser."""

    intro = CopyField(limit=300, rows=3, blank=True)
    urgent_flags = StreamField(
        [("flag", UrgentFlagBlock())], blank=True, max_num=4, verbose_name="urgent signs"
    )
    considerations = StreamField([("consideration", ConsiderationBlock())], blank=True, max_num=10)
    closing_cta = models.ForeignKey(
        CallToAction,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="closing call to action",
        help_text="Must ask for a professional assessment",
    )

    page_description = "Considerations before an assessment; never a test"
    parent_page_types = ["programs.HomePage"]
    subpage_types: list[str] = []

    edit_handler = tabs(
        [
            *Page.content_panels,
            HelpPanel(content=f"<p>Always shown first and last: “{DISCLAIMER['en']}”</p>"),
            FieldPanel("intro"),
            FieldPanel("urgent_flags", help_text="One to four; they come before every question"),
            FieldPanel("considerations", help_text="Four to ten things to think about; no score"),
            FieldPanel("closing_cta"),
            *picture_panels(),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    @property
    def disclaimer(self) -> str:
        return DISCLAIMER["es" if self.locale.language_code.startswith("es") else "en"]

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.intro:
            yield "intro", "Write the introduction."
        if not 1 <= len(self.urgent_flags) <= 4:
            yield "urgent_flags", "Name one to four urgent signs; they come before every question."
        if not 4 <= len(self.considerations) <= 10:
            yield "considerations", "A guide has four to ten considerations."
        if not self.closing_cta or self.closing_cta.kind != CtaKind.ASSESSMENT:
            yield "closing_cta", "End with a call to action that asks for an assessment."
