"""The server's settings. docs/reference/settings.md lists the variables.

https://docs.gunicorn.org/en/stable/settings.html
"""

import ctypes
import datetime
import gc
import os
import sys
from pathlib import Path
from typing import Any

from gunicorn import glogging

from cms.logs import RequestFilter, mask

wsgi_app = "cms.wsgi:application"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"

# Threads share one cache and suit SQLite's single writer; add processes with PostgreSQL and Redis.
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# While one thread makes a page, the others take turns with it several times in each answer from
# memory; at Python's five milliseconds a turn, that is what the slowest of them wait for.
sys.setswitchinterval(0.001)
# glibc gives each thread a heap of its own, and each keeps what its largest answer took. Threads of
# Python take turns anyway, so two heaps do, and what is large goes back at once (mallopt(3)).
if hasattr(libc := ctypes.CDLL(None), "mallopt"):
    M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
    libc.mallopt(M_ARENA_MAX, 2)
    libc.mallopt(M_MMAP_THRESHOLD, 128 * 1024)
timeout = 60
graceful_timeout = 8
limit_request_line = 8190
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108  (a heartbeat file; on a slow disk it would stall workers)
    worker_tmp_dir = "/dev/shm"  # noqa: S108

# Method, path without query, status, milliseconds. No address, no user agent, no referrer.
accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(M)sms"
MILLISECOND = datetime.timedelta(milliseconds=1)
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "info")


class Logger(glogging.Logger):
    """gunicorn's logger, deaf to probes and blind to addresses, queries and secrets in paths."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(RequestFilter())

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> None:
        if environ.get("PATH_INFO") not in {"/healthz", "/readyz"}:
            super().access(resp, req, environ, request_time)

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> Any:
        """Return what the format names and nothing else: gunicorn's own has every header in it."""
        return {
            "m": environ["REQUEST_METHOD"],
            # Missing where the application itself failed: gunicorn then makes a new environ.
            "U": mask(environ.get("PATH_INFO", "-")),
            "s": resp.status.partition(" ")[0],
            "M": request_time // MILLISECOND,
        }


logger_class = Logger


def post_worker_init(worker: Any) -> None:
    """Take all that is loaded out of the garbage collector's sight.

    It would look through some half a million objects each time, while everybody waits, and so look
    seldom: only when what has come since is a quarter of them.
    """
    gc.collect()
    gc.freeze()


def when_ready(server: Any) -> None:
    """Tell bin/serve.py, when that started us, that the port is ours."""
    if pipe := os.environ.pop("READY_PIPE", None):
        os.write(int(pipe), b"1")
        os.close(int(pipe))
