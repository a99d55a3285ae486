"""The shapes in which rich text is delivered."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class LinkReferenceSerializer(serializers.Serializer):
    """The document that a link leads to, for an app that opens it itself."""

    id = serializers.UUIDField()
    type = serializers.CharField()
    slug = serializers.CharField()


class PortableTextLinkSerializer(serializers.Serializer):
    """An annotation: spans whose `marks` hold its key are this link."""

    _type = serializers.ChoiceField(choices=["link"])
    _key = serializers.CharField(label="Key")
    href = serializers.CharField()
    reference = LinkReferenceSerializer(allow_null=True, help_text="Null for other addresses")


class PortableTextSpanSerializer(serializers.Serializer):
    """Words that look alike."""

    _type = serializers.ChoiceField(choices=["span"])
    _key = serializers.CharField(label="Key")
    text = serializers.CharField(help_text="A line break is \\n")
    marks = serializers.ListField(
        child=serializers.CharField(), help_text="strong, em, or the key of a link in `markDefs`"
    )


class PortableTextBlockSerializer(serializers.Serializer):
    """A block of Portable Text. Without `listItem` it is in no list."""

    _type = serializers.ChoiceField(choices=["block"])
    _key = serializers.CharField(label="Key", help_text="Stays while the block says the same")
    style = serializers.ChoiceField(  # type: ignore[assignment]
        choices=["normal", "h2", "h3", "h4", "blockquote"]
    )
    children = PortableTextSpanSerializer(many=True)
    markDefs = PortableTextLinkSerializer(many=True)  # noqa: N815  (the name in the Portable Text spec)
    listItem = serializers.ChoiceField(  # noqa: N815
        choices=["bullet", "number"], required=False
    )
    level = serializers.IntegerField(min_value=1, required=False)


class HtmlTextSerializer(serializers.Serializer):
    """Safe HTML: p, h2, h3, h4, blockquote, ul, ol, li, strong, em, br and a with href."""

    format = serializers.ChoiceField(choices=["html"])
    value = serializers.CharField()


class PortableTextSerializer(serializers.Serializer):
    """Portable Text (https://github.com/portabletext/portabletext)."""

    format = serializers.ChoiceField(choices=["portable_text"])
    value = PortableTextBlockSerializer(many=True)


class MarkdownTextSerializer(serializers.Serializer):
    """CommonMark."""

    format = serializers.ChoiceField(choices=["markdown"])
    value = serializers.CharField()


class PlainTextSerializer(serializers.Serializer):
    """Words alone: a blank line between paragraphs, list items on lines of their own."""

    format = serializers.ChoiceField(choices=["text"])
    value = serializers.CharField()


#: The shape of each form (publishing.rich_text.FORMS).
SHAPES: dict[str, Any] = {
    "html": HtmlTextSerializer,
    "portable_text": PortableTextSerializer,
    "markdown": MarkdownTextSerializer,
    "text": PlainTextSerializer,
}
