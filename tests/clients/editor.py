"""An editor at work while a client reads: POST /rename, /withdraw or /publish, and it is done."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from django.db import connections

from programs.models import Benefit, LevelOfCare, ProgramType
from tests.api.conftest import publish_iop, publish_standard
from tests.api.rows import publish_copies
from tests.factories import programs as make


def publish_a_center():
    """Publish one level, a program with many like it, a benefit and help in a crisis."""
    make.CrisisResourceFactory(title="988 Lifeline")
    publish_iop()
    publish_standard()
    make.BenefitFactory(applies_to=[LevelOfCare.objects.get()])
    publish_copies(ProgramType.objects.get(), 12)


def rename():
    level = LevelOfCare.objects.get()
    level.title += "!"
    level.save_revision().publish()


def withdraw():
    Benefit.objects.get().unpublish()


def publish():
    Benefit.objects.get().save_revision().publish()


EDITS = {f"/{edit.__name__}": edit for edit in (rename, withdraw, publish)}


@contextmanager
def editor_at_work():
    """Answer in a thread of its own; the block gets the address."""

    class Editor(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802
            try:
                EDITS[self.path]()
                status, text = 200, ""
            except Exception as error:  # noqa: BLE001 - the client's test shows it
                status, text = 500, repr(error)
            finally:
                connections.close_all()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Editor) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
