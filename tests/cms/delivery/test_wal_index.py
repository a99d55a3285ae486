"""What tells a worker that somebody has committed, and what must not happen to SQLite by it."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from cms.delivery.wal_index import map_index


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "data.sqlite3")


@pytest.fixture
def connection(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE words (word)")
    yield connection
    connection.close()


def in_another_process(path, *statements):
    code = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for statement in sys.argv[2:]:\n"
        "    connection.execute(statement).fetchall()\n"
        "connection.close()\n"
    )
    subprocess.run([sys.executable, "-c", code, path, *statements], check=True)


def test_every_commit_changes_it_and_nothing_else_does(connection, path):
    index = map_index(connection, path)
    seen = [index[:]]
    in_another_process(path, "SELECT * FROM words")
    assert index[:] == seen[-1]
    in_another_process(path, "BEGIN", "INSERT INTO words VALUES (1)", "ROLLBACK")
    assert index[:] == seen[-1]
    for _ in range(3):
        in_another_process(path, "INSERT INTO words VALUES (1)")
        assert index[:] not in seen
        seen.append(index[:])
    connection.execute("INSERT INTO words VALUES (1)")
    assert index[:] not in seen


def test_it_is_followed_when_the_log_begins_anew(connection, path):
    index = map_index(connection, path)
    in_another_process(path, "INSERT INTO words VALUES (1)", "PRAGMA wal_checkpoint(TRUNCATE)")
    seen = index[:]
    in_another_process(path, "INSERT INTO words VALUES (1)")
    assert index[:] != seen


def test_sqlite_keeps_its_locks(connection, path):
    """Without them, the next process to come takes itself for the first, and begins it anew."""
    index = map_index(connection, path)
    again = sqlite3.connect(path, isolation_level=None)
    assert map_index(again, path) is index
    again.close()
    in_another_process(path, "INSERT INTO words VALUES (1)")
    seen = index[:]
    in_another_process(path, "SELECT * FROM words")
    assert index[:] == seen


def test_threads_that_come_at_once_map_it_once(path, monkeypatch):
    """A second mapping would be dropped, and closing it gives up SQLite's locks."""
    opened, at_once = [], threading.Barrier(4)
    really_open = os.open

    def slow_open(*args):
        opened.append(args)
        time.sleep(0.1)
        return really_open(*args)

    def map_it():
        mine = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        at_once.wait()
        return mine, map_index(mine, path)

    sqlite3.connect(path).execute("PRAGMA journal_mode=WAL")
    monkeypatch.setattr("cms.delivery.wal_index.os.open", slow_open)
    with ThreadPoolExecutor(4) as threads:
        found = [each.result() for each in [threads.submit(map_it) for _ in range(4)]]
    assert len(opened) == 1
    assert len({id(index) for _, index in found}) == 1
    for mine, _ in found:
        mine.close()


def test_a_database_without_one_is_known(tmp_path):
    path = str(tmp_path / "plain.sqlite3")
    plain = sqlite3.connect(path)
    assert map_index(plain, path) is None
    plain.close()
