"""Where a reader goes next: calls to action, and crisis resources that come before them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import StreamField

from programs.blocks import CrisisActionBlock
from programs.choices import CtaKind
from programs.fields import CopyField
from programs.models.base import Problem, SharedContent, WithChannels, naming_panels

#: A crisis number is printed only if somebody called it within this many days.
VERIFIED_WITHIN_DAYS = 90

TARGET_PATTERN = re.compile(r"^(tel:\+?[0-9-]{3,20}|https://[^\s?]+|/[^\s?]*)$")


class CallToAction(WithChannels, SharedContent):
    """What a reader can do next. The channel prints a web address where it cannot link."""

    kind = models.CharField(max_length=12, choices=CtaKind.choices)
    button = CopyField("button text", limit=25, blank=True)
    supporting = CopyField("supporting line", limit=90, blank=True)
    target = models.CharField(
        max_length=255,
        blank=True,
        help_text="tel:+1… , https://… or a path of this site such as /locations/",
    )

    panels = [
        *naming_panels("A calm invitation. No hurry words; never before the crisis block."),
        FieldPanel("kind"),
        FieldPanel("button"),
        FieldPanel("supporting"),
        FieldPanel("target"),
        FieldPanel("channels"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False
        verbose_name = "call to action"
        verbose_name_plural = "calls to action"

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.button:
            yield "button", "Write the button text."
        if not TARGET_PATTERN.match(self.target):
            yield (
                "target",
                (
                    "Use tel: with a number, an https:// address or a path that starts with /; "
                    "leave out everything from a question mark on."
                ),
            )


class CrisisResource(SharedContent):
    """Help in danger. It belongs to every channel and cannot be switched off for one."""

    #: Trying every number is its review.
    review_fields = ("verified_on", "recheck_due")

    when = CopyField("when to use it", limit=160, rows=2, blank=True)
    about = CopyField("what it is", limit=300, rows=3, blank=True)
    actions = StreamField([("action", CrisisActionBlock())], blank=True)
    order = models.PositiveSmallIntegerField(default=10, help_text="Lower numbers come first")
    verified_on = models.DateField(
        null=True, blank=True, help_text="The day somebody last tried every way to reach it"
    )
    recheck_due = models.DateField(null=True, blank=True)
    verification_note = models.CharField(
        max_length=255, blank=True, help_text="Who tried it and how; readers never see this"
    )

    panels = [
        *naming_panels("Shown before any call to action, on every channel."),
        FieldPanel("when"),
        FieldPanel("about"),
        FieldPanel("actions", heading="Ways to reach it", help_text="The fastest one first"),
        FieldPanel("order"),
        FieldPanel("verified_on", heading="Tried on"),
        FieldPanel(
            "recheck_due",
            heading="Try again by",
            help_text="The desk's home page reminds you 60 days before",
        ),
        FieldPanel("verification_note"),
        PublishingPanel(),
    ]

    class Meta(SharedContent.Meta):
        abstract = False
        ordering = ["order", "title"]

    def publishing_problems(self) -> Iterator[Problem]:
        yield from super().publishing_problems()
        if not self.when:
            yield "when", "Say when a reader should use it."
        if not self.actions:
            yield "actions", "Give at least one way to reach it."
        today = timezone.localdate()
        oldest = today - datetime.timedelta(days=VERIFIED_WITHIN_DAYS)
        if not self.verified_on or not oldest <= self.verified_on <= today:
            yield (
                "verified_on",
                (
                    "Try every number and address again, then give the day you did "
                    f"(not more than {VERIFIED_WITHIN_DAYS} days ago)."
                ),
            )
        if self.verified_on and self.recheck_due and self.recheck_due <= self.verified_on:
            yield "recheck_due", "The next check must come after the last one."
