"""A brochure: which layout, and which documents fill it. The words stay in the documents."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from brochures.layout import layout_choices

#: What a brochure may be about. Named by string: channels read the ledger, not these tables.
SUBJECTS = ["programs.ProgramType", "programs.LevelOfCare"]


class Brochure(models.Model):
    """One brochure. It is printed from what is public, never from drafts.

    Print runs, kits and fit reports will refer to it; it holds only the choice of content.
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
        help_text="The program or level of care that the brochure is about. Its language is the "
        "language of the brochure.",
    )
    questions = StreamField(
        [("question", PageChooserBlock(page_type="programs.Faq"))],
        blank=True,
        max_num=3,
        help_text="Up to three. Left empty, the first published questions are used.",
    )

    panels = [
        HelpPanel(
            "<p>A brochure prints what is <strong>published</strong>. To change its words, edit "
            "the pages it is made of.</p>"
        ),
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("layout"),
        PageChooserPanel("subject", SUBJECTS),
        FieldPanel("questions"),
    ]

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        model = self.subject.specific_class if self.subject else None
        if self.subject and (model is None or model._meta.label not in SUBJECTS):
            raise ValidationError({"subject": "Choose a program or a level of care."})
