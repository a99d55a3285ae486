"""PostgreSQL crashes and comes back, or keeps its notifications: nobody gets old words."""

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.freshness import Readers, publish, stale, words
from cms.delivery.postgres_watch import PostgresWatch
from programs.models import ProgramType
from tests.factories import programs as make
from tests.postgres import (
    OwnPostgres,
    a_test_database,
    default_connection_to,
    skip_without_programs,
)
from tests.servers import serving, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

PATH = "/api/v1/programs/standard-iop/?fields=copy.short"

#: Seconds. A notification takes some milliseconds, on a busy machine a few more.
LATE = 0.5


@pytest.fixture(scope="module")
def postgres(django_db_setup, django_db_blocker):
    skip_without_programs()
    # Not pytest's own folder: PostgreSQL's user must be able to enter it.
    with (
        django_db_blocker.unblock(),
        a_test_database(),
        tempfile.TemporaryDirectory(prefix="continuum-postgres-") as folder,
    ):
        server = OwnPostgres(Path(folder))
        server.start()
        try:
            server.copy_test_database()
            with default_connection_to(server):
                level = make.LevelOfCareFactory(code="iop", slug="iop")
                make.ProgramTypeFactory(level=level, slug="standard-iop")
                yield server
        finally:
            server.stop()


@pytest.fixture(scope="module")
def server(postgres):
    """Two workers that keep their connections from one request to the next, as in production."""
    with serving(settings="benchmarks.settings") as server:
        yield server


@pytest.fixture
def program(postgres):
    return ProgramType.objects.get(slug="standard-iop")


def from_memory(server):
    """Tell whether answers come from memory: only there they may be compressed."""
    return all("Accept-Encoding" in server.get(PATH)[1].get("Vary", "") for _ in range(6))


def test_after_a_crash_readers_get_503_until_it_is_back_and_never_old_words(
    postgres, server, program
):
    wait_until(lambda: from_memory(server))
    with Readers([server.url], PATH, each=4) as readers:
        done = publish(program, range(3))
        postgres.stop("immediate")
        stopped = time.monotonic()
        time.sleep(1)
        about_to_start = time.monotonic()
        postgres.start()
        connection.close()
        done += publish(program, range(3, 6))
        wait_until(lambda: from_memory(server))
        time.sleep(LATE)
    assert words(5).encode() in server.get(PATH)[0]
    assert stale(readers.answers, done, PostgresWatch.PROMISED) == []
    assert set(readers.failures) == {"503"}
    # Its loss is heard of at once.
    assert [x for x in readers.answers if stopped + 0.2 < x.asked < about_to_start] == []


def test_while_notifications_are_held_up_nothing_comes_from_memory(server, program):
    """The listening connections hang, and nothing ends them: no worker hears of a publication."""
    # A worker listens from its first question on; either may be the one that gets it.
    wait_until(lambda: from_memory(server) and len(connections_named(PostgresWatch.NAME)) == 2)
    listeners = connections_named(PostgresWatch.NAME)
    for pid in listeners:
        os.kill(pid, signal.SIGSTOP)
    try:
        with Readers([server.url], PATH, each=2) as readers:
            done = publish(program, [6])
            time.sleep(PostgresWatch.DOUBT + 0.5)
    finally:
        for pid in listeners:
            os.kill(pid, signal.SIGCONT)
    assert stale(readers.answers, done, PostgresWatch.PROMISED) == []
    assert max(answer.number for answer in readers.answers) == 6
    wait_until(lambda: from_memory(server))
    assert words(6).encode() in server.get(PATH)[0]


def connections_named(name):
    """Return the processes of PostgreSQL that serve such connections."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE application_name = %s", [name])
        return [pid for (pid,) in cursor.fetchall()]
