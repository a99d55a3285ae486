"""/healthz says that the process is up, /readyz that it can do its work.

Both answer in a middleware, before any other: a load balancer's probe arrives over plain HTTP
with an address for a host name, and must not be redirected or refused for that.
"""

import logging
from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers

from publishing.models import Version

logger = logging.getLogger(__name__)


class Failing(Exception):
    """A check did not pass; the message may be shown to anybody."""


def _database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        raise Failing("the database does not answer") from error


def _migrations() -> None:
    """Whether the tables are those that this code expects."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        raise Failing("the list of migrations cannot be read") from error
    if waiting:
        number = len(waiting)
        words = "1 migration waits" if number == 1 else f"{number} migrations wait"
        raise Failing(f"{words}: run manage.py migrate")


def _ledger() -> None:
    """Whether the one table can be read that every public answer comes from."""
    try:
        Version.objects.exists()
    except Error as error:
        raise Failing("the ledger cannot be read") from error


#: In this order: the first failure explains the rest.
READINESS: dict[str, Callable[[], None]] = {
    "database": _database,
    "migrations": _migrations,
    "ledger": _ledger,
}


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process can answer at all; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every check passes, else 503; the body names each check's outcome.

    `{"status": "ok", "checks": {"database": "ok", "migrations": "ok", "ledger": "ok"}}`
    """
    checks = {name: _outcome(check) for name, check in READINESS.items()}
    healthy = all(outcome == "ok" for outcome in checks.values())
    return JsonResponse(
        {"status": "ok" if healthy else "failing", "checks": checks},
        status=200 if healthy else 503,
    )


def _outcome(check: Callable[[], None]) -> str:
    try:
        check()
    except Failing as failure:
        logger.exception("Not ready.")
        return str(failure)
    return "ok"


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/healthz": healthz,
    "/readyz": readyz,
}


class ProbeMiddleware:
    """Answer the probes; pass everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        response = probe(request)
        response.headers["Content-Length"] = str(len(response.content))
        add_never_cache_headers(response)
        return response
