"""The parts that documents share: copy, modules, picture, meta."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from programs.choices import Aspect
from programs.models import SignOff
from programs.review_policies import IF_OVERDUE
from programs.reviewing import last_and_due, standing_of
from programs.signing import sign_off_of
from publishing.reviewing import REVIEW_STATES
from publishing.serializers.fields import (
    LiveStreamListField,
    LocaleField,
    ReferenceField,
    RichTextField,
    StreamListField,
)
from publishing.serializers.pictures import PictureField
from publishing.times import utc_text


class CopySerializer(serializers.Serializer):
    """The same message in four lengths. `print` falls back to `medium`, never to cut-off text."""

    short = serializers.CharField(source="copy_short", help_text="At most 90 characters")
    medium = serializers.CharField(source="copy_medium", help_text="At most 300 characters")
    print = serializers.CharField(
        source="copy_print", required=False, help_text="At most 700 characters; web and print"
    )
    long = RichTextField(
        source="*", required=False, help_text="All modules with their headings; web only"
    )

    #: Made at delivery from the modules.
    delivered_only = ("long",)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {
            name: field.get_attribute(instance)
            for name, field in self.fields.items()
            if name not in self.delivered_only
        }


class ModuleSerializer(serializers.Serializer):
    """A labelled part of the long copy."""

    id = serializers.CharField(help_text="Stable while the part exists")
    aspect = serializers.ChoiceField(choices=Aspect.choices)
    heading = serializers.CharField()
    stands_alone = serializers.BooleanField(help_text="May be shown without the rest")
    body = RichTextField()


class ModulesField(StreamListField):
    """The parts of the long copy, with the ids that Wagtail gives blocks."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=ModuleSerializer(), **kwargs)

    def to_representation(self, data: Any) -> list[Any]:
        return [self.child.to_representation({**block.value, "id": block.id}) for block in data]


class ReviewerSerializer(serializers.Serializer):
    """Who checked the content."""

    locale = LocaleField()
    title = serializers.CharField()
    credentials = serializers.CharField()
    role = serializers.CharField()


class SourceSerializer(serializers.Serializer):
    """Where a fact comes from; cited in the language it was published in."""

    locale = LocaleField()
    title = serializers.CharField()
    publisher = serializers.CharField()
    url = serializers.CharField()
    accessed = serializers.DateField(allow_null=True)


class StubSerializer(serializers.Serializer):
    """A reference to a public document."""

    id = serializers.UUIDField()
    type = serializers.CharField()
    locale = serializers.CharField(
        help_text="Language of the title and the path; a fallback where there is no translation"
    )
    slug = serializers.CharField()
    title = serializers.CharField()
    path = serializers.CharField(help_text="Empty when it has no page of its own")
    url = serializers.CharField(help_text="Its address in this API")


class TranslationSerializer(serializers.Serializer):
    """The same document in another language."""

    locale = serializers.CharField()
    path = serializers.CharField()
    url = serializers.CharField()


class SeoSerializer(serializers.Serializer):
    """What search engines and link previews show."""

    title = serializers.CharField()
    description = serializers.CharField()


class ReviewSerializer(serializers.Serializer):
    """What becomes of the document when its review is overdue."""

    if_overdue = serializers.ChoiceField(
        choices=IF_OVERDUE,
        help_text="flag: it stays everywhere; hide_from_print: it leaves print; withhold: it is "
        "withdrawn, with the reason overdue",
    )
    effective_on = serializers.DateField(
        allow_null=True, help_text="The first day of that, unless it is reviewed before"
    )
    in_effect = serializers.BooleanField(help_text="Print has lost it already")


class SignOffSerializer(serializers.Serializer):
    """Who answers for clinical words, as they stand in this version."""

    kind = serializers.ChoiceField(
        choices=SignOff.KINDS,
        help_text="signed: by a reviewer who did not write them; emergency, demo: by nobody",
    )
    title = serializers.CharField(help_text="Name of the reviewer; empty if nobody signed")
    credentials = serializers.CharField()
    role = serializers.CharField()
    signed_at = serializers.DateTimeField()


