import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth import get_user_model
from django.urls import reverse

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
PASSWORD = "a-right-and-long-password"


@pytest.fixture(autouse=True)
def person():
    return get_user_model().objects.create_superuser("nora", "nora@example.org", PASSWORD)


def log_in(client, password, username="nora", address="192.0.2.7"):
    return client.post(
        LOGIN,
        {"username": username, "password": password},
        headers={"user-agent": "Telltale/1.0"},
        REMOTE_ADDR=address,
    )


def fail(client, times, **kwargs):
    return [log_in(client, "wrong", **kwargs).status_code for _ in range(times)]


def test_the_right_password_lets_in(client):
    response = log_in(client, PASSWORD)
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def test_nine_wrong_passwords_lock_nothing(client):
    assert fail(client, 9) == [200] * 9
    assert log_in(client, PASSWORD).status_code == 302


def test_the_eleventh_password_is_refused_even_when_right(client):
    assert fail(client, 10)[-1] == 429
    response = log_in(client, PASSWORD)
    assert response.status_code == 429
    assert "locked for 15 minutes" in response.content.decode()


def test_the_lock_follows_the_account_and_not_the_address(client):
    for number in range(10):
        log_in(client, "wrong", address=f"192.0.2.{number}")
    assert log_in(client, PASSWORD, address="198.51.100.1").status_code == 429


def test_another_account_is_not_locked(client):
    get_user_model().objects.create_superuser("omar", "omar@example.org", PASSWORD)
    fail(client, 10)
    assert log_in(client, PASSWORD, username="omar").status_code == 302


def test_no_trace_of_a_person_is_stored_or_logged(client, caplog):
    with caplog.at_level("DEBUG"):
        fail(client, 11)
        client.logout()
    assert "Locking out one account" in caplog.text
    for trace in ("192.0.2.7", "Telltale", "nora"):
        assert trace not in caplog.text
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        assert not model.objects.exists()


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012345", "nora@example"])
def test_weak_passwords_are_refused(client, person, password):
    client.force_login(person)
    response = client.post(
        reverse("wagtailusers_users:edit", args=[person.pk]),
        {
            "username": "nora",
            "email": person.email,
            "first_name": "Nora",
            "last_name": "Field",
            "password1": password,
            "password2": password,
            "is_superuser": "on",
        },
    )
    assert response.status_code == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
