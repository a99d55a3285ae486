"""Reading a whole site: from some addresses to everything that they lead to."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from cms.audit.reading import Answer, links_of

#: Address (path and query) and request headers → answer.
Fetch = Callable[[str, dict[str, str]], Answer]

#: Addresses. More than this, and something goes in circles.
MOST = 50_000

#: Each size of a picture is made when it is first asked for, by the same code for all.
PICTURES, MOST_PICTURES = "/images/", 6

#: Seconds for one answer of a running site; a brochure takes a few.
PATIENCE = 60

#: Files of the code, and the editors' side, which asks for a login at every address.
LEFT_OUT = ("/static/", "/admin/")


def crawl(
    fetch: Fetch, seeds: Iterable[str], origins: Collection[str]
) -> Iterator[tuple[str, Answer]]:
    """Yield (address, answer) of the seeds and of everything on the site they lead to, once each.

    Redirects are answers like others, and lead on.
    """
    waiting = deque(dict.fromkeys(seeds))
    seen = set(waiting)
    pictures = 0
    while waiting:
        address = waiting.popleft()
        answer = fetch(address, {})
        yield address, answer
        for link in links_of(answer, address, origins):
            if link in seen or link.startswith(LEFT_OUT) or len(seen) > MOST:
                continue
            seen.add(link)
            pictures += link.startswith(PICTURES)
            if not link.startswith(PICTURES) or pictures <= MOST_PICTURES:
                waiting.append(link)


def from_this_process(origin: str) -> Fetch:
    """Return what asks Django itself, without a server and without a login."""
    parts = urlsplit(origin)
    client = Client(raise_request_exception=False, headers={"host": parts.netloc})

    def fetch(address: str, headers: dict[str, str]) -> Answer:
        response: Any = client.get(address, headers=headers, secure=parts.scheme == "https")
        body = b"".join(response.streaming_content) if response.streaming else response.content
        client.cookies.clear()  # every reader is a new one
        return _answer(response.status_code, response.headers.items(), body)

    return fetch


class _AsItIs(urllib.request.HTTPRedirectHandler):
    """Does not follow."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def from_running_site(url: str) -> Fetch:
    """Return what asks a site over HTTP. Raises: OSError when nobody answers."""
    opener = urllib.request.build_opener(_AsItIs)

    def fetch(address: str, headers: dict[str, str]) -> Answer:
        request = urllib.request.Request(url + address, headers=headers)  # noqa: S310  (checked)
        try:
            with opener.open(request, timeout=PATIENCE) as response:
                return _answer(response.status, response.headers.items(), response.read())
        except urllib.error.HTTPError as refusal:
            return _answer(refusal.code, refusal.headers.items(), refusal.read())
        except http.client.HTTPException as error:
            raise OSError(f"{address}: {error}") from error

    return fetch


def _answer(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> Answer:
    return Answer(status, {name.lower(): value for name, value in headers}, body)
