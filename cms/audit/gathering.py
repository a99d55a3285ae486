"""The words of everything in the database that is not public, to be looked for on a site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from wagtail.models import Page

from brochures.models import Brochure, Edition
from cms.audit.addresses import HiddenDocument
from cms.audit.hidden import Watch, runs_in, texts_in
from programs import models as content
from publishing.editorial.texts import stored_texts
from publishing.models import Version
from publishing.rich_text import plain_text
from publishing.types import document_models, type_of
from publishing.visibility import site_path, why_not_public


def gather() -> tuple[Watch, list[HiddenDocument]]:
    """Return what to look for, and the documents that must not be found by name.

    A run of six words counts as given away, unless something public says it too.
    """
    watch = Watch()
    public = set(_public_runs())
    documents = []
    for model in document_models():
        document: Any
        for document in model._default_manager.all():
            name = f"{document._meta.verbose_name} “{document}”"
            is_hidden = why_not_public(document) is not None
            if is_hidden:
                documents.append(_hidden(document, name))
            if is_hidden or document.has_unpublished_changes:
                for address, text in _newest_texts(document):
                    watch.watch_words(text, f"{name}, not published: {address}", public)
    for what, text in _elsewhere():
        watch.watch_words(text, what, public)
    return watch, documents


def _public_runs() -> Iterator[str]:
    for body in Version.objects.current().values_list("body", flat=True):
        for text in texts_in(body):
            yield from runs_in(_plain(text))
    for title in Brochure.objects.values_list("title", flat=True):
        yield from runs_in(title)


def _newest_texts(document: Any) -> Iterator[tuple[str, str]]:
    newest = document.latest_revision
    yield from stored_texts(newest.as_object() if newest else document)


def _elsewhere() -> Iterator[tuple[str, str]]:
    if not settings.PUBLIC_HISTORY:
        past = Version.objects.exclude(valid_until=None).exclude(body=None)
        for row in past.iterator(chunk_size=200):
            for text in texts_in(row.body):
                yield f"{row}, not public any more", _plain(text)
    for claim in content.Claim.objects.all():
        yield f"claim “{claim}”", claim.text
    for edition in Edition.objects.all():
        for text in texts_in(edition.snapshot):
            yield f"edition {edition}", text


def _hidden(document: Any, name: str) -> HiddenDocument:
    kind = type_of(type(document))
    return HiddenDocument(
        name,
        str(document.translation_key),
        kind.name if kind else "",
        document.slug,
        (site_path(document) or "") if isinstance(document, Page) else "",
        document.pk,
    )


def _plain(text: str) -> str:
    return plain_text(text) if "<" in text else text
