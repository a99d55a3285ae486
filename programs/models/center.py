"""The center itself: the organization and its locations."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from programs import choices
from programs.blocks import (
    CredentialBlock,
    LanguageHelpBlock,
    NoticeBlock,
    OpeningHoursBlock,
    text_list,
)
from programs.fields import ChoiceSetField, CopyField
from programs.models.base import (
    DocumentPage,
    Problem,
    SharedContent,
    WithChannels,
    WithCopy,
    WithReview,
    copy_panels,
    naming_panels,
    page_settings,
    review_panels,
    tabs,
)
from programs.models.pictures import WithPicture, picture_panels


class Organization(WithPicture, WithChannels, WithCopy, WithReview, SharedContent):
    """The center as a whole."""

    is_clinical = False

    short_name = models.CharField(max_length=24, blank=True)
    intro = CopyField(limit=200, rows=2, blank=True)
    mission = CopyField(limit=200, rows=2, blank=True)
    values = StreamField(text_list(80), blank=True)
    approach = StreamField(text_list(120), blank=True)
    features = StreamField(text_list(80), blank=True)
    levels_offered = StreamField(
        [("level", PageChooserBlock(page_type="programs.LevelOfCare"))], blank=True
    )
    calls_to_action = StreamField(
        [("cta", SnippetChooserBlock("programs.CallToAction"))],
        blank=True,
        help_text="Shown at the end of every page, after the crisis block",
    )
    licenses = StreamField([("license", CredentialBlock())], blank=True)
    accreditations = StreamField([("accreditation", CredentialBlock())], blank=True)
    notices = StreamField([("notice", NoticeBlock())], blank=True)
    language_help = StreamField([("language", LanguageHelpBlock())], blank=True)

    edit_handler = tabs(
        [
            *naming_panels("The center. One entry for each language."),
            FieldPanel("short_name", help_text="For places with little room"),
            FieldPanel("intro", help_text="Who you are, in a sentence or two"),
            FieldPanel("mission"),
            FieldPanel("values", help_text="What the center stands for, one line each"),
            FieldPanel("approach", help_text="How the center works with people"),
            FieldPanel("features", help_text="What a person finds here"),
            FieldPanel("levels_offered"),
            FieldPanel("calls_to_action"),
            *picture_panels(),
            MultiFieldPanel(
                [FieldPanel("licenses"), FieldPanel("accreditations")],
                heading="Licenses and accreditations",
            ),
            MultiFieldPanel(
                [FieldPanel("notices"), FieldPanel("language_help")],
                heading="Notices for print",
                help_text="Nondiscrimination, free language help: what the law asks for. The "
                "notices insert prints them.",
            ),
        ],
        copy_panels(),
        review_panels(),
        [FieldPanel("channels"), PublishingPanel()],
    )

    class Meta(SharedContent.Meta):
        abstract = False


class Location(WithPicture, WithCopy, WithReview, DocumentPage):
    """A place where care is given. What the center has not stated stays empty."""

    is_clinical = False

    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", "Two capital letters, such as NC.")],
        help_text="Two letters, such as NC",
    )
    country = models.CharField(max_length=2, default="US")
    street = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(
        "ZIP code",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{5}(-\d{4})?$", "Five digits, or ZIP+4.")],
    )
    phone = models.CharField(
        max_length=16,
        blank=True,
        validators=[
            RegexValidator(r"^\+[1-9]\d{6,14}$", "International form without spaces: +19105550123.")
        ],
        help_text="International form, such as +1 and ten digits, without spaces",
    )
    hours = StreamField([("span", OpeningHoursBlock())], blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    levels_offered = StreamField(
        [("level", PageChooserBlock(page_type="programs.LevelOfCare"))], blank=True
    )
    languages = StreamField(text_list(40, "Language"), blank=True)
    ages = ChoiceSetField(options=choices.AgeGroup.choices)
    payment = ChoiceSetField(options=choices.Payment.choices)
    accessibility = ChoiceSetField(options=choices.Accessibility.choices)

    page_description = "A place where care is given"
    parent_page_types = ["programs.LocationsSection"]
    subpage_types: list[str] = []

    edit_handler = tabs(
        [
            *Page.content_panels,
            MultiFieldPanel(
                [
                    FieldPanel("street"),
                    FieldRowPanel(
                        [FieldPanel("city"), FieldPanel("state"), FieldPanel("postal_code")]
                    ),
                    FieldPanel("country"),
                    FieldPanel("phone"),
                ],
                heading="Address",
                help_text="Leave empty what is not known; never enter a placeholder.",
            ),
            FieldPanel("hours", help_text="Empty is shown as “Ask the center”"),
            FieldPanel("levels_offered"),
            FieldPanel("languages"),
            FieldPanel("ages"),
            FieldPanel("payment"),
            FieldPanel("accessibility"),
            *picture_panels(),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
                heading="Map position",
                classname="collapsed",
            ),
        ],
        copy_panels(),
        review_panels(),
        page_settings(),
    )

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        for field in ("city", "state"):
            if not getattr(self, field):
                yield field, f"Give the {field}."
