"""What warm answers would be as an ASGI application: a trial, for benchmarks.workers alone.

Hits are answered on the event loop; on a miss the WSGI application renders in a thread. All else
goes to Django's own ASGI handler, as a change to ASGI would have it.
"""

from __future__ import annotations

import asyncio
import io
from typing import Any

from django.core.asgi import get_asgi_application

from benchmarks.floor import constant
from cms.wsgi import application as wsgi

# It loads Django, which these need.
from cms.delivery.warm import API, _address, _respond  # isort: skip

django_application = get_asgi_application()


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http" or not scope["path"].startswith(API):
        await django_application(scope, receive, send)
        return
    environ = _environ(scope)
    seen = wsgi.watch.see()
    answer = seen and wsgi.store.get(_address(environ), seen.head.sequence, seen.era)
    started: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        started[:] = [int(status[:3]), [(k.lower().encode(), v.encode()) for k, v in headers]]

    if answer:
        body = b"".join(_respond(answer, seen.head, environ, start_response))  # type: ignore[union-attr]
    else:
        body = await asyncio.to_thread(lambda: b"".join(wsgi(environ, start_response)))
    await send({"type": "http.response.start", "status": started[0], "headers": started[1]})
    await send({"type": "http.response.body", "body": body})


async def bare(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer with as many bytes as the path says."""
    body = constant(int(scope["path"].strip("/")))
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _environ(scope: dict[str, Any]) -> dict[str, Any]:
    headers = {
        f"HTTP_{name.decode().upper().replace('-', '_')}": value.decode("latin-1")
        for name, value in scope["headers"]
    }
    return {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"],
        "QUERY_STRING": scope["query_string"].decode(),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **headers,
    }
