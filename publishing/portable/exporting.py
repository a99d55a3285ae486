"""The editors' content, document by document, in an order that depends on the content alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from programs.signing import sign_off_of
from publishing.portable.keys import Keys, key_of
from publishing.portable.lines import DRAFT, HEADER, LIVE, written
from publishing.portable.pairs import sources_of_translations
from publishing.portable.shapes import newest_of, portable, portable_models, snippet_models
from publishing.portable.signatures import portable_signature

#: Documents read at once.
CHUNK = 200

#: The name of a file in the bundle → what reads its bytes.
Files = dict[str, Callable[[], bytes]]


class Export:
    """One export. `lines` fills `files` with the pictures that belong to it."""

    def __init__(self) -> None:
        self.keys = Keys()
        self.files: Files = {}
        self.left_out: list[str] = []
        self._sources = sources_of_translations()

    def lines(self) -> Iterator[str]:
        """Yield the header, the pictures, the snippets, then the pages as the tree has them."""
        yield written(HEADER)
        yield from map(written, self._pictures())
        for model in snippet_models():
            rows: Any = model._default_manager.select_related("locale", "latest_revision")
            # By key and not by name: a line keeps its place when a name changes.
            for snippet in rows.order_by("locale__language_code", "translation_key"):
                yield written(self._document(snippet))
        yield from map(written, self._pages())

    def _pictures(self) -> Iterator[dict[str, Any]]:
        for image in sorted(get_image_model().objects.all(), key=self._picture_key):
            key = self._picture_key(image)
            name = f"images/{image.get_file_hash()}{PurePath(image.file.name).suffix.lower()}"
            self.files[name] = _reader(image)
            yield {
                "type": type(image)._meta.label,
                "key": key,
                "file": name,
                "filename": PurePath(image.file.name).name,
                "tags": sorted(image.tags.names()),
                "fields": portable(image, self.keys),
            }

    def _picture_key(self, image: Any) -> str:
        return self.keys.key(type(image), image.pk) or ""

    def _pages(self) -> Iterator[dict[str, Any]]:
        types = set(portable_models().values())
        private = list(PageViewRestriction.objects.values_list("page__path", flat=True))
        parents: dict[int, Page] = {}
        pages = Page.objects.filter(depth__gt=1).order_by("path").select_related("locale")
        for page in pages.specific().iterator(chunk_size=CHUNK):
            parents[page.depth] = page
            if type(page) not in types:
                self.left_out.append(f"“{page.title}” is no page of the site's types.")
                continue
            document = self._document(page)
            document["parent"] = key_of(parents[page.depth - 1]) if page.depth > 2 else None
            if any(page.path.startswith(path) for path in private):
                document["private"] = True
            if page.alias_of_id:
                document["alias_of"] = self.keys.key(Page, page.alias_of_id)
            yield document

    def _document(self, document: Any) -> dict[str, Any]:
        newest = newest_of(document)
        fields = portable(document if document.live else newest, self.keys)
        found = {
            "type": type(document)._meta.label,
            "key": str(document.translation_key),
            "locale": document.locale.language_code,
            "state": LIVE if document.live else DRAFT,
            "fields": fields,
        }
        if document.live and newest is not document:
            draft = portable(newest, self.keys)
            said = {name: value for name, value in draft.items() if value != fields[name]}
            found |= {"draft": said} if said else {}
        if source := self._sources.get(key_of(document)):
            found["translated_from"] = source
        sign_off = sign_off_of(document) if document.live else None
        if sign_off is not None:
            found["signature"] = portable_signature(sign_off, fields)
        return found


def _reader(image: Any) -> Callable[[], bytes]:
    def read() -> bytes:
        with image.open_file() as file:
            content: bytes = file.read()
            return content

    return read
