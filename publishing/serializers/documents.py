"""One serializer for each document type. Field names are the content model's."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from programs import choices
from publishing.serializers.common import (
    ChannelledSerializer,
    ContentSerializer,
    DocumentSerializer,
    PicturedSerializer,
    SourceSerializer,
    StubSerializer,
)
from publishing.serializers.fields import (
    LocaleField,
    RangeField,
    ReferenceField,
    ReferenceListField,
    StreamListField,
    TextListField,
)


class CriterionSerializer(serializers.Serializer):
    """Something to weigh; it often points toward a level and never decides."""

    locale = LocaleField()
    slug = serializers.CharField()
    title = serializers.CharField()
    leans_to = ReferenceListField("level")


class SuitsSerializer(serializers.Serializer):
    text = serializers.CharField()
    criterion = CriterionSerializer(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        criterion = instance["criterion"]
        shown = criterion is not None and criterion.live
        return {
            "text": instance["text"],
            "criterion": self.fields["criterion"].to_representation(criterion) if shown else None,
        }


class ExpectSerializer(serializers.Serializer):
    component = ReferenceField("component")
    always = serializers.BooleanField(help_text='False means "may include"')


class AsamSerializer(serializers.Serializer):
    edition = serializers.CharField()
    level = serializers.CharField()


class ReferenceHoursSerializer(serializers.Serializer):
    """Typical in the US, never this center's own schedule."""

    min = serializers.IntegerField(source="reference_hours_per_week_min", allow_null=True)
    max = serializers.IntegerField(source="reference_hours_per_week_max", allow_null=True)
    source = SourceSerializer(source="reference_hours_source")  # type: ignore[assignment]


class ReferenceHoursField(ReferenceHoursSerializer):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_null": True, "source": "*", **kwargs})

    def to_representation(self, instance: Any) -> Any:
        source = instance.reference_hours_source
        return super().to_representation(instance) if source and source.live else None


class LevelSerializer(PicturedSerializer):
    """A level of care."""

    code = serializers.ChoiceField(choices=choices.LevelCode.choices)
    abbreviation = serializers.CharField()
    also_known_as = TextListField()
    offered_by_org = serializers.BooleanField(allow_null=True)
    intensity_rank = serializers.IntegerField(allow_null=True)
    flexibility_rank = serializers.IntegerField(allow_null=True)
    frequency_rank = serializers.IntegerField(allow_null=True)
    frequency_label = serializers.CharField()
    visits_per_week = RangeField()
    hours_per_week = RangeField()
    visit_minutes = RangeField()
    length_weeks = RangeField()
    reference_hours_per_week = ReferenceHoursField()
    setting = serializers.ChoiceField(choices=choices.Setting.choices)
    structured = serializers.BooleanField(allow_null=True)
    structure = serializers.CharField()
    support_level = serializers.CharField()
    keeps_daily_life = serializers.BooleanField(allow_null=True)
    severity = serializers.ListField(child=serializers.ChoiceField(choices.Severity.choices))
    suits = StreamListField(child=SuitsSerializer())
    expect = StreamListField(child=ExpectSerializer())
    focus = TextListField()
    purpose = TextListField()
    note = serializers.CharField()
    asam = StreamListField(child=AsamSerializer())

    not_in_mobile = ("reference_hours_per_week", "severity", "asam")
    not_in_print = ("asam",)


class DiffersFromSerializer(serializers.Serializer):
    program = ReferenceField("program")
    text = serializers.CharField()


class ProgramSerializer(PicturedSerializer):
    """A program at one level of care."""

    level = ReferenceField("level")
    variant = serializers.ChoiceField(choices=choices.Variant.choices)
    focus = serializers.CharField()
    aims = TextListField()
    conditions = serializers.ListField(child=serializers.ChoiceField(choices.Condition.choices))
    components = ReferenceListField("component")
    differs_from = StreamListField(child=DiffersFromSerializer())
    schedule_flexible = serializers.BooleanField(allow_null=True)
    availability = serializers.ChoiceField(choices=choices.Availability.choices)

    not_in_mobile = ("differs_from",)
    not_in_print = ("differs_from", "schedule_flexible", "availability")


class ComponentSerializer(ContentSerializer):
    """A part of the care."""

    kind = serializers.ChoiceField(choices=choices.ComponentKind.choices)
    format = serializers.ListField(child=serializers.ChoiceField(choices.Format.choices))
    plain_name = serializers.CharField()
    clinical_name = serializers.CharField()
    glossary = ReferenceField("term")


class TermSerializer(ChannelledSerializer):
    """A word explained."""

    expansion = serializers.CharField()
    plain = serializers.CharField()
    definition = serializers.CharField()
    avoid = TextListField()


class BenefitSerializer(ContentSerializer):
    """What a level of care gives a person."""

    applies_to = ReferenceListField("level")
    statement = serializers.CharField()
    points = TextListField()
    icon = serializers.CharField()


class FaqSerializer(ContentSerializer):
    """A question; short and medium copy are answers that stand alone."""

    question = serializers.CharField()
    about = ReferenceListField()

    not_in_print = ("about",)


class CompareCellSerializer(serializers.Serializer):
    """One cell, read from the level. `text` is never empty: unknown reads "Ask the center"."""

    level = StubSerializer()
    value = serializers.JSONField(help_text="Null when the level does not state it")
    text = serializers.CharField()


