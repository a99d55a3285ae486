"""What travels beside the JSON: caching, CORS, no cookies."""

import datetime
from contextlib import contextmanager
from unittest import mock

import pytest
from django.core.cache import cache
from django.utils import timezone

from publishing.models import LedgerHead
from tests.api.rows import publish_copies


@pytest.fixture(params=["/api/v1/programs/", "/api/v1/programs/standard-iop/"])
def url(request, standard):
    return request.param


def test_a_second_request_with_the_etag_is_304(api, url):
    etag = api.get(url)["ETag"]
    assert not etag.startswith("W/")
    again = api.get(url, headers={"if-none-match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_the_etag_changes_with_the_content(api, url, standard):
    before = api.get(url)["ETag"]
    standard.copy_short = "New words."
    standard.save_revision().publish()
    assert api.get(url)["ETag"] != before


def test_head_answers_as_get_without_a_body(api, url):
    get, head = api.get(url), api.head(url)
    assert head.content == b""
    assert head["ETag"] == get["ETag"]


def test_a_client_that_asks_by_date_gets_304_until_something_changes(api, url, standard):
    with freeze_ledger(hours_ago=3):
        modified = api.get(url)["Last-Modified"]
        again = api.get(url, headers={"if-modified-since": modified})
        assert again.status_code == 304
    with freeze_ledger(hours_ago=1):
        again = api.get(url, headers={"if-modified-since": modified})
        assert again.status_code == 200


def test_no_date_is_given_while_a_change_is_too_fresh_for_one(api, url):
    """HTTP dates have whole seconds: a second change within one would go unseen."""
    with freeze_ledger(hours_ago=0):
        assert "Last-Modified" not in api.get(url)


def test_options_names_the_methods(api, url):
    response = api.options(url)
    assert response.status_code == 204
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_preflight_of_a_listed_origin_is_granted(api, url):
    headers = {"origin": "https://app.example.org", "access-control-request-method": "GET"}
    response = api.options(url, headers=headers)
    assert response["Access-Control-Allow-Origin"] == "https://app.example.org"
    assert "Access-Control-Allow-Credentials" not in response


@pytest.fixture
def noon(monkeypatch):
    """A time of day at which no answer has to end with the day."""
    moment = timezone.localtime().replace(hour=12)
    monkeypatch.setattr("publishing.schedule.local_now", lambda: moment)


def test_the_age_is_a_setting(api, url, noon, settings):
    settings.API_MAX_AGE, settings.API_STALE_WHILE_REVALIDATE = 5, 7
    assert api.get(url)["Cache-Control"] == "public, max-age=5, stale-while-revalidate=7"


def test_the_indexes_lead_to_every_list(api, db):
    (version,) = api.get("/api/").json()["versions"]
    addresses = api.get(version["url"]).json()["addresses"]
    for name, address in addresses.items():
        expected = {
            **dict.fromkeys(("resolve", "compare", "search"), 400),
            **dict.fromkeys(("quality", "editions"), 401),
        }.get(name, 200)
        accept = {"accept": "text/html" if name == "docs" else "*/*"}
        assert api.get(address, headers=accept).status_code == expected, name


def test_nothing_depends_on_a_cookie(api, url, noon):
    response = api.get(url)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "accept-language" not in response.get("Vary", "").lower()
    assert response["Cache-Control"].startswith("public, max-age=60")


def test_only_listed_origins_may_read_from_a_browser(api, url):
    allowed = api.get(url, headers={"origin": "https://app.example.org"})
    assert allowed["Access-Control-Allow-Origin"] == "https://app.example.org"
    refused = api.get(url, headers={"origin": "https://other.example.org"})
    assert "Access-Control-Allow-Origin" not in refused


def test_the_locale_is_never_chosen_by_header(api, url):
    plain = api.get(url)
    assert api.get(url, headers={"accept-language": "es"}).content == plain.content


@pytest.mark.parametrize("count", [1, 20, 100])
@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ("", 4),
        ("&expand=level", 6),
        ("&level.code=iop&ordering=-variant,title", 5),
        ("&facets=variant,conditions", 5),
        ("&facets=level,components,variant&expand=level,components", 8),
        ("&facets=level,variant&level=iop", 8),
    ],
)
def test_a_list_costs_the_same_queries_whatever_its_size(
    api, standard, django_assert_num_queries, count, query, cost
):
    publish_copies(standard, count - 1)
    cache.clear()
    with django_assert_num_queries(cost):
        page = api.get(f"/api/v1/programs/?limit=100{query}").json()
    assert len(page["results"]) == count


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("/api/v1/programs/standard-iop/", 3),
        ("/api/v1/programs/standard-iop/?expand=level", 5),
        ("/api/v1/programs/standard-iop/?expand=level,components", 5),
        ("/api/v1/programs/?level=iop", 5),
        ("/api/v1/pages/", 4),
        ("/api/v1/pages/?type__in=level,program", 4),
        ("/api/v1/resolve/?path=/programs/standard-iop/", 4),
        ("/api/v1/", 0),
    ],
)
def test_what_a_request_costs_in_queries(api, standard, django_assert_num_queries, url, count):
    cache.clear()
    with django_assert_num_queries(count):
        assert api.get(url).status_code == 200


@contextmanager
def freeze_ledger(*, hours_ago):
    """Let the last change be some hours ago, at noon, so that midnight does not come between."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    changed = noon - datetime.timedelta(hours=hours_ago)
    LedgerHead.objects.update(changed_at=changed)
    with mock.patch("publishing.caching.timezone.now", return_value=noon):
        yield
