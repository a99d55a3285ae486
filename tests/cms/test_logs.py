import datetime
import logging
import re
import runpy
from types import SimpleNamespace

import pytest
from django.conf import settings
from gunicorn.config import Config

from cms.logs import LineFormatter, RequestFilter, mask


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        ("/api/v1/preview/eyJhbGciOi/", "/api/v1/preview/[hidden]"),
        ("/admin/password_reset/confirm/MQ/c7x-8f/", "/admin/password_reset/confirm/[hidden]"),
        ("/programs/standard-iop/", "/programs/standard-iop/"),
    ],
)
def test_secrets_in_paths_are_hidden(path, masked):
    assert mask(path) == masked


def test_a_line_says_when_how_bad_who_and_what():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Not Found: %s", ("/gone/",), None
    )
    line = LineFormatter().format(record)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}Z warning django.request Not Found: /gone/", line)


@pytest.mark.parametrize(
    ("message", "arguments", "said"),
    [
        (
            "Invalid request from ip=%s: %s",
            ("2001:db8::7", "Request Line is too large"),
            "Invalid request from a client: Request Line is too large",
        ),
        (
            "Error handling request %s",
            ("/api/v1/search/?q=Nora",),
            "Error handling request /api/v1/search/",
        ),
        (
            "Listening at: %s (%s)",
            ("http://127.0.0.1:8000", 7),
            "Listening at: http://127.0.0.1:8000 (7)",
        ),
    ],
)
def test_the_server_names_no_client_and_no_query(message, arguments, said):
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, message, arguments, None)
    assert RequestFilter().filter(record)
    assert record.getMessage() == said


def test_the_access_log_says_the_path_and_nothing_of_who_or_what():
    conf = runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))
    request = SimpleNamespace(headers=[("USER-AGENT", "Telltale"), ("REFERER", "/?q=Nora")])
    response = SimpleNamespace(status="200 OK", sent=7, headers=[])
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/search/",
        "RAW_URI": "/search/?q=Nora",
        "QUERY_STRING": "q=Nora",
        "REMOTE_ADDR": "2001:db8::7",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    took = datetime.timedelta(milliseconds=5)
    atoms = conf["Logger"](Config()).atoms(response, request, environ, took)
    assert conf["access_log_format"] % atoms == "GET /search/ 200 5ms"


def test_an_answer_to_what_failed_before_it_had_a_path_is_logged_too():
    """gunicorn logs it before it sends it, so the client would get nothing at all."""
    conf = runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))
    response = SimpleNamespace(status="500 Internal Server Error", headers=[])
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": "/?q=Nora", "QUERY_STRING": "q=Nora"}
    took = datetime.timedelta(seconds=1)
    atoms = conf["Logger"](Config()).atoms(response, SimpleNamespace(headers=[]), environ, took)
    assert conf["access_log_format"] % atoms == "GET - 500 1000ms"


@pytest.mark.django_db
def test_a_missing_page_is_logged_without_its_query(client, caplog):
    client.get("/gone/?name=Nora", headers={"user-agent": "Telltale/1.0"})
    lines = [LineFormatter().format(record) for record in caplog.records]
    assert any(line.endswith("Not Found: /gone/") for line in lines)
    assert not any("Nora" in line or "Telltale" in line for line in lines)
