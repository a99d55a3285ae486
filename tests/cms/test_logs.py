import logging
import re

import pytest

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


@pytest.mark.django_db
def test_a_missing_page_is_logged_without_its_query(client, caplog):
    client.get("/gone/?name=Nora", headers={"user-agent": "Telltale/1.0"})
    lines = [LineFormatter().format(record) for record in caplog.records]
    assert any(line.endswith("Not Found: /gone/") for line in lines)
    assert not any("Nora" in line or "Telltale" in line for line in lines)