class CompareRowSerializer(serializers.Serializer):
    attribute = serializers.ChoiceField(choices=choices.CompareAttribute.choices)
    label = serializers.CharField()  # type: ignore[assignment]
    cells = serializers.ListField(child=CompareCellSerializer(), help_text="One for each subject")

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return what is stored: the cells are computed at delivery, from the same set."""
        return {"attribute": instance["attribute"], "label": instance["label"]}


class ComparisonSerializer(PicturedSerializer):
    """Levels of care side by side."""

    subjects = ReferenceListField("level")
    rows = StreamListField(child=CompareRowSerializer())
    takeaway = serializers.CharField()
    audience = serializers.CharField()


class TransitionSerializer(ContentSerializer):
    """A move between levels."""

    from_level = ReferenceField("level")
    to_level = ReferenceField("level")
    direction = serializers.ChoiceField(choices=choices.Direction.choices, allow_null=True)
    triggers = TextListField()
    changes = TextListField()
    continues = TextListField()
    outcome = serializers.CharField()
    decided_by = serializers.CharField()


class UrgentFlagSerializer(serializers.Serializer):
    text = serializers.CharField()
    crisis = ReferenceField("crisis_resource")


class ConsiderationSerializer(serializers.Serializer):
    question = serializers.CharField()
    why = serializers.CharField()
    criterion = CriterionSerializer(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        shown = instance["criterion"] is not None and instance["criterion"].live
        return {
            "question": instance["question"],
            "why": instance["why"],
            "criterion": self.fields["criterion"].to_representation(instance["criterion"])
            if shown
            else None,
        }


class GuideSerializer(PicturedSerializer):
    """Considerations before an assessment; nothing is scored."""

    intro = serializers.CharField()
    disclaimer = serializers.CharField(help_text="Show it first and last")
    urgent_flags = StreamListField(child=UrgentFlagSerializer())
    considerations = StreamListField(child=ConsiderationSerializer())
    closing_cta = ReferenceField("cta")


class OpeningHoursSerializer(serializers.Serializer):
    day = serializers.ChoiceField(choices=choices.Weekday.choices)
    opens = serializers.TimeField(format="%H:%M")
    closes = serializers.TimeField(format="%H:%M")


class GeoSerializer(serializers.Serializer):
    latitude = serializers.FloatField()
    longitude = serializers.FloatField()


class GeoField(GeoSerializer):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_null": True, "source": "*", **kwargs})

    def to_representation(self, instance: Any) -> Any:
        known = instance.latitude is not None and instance.longitude is not None
        return super().to_representation(instance) if known else None


class LocationSerializer(PicturedSerializer):
    """A place where care is given. What the center has not stated is empty or null."""

    city = serializers.CharField()
    state = serializers.CharField()
    country = serializers.CharField()
    street = serializers.CharField()
    postal_code = serializers.CharField()
    phone = serializers.CharField(help_text="E.164")
    hours = StreamListField(child=OpeningHoursSerializer())
    geo = GeoField()
    levels_offered = ReferenceListField("level")
    languages = TextListField()
    ages = serializers.ListField(child=serializers.ChoiceField(choices.AgeGroup.choices))
    payment = serializers.ListField(child=serializers.ChoiceField(choices.Payment.choices))
    accessibility = serializers.ListField(
        child=serializers.ChoiceField(choices.Accessibility.choices)
    )


class CredentialSerializer(serializers.Serializer):
    """A license or an accreditation; left out after `valid_to`."""

    body = serializers.CharField()
    number = serializers.CharField()
    url = serializers.CharField()
    valid_to = serializers.DateField(allow_null=True)


class NoticeSerializer(serializers.Serializer):
    """A notice that a law asks for."""

    heading = serializers.CharField()
    text = serializers.CharField()
    as_of = serializers.DateField(allow_null=True, help_text="Date of the law that it follows")


class LanguageHelpSerializer(serializers.Serializer):
    """The offer of free language help, in one language."""

    language = serializers.CharField(help_text="By its own name")
    text = serializers.CharField()


class OrganizationSerializer(PicturedSerializer):
    """The center."""

    short_name = serializers.CharField()
    intro = serializers.CharField()
    mission = serializers.CharField()
    values = TextListField()
    approach = TextListField()
    features = TextListField()
    levels_offered = ReferenceListField("level")
    calls_to_action = ReferenceListField("cta")
    licenses = StreamListField(child=CredentialSerializer())
    accreditations = StreamListField(child=CredentialSerializer())
    notices = StreamListField(child=NoticeSerializer())
    language_help = StreamListField(child=LanguageHelpSerializer())

    not_in_mobile = ("licenses", "accreditations", "notices", "language_help")


class CtaSerializer(ChannelledSerializer):
    """A call to action."""

    kind = serializers.ChoiceField(choices=choices.CtaKind.choices)
    button = serializers.CharField()
    supporting = serializers.CharField()
    target = serializers.CharField(help_text="tel:, https: or a path of the site")


class CrisisActionSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=choices.CrisisAction.choices)
    label = serializers.CharField()  # type: ignore[assignment]
    value = serializers.CharField()


class CrisisResourceSerializer(DocumentSerializer):
    """Help in danger. Show it before any call to action."""

    when = serializers.CharField()
    about = serializers.CharField()
    actions = StreamListField(child=CrisisActionSerializer())
    order = serializers.IntegerField()
    verified_on = serializers.DateField(allow_null=True)
    recheck_due = serializers.DateField(allow_null=True)


class HomeSerializer(PicturedSerializer):
    """The first page of the site."""

    organization = ReferenceField("organization")
    calls_to_action = ReferenceListField("cta")


class SectionSerializer(PicturedSerializer):
    """A page that introduces and lists documents of one type."""

    holds = serializers.CharField(help_text="The document type it lists")
