"""Reading the documents of a brochure from the ledger, and remembering which were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from brochures.shelf import Shelf
from publishing.delivery import Options
from publishing.locales import fallback_chain
from publishing.models import Version

#: Derived lists are read from at most this many documents.
READ_AT_MOST = 50


class BrochureIncomplete(Exception):
    """Something the brochure needs is not public. The message names it, for editors.

    `in_public` is what anybody may read: it never has the title of what is not public.
    """

    def __init__(self, message: str, in_public: str = "") -> None:
        super().__init__(message)
        self.in_public = in_public or message


@dataclass
class Reader:
    """Reads current documents in one language.

    drafts: versions that take the place of ledger rows (publishing.documents.draft_version), for
    checking words that are not saved yet. shelf: shared by readers for several brochures.
    """

    locale: str
    drafts: tuple[Version, ...] = ()
    shelf: Shelf = field(default_factory=Shelf)
    #: Document id → ledger sequence, of every document that was read; 0 is a draft.
    sequences: dict[str, int] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)

    def one(self, document_id: Any, name: str, expand: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return a document, or say by name that it is not public."""
        found = self._with_drafts(
            self.shelf.rows_of(document_id),
            lambda draft: str(draft.document_id) == str(document_id),
        )
        rows = {row.locale: row for row in found}
        for locale in fallback_chain(self.locale):
            if locale in rows:
                return for_print(self.kept(self._deliver([rows[locale]], expand))[0])
        raise BrochureIncomplete(
            f"“{name}” is not published.", "A page that this brochure needs is not public."
        )

    def all(self, kind: str, expand: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """Return the documents of a type that are for print, in their order. None is kept yet."""
        for locale in fallback_chain(self.locale):
            rows = self._with_drafts(
                self.shelf.rows_of_kind(kind, locale, READ_AT_MOST),
                lambda draft, locale=locale: (draft.type, draft.locale) == (kind, locale),
            )
            if rows:
                rows.sort(key=lambda row: (row.position, row.title, str(row.document_id)))
                return [
                    document
                    for document in self._deliver(rows, expand)
                    if "print" in document.get("channels", ["print"])
                ]
        return []

    def kept(self, documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Remember those of a list that the brochure uses."""
        self._remember(documents)
        return documents

    def _with_drafts(self, rows: Iterable[Version], fits: Any) -> list[Version]:
        drafts = {(str(d.document_id), d.locale): d for d in self.drafts if fits(d)}
        found = [drafts.pop((str(row.document_id), row.locale), row) for row in rows]
        return [*found, *drafts.values()]

    def _deliver(self, rows: list[Version], expand: tuple[str, ...]) -> list[Any]:
        options = Options(channel="print", locale=self.locale, expand=expand)
        documents = self.shelf.deliver(rows, options) if rows else []
        if not self.drafts:
            return documents
        return [self._with_inlined_drafts(document, options) for document in documents]

    def _with_inlined_drafts(self, value: Any, options: Options) -> Any:
        """Put drafts where a reference was expanded too."""
        if isinstance(value, list):
            return [self._with_inlined_drafts(item, options) for item in value]
        if not isinstance(value, dict):
            return value
        for draft in self.drafts:
            if (
                "meta" in value
                and value["id"] == str(draft.document_id)
                and value["meta"]["locale_served"] == draft.locale
                and value["meta"]["version"]
            ):
                return self.shelf.deliver([draft], Options(channel="print", locale=self.locale))[0]
        return {name: self._with_inlined_drafts(item, options) for name, item in value.items()}

    def _remember(self, value: Any) -> None:
        """Note every whole document in what was delivered; stubs have no meta."""
        if isinstance(value, list):
            for item in value:
                self._remember(item)
        if isinstance(value, dict):
            if "meta" in value:
                self.sequences[value["id"]] = value["meta"]["version"]
                self.dates.append((value["meta"]["last_published_at"] or "")[:10])
            for item in value.values():
                self._remember(item)


def for_print(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document unless an editor switched it off for print."""
    if "print" in document.get("channels", ["print"]):
        return document
    if (document["meta"].get("review") or {}).get("in_effect"):
        raise BrochureIncomplete(
            f"The review of “{document['title']}” is overdue, so it is left out of print.",
            "A page that this brochure needs waits for its review.",
        )
    raise BrochureIncomplete(f"“{document['title']}” is switched off for print.")
