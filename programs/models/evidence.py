"""What stands behind the content: sources, claims and the people who checked it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

from programs.choices import ClaimKind
from programs.models.base import Problem, SharedContent, naming_panels


class Source(SharedContent):
    """A publication that facts come from."""

    publisher = models.CharField(max_length=120, blank=True)
    url = models.URLField("web address", blank=True)
    accessed = models.DateField(null=True, blank=True, help_text="The day you last read it")

    panels = [
        *naming_panels("A publication that the facts on a page come from."),
        FieldPanel("publisher"),
        FieldPanel("url"),
        FieldPanel("accessed"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.publisher:
            yield "publisher", "Name the publisher of the source."


class Reviewer(SharedContent):
    """A person or a role that checks content. The demo uses roles; it invents nobody."""

    credentials = models.CharField(max_length=60, blank=True, help_text="Such as LCSW, MD")
    role = models.CharField(max_length=80, blank=True, help_text="Such as Clinical director")

    panels = [
        *naming_panels("Somebody who may sign that clinical content is right."),
        FieldPanel("credentials"),
        FieldPanel("role"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False


class Claim(SharedContent):
    """A statement that needs evidence. It is never delivered; it guards the pages that make it."""

    text = models.TextField(help_text="The statement, word for word")
    kind = models.CharField(max_length=10, choices=ClaimKind.choices)
    evidence = StreamField(
        [("source", SnippetChooserBlock("programs.Source"))],
        blank=True,
        help_text="The sources that support it. Without one, no page that claims it can go live.",
    )

    panels = [
        *naming_panels("A statement about cost, outcome, safety or quality."),
        FieldPanel("text"),
        FieldPanel("kind"),
        FieldPanel("evidence"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not any(block.value for block in self.evidence):
            yield "evidence", "A claim needs at least one source before it can be published."
