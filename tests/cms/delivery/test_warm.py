"""The application that gunicorn runs: the same answers as Django's, from memory while they hold."""

import datetime
import io
import json
import threading
import time
from unittest import mock
from wsgiref.validate import validator

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.datastructures import CaseInsensitiveMapping
from wagtail.models import PageViewRestriction

from cms.delivery.store import Store
from cms.delivery.warm import WarmAnswers, stale_keys
from cms.delivery.watch import PostgresWatch, watch_ledger
from programs.models import ProgramType
from publishing.head import read_head
from tests.factories import programs as make
from tests.snapshots import published

pytestmark = pytest.mark.django_db(transaction=True)

URL = "/api/v1/programs/standard-iop/"


class Server:
    """Calls the application as a server would, and counts what reaches Django."""

    def __init__(self):
        self.reached = 0
        django = get_wsgi_application()

        def counted(environ, start_response):
            self.reached += 1
            return django(environ, start_response)

        self.store = Store(2**20, stale_keys)
        self.watch = watch_ledger()
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


@pytest.fixture
def server():
    server = Server()
    yield server
    server.watch.close()
    connections.close_all()


@pytest.fixture
def program(transactional_db):
    published("warm", publish_program)
    return ProgramType.objects.get(slug="standard-iop")


def publish_program():
    level = make.LevelOfCareFactory(code="iop", slug="iop", title="Intensive outpatient")
    make.ProgramTypeFactory(level=level, slug="standard-iop", title="Standard IOP")


def wait_for_head(server, sequence):
    """PostgreSQL's notification takes some milliseconds; SQLite needs none."""
    if isinstance(server.watch, PostgresWatch):
        for _ in range(200):
            head = server.watch.head()
            if head and head.sequence >= sequence:
                return
            threading.Event().wait(0.01)
        raise AssertionError("The notification did not come.")


def last_sequence():
    return read_head().sequence


def test_what_was_answered_once_is_answered_without_django_or_its_queries(server, program):
    wait_for_head(server, last_sequence())
    first = server.get(URL)
    reached = server.reached
    with CaptureQueriesContext(connection) as queries:
        assert server.get(URL)[::2] == first[::2]
        assert server.get(URL, method="HEAD")[1]["ETag"] == first[1]["ETag"]
    assert server.reached == reached
    assert not queries.captured_queries


def test_a_publish_is_seen_by_the_next_reader_and_drops_nothing_else(server, program):
    wait_for_head(server, last_sequence())
    other = make.ProgramTypeFactory(level=program.level, variant="family", slug="family-iop")
    wait_for_head(server, last_sequence())
    server.get(URL)
    server.get("/api/v1/programs/family-iop/")
    program.copy_short = "New words for the next reader."
    program.save_revision().publish()
    wait_for_head(server, last_sequence())
    reached = server.reached
    assert json.loads(server.get(URL)[2])["copy"]["short"] == "New words for the next reader."
    assert server.reached == reached + 1
    server.get(f"/api/v1/programs/{other.slug}/")
    assert server.reached == reached + 1


def test_a_new_title_changes_every_answer_that_shows_it(server, program):
    wait_for_head(server, last_sequence())
    assert b"Intensive outpatient" in server.get(URL)[2]
    level = program.level
    level.title = "Day program"
    level.save_revision().publish()
    wait_for_head(server, last_sequence())
    assert b"Day program" in server.get(URL)[2]


def test_the_reader_who_has_it_gets_304_in_each_encoding(server, program):
    wait_for_head(server, last_sequence())
    etags = set()
    for accepted in ("", "gzip", "br"):
        etag = server.get(URL, accept_encoding=accepted)[1]["ETag"]
        etags.add(etag)
        status, headers, body = server.get(URL, accept_encoding=accepted, if_none_match=etag)
        assert (status, body) == (304, b"")
        assert headers["ETag"] == etag
        assert "Accept-Encoding" in headers["Vary"]
    assert len(etags) == 3
    # Even when nothing is in memory: the answer is then made, kept, and not sent.
    server.store.clear()
    assert server.get(URL, if_none_match=server.get(URL)[1]["ETag"])[0] == 304


