"""The pages that hold the others: home and one section for each kind of page."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from programs.models.base import (
    DocumentPage,
    WithCopy,
    WithReview,
    copy_panels,
    page_settings,
    review_panels,
    tabs,
)
from programs.models.pictures import WithPicture, picture_panels


class HomePage(WithPicture, WithCopy, WithReview, DocumentPage):
    """The first page of the site in one language."""

    is_clinical = False

    organization = models.ForeignKey(
        "programs.Organization", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    calls_to_action = StreamField(
        [("cta", SnippetChooserBlock("programs.CallToAction"))], blank=True, max_num=2
    )

    page_description = "The first page of the site; everything else lies below it"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "programs.LevelsSection",
        "programs.ProgramsSection",
        "programs.BenefitsSection",
        "programs.FaqsSection",
        "programs.ComparisonsSection",
        "programs.TransitionsSection",
        "programs.ChoosingGuide",
        "programs.LocationsSection",
    ]

    edit_handler = tabs(
        [
            *Page.content_panels,
            FieldPanel("organization"),
            FieldPanel("calls_to_action"),
            *picture_panels(),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )


class Section(WithPicture, WithCopy, WithReview, DocumentPage):
    """A page that introduces and lists pages of one kind. There is one for each language."""

    is_clinical = False

    #: The document type that this section holds.
    holds: ClassVar[str]

    parent_page_types = ["programs.HomePage"]
    edit_handler = tabs(
        [*Page.content_panels, *picture_panels()],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow one section of a kind under a home page: a second would be a wrong page."""
        taken = parent.get_children().type(cls).exists()
        return super().can_create_at(parent) and not taken


class LevelsSection(Section):
    holds = "level"
    page_description = "Introduces and lists the levels of care"
    subpage_types = ["programs.LevelOfCare"]


class ProgramsSection(Section):
    holds = "program"
    page_description = "Introduces and lists the programs"
    subpage_types = ["programs.ProgramType"]


class BenefitsSection(Section):
    holds = "benefit"
    page_description = "Introduces and lists the benefits"
    subpage_types = ["programs.Benefit"]


class FaqsSection(Section):
    holds = "faq"
    page_description = "Introduces and lists the questions"
    subpage_types = ["programs.Faq"]


class ComparisonsSection(Section):
    holds = "comparison"
    page_description = "Introduces and lists the comparisons"
    subpage_types = ["programs.Comparison"]


class TransitionsSection(Section):
    holds = "transition"
    page_description = "Introduces and lists the moves between levels"
    subpage_types = ["programs.Transition"]


class LocationsSection(Section):
    holds = "location"
    page_description = "Introduces and lists the places"
    subpage_types = ["programs.Location"]
