"""The application that gunicorn runs, called in this process as a server would call it."""

import io
import threading
from wsgiref.validate import validator

from django.core.wsgi import get_wsgi_application
from django.utils.datastructures import CaseInsensitiveMapping

from cms.delivery.postgres_watch import PostgresWatch
from cms.delivery.store import Store
from cms.delivery.warm import WarmAnswers
from cms.delivery.watch import watch_ledger
from publishing.head import read_head


class Server:
    """Calls the application as a server would, and counts what reaches Django.

    meanwhile: called each time before Django is.
    """

    def __init__(self):
        self.reached, self.meanwhile = 0, lambda: None
        django = get_wsgi_application()

        def counted(environ, start_response):
            self.reached += 1
            self.meanwhile()
            return django(environ, start_response)

        self.watch = watch_ledger()
        self.store = Store(2**20, self.watch.stale_keys)
        self.application = validator(WarmAnswers(counted, self.watch, self.store))

    def get(self, url, method="GET", **headers):
        path, _, query = url.partition("?")
        started = {}

        def start_response(status, given, exc_info=None):
            started.update(status=int(status[:3]), headers=CaseInsensitiveMapping(given))
            return lambda data: None

        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        body = self.application(environ, start_response)
        content = b"".join(body)
        body.close()
        return started["status"], started["headers"], content


def publish(server, document, **values):
    """Publish a document with other values, and wait until the server knows of it."""
    for name, value in values.items():
        setattr(document, name, value)
    document.save_revision().publish()
    wait_for_head(server, read_head().sequence)


def wait_for_head(server, sequence):
    """PostgreSQL's notification takes some milliseconds; SQLite needs none."""
    if isinstance(server.watch, PostgresWatch):
        for _ in range(200):
            seen = server.watch.see()
            if seen and seen.head.sequence >= sequence:
                return
            threading.Event().wait(0.01)
        raise AssertionError("The notification did not come.")


def knows_the_head(server):
    seen = server.watch.see()
    return seen is not None and seen.head == read_head()
