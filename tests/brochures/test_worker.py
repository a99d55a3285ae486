"""The press process: warm between jobs, replaced when worn out, and never silent about its end."""

import json
import signal

import pytest

from brochures import press, worker
from brochures.worker import RenderingFailed, Worker
from tests.brochures.test_press import job


@pytest.fixture
def own_worker():
    found = Worker()
    yield found
    found.stop()


def printing(**more):
    return json.dumps({"do": "print", **job(), **more})


def process_of(found):
    return found._process.pid


@pytest.mark.pdf
def test_jobs_go_to_one_warm_process(own_worker):
    assert own_worker.ask(printing()).startswith(b"%PDF-")
    first = process_of(own_worker)
    assert own_worker.ask(printing()).startswith(b"%PDF-")
    assert process_of(own_worker) == first


@pytest.mark.pdf
def test_a_refused_job_says_why_and_the_next_one_is_printed(own_worker):
    with pytest.raises(RenderingFailed, match="colour-of-the-day"):
        own_worker.ask(printing(css="p { colour-of-the-day: red }"))
    assert own_worker.ask(printing()).startswith(b"%PDF-")


def test_a_job_that_is_none_is_told(own_worker):
    with pytest.raises(RenderingFailed, match="KeyError: 'html'"):
        own_worker.ask('{"do": "print"}')


def test_a_press_that_is_killed_is_told_and_replaced(own_worker, monkeypatch):
    exchange = Worker._exchange

    def killed(self, process, text):
        process.send_signal(signal.SIGKILL)
        process.wait()
        return exchange(self, process, text)

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "_exchange", killed)
        with pytest.raises(RenderingFailed, match="signal 9"):
            own_worker.ask('{"do": "print"}')
    with pytest.raises(RenderingFailed, match="KeyError"):
        own_worker.ask('{"do": "print"}')


def test_a_press_that_takes_too_long_is_stopped(own_worker, monkeypatch):
    monkeypatch.setattr(worker, "TIME_LIMIT", 0)
    with pytest.raises(RenderingFailed, match="longer than 0 seconds"):
        own_worker.ask(printing())


def test_the_press_gets_no_secret(own_worker, monkeypatch):
    seen = {}
    popen = worker.subprocess.Popen

    def noticed(*args, env, **kwargs):
        seen.update(env)
        return popen(*args, env=env, **kwargs)

    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setattr(worker.subprocess, "Popen", noticed)
    with pytest.raises(RenderingFailed):
        own_worker.ask('{"do": "print"}')
    assert seen
    assert "secret" not in json.dumps(seen)


def test_a_press_ends_with_its_work(own_worker):
    """When nobody asks any more its input is closed, and it goes by itself."""
    with pytest.raises(RenderingFailed):
        own_worker.ask("{}")
    process = own_worker._process
    process.communicate()
    assert process.returncode == 0


def run_press_in_here(monkeypatch):
    """Run the press in this process, which must keep its streams and its memory."""
    with monkeypatch.context() as patched:
        patched.setattr(press, "limit_memory", lambda: None)
        patched.setattr(press.os, "dup2", lambda *fds: None)
        press.main()


def test_a_worn_out_press_is_replaced(monkeypatch, capfdbinary):
    """It says so with its last answer; nothing that comes after reaches it."""
    monkeypatch.setattr(press, "JOBS_PER_PROCESS", 2)
    monkeypatch.setattr(press, "MEGABYTES", 10_000)
    monkeypatch.setattr(press, "_lines", lambda: iter([b"{}", b"{}", b"{}"]))
    run_press_in_here(monkeypatch)
    said = capfdbinary.readouterr().out
    assert said.count(b"no ") == 2
    assert b" more\n" in said
    assert said.count(b" last\n") == 1


def test_a_press_that_has_grown_is_worn_out_too(monkeypatch, capfdbinary):
    monkeypatch.setattr(press, "MEGABYTES", 1)
    monkeypatch.setattr(press, "_lines", lambda: iter([b"{}", b"{}"]))
    run_press_in_here(monkeypatch)
    assert capfdbinary.readouterr().out.count(b" last\n") == 1


def test_the_worker_leaves_a_worn_out_press(own_worker, monkeypatch):
    with pytest.raises(RenderingFailed):
        own_worker.ask("{}")
    exchange = Worker._exchange

    def last(self, process, text):
        status, body, _ = exchange(self, process, text)
        return status, body, True

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "_exchange", last)
        with pytest.raises(RenderingFailed):
            own_worker.ask("{}")
    assert own_worker._process is None
