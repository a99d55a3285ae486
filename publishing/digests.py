"""Telling whether a document's body has changed."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def digest_of(body: dict[str, Any]) -> str:
    """Return the SHA-256 of a body in canonical form: keys sorted, no spaces, UTF-8."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
