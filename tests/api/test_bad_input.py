"""Whatever a client sends, it gets a problem that names the parameter; never a 500."""

import base64
import json

import pytest
from django.db import OperationalError, connection
from rest_framework.exceptions import Throttled

UUID = "00000000-0000-0000-0000-000000000000"


def cursor(*values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


BAD = [
    ("/api/v1/programs/?lvel=iop", "lvel"),
    ("/api/v1/programs/?level__gte=iop", "level__gte"),
    ("/api/v1/programs/?variant=unknown", "variant"),
    ("/api/v1/programs/?limit=0", "limit"),
    ("/api/v1/programs/?limit=101", "limit"),
    ("/api/v1/programs/?limit=99999999999999999999", "limit"),
    ("/api/v1/programs/?limit=ten", "limit"),
    ("/api/v1/programs/?limit=²", "limit"),
    ("/api/v1/programs/?cursor=nonsense", "cursor"),
    ("/api/v1/programs/?cursor=bnVsbA", "cursor"),
    ("/api/v1/programs/?cursor=WyJvcmRlciIsMCwiYSIsImIiLCJjIl0", "cursor"),
    (f"/api/v1/programs/?cursor={cursor('order', 0, '9' * 40, 'a', UUID)}", "cursor"),
    (f"/api/v1/programs/?cursor={cursor('order', 0, '1', 'a', 'no id')}", "cursor"),
    (f"/api/v1/programs/?cursor={cursor('order', 0, 1, 'a', UUID)}", "cursor"),
    (f"/api/v1/programs/?cursor={cursor('title', 0, 'a', UUID)}", "cursor"),
    (f"/api/v1/programs/?cursor={cursor('order', 0, '1', chr(0), UUID)}", "cursor"),
    (f"/api/v1/programs/?cursor={cursor('order', 0, '1', chr(0xD800), UUID)}", "cursor"),
    ("/api/v1/programs/?cursor=" + "W1tb" * 1500, "cursor"),
    (
        "/api/v1/programs/?ordering=last_published_at&cursor="
        + cursor("last_published_at", 0, "2026-01-01T00:00:00", UUID),
        "cursor",
    ),
    ("/api/v1/programs/?cursor=", "cursor"),
    ("/api/v1/programs/?level=", "level"),
    ("/api/v1/programs/?variant__in=standard,", "variant__in"),
    ("/api/v1/programs/?variant__in=standard,unknown", "variant__in"),
    ("/api/v1/programs/?slug__in=" + ",".join(["a"] * 3000), "slug__in"),
    ("/api/v1/programs/?id=standard-iop", "id"),
    ("/api/v1/pages/?type__in=level,nothing", "type__in"),
    ("/api/v1/programs/?fields=" + ".".join(["level"] * 500), "fields"),
    ("/api/v1/programs/?expand=" + ",".join(["level"] * 500), "expand"),
    ("/api/v1/programs/?format=xml", "format"),
    ("/api/v1/resolve/?path=//[", "path"),
    ("/api/v1/programs/?ordering=body", "ordering"),
    ("/api/v1/programs/?channel=fax", "channel"),
    ("/api/v1/programs/?locale=fr-FR", "locale"),
    ("/api/v1/programs/?rich_text=docx", "rich_text"),
    ("/api/v1/programs/?fields=nothing", "fields"),
    ("/api/v1/programs/?fields=copy.nothing", "fields"),
    ("/api/v1/programs/?fields=,", "fields"),
    ("/api/v1/programs/?fields=-nothing", "fields"),
    ("/api/v1/programs/?fields=-id", "fields"),
    ("/api/v1/programs/?fields=-", "fields"),
    ("/api/v1/programs/?expand=title", "expand"),
    ("/api/v1/programs/?expand=level.title", "expand"),
    ("/api/v1/programs/?expand=differs_from.differs_from.differs_from.differs_from", "expand"),
    ("/api/v1/programs/?schedule_flexible=maybe", "schedule_flexible"),
    ("/api/v1/programs/?channel=web&channel=print", "channel"),
    ("/api/v1/programs/?slug=a%00b", "slug"),
    ("/api/v1/levels/?intensity_rank=two", "intensity_rank"),
    ("/api/v1/levels/?intensity_rank__gte=" + "9" * 30, "intensity_rank__gte"),
    ("/api/v1/programs/?level.cod=iop", "level.cod"),
    ("/api/v1/programs/?level.code__in=iop,nothing", "level.code__in"),
    ("/api/v1/programs/?variant__not=nothing", "variant__not"),
    ("/api/v1/programs/?review_due__gte=tomorrow", "review_due__gte"),
    ("/api/v1/programs/?review_due__gte=20260101", "review_due__gte"),
    ("/api/v1/programs/?review_state=late", "review_state"),
    ("/api/v1/programs/?updated_since=2026-01-01", "updated_since"),
    ("/api/v1/programs/?updated_since=2026-01-01T00:00:00", "updated_since"),
    ("/api/v1/locations/?geo.latitude__gte=nan", "geo.latitude__gte"),
    ("/api/v1/programs/?facets=title", "facets"),
    ("/api/v1/programs/?facets=varient", "facets"),
    ("/api/v1/programs/?facets=,", "facets"),
    ("/api/v1/levels/?facets=" + ",".join(["code"] * 2 + ["setting"] * 2 + ["x"]), "facets"),
    ("/api/v1/programs/?ordering=title,slug,variant,order,type", "ordering"),
    ("/api/v1/programs/?ordering=title,", "ordering"),
    (
        "/api/v1/levels/?ordering=intensity_rank&cursor=" + cursor("intensity_rank", 0, "x", UUID),
        "cursor",
    ),
    (f"/api/v1/programs/?ordering=slug&cursor={cursor('slug', 0, None, UUID)}", "cursor"),
    ("/api/v1/pages/?type=nothing", "type"),
    ("/api/v1/resolve/", "path"),
    ("/api/v1/resolve/?path=levels", "path"),
    ("/api/v1/search/", "q"),
    ("/api/v1/search/?q=%20%0A", "q"),
    ("/api/v1/search/?q=" + "a" * 201, "q"),
    ("/api/v1/search/?q=a&type=cta", "type"),
    ("/api/v1/search/?q=a&type=level,", "type"),
    ("/api/v1/search/?q=a&cursor=nonsense", "cursor"),
    (f"/api/v1/search/?q=a&cursor={cursor(1, 2, None, 0)}", "cursor"),
    (f"/api/v1/search/?q=a&cursor={cursor('1', 2, 3, 0)}", "cursor"),
    (f"/api/v1/search/?q=a&cursor={cursor(1, 2, 3)}", "cursor"),
    ("/api/v1/search/?q=a&ordering=title", "ordering"),
    ("/api/v1/search/?q=a&fields=title", "fields"),
    ("/api/v1/compare/?levels=iop", "levels"),
    ("/api/v1/compare/?levels=a,b,c,d,e", "levels"),
    ("/api/v1/programs/standard-iop/?limit=3", "limit"),
    ("/api/v1/?limit=3", "limit"),
    ("/api/?limit=3", "limit"),
    ("/api/v1/schema/?format=json", "format"),
]


@pytest.mark.parametrize(("url", "parameter"), BAD)
def test_a_bad_parameter_is_named_with_a_hint(api, db, url, parameter):
    response = api.get(url)
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["parameter"] == parameter
    assert error["hint"]


def test_a_server_that_is_called_by_another_name_says_so(client, db):
    answer = client.get("/api/v1/programs/", headers={"host": "another.example"})
    assert answer.status_code == 400
    assert answer.json()["detail"].endswith("see ALLOWED_HOSTS.")


def test_a_misspelt_parameter_is_answered_with_the_nearest_name(api, db):
    (error,) = api.get("/api/v1/programs/?lvel=iop").json()["errors"]
    assert error["hint"] == "Did you mean “level”?"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/api/v1/programs/no-such-program/", 404),
        ("/api/v1/nothing/", 404),
        ("/api/nothing/", 404),
        ("/api/v1/programs", 404),
        ("/api/v2/programs/", 404),
        ("/api/v1/resolve/?path=/nothing/", 404),
        ("/api/v1/compare/?levels=iop,nothing", 404),
        ("/api/v1/programs/%00/", 404),
        ("/api/v1/programs/%ff/", 404),
        ("/api/v1/brochures/nothing/reader.pdf", 404),
        ("/api/v1/programs/?slug=%ff", 400),
        ("/api/v1/programs/?" + "&".join(["a"] * 3000), 400),
        ("/api/v1/programs/?slug=" + "a" * 10_000, 414),
    ],
)
def test_errors_are_problems(api, db, url, status):
    assert api.get(url).status_code == status


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_cannot_be_written_to(api, db, method):
    response = getattr(api, method)("/api/v1/programs/standard-iop/")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_failure_of_ours_tells_nothing_about_the_inside(api, db, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret inside")

    monkeypatch.setattr("api.v1.views.Listing", fail)
    response = api.get("/api/v1/programs/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()


def test_raw_bytes_that_are_not_utf8_are_refused(api, db):
    response = api.get("/api/v1/programs/", QUERY_STRING="slug=\xff")
    assert response.status_code == 400


def test_a_missing_slash_is_named(api, db):
    assert api.get("/api/v1/programs").json()["detail"].endswith("/api/v1/programs/")


def test_a_format_that_we_do_not_have_is_406(api, db):
    response = api.get("/api/v1/programs/", headers={"accept": "text/html"})
    assert response.status_code == 406
    assert response["Cache-Control"] == "no-store"


def test_a_throttled_request_says_when_to_come_back(api, db, monkeypatch):
    def refuse(*args, **kwargs):
        raise Throttled(wait=2.5)

    monkeypatch.setattr("api.v1.views.Listing", refuse)
    response = api.get("/api/v1/programs/")
    assert response.status_code == 429
    assert response["Retry-After"] == "3"


def test_while_the_database_does_not_answer_it_is_503_and_says_when_to_come_back(api, db):
    def refuse(*args):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(refuse):
        response = api.get("/api/v1/programs/")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert "closed" not in response.content.decode()


def test_a_failure_outside_our_views_is_a_problem_too(api, db, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret inside")

    monkeypatch.setattr("cms.policies.PolicyMiddleware.process_response", fail)
    response = api.get("/api/v1/programs/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
