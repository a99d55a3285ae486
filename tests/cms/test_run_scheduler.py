import os
import signal

import pytest
from django.core.management import call_command

from cms.management.commands import run_scheduler

pytestmark = pytest.mark.django_db


@pytest.fixture
def rounds(monkeypatch):
    """The names of commands run; an exception put in `rounds.failures` is raised by the next."""

    class Rounds(list):
        failures = []

    rounds = Rounds()
    rounds.failures = []

    def run(name):
        rounds.append(name)
        if rounds.failures:
            raise rounds.failures.pop()

    monkeypatch.setattr(run_scheduler, "call_command", run)
    monkeypatch.setattr(run_scheduler.connections, "close_all", lambda: None)
    monkeypatch.setattr(run_scheduler, "close_old_connections", lambda: None)
    return rounds


@pytest.fixture
def signals():
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_once_runs_one_round(rounds):
    call_command("run_scheduler", once=True)
    assert rounds == list(run_scheduler.COMMANDS)


@pytest.mark.parametrize(
    ("failure", "said"), [(RuntimeError("disk full"), "disk full"), (SystemExit(1), "in part")]
)
def test_a_failing_command_is_logged_and_ends_nothing(rounds, caplog, failure, said):
    rounds.failures.append(failure)
    call_command("run_scheduler", once=True)
    assert "trying again in the next round" in caplog.text
    assert said in caplog.text
    assert rounds == list(run_scheduler.COMMANDS)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told(monkeypatch, signals, number):
    rounds = []

    def run(name):
        rounds.append(name)
        if len(rounds) == len(run_scheduler.COMMANDS):
            os.kill(os.getpid(), number)

    monkeypatch.setattr(run_scheduler, "call_command", run)
    monkeypatch.setattr(run_scheduler, "close_old_connections", lambda: None)
    call_command("run_scheduler", interval=0)
    assert len(rounds) == len(run_scheduler.COMMANDS)
