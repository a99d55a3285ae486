import pytest
from django.db import OperationalError

from cms import probes

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken_ledger(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("disk full, password hunter2")

    monkeypatch.setattr(probes.Version.objects, "exists", refuse)


def test_healthz_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readyz_names_what_it_checked(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "ledger": "ok"},
    }


def test_readyz_says_that_migrations_wait(client, monkeypatch):
    monkeypatch.setattr(probes.MigrationExecutor, "migration_plan", lambda *args: ["one"])
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"].endswith(
        "1 migration waits: run manage.py migrate"
    )


def test_readyz_names_an_unreachable_ledger_without_its_secrets(client, broken_ledger):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "the ledger cannot be read" in response.json()["checks"]["ledger"]
    assert "hunter2" not in response.content.decode()


def test_readyz_names_an_unreachable_database(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("no such host")

    monkeypatch.setattr(probes, "MigrationExecutor", refuse)
    assert "cannot be read" in client.get("/readyz").json()["checks"]["migrations"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
class TestEveryProbe:
    def test_it_answers_any_host_over_http(self, client, settings, path):
        settings.SECURE_SSL_REDIRECT = True
        assert client.get(path, headers={"host": "10.1.2.3"}).status_code == 200

    def test_it_answers_head(self, client, path):
        assert client.head(path).status_code == 200

    def test_it_refuses_post(self, client, path):
        assert client.post(path).status_code == 405

    def test_it_is_never_cached(self, client, path):
        assert "no-store" in client.get(path).headers["Cache-Control"]

    def test_it_sets_no_cookie(self, client, path):
        assert not client.get(path).cookies