def test_the_headers_are_those_of_django(server, program, client):
    wait_for_head(server, last_sequence())
    cold = client.get(URL).headers
    server.get(URL)
    warm = server.get(URL)[1]
    assert {name: warm[name] for name in cold if name != "Vary"} == {
        name: value for name, value in cold.items() if name != "Vary"
    }


def test_origins_hosts_and_formats_do_not_meet(server, program):
    wait_for_head(server, last_sequence())
    allowed = server.get(URL, origin="https://app.example.org")[1]
    assert allowed["Access-Control-Allow-Origin"] == "https://app.example.org"
    for origin in ("https://one.example.org", "https://two.example.org"):
        assert "Access-Control-Allow-Origin" not in server.get(URL, origin=origin)[1]
    # What no list allows shares one place in memory, and can crowd out nothing.
    assert len(server.store) == 2
    assert server.get(URL, host="localhost")[2] != server.get(URL)[2]
    assert server.get(URL, host="elsewhere.example.org")[0] == 400


def test_json_and_json_ld_are_kept_apart_and_dropped_together(server, program):
    wait_for_head(server, last_sequence())
    asked = [(URL, "*/*"), (URL, "application/ld+json"), (f"{URL}?format=jsonld", "*/*")]

    def answers():
        return [server.get(url, accept=accept) for url, accept in asked]

    first = answers()
    reached = server.reached
    assert answers() == first
    assert server.reached == reached
    kinds = [headers["Content-Type"] for _, headers, _ in first]
    assert kinds == ["application/json", "application/ld+json", "application/ld+json"]
    assert len({headers["ETag"] for _, headers, _ in first}) == 2
    assert ["Accept," in headers["Vary"] for _, headers, _ in first] == [True, True, False]
    program.title = "Evening program"
    program.save_revision().publish()
    wait_for_head(server, last_sequence())
    assert all(b"Evening program" in body for _, _, body in answers())


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        (URL, {"authorization": "Bearer x"}),
        ("/api/v1/programs/nothing/", {}),
        ("/api/v1/programs/?unknown=1", {}),
        (f"{URL}?fields=" + "title," * 400 + "id", {}),
        (URL, {"accept": "application/json;" * 40}),
        ("/healthz", {}),
    ],
)
def test_tokens_errors_and_junk_are_not_kept(server, program, url, headers):
    wait_for_head(server, last_sequence())
    server.get(url, **headers)
    assert len(server.store) == 0


def test_the_past_is_not_kept_even_where_everybody_may_read_it(server, program, settings):
    settings.PUBLIC_HISTORY = True
    wait_for_head(server, last_sequence())
    url = f"{URL}?as_of={timezone.now().isoformat().replace('+00:00', 'Z')}"
    for _ in range(2):
        status, headers, _body = server.get(url)
        assert (status, headers["Cache-Control"]) == (200, "private, no-cache")
    assert len(server.store) == 0


def test_a_new_day_is_a_new_answer(server, program):
    """Review states change at midnight, and no row of the ledger says so."""
    wait_for_head(server, last_sequence())
    program.review_due = timezone.localdate() + datetime.timedelta(days=61)
    program.save_revision().publish()
    wait_for_head(server, last_sequence())
    assert json.loads(server.get(URL)[2])["meta"]["review_state"] == "in_date"
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with mock.patch("django.utils.timezone.localdate", return_value=tomorrow):
        assert json.loads(server.get(URL)[2])["meta"]["review_state"] == "due"


def test_many_readers_of_one_address_cost_one_rendering(server, program):
    wait_for_head(server, last_sequence())
    found = []

    def read():
        found.append(server.get(URL)[2])
        connections.close_all()

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert server.reached == 1
    assert len(set(found)) == 1


