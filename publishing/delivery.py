"""From versions to JSON: references resolved, channel chosen, rich text in its final form.

A batch of documents costs a constant number of queries, whatever its size: one for everything
the batch refers to and its translations, and one more for each level of `expand`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from publishing import rich_text
from publishing.addresses import api_path
from publishing.comparing import compare
from publishing.days import in_date, review_state
from publishing.drafts import MARK, ByLocale, Drafts
from publishing.locales import fallback_chain
from publishing.models import BIT, Version, VersionQuerySet
from publishing.options import BadOption, Options, check_paths
from publishing.pictures import WIDTHS, sources_of
from publishing.references import Index, references_in
from publishing.selecting import select
from publishing.serializers.common import DocumentSerializer
from publishing.serializers.fields import ReferenceField, RichTextField
from publishing.serializers.pictures import PictureSerializer
from publishing.times import utc_text
from publishing.types import DOCUMENT_TYPES, shape_of

__all__ = ["BadOption", "Options", "deliver"]


def deliver(
    versions: Sequence[Version],
    options: Options | None = None,
    *,
    published: VersionQuerySet | None = None,
    read: set[str] | None = None,
    drafts: Drafts | None = None,
) -> list[dict[str, Any]]:
    """Return documents as a channel's readers get them.

    Args:     versions: rows with bodies, or drafts (publishing.documents.draft_version).
              published: the set that references are resolved against; the current one if omitted.
              read: receives the id of every document that the answer depends on, public or not.
              drafts: in a preview, what takes the place of what references lead to.
    Raises:   BadOption, when `expand` or `fields` names something no document of these types has.
    """
    options = options or Options()
    check_paths(options, {version.type for version in versions} or DOCUMENT_TYPES)
    published = Version.objects.current() if published is None else published
    published = published.for_channel(options.channel)
    delivery = _Delivery(options, published, drafts or Drafts())
    documents = [document.within() for document in delivery.whole(versions, options.expand)]
    if read is not None:
        read |= delivery.read
    if options.fields:
        return [select(document, options.fields) for document in documents]
    return documents


def in_channel(drafts: ByLocale, channel: str) -> dict[str, dict[str, Version | None]]:
    """Return drafts with None for those that an editor keeps out of a channel."""
    return {
        key: {
            locale: draft if Version.channels_of(draft.body) & BIT[channel] else None
            for locale, draft in found.items()
        }
        for key, found in drafts.items()
    }


#: First step of `expand` → document id → document.
Inlined = dict[str, dict[str, "Document"]]


@dataclass
class _Delivery:
    options: Options
    published: VersionQuerySet
    drafts: Drafts
    read: set[str] = field(default_factory=set)

    def whole(
        self, versions: Sequence[Version], expand: Iterable[str], index: Index | None = None
    ) -> list[Document]:
        """Return documents with the references of `expand` to inline.

        A circle of references ends at the first document that is on the path already.
        """
        index = index or self._index(versions)
        inlined = self._inline(versions, index, tuple(expand))
        below = frozenset(
            key
            for documents in inlined.values()
            for document in documents.values()
            for key in (document.id, *document.below)
        )
        marks = self.drafts.marks
        return [
            Document(version, self.options, index, inlined, below, marks) for version in versions
        ]

    def _index(self, versions: Sequence[Version]) -> Index:
        """Look up, in one query, all that these documents refer to, and their translations."""
        ids = {str(version.document_id) for version in versions}
        for version in versions:
            ids |= references_in(version.body or {})
        self.read |= ids
        chain = fallback_chain(self.options.locale)
        index = Index.of(self.published, ids, chain)
        index.drafts = in_channel(self.drafts.of(ids, chain), self.options.channel)
        return index

    def _inline(
        self, versions: Sequence[Version], index: Index, expand: tuple[str, ...]
    ) -> Inlined:
        """Return what each first step of `expand` leads to."""
        steps: dict[str, list[str]] = {}
        for path in expand:
            step, _, rest = path.partition(".")
            steps.setdefault(step, []).extend([rest] if rest else [])
        for version in versions:
            if version.type == "comparison":
                # Cells are read from the levels themselves.
                steps.setdefault("subjects", [])
        wanted = {
            step: set().union(
                *(references_in((version.body or {}).get(step)) for version in versions)
            )
            for step in steps
        }
        rows = self._rows(index, set().union(*wanted.values())) if wanted else {}
        # One index for all steps: a second reference to expand costs no further query.
        below = self._index(list(rows.values())) if rows else None
        inlined: Inlined = {}
        for step, ids in wanted.items():
            found = [rows[key] for key in sorted(ids) if key in rows]
            documents = self.whole(found, steps[step], below) if found else []
            inlined[step] = {document.id: document for document in documents}
        return inlined

    def _rows(self, index: Index, ids: Iterable[str]) -> dict[str, Version]:
        """Return whole versions by id, in one query."""
        whole = index if self.drafts.inlines else replace(index, drafts={})
        best = [row for key in ids if (row := whole.best(key))]
        sequences = [row.sequence for row in best if not isinstance(row, Version)]
        found = [row for row in best if isinstance(row, Version)]
        found += self.published.filter(sequence__in=sequences) if sequences else ()
        return {str(row.document_id): row for row in found}


@dataclass
class Document:
    """A version on its way to becoming JSON."""

    version: Version
    options: Options
    index: Index
    inlined: Inlined
    #: Ids of all that is inlined in here, at any depth.
    below: frozenset[str]
    #: Drafts, and references to them, are marked.
    marks: bool = False
    #: This document and those of `below` that lie above it, on the way from the root.
    path: frozenset[str] = frozenset()
    made: dict[frozenset[str], dict[str, Any]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.version.document_id)

    def within(self, path: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Return the document in a place: in here, what the path to it has comes as a stub.

        Made once for all places where it looks the same.
        """
        circle = path & self.below
        if circle not in self.made:
            self.made[circle] = replace(self, path=circle | {self.id}).as_json()
        return self.made[circle]

    def as_json(self) -> dict[str, Any]:
        shape = shape_of(self.version.type)
        body = self.version.body or {}
        out: dict[str, Any] = {}
        for name, shape_field in shape.fields.items():
            if name in self._left_out(shape) or name == "meta":
                continue
            out[name] = self._value(shape_field, body.get(name), name)
        if "copy" in out:
            self._finish_copy(out)
        if self.version.type == "comparison":
            self._finish_comparison(out)
        for name in ("licenses", "accreditations"):
            if name in out:
                out[name] = [item for item in out[name] if in_date(item, self._day)]
        out["meta"] = self._meta(body["meta"], shape)
        if self.marks and self.version._state.adding:
            out[MARK] = True
        return out

    @property
    def _day(self) -> datetime.date:
        return self.options.day or timezone.localdate()

    def _left_out(self, shape: DocumentSerializer) -> tuple[str, ...]:
        return {"web": (), "mobile": shape.not_in_mobile, "print": shape.not_in_print}[
            self.options.channel
        ]

    def _value(self, shape: serializers.Field, value: Any, step: str) -> Any:
        if value is None:
            return None
        if isinstance(shape, ReferenceField):
            document = self.inlined.get(step, {}).get(value)
            if document is not None and value not in self.path:
                return document.within(self.path)
            return self._stub(value)
        if isinstance(shape, RichTextField):
            return self._rich_text(value)
        if isinstance(shape, PictureSerializer):
            return self._picture(value)
        if isinstance(shape, (serializers.ListField, serializers.ListSerializer)):
            return self._list(shape.child, value, step)
        if isinstance(shape, serializers.Serializer):
            return {
                name: self._value(child, value.get(name), step)
                for name, child in shape.fields.items()
                if name in value
            }
        return value

    def _stub(self, document_id: str) -> dict[str, Any] | None:
        stub = self.index.stub(document_id, self.options.base_url)
        if stub and self.marks and isinstance(self.index.best(document_id), Version):
            stub[MARK] = True
        return stub

    def _list(self, child: Any, values: list[Any], step: str) -> list[Any]:
        delivered = [self._value(child, value, step) for value in values]
        if isinstance(child, ReferenceField):
            return [item for item in delivered if item is not None]
        return delivered

    def _rich_text(self, value: str) -> dict[str, Any]:
        return rich_text.render(value, self.options.rich_text_form, self._target)

    def _target(self, document_id: str) -> rich_text.Target | None:
        row = self.index.best(document_id)
        if row is None or not row.path:
            return None
        return rich_text.Target(document_id, row.type, row.slug, self.options.base_url + row.path)

    def _picture(self, value: dict[str, Any]) -> dict[str, Any]:
        base, channel = self.options.base_url, self.options.channel
        # A version from before pictures had addresses of their own has no folder.
        stored = {"color": None, "folder": "", **value}
        folder = stored.pop("folder")
        most = {"web": WIDTHS[-1], "mobile": WIDTHS[-2], "print": 0}[channel] if folder else 0
        return {
            **stored,
            "sources": sources_of(folder, value["width"], base=base, most=most) if most else [],
            "renditions": [
                {**item, "url": base + item["url"] if item["url"].startswith("/") else item["url"]}
                for item in value["renditions"]
                if not (channel == "mobile" and item["name"] in ("large", "print"))
            ],
        }

    def _finish_copy(self, out: dict[str, Any]) -> None:
        copy, channel = out["copy"], self.options.channel
        if channel == "mobile":
            copy.pop("print", None)
            out["modules"] = [part for part in out["modules"] if part["stands_alone"]]
            return
        copy["print"] = copy.get("print") or copy["medium"]
        if channel == "web":
            modules = (self.version.body or {})["modules"]
            parts = ((part["heading"], part["body"]) for part in modules)
            copy["long"] = self._rich_text(rich_text.joined(parts))

    def _finish_comparison(self, out: dict[str, Any]) -> None:
        levels = self.inlined.get("subjects", {})
        subjects = [
            levels[item["id"]].within(self.path) for item in out["subjects"] if item["id"] in levels
        ]
        asked = [step.partition(".")[0] for step in self.options.expand]
        if "subjects" not in asked:
            out["subjects"] = [self._stub(level["id"]) for level in subjects]
        out["rows"] = compare(
            subjects,
            self.version.locale,
            [(row["attribute"], row["label"]) for row in out["rows"]],
        )

    @staticmethod
    def _meta_shape(shape: DocumentSerializer) -> dict[str, Any]:
        meta = shape.fields["meta"]
        return dict(meta.fields) if isinstance(meta, serializers.Serializer) else {}

    def _meta(self, stored: dict[str, Any], shape: DocumentSerializer) -> dict[str, Any]:
        version, base = self.version, self.options.base_url
        moment: Any = version.valid_from  # a draft has none, but in a preview
        made = {
            "version": version.sequence or 0,
            "path": version.path,
            "url": base
            + api_path(version.type, version.slug, version.document_id, self.options.locale),
            "html_url": base + version.path if version.path else None,
            "last_published_at": utc_text(moment) if moment else None,
            "review_state": review_state(stored.get("review_due"), self._day),
            "locale_requested": self.options.locale,
            "locale_served": version.locale,
            "translations": self.index.translations(self.id, base, without=version.locale),
        }
        meta = {}
        for name, meta_field in self._meta_shape(shape).items():
            meta[name] = (
                made[name] if name in made else self._value(meta_field, stored.get(name), name)
            )
        return meta
