"""Writers of an SQLite file are served in the order in which they came, in whatever process."""

import errno
import fcntl
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from unittest import mock

import pytest
from django.db import connection, transaction

from cms.sqlite import turns
from cms.sqlite.turns import Turns
from tests.factories.programs import LocationFactory
from tests.servers import wait_until
from tests.threads import in_thread


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "data")


def test_who_came_first_is_served_first(path):
    first, served = Turns(path), []

    def wait_for_a_turn(number):
        mine = Turns(path)
        mine.take()
        served.append(number)
        mine.give_back()

    first.take()
    waiting = []
    for number in range(8):
        waiting.append(in_thread(wait_for_a_turn, number))
        time.sleep(0.05)
    first.give_back()
    for thread in waiting:
        thread.join(10)
    assert served == list(range(8))


def test_who_just_had_a_turn_does_not_pass_the_one_who_waits(path):
    busy, waiting, served = Turns(path), Turns(path), []

    def wait_for_a_turn():
        waiting.take()
        served.append("waited")
        waiting.give_back()

    for _ in range(10):
        busy.take()
        thread = in_thread(wait_for_a_turn)
        wait_until(lambda: somebody_waits(path))
        busy.give_back()
        busy.take()
        served.append("again")
        busy.give_back()
        thread.join(10)
    assert served == ["waited", "again"] * 10


def somebody_waits(path):
    with open(f"{path}-queue-door") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_killed_process_gives_its_turn_back(path):
    code = f"from cms.sqlite.turns import Turns; Turns({path!r}).take(); print(1, flush=True)"
    child = subprocess.Popen(
        [sys.executable, "-c", f"{code}; import time; time.sleep(60)"], stdout=subprocess.PIPE
    )
    child.stdout.readline()
    mine, has_turn = Turns(path), threading.Event()

    def take():
        mine.take()
        has_turn.set()
        mine.give_back()

    thread = in_thread(take)
    assert not has_turn.wait(0.2)
    child.kill()
    child.communicate()
    assert has_turn.wait(5)
    thread.join()


def test_nobody_waits_for_ever(path, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    first = Turns(path)
    first.take()
    late = in_thread(Turns(path).take)
    late.join(5)
    assert not late.is_alive()
    first.give_back()
    # What gave up has left the queue, too.
    monkeypatch.undo()
    has_turn = threading.Event()
    third = Turns(path)

    def take():
        third.take()
        has_turn.set()
        third.give_back()

    in_thread(take)
    assert has_turn.wait(5)


def test_a_thread_does_not_wait_for_itself(path):
    first, second = Turns(path), Turns(path)
    first.take()
    second.take()
    second.give_back()
    first.give_back()


def test_where_no_queue_can_be_made_writers_go_on_without(tmp_path):
    Turns(str(tmp_path / "nothing" / "data")).take()


def test_where_files_cannot_be_locked_writers_go_on_without(path, monkeypatch):
    monkeypatch.setattr(turns.fcntl, "flock", mock.Mock(side_effect=OSError(errno.EBADF, "NFS")))
    Turns(path).take()
    assert not any(file.startswith(path) for file in open_files())


def open_files():
    """Return what this process has open, whatever threads of other tests open and close."""
    for number in os.listdir("/proc/self/fd"):
        with suppress(FileNotFoundError):
            yield os.readlink(f"/proc/self/fd/{number}")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has a queue of its own")
@pytest.mark.django_db(transaction=True)
def test_each_transaction_and_each_single_write_takes_a_turn_and_gives_it_back():
    place = LocationFactory()
    others = Turns(connection.settings_dict["NAME"])
    written = threading.Event()

    def write_at_once():
        type(place).objects.filter(pk=place.pk).update(seo_title="Written")
        written.set()

    def write_in_a_transaction():
        with transaction.atomic():
            type(place).objects.filter(pk=place.pk).update(seo_title="Written")
        written.set()

    for write in (write_at_once, write_in_a_transaction):
        others.take()
        thread = in_thread(write)
        assert not written.wait(0.3)
        others.give_back()
        assert written.wait(10)
        thread.join()
        written.clear()
    # A failed transaction gives it back, and reading takes none.
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018
    others.take()
    assert type(place).objects.filter(seo_title="Written").exists()
    others.give_back()


def test_the_queue_is_two_files_beside_the_database(path):
    mine = Turns(path)
    mine.take()
    mine.give_back()
    assert sorted(os.listdir(os.path.dirname(path))) == ["data-queue", "data-queue-door"]
