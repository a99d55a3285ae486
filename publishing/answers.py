"""What a view tells whoever keeps its answer: what it was made of, and when.

The note travels in the request, beside the response: a cache in front of Django finds it there
(cms/delivery), and readers never see it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from publishing.head import Head

NOTE = "continuum.made_of"


@dataclass(frozen=True)
class MadeOf:
    """head: the ledger's head before anything was read. keys: surrogate keys of the answer."""

    head: Head
    keys: frozenset[str]


def note(request: HttpRequest, made_of: MadeOf) -> None:
    """Let whoever sent this request know what its answer was made of."""
    request.META[NOTE] = made_of
