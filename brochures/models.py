"""A brochure: which layout, and which documents fill it. The words stay in the documents."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, PageChooserPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from brochures.editions.models import Approval, Edition, EditionFile
from brochures.layout import layout_choices, load_layout
from brochures.panels import NamePanel
from publishing.locales import bcp47, known_locales
from publishing.models import Version

__all__ = ["Approval", "Brochure", "CopyfitCheck", "Edition", "EditionFile"]

#: What a brochure may be about. Named by string: channels read the ledger, not these tables.
SUBJECTS = ["programs.ProgramType", "programs.LevelOfCare"]


class Audience(models.TextChoices):
    """Whom a brochure speaks to; layouts print it as a short line on the cover."""

    FAMILIES = "families", "Families and friends"
    PROFESSIONALS = "professionals", "Professionals who refer people"


def languages() -> list[tuple[str, str]]:
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


class Brochure(models.Model):
    """One brochure. It is printed from what is public, never from drafts.

    It holds only the choice of content; the words stay in the documents.
    """

    title = models.CharField(max_length=60, help_text="For the list of brochures and the file")
    slug = models.SlugField(max_length=60, unique=True, help_text="Part of the file's address")
    layout = models.CharField(max_length=40, choices=layout_choices, default="trifold-letter")
    subject = models.ForeignKey(
        Page,
        null=True,  # the page was deleted; the brochure then says so
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="about",
        help_text="The program or level of care that the brochure is about",
    )
    language = models.CharField(
        max_length=12,
        choices=languages,
        blank=True,
        help_text="Left empty, the language of the page above. Other languages that it is "
        "published in can be printed too.",
    )
    audience = models.CharField(
        max_length=16,
        choices=Audience.choices,
        blank=True,
        help_text="Printed as a short line on the cover. Left empty, it speaks to everybody.",
    )
    civil_rights = models.BooleanField(
        "needs the notices of civil rights",
        default=False,
        help_text="Before a print run is approved, the notices of nondiscrimination and of free "
        "language help must stand on it, or on an insert that is in print.",
    )
    documents = StreamField(
        [
            ("question", PageChooserBlock(page_type="programs.Faq")),
            ("benefit", PageChooserBlock(page_type="programs.Benefit")),
            ("move", PageChooserBlock(page_type="programs.Transition", label="Change of level")),
            ("place", PageChooserBlock(page_type="programs.Location", label="Location")),
            ("call", SnippetChooserBlock("programs.CallToAction", label="Call to action")),
        ],
        blank=True,
        block_counts={
            "question": {"max_num": 6},
            "benefit": {"max_num": 6},
            "move": {"max_num": 1},
            "place": {"max_num": 1},
            "call": {"max_num": 1},
        },
        verbose_name="content",
        help_text="Pick what this brochure shows. For each kind that you leave out, the first "
        "published ones are used. A layout prints as many as it has room for.",
    )

    panels = [
        HelpPanel(
            "<p>A brochure prints what is <strong>published</strong>. To change its words, edit "
            "the pages it is made of.</p>"
        ),
        NamePanel("title", placeholder="Name*"),
        FieldPanel(
            "slug",
            heading="Name in addresses",
            help_text="Part of its files' addresses: small letters, digits and hyphens",
            widget=SlugInput,
        ),
        FieldPanel("layout"),
        PageChooserPanel("subject", SUBJECTS),
        FieldRowPanel([FieldPanel("language"), FieldPanel("audience")]),
        FieldPanel("documents"),
        FieldPanel("civil_rights"),
    ]

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def locale(self) -> str:
        """Its language as a tag: the chosen one, else that of its subject."""
        if self.language or self.subject is None:
            return bcp47(self.language or settings.LANGUAGE_CODE)
        return bcp47(self.subject.locale.language_code)

    def locales(self) -> list[str]:
        """Return the languages it can be printed in: those its subject is published in."""
        if self.subject is None:
            return []
        public = set(
            Version.objects.current()
            .filter(document_id=self.subject.translation_key)
            .values_list("locale", flat=True)
        )
        return [locale for locale in known_locales() if locale in public]

    def clean(self) -> None:
        super().clean()
        model = self.subject.specific_class if self.subject else None
        if self.subject and (model is None or model._meta.label not in SUBJECTS):
            raise ValidationError({"subject": "Choose a program or a level of care."})


class CopyfitCheck(models.Model):
    """The last check of a brochure in one language, for lists that must not wait for the press.

    sources: document id → ledger sequence that was printed. misfits: keys of slots.
    """

    brochure = models.ForeignKey(Brochure, on_delete=models.CASCADE, related_name="checks")
    locale = models.CharField(max_length=16)
    sources = models.JSONField()
    layout_digest = models.CharField(max_length=64)
    misfits = models.JSONField()
    checked_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["brochure", "locale"]
        constraints = [
            models.UniqueConstraint(
                fields=["brochure", "locale"], name="one_copyfit_check_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.brochure} ({self.locale})"

    def is_stale(self, current: dict[str, int]) -> bool:
        """Tell whether something it read has changed since.

        current: document id → sequence now (`current_sequences`).
        """
        return self.layout_digest != load_layout(self.brochure.layout).digest() or any(
            current.get(document) != sequence for document, sequence in self.sources.items()
        )


def current_sequences(locale: str, documents: Iterable[str]) -> dict[str, int]:
    """Return document id → sequence of what a reader of a language gets now."""
    rows = Version.objects.current().in_locale(locale).filter(document_id__in=set(documents))
    return {
        str(document): sequence
        for document, sequence in rows.values_list("document_id", "sequence")
    }
