"""One finished answer: its bytes in each content encoding, each with an ETag of its own."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterable
from functools import lru_cache

import brotli

#: Bytes. Below this, compressing costs more than it saves.
WORTH_COMPRESSING = 600

#: Best first. An encoding is made when the first reader asks for it.
ENCODINGS = ("br", "gzip")

#: By these a cache knows whom an answer is for, and when to drop it.
GUIDES = {"vary", "surrogate-key", "cache-tag"}


class Answer:
    """headers: all but those that depend on the reader or on the time."""

    def __init__(
        self,
        headers: Iterable[tuple[str, str]],
        content_type: str,
        etag: str,
        body: bytes,
        keys: frozenset[str],
    ) -> None:
        self.headers = tuple(headers)
        self.headers_of_304 = tuple(item for item in self.headers if _guides_a_cache(item[0]))
        self.content_type = content_type
        self.keys = keys
        self._etag = etag.strip('"')
        self._bodies = {"": body}
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes in memory: the bodies, and about as much for the rest as it usually takes."""
        return sum(map(len, self._bodies.values())) + 2048 + 80 * len(self.keys)

    def encoding_for(self, accepted: str) -> str:
        """Return the encoding to answer in; "" means as it is.

        Args:     accepted: the request's Accept-Encoding.
        """
        return _best(accepted) if len(self._bodies[""]) >= WORTH_COMPRESSING else ""

    def etag(self, encoding: str) -> str:
        """Return the strong ETag of the bytes in an encoding."""
        return f'"{self._etag}-{encoding}"' if encoding else f'"{self._etag}"'

    def body(self, encoding: str) -> bytes:
        if encoding not in self._bodies:
            with self._lock:
                if encoding not in self._bodies:
                    self._bodies[encoding] = _COMPRESS[encoding](self._bodies[""])
        return self._bodies[encoding]


@lru_cache(maxsize=256)
def _best(accepted: str) -> str:
    offered = {
        name.strip().lower()
        for name, _, weight in (item.partition(";") for item in accepted.split(","))
        if weight.replace(" ", "") not in ("q=0", "q=0.0")
    }
    return next((name for name in ENCODINGS if name in offered), "")


def _guides_a_cache(name: str) -> bool:
    """Tell whether a 304 repeats a header; the others the reader keeps (RFC 9110, 15.4.5)."""
    name = name.lower()
    return name in GUIDES or name.startswith("access-control-")


_COMPRESS = {
    "br": lambda body: brotli.compress(body, quality=5),
    # No time stamp: the same words give the same bytes on every worker.
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
