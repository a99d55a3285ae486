"""What the answers about brochures and print editions look like, for OpenAPI."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from brochures.copyfit import State as Fit
from brochures.editions.comparing import PARTS
from brochures.editions.models import FROZEN, URGENCIES
from brochures.jobs import OUTPUTS
from brochures.layout import CHANGE_CLASSES, layout_keys


def _pair(*schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of just these items."""
    return {
        "type": "array",
        "prefixItems": list(schemas),
        "minItems": len(schemas),
        "maxItems": len(schemas),
    }


@extend_schema_field(_pair({"type": "string", "enum": [*PARTS.values()]}, {"type": "string"}))
class WordsField(serializers.ListField):
    """Some words, and whether they are kept, gone or new."""


@extend_schema_field(_pair({"type": "number"}, {"type": "number"}))
class SizeField(serializers.ListField):
    """Width and height."""


class Sha256Field(serializers.RegexField):
    def __init__(self, **options: Any) -> None:
        super().__init__(r"^[0-9a-f]{64}$", **options)


class PageSerializer(serializers.Serializer):
    """A list, always whole."""

    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class BrochureSerializer(serializers.Serializer):
    """A brochure and where its files are."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    layout = serializers.ChoiceField(choices=layout_keys())
    locale = serializers.CharField(help_text="The language it is made in unless another is asked")
    copyfit_url = serializers.URLField()
    handoff_url = serializers.URLField(help_text="Takes a token")

    def get_fields(self) -> dict[str, Any]:
        files = {
            f"{output}_url": serializers.URLField(
                allow_null=True, help_text=f"{label}; null when its layout has none"
            )
            for output, label in OUTPUTS.items()
        }
        return {**super().get_fields(), **files}


class BrochurePageSerializer(PageSerializer):
    results = BrochureSerializer(many=True)


class CopyfitSlotSerializer(serializers.Serializer):
    """How one copy box stands, as measured on the sheet. Points are typographic, 72 an inch."""

    slot = serializers.CharField()
    panel = serializers.CharField(help_text="Empty where text flows from page to page")
    state = serializers.ChoiceField(choices=[*Fit])
    source = serializers.CharField(help_text="The field, such as program.copy.medium")  # type: ignore[assignment]
    length = serializers.CharField(help_text="Its copy length, if it has several; else empty")
    did_not_fit = serializers.ListField(
        child=serializers.CharField(), help_text="The longer lengths"
    )
    fill = serializers.FloatField(
        allow_null=True, help_text="Share of the box, 1 is full; null where text flows"
    )
    lines = serializers.IntegerField()
    lines_over = serializers.IntegerField()
    points_over = serializers.FloatField()
    points_wide = serializers.FloatField()
    characters = serializers.IntegerField()
    characters_over = serializers.IntegerField()
    lost = serializers.IntegerField(help_text="Characters that would not be printed")
    cut = serializers.CharField(help_text="How the text past the end of the box begins")
    documents = serializers.ListField(
        child=serializers.UUIDField(), help_text="Whose words these are"
    )
    sentence = serializers.CharField(help_text="The same in words, for people")


class CopyfitSerializer(serializers.Serializer):
    """How well the public words fit a brochure."""

    brochure = serializers.SlugField()
    layout = serializers.ChoiceField(choices=layout_keys())
    locale = serializers.CharField()
    version = serializers.IntegerField(help_text="Position in the ledger of its newest words")
    fits = serializers.BooleanField()
    slots = CopyfitSlotSerializer(many=True)


class PrintFileSerializer(serializers.Serializer):
    name = serializers.CharField()
    url = serializers.URLField()
    sha256 = Sha256Field()
    size = serializers.IntegerField(min_value=0, help_text="In bytes")


class HandoffPictureSerializer(serializers.Serializer):
    """A picture in CMYK."""

    file = serializers.CharField()
    alt = serializers.CharField()
    width = serializers.IntegerField(help_text="In pixels")
    height = serializers.IntegerField(help_text="In pixels")
    ppi = serializers.IntegerField(
        allow_null=True, help_text="Pixels an inch on our own sheet; null when it is not on it"
    )
    sharp_inches = SizeField(help_text="Width and height up to which it prints sharply")
    warning = serializers.CharField(help_text="That it is coarse, and what helps; empty if not")


class HandoffSerializer(serializers.Serializer):
    """What is public now, in the files that designers open."""

    brochure = serializers.SlugField()
    title = serializers.CharField()
    layout = serializers.ChoiceField(choices=layout_keys())
    locale = serializers.CharField()
    locales = serializers.ListField(
        child=serializers.CharField(), help_text="All that it can be made in, this one first"
    )
    code = serializers.CharField(help_text="What the paper says it is")
    version = serializers.IntegerField(help_text="Position in the ledger of its newest words")
    published = serializers.DateField(help_text="The day on which its newest words came out")
    styles = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="Paragraph style → slots that use it",
    )
    pictures = HandoffPictureSerializer(many=True)
    kit_url = serializers.URLField(help_text="All files in one ZIP")
    files = PrintFileSerializer(many=True)


class ApprovalSerializer(serializers.Serializer):
    """Who has approved these very words."""

    name = serializers.CharField()
    at = serializers.DateTimeField()


class EditionSerializer(serializers.Serializer):
    """One approved print run."""

    code = serializers.CharField()
    rev = serializers.IntegerField(min_value=1)
    title = serializers.CharField()
    locale = serializers.CharField()
    layout = serializers.CharField(help_text="Its key when the edition was made")
    state = serializers.ChoiceField(choices=[state.value for state in FROZEN])
    frozen_at = serializers.DateTimeField(allow_null=True)
    snapshot_sha256 = Sha256Field(help_text="SHA-256 of what it says, and where that comes from")
    profile = serializers.CharField(help_text="The printer's ICC profile")
    urgency = serializers.ChoiceField(
        choices=[urgency.value for urgency in URGENCIES],
        allow_null=True,
        help_text="Do not hand out, print anew soon, change with the next run; null: up to date",
    )
    compared_at = serializers.DateTimeField(allow_null=True)
    quantity = serializers.IntegerField(allow_null=True, min_value=0)
    stock_left = serializers.IntegerField(allow_null=True, min_value=0)
    review_by = serializers.DateField(allow_null=True)
    reprint = serializers.ListField(
        child=serializers.CharField(), help_text="Other reasons to print anew, as sentences"
    )
    approved_by = ApprovalSerializer(many=True)
    short_link = serializers.URLField(help_text="Where its QR code leads")
    url = serializers.URLField()
    kit_url = serializers.URLField(
        allow_null=True, help_text="All files for designers in one ZIP; null when it has none"
    )
    files = PrintFileSerializer(many=True)


class EditionPageSerializer(PageSerializer):
    results = EditionSerializer(many=True)


class EditionSlotSerializer(serializers.Serializer):
    """What stands in a slot."""

    text = serializers.CharField(help_text="Plain lines")
    change = serializers.ChoiceField(
        choices=CHANGE_CLASSES, help_text="What a change of it does to printed stock"
    )
    source = serializers.CharField(help_text="Where the words are from")  # type: ignore[assignment]


class StaleSlotSerializer(serializers.Serializer):
    """What an edition says that is not public any more."""

    slot = serializers.CharField()
    change = serializers.ChoiceField(choices=CHANGE_CLASSES)
    printed = serializers.CharField()
    public = serializers.CharField()
    words = serializers.ListField(child=WordsField(), help_text="The difference, word by word")


class EditionDetailSerializer(EditionSerializer):
    """One approved print run with its words."""

    copy = serializers.DictField(child=EditionSlotSerializer(), help_text="Slot → words")
    documents = serializers.DictField(
        child=serializers.IntegerField(), help_text="Document id → position in the ledger"
    )
    changes = StaleSlotSerializer(many=True, help_text="The most urgent first")
