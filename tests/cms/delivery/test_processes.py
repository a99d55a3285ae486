"""Two workers of a real server: what they give while pages are published and workers are killed."""

import os
import signal
import threading
import time
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.urls import reverse

from benchmarks.freshness import Readers, publish, stale, words
from programs.models import Location
from publishing.models import LedgerHead
from tests.cms.forms import form_data
from tests.factories import programs as make
from tests.publishing.conftest import assert_ledger_agrees
from tests.servers import serving, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PATH = "/api/v1/programs/standard-iop/?fields=copy.short"

#: Seconds. PostgreSQL's notifications take some milliseconds, on a busy machine a few more.
LATE = {"sqlite": 0.0, "postgresql": 0.5}


@pytest.fixture(scope="module")
def running(django_db_setup):
    """One server for the module; a megabyte of answers, so that it is soon full."""
    with serving(WARM_ANSWERS_MB="1") as server:
        yield server


@pytest.fixture
def server(running, program):
    """It has seen that the tables were emptied and filled since the last test."""
    for _ in range(8):
        running.get(PATH)
    return running


def wait_for_words(server, number):
    """Wait until both workers give them: connections go to either."""
    wait_until(lambda: all(words(number).encode() in server.get(PATH)[0] for _ in range(8)))


def test_no_worker_gives_what_was_replaced_before_it_was_asked(server, program):
    with Readers([server.url], PATH, each=4) as readers:
        done = publish(program, range(10))
        wait_for_words(server, 9)
    assert stale(readers.answers, done, LATE[connection.vendor]) == []
    assert readers.failures == {}
    assert len({answer.number for answer in readers.answers}) > 5


def test_killed_workers_are_replaced_and_no_reader_gets_old_or_broken_words(server, program):
    before = set(server.workers)
    with Readers([server.url], PATH, each=4) as readers:
        done = publish(program, range(3))
        for number, worker in enumerate(before, 1):
            # Killed by the clock, wherever the worker and the publication then are.
            threading.Timer(0.02 * number, os.kill, [worker, signal.SIGKILL]).start()
            done += publish(program, range(3 * number, 3 * number + 3))
        wait_until(lambda: len(server.workers) == 2 and not before & set(server.workers))
        wait_for_words(server, done[-1].number)
    assert stale(readers.answers, done, LATE[connection.vendor]) == []
    # Whoever was being answered by one of them has lost the connection, and nobody got an error.
    assert set(readers.failures) <= {"broken"}
    assert_ledger_agrees()


def test_a_worker_killed_while_an_editor_publishes_leaves_all_or_nothing(server, client):
    # Nothing clinical: the server asks for signatures, as this process does not.
    place = make.LocationFactory(slug="wallace")
    shown = f"/api/v1/locations/{place.slug}/?fields=copy.short"
    wait_until(lambda: answers(server, shown))
    client.force_login(get_user_model().objects.create_superuser("nora", "n@example.org", "x"))
    url = reverse("wagtailadmin_pages:edit", args=[place.pk])
    form = form_data(client.get(url)) | {"copy_short": words(1), "action-publish": "1"}
    before, status = set(server.workers), []
    # Another writer is at it, so this publication is under way when its worker dies.
    with transaction.atomic():
        LedgerHead.objects.select_for_update().get(pk=1)
        arguments = [server, url, form, client.cookies, status]
        sender = threading.Thread(target=send, args=arguments)
        sender.start()
        time.sleep(1)
        for worker in before:
            os.kill(worker, signal.SIGKILL)
        sender.join(10)
    assert (sender.is_alive(), status) == (False, [])
    wait_until(lambda: not before & set(server.workers) and answers(server, shown))
    assert Location.objects.get(pk=place.pk).copy_short == place.copy_short
    assert place.copy_short.encode() in server.get(shown)[0]
    assert_ledger_agrees()
    # The lock that the dead worker was waiting for is free.
    status = []
    send(server, url, form, client.cookies, status)
    assert status == [302]
    wait_until(lambda: words(1).encode() in server.get(shown)[0])


def send(server, url, form, cookies, answered):
    """Send a form as a browser would; note the status of the answer, if there is one."""
    sent = "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
    headers = {"Cookie": sent, "Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection(server.url.removeprefix("http://"), timeout=30)) as connection:
        try:
            connection.request("POST", url, urlencode(form, doseq=True), headers)
            answered.append(connection.getresponse().status)
        except OSError:
            pass  # whoever was to answer is dead


def answers(server, path):
    try:
        server.get(path)
    except OSError:
        return False
    return True


def test_a_full_memory_stays_within_its_bounds_and_gives_the_right_words(server, program):
    questions = [
        f"/api/v1/programs/?limit={limit}&fields={fields}"
        for limit in range(1, 51)
        for fields in ("copy.short", "copy,slug", "copy,title", "copy,id", "copy,meta")
    ]
    for question in questions:
        server.get(question)
    before = server.megabytes()
    publish(program, [1])
    wait_for_words(server, 1)
    for question in questions:
        assert words(1).encode() in server.get(question)[0]
    assert server.megabytes() - before < 8