class BreadcrumbField(serializers.ListField):
    """The pages above this one, from the home page down."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=ReferenceField(allow_null=False), **kwargs)

    def get_attribute(self, instance: Any) -> Any:
        if not hasattr(instance, "get_ancestors"):
            return []
        # The tree's own root is nobody's page.
        return instance.get_ancestors().filter(depth__gt=1)


class MetaSerializer(serializers.Serializer):
    """Everything about the document that is not its content."""

    version = serializers.IntegerField(help_text="Position in the ledger")
    path = serializers.CharField()
    url = serializers.CharField(help_text="Address in this API")
    html_url = serializers.CharField(allow_null=True, help_text="Address of the page for people")
    order = serializers.IntegerField(help_text="Order among its siblings")
    first_published_at = serializers.DateTimeField(allow_null=True)
    last_published_at = serializers.DateTimeField()
    last_reviewed = serializers.DateField(allow_null=True)
    review_due = serializers.DateField(allow_null=True)
    review_state = serializers.ChoiceField(choices=list(REVIEW_STATES))
    review = ReviewSerializer(
        allow_null=True, help_text="Null in versions from before there were policies"
    )
    sign_off = SignOffSerializer(
        allow_null=True, help_text="Null where no signature is asked for, and in older versions"
    )
    reviewed_by = LiveStreamListField(child=ReviewerSerializer())
    sources = LiveStreamListField(child=SourceSerializer())
    locale_requested = serializers.CharField()
    locale_served = serializers.CharField()
    translations = serializers.ListField(child=TranslationSerializer())
    breadcrumbs = BreadcrumbField()
    seo = SeoSerializer()
    show_in_menus = serializers.BooleanField()

    #: Known only to the reader: `publishing.delivery` adds them.
    delivered_only = (
        "version",
        "url",
        "html_url",
        "last_published_at",
        "review_state",
        "locale_requested",
        "locale_served",
        "translations",
    )

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return what the ledger stores. Snippets have no tree, menus or review of some kinds."""
        stored: dict[str, Any] = {}
        names = ("last_reviewed", "review_due")
        for name, day in zip(names, last_and_due(instance), strict=True):
            stored[name] = day.isoformat() if day else None
        standing = standing_of(instance)
        stored["review"] = {
            "if_overdue": standing.if_overdue,
            "effective_on": standing.effective_on and standing.effective_on.isoformat(),
            "in_effect": standing.in_effect,
        }
        sign_off = sign_off_of(instance)
        stored["sign_off"] = sign_off and {
            "kind": sign_off.kind,
            "title": sign_off.reviewer,
            "credentials": sign_off.credentials,
            "role": sign_off.role,
            "signed_at": utc_text(sign_off.made_at),
        }
        for name in ("reviewed_by", "sources"):
            stream = getattr(instance, name, None)
            stored[name] = self.fields[name].to_representation(stream) if stream else []
        crumbs = self.fields["breadcrumbs"]
        stored["breadcrumbs"] = crumbs.to_representation(crumbs.get_attribute(instance))
        first = instance.first_published_at
        stored["first_published_at"] = first and utc_text(first)
        stored["seo"] = {
            "title": getattr(instance, "seo_title", "") or instance.title,
            "description": getattr(instance, "search_description", "")
            or getattr(instance, "copy_medium", ""),
        }
        stored["show_in_menus"] = getattr(instance, "show_in_menus", False)
        return stored


class DocumentSerializer(serializers.Serializer):
    """What every document has. `id` is the same in every language."""

    id = serializers.UUIDField(source="translation_key")
    type = serializers.CharField()
    locale = serializers.CharField(help_text="BCP 47, such as en-US")
    slug = serializers.CharField()
    title = serializers.CharField()

    #: Fields that the mobile channel leaves out (channel table of the content brief).
    not_in_mobile: tuple[str, ...] = ()
    #: Fields that print leaves out.
    not_in_print: tuple[str, ...] = ()

    def get_fields(self) -> dict[str, Any]:
        """Put `meta` last: readers look for content first."""
        fields = super().get_fields()
        for name in (*self.not_in_mobile, *self.not_in_print):
            fields[name].required = False
        fields["meta"] = MetaSerializer(source="*")
        return fields


class ChannelledSerializer(DocumentSerializer):
    """A document that an editor can keep out of a channel."""

    label = serializers.CharField()  # type: ignore[assignment]
    channels = serializers.ListField(child=serializers.ChoiceField(["web", "mobile", "print"]))


class ContentSerializer(ChannelledSerializer):
    """A document with copy."""

    copy = CopySerializer(source="*")
    modules = ModulesField()


class PicturedSerializer(ContentSerializer):
    """A document with copy and a picture."""

    picture = PictureField()
