"""The WSGI application in front of Django's: what was answered before is answered from memory.

Only an anonymous GET or HEAD of the public API or of a page of the website, and only what its view
has noted as made of the ledger (publishing.answers). Everything else goes through untouched.
"""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from corsheaders.middleware import CorsMiddleware
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from cms.delivery.answers import Answer
from cms.delivery.store import Store
from cms.delivery.watch import Watch
from publishing.answers import NOTE, MadeOf
from publishing.caching import cache_control, last_change
from publishing.head import Head

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

API = "/api/"

#: Below these is nothing that is made of the ledger alone.
NEVER = ("/admin/", settings.STATIC_URL, settings.MEDIA_URL)

#: Characters. Whoever asks for more is not a reader whose answer others will want.
LONGEST_QUERY, LONGEST_ACCEPT = 2048, 256

#: Set for each reader anew.
OUR_OWN = {"cache-control", "content-length", "content-type", "etag", "last-modified", "vary"}


class WarmAnswers:
    """Wraps Django's application."""

    def __init__(self, application: Application, watch: Watch, store: Store) -> None:
        self.application, self.watch, self.store = application, watch, store
        self._flights: dict[Hashable, threading.Lock] = {}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        seen = self.watch.see() if _is_for_everybody(environ) else None
        if seen is None:
            return self.application(environ, start_response)
        address, (head, era) = _address(environ), seen
        answer = self.store.get(address, head.sequence, era)
        if answer is not None:
            return _respond(answer, head, environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self.application(environ, start_response)
        # One renders, the others wait: after a publish, everybody asks for the same.
        with self._flights.setdefault(address, threading.Lock()):
            try:
                answer = self.store.get(address, head.sequence, era)
                if answer is not None:
                    return _respond(answer, head, environ, start_response)
                return self._render(address, era, environ, start_response)
            finally:
                self._flights.pop(address, None)

    def _render(
        self, address: Hashable, era: int, environ: dict[str, Any], start_response: Any
    ) -> Iterable[bytes]:
        inner = dict(environ)
        started = _Started()
        body = self.application(inner, started)
        made_of = inner.get(NOTE)
        if made_of is not None and started.status.startswith("304"):
            # Django knew that this reader has it; we want it for the next one, too.
            _close(body)
            for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
                inner.pop(name, None)
            body = self.application(inner, started)
        if made_of is None or not _may_be_kept(started):
            start_response(started.status, started.headers)
            return body
        answer = _answer(started.headers, _drain(body), made_of)
        # Made in the minute around midnight, it may be of either day.
        if address == _address(environ):
            self.store.put(address, answer, made_of.head.sequence, era)
        return _respond(answer, made_of.head, environ, start_response)


class _Started:
    """Stands for `start_response` until we know what to do with the answer."""

    status = ""
    headers: list[tuple[str, str]]

    def __call__(self, status: str, headers: Any, exc_info: Any = None) -> Any:
        self.status, self.headers = status, list(headers)
        return lambda data: None  # WSGI's old `write`, which Django never calls


def _is_for_everybody(environ: dict[str, Any]) -> bool:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return False
    if environ.get("PATH_INFO", "").startswith(API):
        return (
            "HTTP_AUTHORIZATION" not in environ
            and len(environ.get("QUERY_STRING", "")) <= LONGEST_QUERY
            and len(environ.get("HTTP_ACCEPT", "")) <= LONGEST_ACCEPT
        )
    return (
        # Pages know no parameters; with them, each would be kept under any number of names.
        not environ.get("QUERY_STRING")
        # Who is logged in may be shown more.
        and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
        and not environ.get("PATH_INFO", "").startswith(NEVER)
    )


def _address(environ: dict[str, Any]) -> Hashable:
    """Return everything in a request that an answer may depend on."""
    forwarded = settings.SECURE_PROXY_SSL_HEADER
    is_api = environ["PATH_INFO"].startswith(API)
    return (
        environ["wsgi.url_scheme"],
        environ.get(forwarded[0]) if forwarded else None,
        environ.get("HTTP_HOST"),
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
        # A page looks at neither.
        environ.get("HTTP_ACCEPT", "") if is_api else "",
        _known_origin(environ.get("HTTP_ORIGIN", "")) if is_api else "",
        # Review states and credentials change at midnight without a row of the ledger.
        _day(int(time.time())),
    )


@lru_cache(maxsize=4)
def _day(second: int) -> datetime.date:
    """Return the day of a moment, in the center's own time."""
    return timezone.localdate(datetime.datetime.fromtimestamp(second, datetime.UTC))


@lru_cache(maxsize=1024)
def _known_origin(origin: str) -> str:
    """Return an origin that browsers may read from; all others are one: no origin."""
    if not origin:
        return ""
    cors = CorsMiddleware(lambda request: HttpResponse())
    return origin if cors.origin_found_in_white_lists(origin, urlsplit(origin)) else ""


def _may_be_kept(started: _Started) -> bool:
    names = {name.lower() for name, _ in started.headers}
    return started.status.startswith("200") and "etag" in names and "set-cookie" not in names


def _answer(headers: list[tuple[str, str]], body: bytes, made_of: MadeOf) -> Answer:
    known = {name.lower(): value for name, value in headers}
    kept = [item for item in headers if item[0].lower() not in OUR_OWN]
    vary = [name.strip() for name in known.get("vary", "").split(",") if name.strip()]
    kept.append(("Vary", ", ".join([*vary, "Accept-Encoding"])))
    return Answer(map(_shared, kept), known["content-type"], known["etag"], body, made_of.keys)


@lru_cache(maxsize=256)
def _shared(header: tuple[str, str]) -> tuple[str, str]:
    """Return one header for all that are the same: most answers have most in common."""
    return header


def _respond(
    answer: Answer, head: Head, environ: dict[str, Any], start_response: Any
) -> Iterable[bytes]:
    encoding = answer.encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
    etag = answer.etag(encoding)
    age, modified = _times(head, int(time.time()))
    fresh = [("ETag", etag), ("Cache-Control", age)]
    if modified:
        fresh.append(("Last-Modified", modified))
    if _has_it(environ, etag, modified):
        start_response("304 Not Modified", [*answer.headers_of_304, *fresh])
        return []
    headers = [*answer.headers, *fresh, ("Content-Type", answer.content_type)]
    body = answer.body(encoding)
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


@lru_cache(maxsize=4)
def _times(head: Head, second: int) -> tuple[str, str]:
    """Return Cache-Control and Last-Modified, if there is one; the same for a whole second."""
    modified = last_change(head)
    return cache_control(head), http_date(modified.timestamp()) if modified else ""


def _has_it(environ: dict[str, Any], etag: str, modified: str) -> bool:
    """Tell whether the reader holds this very answer (RFC 9110, section 13.2.2).

    By its date only where that is the very date we gave; see cms.delivery.conditional.
    """
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None:
        # Nearly all readers send the one that we gave them.
        several = [known] if known == etag else parse_etags(known)
        return any(each.removeprefix("W/") in (etag, "*") for each in several)
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    if since is None or not modified:
        return False
    return parse_http_date_safe(since) == parse_http_date_safe(modified)


def _drain(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        _close(body)


def _close(body: Any) -> None:
    if hasattr(body, "close"):
        body.close()