def test_while_the_ledger_cannot_be_watched_django_answers(server, program, monkeypatch):
    wait_for_head(server, last_sequence())
    server.get(URL)
    monkeypatch.setattr(server.watch, "head", lambda: None)
    reached = server.reached
    assert server.get(URL)[0] == 200
    assert server.reached == reached + 1


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="PostgreSQL notifies; SQLite is asked"
)
def test_a_lost_notification_channel_is_noticed_and_found_again(server, program):
    wait_for_head(server, last_sequence())
    server.get(URL)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE query LIKE '%ledgerhead%' AND pid <> pg_backend_pid() "
            "AND datname = current_database()"
        )
    for _ in range(100):
        if server.watch.head() is None:
            break
        threading.Event().wait(0.01)
    assert server.watch.head() is None
    for _ in range(300):
        if server.watch.head() is not None:
            break
        threading.Event().wait(0.01)
    assert server.watch.head().sequence == last_sequence()


PAGE = "/programs/standard-iop/"


def test_a_page_of_the_website_is_kept_and_dropped_as_the_answers_are(server, program, client):
    wait_for_head(server, last_sequence())
    cold = client.get(PAGE)
    first = server.get(PAGE)
    assert first[2] == cold.content
    assert {name: first[1][name] for name in cold.headers if name != "Vary"} == {
        name: value for name, value in cold.headers.items() if name != "Vary"
    }
    reached = server.reached
    assert server.get(PAGE) == first
    assert server.get(PAGE, if_none_match=first[1]["ETag"])[0] == 304
    assert server.reached == reached
    # The page shows the programs beside it, so a new one is a change.
    make.ProgramTypeFactory(level=program.level, variant="family", title="Family IOP")
    wait_for_head(server, last_sequence())
    assert b"Family IOP" in server.get(PAGE)[2]
    program.unpublish()
    wait_for_head(server, last_sequence())
    assert server.get(PAGE)[0] == 410


def test_a_page_made_private_is_private_for_the_next_reader(server, program):
    wait_for_head(server, last_sequence())
    assert b"Standard IOP" in server.get(PAGE)[2]
    PageViewRestriction.objects.create(page=program, restriction_type="login")
    wait_for_head(server, last_sequence())
    assert server.get(PAGE)[0] == 302
    assert len(server.store) == 0


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        (PAGE, {"cookie": "theme=dark; sessionid=x"}),
        (f"{PAGE}?utm_source=x", {}),
        ("/search/", {}),
        ("/admin/login/", {}),
        ("/nothing/", {}),
    ],
)
def test_pages_for_one_reader_or_under_junk_names_are_not_kept(server, program, url, headers):
    wait_for_head(server, last_sequence())
    server.get(url, **headers)
    assert len(server.store) == 0


def test_no_reader_gets_what_was_replaced_before_they_asked(server, program):
    """Two workers, readers of both, and one publication after another."""
    # What PostgreSQL's notification may take.
    promised = 0.05 if isinstance(server.watch, PostgresWatch) else 0
    other = Server()
    published = [(0.0, -1)]
    stale, answers, done = [], [], threading.Event()

    def read(worker):
        while not done.is_set():
            asked = time.monotonic() - promised
            expected = max(number for moment, number in published if moment <= asked)
            words = json.loads(worker.get(URL)[2])["copy"]["short"]
            number = int(words.partition(" ")[0]) if words[0].isdigit() else -1
            answers.append(number)
            if number < expected:
                stale.append((number, expected))
        connections.close_all()

    readers = [threading.Thread(target=read, args=[worker]) for worker in (server, other)]
    for reader in readers:
        reader.start()
    try:
        for number in range(8):
            program.copy_short = f"{number} words."
            program.save_revision().publish()
            published.append((time.monotonic(), number))
    finally:
        done.set()
        for reader in readers:
            reader.join()
        other.watch.close()
    assert stale == []
    assert len(set(answers)) > 4
