"""GET /locales/: the languages there are, and how much of the content each one has."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpResponse, JsonResponse
from rest_framework import serializers

from api.v1 import parameters as reading
from api.v1.base import PublicView, public
from publishing.locales import fallback_chain, known_locales, locale_names
from publishing.models import Version
from publishing.options import Options
from publishing.types import DOCUMENT_TYPES


class CoverageSerializer(serializers.Serializer):
    """How many documents a reader of the locale gets, by the language they come in."""

    translated = serializers.IntegerField(help_text="In the locale itself")
    in_fallback = serializers.IntegerField(help_text="In a fallback, for want of a translation")


class LocaleSerializer(serializers.Serializer):
    """A language that content may be written in."""

    locale = serializers.ChoiceField(choices=known_locales())
    name = serializers.CharField(help_text="In the language itself")
    is_default = serializers.BooleanField(help_text="Served when no `locale` is asked for")
    fallbacks = serializers.ListField(
        child=serializers.CharField(), help_text="Tried in this order for what it lacks"
    )
    documents = serializers.DictField(child=CoverageSerializer(), help_text="By document type")


class LocalesSerializer(serializers.Serializer):
    results = LocaleSerializer(many=True)


class Locales(PublicView):
    """List the languages, the fallbacks of each, and what each lacks."""

    def get(self, request: Any) -> HttpResponse:
        reading.read(request, ())
        return JsonResponse({"results": [_described(locale) for locale in known_locales()]})


def _described(locale: str) -> dict[str, Any]:
    counts = (
        public(Options(locale=locale), Version.objects.current())
        .order_by()
        .values_list("type", "locale")
        .annotate(count=Count("pk"))
    )
    documents = {name: {"translated": 0, "in_fallback": 0} for name in DOCUMENT_TYPES}
    for kind, served, count in counts:
        documents[kind]["translated" if served == locale else "in_fallback"] += count
    return {
        "locale": locale,
        "name": locale_names()[locale],
        "is_default": locale == known_locales()[0],
        "fallbacks": fallback_chain(locale)[1:],
        "documents": documents,
    }
