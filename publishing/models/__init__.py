"""The ledger, what readers are served from, and what editors work with."""

from publishing.models.editorial import PreviewLink, Reading
from publishing.models.ledger import (
    ALL,
    BIT,
    AppendOnly,
    LedgerHead,
    Module,
    Reference,
    Version,
    VersionQuerySet,
    best_in,
)
from publishing.models.served import PreparedText, SearchEntry, SearchPosting, SearchWord

__all__ = [
    "ALL",
    "BIT",
    "AppendOnly",
    "LedgerHead",
    "Module",
    "PreparedText",
    "PreviewLink",
    "Reading",
    "Reference",
    "SearchEntry",
    "SearchPosting",
    "SearchWord",
    "Version",
    "VersionQuerySet",
    "best_in",
]
