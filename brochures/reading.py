"""Reading the documents of a brochure from the ledger, and remembering which were read."""

from __future__ import annotations

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
    """Reads current documents in one language. shelf: shared by readers for several brochures."""

    locale: str
    shelf: Shelf = field(default_factory=Shelf)
    #: Document id → ledger sequence, of every document that was read; 0 is a draft.
    sequences: dict[str, int] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)

    def one(self, document_id: Any, name: str, expand: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return a document, or say by name that it is not public."""
        rows = {row.locale: row for row in self.shelf.rows_of(document_id)}
        for locale in fallback_chain(self.locale):
            if locale in rows:
                return for_print(self.kept(self._deliver([rows[locale]], expand))[0])
        raise BrochureIncomplete(
            f"“{name}” is not published.", "A page that this brochure needs is not public."
        )

    def all(self, kind: str, expand: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """Return the documents of a type that are for print, in their order. None is kept yet."""
        for locale in fallback_chain(self.locale):
            rows = self.shelf.rows_of_kind(kind, locale, READ_AT_MOST)
            if rows:
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

    def _deliver(self, rows: list[Version], expand: tuple[str, ...]) -> list[Any]:
        options = Options(channel="print", locale=self.locale, expand=expand)
        return self.shelf.deliver(rows, options) if rows else []

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
