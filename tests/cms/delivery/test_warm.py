"""The application that gunicorn runs: the same answers as Django's, from memory while they hold."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.delivery.postgres_watch import PostgresWatch
from cms.delivery.sqlite_watch import SqliteWatch
from publishing.head import read_head
from publishing.models import (
    LedgerHead,
    Module,
    PreparedText,
    Reference,
    SearchEntry,
    Version,
)
from publishing.news import CHANNEL, News
from tests.cms.delivery.inside import Server, knows_the_head, publish, wait_for_head
from tests.factories import programs as make
from tests.servers import wait_until

pytestmark = pytest.mark.django_db(transaction=True)

URL = "/api/v1/programs/standard-iop/"


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
    publish(server, program, copy_short="New words for the next reader.")
    reached = server.reached
    assert json.loads(server.get(URL)[2])["copy"]["short"] == "New words for the next reader."
    assert server.reached == reached + 1
    server.get(f"/api/v1/programs/{other.slug}/")
    assert server.reached == reached + 1


def test_a_new_title_changes_every_answer_that_shows_it(server, program):
    wait_for_head(server, last_sequence())
    assert b"Intensive outpatient" in server.get(URL)[2]
    level = program.level
    publish(server, level, title="Day program")
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


def test_a_304_repeats_what_a_cache_goes_by_and_nothing_else(server, program):
    wait_for_head(server, last_sequence())
    origin = "https://app.example.org"
    whole = server.get(URL, origin=origin)[1]
    status, headers, _ = server.get(URL, origin=origin, if_none_match=whole["ETag"])
    assert status == 304
    for name in ("Vary", "Surrogate-Key", "Cache-Tag", "Cache-Control", "ETag"):
        assert headers[name] == whole[name]
    assert headers["Access-Control-Allow-Origin"] == whole["Access-Control-Allow-Origin"]
    assert "Content-Security-Policy" in whole
    assert "Content-Security-Policy" not in headers


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
    publish(server, program, title="Evening program")
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
    monkeypatch.setattr(server.watch, "see", lambda: None)
    reached = server.reached
    assert server.get(URL)[0] == 200
    assert server.reached == reached + 1


def test_a_ledger_that_has_gone_back_is_another_one(server, program):
    """As after a restored backup: what is published next has the numbers of rows that are lost."""
    wait_for_head(server, last_sequence())
    rows = list(Version.objects.values())
    publish(server, program, copy_short="Words that the backup does not have.")
    assert b"the backup does not have" in server.get(URL)[2]
    put_back(rows)
    wait_until(lambda: knows_the_head(server))
    assert b"the backup does not have" not in server.get(URL)[2]
    program.copy_short = "Words since then."
    program.save_revision().publish()
    wait_until(lambda: knows_the_head(server))
    assert b"Words since then." in server.get(URL)[2]


@pytest.mark.parametrize("mend", ["rebuild", "prepare"])
def test_the_next_reader_gets_what_was_mended(server, program, mend):
    row = Version.objects.current().get(document_id=program.translation_key)
    text = PreparedText.objects.get(version=row)
    text.text = text.text.replace(program.title, "Wrong words")
    text.save()
    assert b"Wrong words" in server.get(URL)[2]
    call_command("ledger", mend, stdout=StringIO())
    wait_until(lambda: knows_the_head(server))
    assert b"Wrong words" not in server.get(URL)[2]


@pytest.mark.parametrize("has_asked", [False, True])
def test_a_thread_that_slept_meanwhile_knows_that_the_ledger_has_gone_back(
    server, program, has_asked
):
    """What is in memory is for all threads, also for one that saw none of the lost rows."""
    with ThreadPoolExecutor(1) as other:
        if has_asked:
            other.submit(server.get, URL).result()
        program.copy_short = "Words of the backup."
        program.save_revision().publish()
        rows = list(Version.objects.values())
        publish(server, program, copy_short="Words that the backup does not have.")
        assert b"the backup does not have" in server.get(URL)[2]
        put_back(rows)
        other.submit(wait_until, lambda: knows_the_head(server)).result()
        assert b"Words of the backup." in other.submit(server.get, URL).result()[2]
        for close in (server.watch.close, connections.close_all):
            other.submit(close).result()


def put_back(rows):
    """Have the ledger say what it said before, as far as readers see."""
    with transaction.atomic():
        for model in (Reference, Module, PreparedText, SearchEntry):
            model.objects.all().delete()
        QuerySet(Version)._raw_delete(connection.alias)
        Version.objects.bulk_create(Version(**row) for row in rows)
        newest = rows[-1]
        LedgerHead.objects.update(last_sequence=newest["sequence"], changed_at=newest["valid_from"])


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="SQLite's database is a file that can be replaced"
)
def test_a_replaced_database_file_is_noticed(server, program, tmp_path):
    file = Path(connection.settings_dict["NAME"])
    backup = tmp_path / "backup"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(backup)])
    before = server.get(URL)[2]
    program.copy_short = "Words that the backup does not have."
    program.save_revision().publish()
    assert b"the backup does not have" in server.get(URL)[2]
    connections.close_all()
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    backup.rename(file)
    time.sleep(SqliteWatch.GLANCE)
    assert server.get(URL)[2] == before


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL notifies")
def test_where_a_file_system_shares_no_memory_a_publish_is_seen_as_soon(
    server, program, monkeypatch
):
    monkeypatch.setattr("cms.delivery.sqlite_watch.map_index", lambda connection, path: None)
    server.get(URL)
    reached = server.reached
    server.get(URL)
    assert server.reached == reached
    program.copy_short = "Words since then."
    program.save_revision().publish()
    assert b"Words since then." in server.get(URL)[2]


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
        if server.watch.see() is None:
            break
        threading.Event().wait(0.01)
    assert server.watch.see() is None
    for _ in range(300):
        if server.watch.see() is not None:
            break
        threading.Event().wait(0.01)
    assert server.watch.see().head.sequence == last_sequence()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite notifies nobody")
def test_while_a_notification_waits_to_be_understood_nothing_older_is_answered(
    server, program, monkeypatch
):
    """On a busy machine the thread that listens may have to wait for its turn."""
    wait_for_head(server, last_sequence())
    server.get(URL)
    understand, turn = News.from_text, threading.Event()

    def understand_late(text):
        turn.wait(30)
        return understand(text)

    monkeypatch.setattr(News, "from_text", understand_late)
    program.copy_short = "Words that were told."
    program.save_revision().publish()
    time.sleep(0.05)
    try:
        assert b"Words that were told." in server.get(URL)[2]
    finally:
        turn.set()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite notifies nobody")
def test_a_notification_alone_tells_what_is_new_and_what_it_makes_stale(
    server, program, monkeypatch
):
    """Nobody asks the database for the head, or for what lies between two heads."""
    for name in ("PROMISED", "BEAT", "HEARTBEAT", "DOUBT"):
        monkeypatch.setattr(PostgresWatch, name, 60)
    wait_for_head(server, last_sequence())
    monkeypatch.setattr(
        "cms.delivery.postgres_watch.read_stale_keys", lambda *ends: pytest.fail("It was asked.")
    )
    server.get(URL)
    publish(server, program, copy_short="Words that were told.")
    assert b"Words that were told." in server.get(URL)[2]
    reached = server.reached
    server.get(URL)
    assert server.reached == reached


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite is asked by every reader")
def test_who_reads_after_a_pause_has_the_ledger_asked_and_is_answered_from_memory(
    server, program, monkeypatch
):
    wait_for_head(server, last_sequence())
    server.get(URL)
    reached = server.reached
    monkeypatch.setattr(PostgresWatch, "HEARTBEAT", 60)
    monkeypatch.setattr(PostgresWatch, "DOUBT", 60)
    time.sleep(1)
    server.get(URL)
    assert server.reached == reached


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite notifies nobody")
def test_where_no_notification_comes_through_readers_get_news_as_soon_as_promised(
    server, program, monkeypatch
):
    """What pools connections between a worker and PostgreSQL may pass none on."""
    wait_for_head(server, last_sequence())
    server.get(URL)
    monkeypatch.setattr("publishing.writing.notify", lambda head, keys=(): None)
    for words in ("Words that nobody told.", "More of them."):
        program.copy_short = words
        program.save_revision().publish()
        time.sleep(0.05)
        assert words.encode() in server.get(URL)[2]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite notifies nobody")
def test_a_notification_that_nobody_understands_has_the_ledger_asked(server, program):
    wait_for_head(server, last_sequence())
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}, 'of another version'")
    wait_until(lambda: knows_the_head(server))
    publish(server, program, copy_short="Words since then.")
    assert b"Words since then." in server.get(URL)[2]


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


def test_a_new_question_about_a_level_drops_every_page_that_will_show_it(server, program):
    asked = make.FaqFactory(slug="asked", question="What was asked first?", about=[program.level])
    pages = ("/levels/iop/", "/faqs/asked/", "/faqs/")
    wait_for_head(server, last_sequence())
    assert all(b"asked first?" in server.get(page)[2] for page in pages)
    reached = server.reached
    assert [server.get(page)[0] for page in pages] == [200, 200, 200]
    assert server.reached == reached
    make.FaqFactory(
        question="What was asked next?", about=[program.level], parent=asked.get_parent()
    )
    wait_for_head(server, last_sequence())
    assert all(b"asked next?" in server.get(page)[2] for page in pages)


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
        ("/programs/?page=1", {}),
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
