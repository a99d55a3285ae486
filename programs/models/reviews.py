"""The center's own review policies, and which reminders were sent."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from programs.review_policies import (
    AT_MOST,
    DEFAULTS,
    IF_OVERDUE,
    KINDS,
    LONGEST,
    ReviewPolicy,
    kind_of,
)

DAYS = RegexValidator(
    r"^\d{1,3}(, ?\d{1,3})*$", "Whole numbers of days with commas between, such as 60, 14."
)


class ReviewPolicyBlock(blocks.StructBlock):
    """A kind of content that this center reviews otherwise."""

    kind = blocks.ChoiceBlock(choices=KINDS, label="Content")
    every_days = blocks.IntegerBlock(
        min_value=1, max_value=LONGEST, label="Days between reviews", help_text="730 is two years"
    )
    if_overdue = blocks.ChoiceBlock(choices=IF_OVERDUE, default="flag", label="When overdue")
    after_days = blocks.IntegerBlock(
        min_value=0,
        max_value=365,
        default=60,
        label="Days of grace",
        help_text="How many days overdue before it is hidden or withheld",
    )
    reason = blocks.CharBlock(max_length=200, help_text="Why this center differs")

    class Meta:
        icon = "date"
        label = "Policy"
        label_format = "{kind}: {every_days} days"

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        allowed = AT_MOST.get(value["kind"])
        if allowed and value["if_overdue"] not in allowed:
            names = " or ".join(
                label.partition(":")[0] for name, label in IF_OVERDUE if name in allowed
            )
            message = f"For this content choose {names}: readers must always find it."
            raise blocks.StructBlockValidationError(
                block_errors={"if_overdue": ValidationError(message)}
            )
        return value


@register_setting(icon="date", order=310)
class ReviewSettings(BaseGenericSetting):
    """The center's departures from the sourced review policies, and when it is reminded."""

    policies = StreamField(
        [("policy", ReviewPolicyBlock())],
        blank=True,
        verbose_name="content that we review otherwise",
        help_text="What is not listed follows the sourced policy.",
    )
    remind_before = models.CharField(
        max_length=60,
        default="60, 14",
        validators=[DAYS],
        help_text="Days before a review is due on which people are reminded by e-mail",
    )
    remind_after = models.CharField(
        max_length=60,
        default="1, 30",
        validators=[DAYS],
        help_text="Days after it was due on which they are reminded again",
    )

    panels = [
        HelpPanel(template="desk/review_policies.html", heading="The sourced policies"),
        FieldPanel("policies"),
        MultiFieldPanel(
            [FieldPanel("remind_before"), FieldPanel("remind_after")], heading="Reminders"
        ),
    ]

    class Meta:
        verbose_name = "review dates"
        permissions = [("record_review", "Can record reviews of clinical content")]

    def clean(self) -> None:
        """Refuse two policies for one kind of content."""
        super().clean()
        counts = Counter(block.value["kind"] for block in self.policies)
        twice = [DEFAULTS[kind][0] for kind, count in counts.items() if count > 1]
        if twice:
            message = f"Give one policy only for each: {', '.join(twice)}."
            raise ValidationError({"policies": message})

    def policy(self, kind: str) -> ReviewPolicy:
        """Return the policy for a kind of content (programs.review_policies.kind_of)."""
        for block in self.policies:
            own = block.value
            if own["kind"] == kind:
                return ReviewPolicy(
                    own["every_days"], own["if_overdue"], own["after_days"], own["reason"]
                )
        return DEFAULTS[kind][1]

    @property
    def reminder_days(self) -> list[int]:
        """Return the days relative to the due date, earliest first: [-60, -14, 1, 30]."""
        before = {-int(number) for number in self.remind_before.split(",")}
        return sorted(before | {int(number) for number in self.remind_after.split(",")})


def review_settings() -> ReviewSettings:
    """Return the stored settings, or the defaults, without writing anything."""
    return ReviewSettings.objects.first() or ReviewSettings()


def policy_of(document: Any) -> ReviewPolicy | None:
    """Return how a page or snippet is reviewed; None when it never is."""
    kind = kind_of(type(document))
    return None if kind is None else review_settings().policy(kind)


class ReviewReminder(models.Model):
    """A reminder that was sent to somebody, so that it is never sent twice.

    `days` is the one of ReviewSettings.reminder_days that was reached. A new due date is a new
    thing to be reminded of.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    document_id = models.UUIDField(help_text="Wagtail's translation_key")
    locale = models.ForeignKey("wagtailcore.Locale", models.CASCADE, related_name="+")
    due = models.DateField()
    days = models.SmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "document_id", "locale", "due", "days"], name="reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} due {self.due}: {self.user}"
