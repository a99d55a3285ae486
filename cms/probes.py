"""/healthz says that the process is up, /readyz that it can do its work.

Both answer in a middleware, before any other: a load balancer's probe arrives over plain HTTP
with an address for a host name, and must not be redirected or refused for that.
"""

import dataclasses
from collections.abc import Callable

from asgiref.sync import async_to_sync, sync_to_async
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from health_check.base import HealthCheck, HealthCheckResult
from health_check.checks import Database
from health_check.exceptions import ServiceUnavailable

from publishing.models import Version


@dataclasses.dataclass
class DatabaseAnswers(Database):
    """The library's own query, run in the request's thread and on its connection."""

    async def run(self) -> None:
        await sync_to_async(super().run)()


@dataclasses.dataclass
class MigrationsApplied(HealthCheck):
    """The tables are those that this code expects."""

    async def run(self) -> None:
        await sync_to_async(self.compare)()

    def compare(self) -> None:
        try:
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise ServiceUnavailable("the list of migrations cannot be read") from error
        if waiting:
            raise ServiceUnavailable(f"{len(waiting)} migrations wait: run manage.py migrate")


@dataclasses.dataclass
class LedgerReachable(HealthCheck):
    """The one table that every public answer comes from."""

    async def run(self) -> None:
        await sync_to_async(self.read)()

    def read(self) -> None:
        try:
            Version.objects.exists()
        except DatabaseError as error:
            raise ServiceUnavailable("the ledger cannot be read") from error


READINESS: dict[str, type[HealthCheck]] = {
    "database": DatabaseAnswers,
    "migrations": MigrationsApplied,
    "ledger": LedgerReachable,
}


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the process can answer at all; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every check passes, else 503; the body names each check's outcome.

    `{"status": "ok", "checks": {"database": "ok", "migrations": "ok", "ledger": "ok"}}`
    """
    results = async_to_sync(_results)()
    checks = {
        name: str(result.error) if result.error else "ok"
        for name, result in zip(READINESS, results, strict=True)
    }
    healthy = all(outcome == "ok" for outcome in checks.values())
    return JsonResponse(
        {"status": "ok" if healthy else "failing", "checks": checks},
        status=200 if healthy else 503,
    )


async def _results() -> list[HealthCheckResult]:
    # One after another: they share the connection, and the first failure explains the rest.
    return [await check().get_result() for check in READINESS.values()]


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
