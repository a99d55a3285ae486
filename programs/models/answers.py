"""Benefits and frequently asked questions."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from programs import choices
from programs.blocks import text_list
from programs.fields import CopyField
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

QUESTION_LIMIT = 110


class Benefit(WithCopy, WithReview, DocumentPage):
    """Something that a level of care gives a person. A comparison needs a source."""

    applies_to = StreamField(
        [("level", PageChooserBlock(page_type="programs.LevelOfCare"))],
        blank=True,
        help_text="The levels that have this benefit",
    )
    statement = CopyField(limit=80, blank=True, help_text="The benefit in one line")
    points = StreamField(text_list(100), blank=True, max_num=5)
    icon = models.CharField(max_length=16, choices=choices.BenefitIcon.choices, blank=True)
    compares_with_other_care = models.BooleanField(
        default=False, help_text="Tick if the text compares with another level or another center."
    )

    page_description = "What a level of care gives a person"
    parent_page_types = ["programs.BenefitsSection"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("copy_medium")]

    edit_handler = tabs(
        [
            *Page.content_panels,
            FieldPanel("statement"),
            FieldPanel("points", help_text="What it means in daily life, one to five points"),
            FieldPanel("applies_to"),
            FieldPanel("icon", help_text="The small picture beside it in lists"),
            FieldPanel("compares_with_other_care"),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.statement:
            yield "statement", "Write the benefit in one line."
        if not self.points:
            yield "points", "Give at least one point."
        if not self.applies_to:
            yield "applies_to", "Choose the levels that have this benefit."
        if self.compares_with_other_care and not self.sources:
            yield "sources", "A comparison with other care needs a source."


class Faq(WithCopy, WithReview, DocumentPage):
    """A question as readers ask it. Short and medium copy are answers that stand alone."""

    question = CopyField(limit=QUESTION_LIMIT, blank=True, help_text="As a reader would ask it")
    about = StreamField(
        [("page", PageChooserBlock())], blank=True, help_text="The pages this question belongs to"
    )

    page_description = "One question and its answer"
    parent_page_types = ["programs.FaqsSection"]
    subpage_types: list[str] = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("question"),
        index.SearchField("copy_medium"),
    ]

    edit_handler = tabs(
        [*Page.content_panels, FieldPanel("question"), FieldPanel("about")],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    class Meta:
        verbose_name = "FAQ"
        verbose_name_plural = "FAQs"

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.question.endswith("?") or self.question.count("?") != 1:
            yield "question", "Ask one question; it ends with its only question mark."
        if not self.about:
            yield "about", "Choose at least one page that the question is about."
