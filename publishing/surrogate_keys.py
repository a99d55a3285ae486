"""Names for what an answer was made of, so that a cache can drop exactly what has changed.

Readers see these names (`Surrogate-Key`, `Cache-Tag`). An answer also depends on references that
are not public yet, so a name must not tell the id it stands for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

#: The key of answers that any change may touch.
EVERYTHING = "ledger"


@lru_cache(maxsize=65536)
def document_key(document_id: str) -> str:
    """Return the key of a document, in whatever language: "d-" and 12 hexadecimal digits."""
    return "d-" + hashlib.sha256(document_id.encode()).hexdigest()[:12]


def list_key(kind: str) -> str:
    """Return the key of every list that documents of a type may enter or leave."""
    return f"list-{kind}"


def slug_key(slug: str) -> str:
    """Return the key of answers found by a slug: another document may come to have it."""
    return "s-" + hashlib.sha256(slug.encode()).hexdigest()[:12]


def keys_of_change(document_id: str, kind: str, slug: str) -> tuple[str, ...]:
    """Return every key that a new row of the ledger makes stale."""
    return (document_key(document_id), list_key(kind), slug_key(slug), EVERYTHING)


def keys_of(
    ids: Iterable[str], kinds: Iterable[str] = (), slugs: Iterable[str] = ()
) -> frozenset[str]:
    """Return the keys of an answer: its documents, the types it lists, the slugs it looked up."""
    return frozenset([*map(document_key, ids), *map(list_key, kinds), *map(slug_key, slugs)])
