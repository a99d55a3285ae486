"""The center's own editorial style, and the wordings that an editor has kept for a reason."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from programs.blocks import text_list

LANGUAGES = [("en", "English"), ("es", "Spanish")]
GRAVITY = [
    ("error", "Error: cannot be published"),
    ("warning", "Warning: needs a reason"),
    ("hint", "Hint: only shown"),
]


class HouseWordBlock(blocks.StructBlock):
    """A word that this center avoids, and what it writes instead."""

    language = blocks.ChoiceBlock(choices=LANGUAGES, default="en")
    phrase = blocks.CharBlock(max_length=80, label="Avoid", help_text="A word or a phrase")
    prefer = blocks.CharBlock(
        max_length=80,
        required=False,
        label="Write instead",
        help_text="Editors can put it in place with one press. Empty: the word is only marked.",
    )
    severity = blocks.ChoiceBlock(choices=GRAVITY, default="warning", label="How grave")

    class Meta:
        icon = "openquote"
        label = "Word"
        label_format = "{phrase} → {prefer}"


class RuleChangeBlock(blocks.StructBlock):
    """A sourced rule that this center weighs otherwise."""

    rule = blocks.RegexBlock(
        regex=r"^[WR]\d{2}$",
        error_messages={"invalid": "A rule for words or reading, such as W26 or R02."},
        help_text="Its number, as the Checks panel shows it: W26",
    )
    severity = blocks.ChoiceBlock(
        choices=[*GRAVITY, ("off", "Off: never looked for")], default="hint", label="How grave"
    )
    reason = blocks.CharBlock(max_length=200, help_text="Why this center differs")

    class Meta:
        icon = "edit"
        label = "Change"
        label_format = "{rule}: {severity}"


@register_setting(icon="openquote", order=300)
class HouseStyle(BaseGenericSetting):
    """The center's departures from the sourced editorial rules."""

    words = StreamField(
        [("word", HouseWordBlock())],
        blank=True,
        verbose_name="our own words to avoid",
        help_text="They are looked for in addition to the sourced rules.",
    )
    rule_changes = StreamField(
        [("change", RuleChangeBlock())],
        blank=True,
        verbose_name="sourced rules that we weigh otherwise",
        help_text="Words (W) and reading (R). What may be claimed (C) is law and stays as it is.",
    )
    names = StreamField(
        text_list(80, "Name"),
        blank=True,
        verbose_name="names to leave alone",
        help_text="Names of laws, partners or groups, spelled exactly as they are written.",
    )

    panels = [
        HelpPanel(
            content="<p>The editorial rules come with Continuum, each with its source. They are "
            'listed under <a class="desk-link" href="/admin/reports/quality/rules/">Reports, '
            "Quality, All rules</a>. Here you add your own and say where you differ.</p>"
        ),
        FieldPanel("words"),
        FieldPanel("rule_changes"),
        FieldPanel("names"),
    ]

    class Meta:
        verbose_name = "house style"


class QualityOverride(models.Model):
    """A wording that a rule warns of and an editor has kept, with the reason.

    It holds for one document in one language, one rule and one passage: when the words change, the
    rule speaks again. `passage` is what the rule marked, in small letters; for a rule about a whole
    field (reading grade, sentence length) it is the field's name.
    """

    document_id = models.UUIDField(help_text="Wagtail's translation_key")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=3, validators=[RegexValidator(r"^[A-Z]\d{2}$")])
    passage = models.CharField(max_length=255)
    reason = models.CharField(max_length=255)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_id", "locale", "rule", "passage"], name="override_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} “{self.passage}”: {self.reason}"
