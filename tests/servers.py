"""Real servers on the test database: gunicorn with its settings, and workers that can be killed."""

import time
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection

from benchmarks.servers import WARM, Server


def database_url():
    """Return the address of the database that the default connection is for."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    user = quote(found["USER"]) + (f":{quote(found['PASSWORD'])}" if found["PASSWORD"] else "")
    return f"postgres://{user}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


@contextmanager
def serving(*, workers=2, settings="cms.settings.test", **environment):
    """Serve this database until the block ends."""
    server = Server(
        WARM,
        database_url(),
        DJANGO_SETTINGS_MODULE=settings,
        WEB_CONCURRENCY=str(workers),
        **environment,
    )
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def wait_until(holds, seconds=20):
    """Return when something holds; fail if it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "It did not happen in time."
        time.sleep(0.05)
