"""Whatever a client sends, it gets a problem that names the parameter; never a 500."""

import pytest

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
    ("/api/v1/programs/?ordering=body", "ordering"),
    ("/api/v1/programs/?channel=fax", "channel"),
    ("/api/v1/programs/?locale=fr-FR", "locale"),
    ("/api/v1/programs/?rich_text=docx", "rich_text"),
    ("/api/v1/programs/?fields=nothing", "fields"),
    ("/api/v1/programs/?fields=copy.nothing", "fields"),
    ("/api/v1/programs/?fields=,", "fields"),
    ("/api/v1/programs/?expand=title", "expand"),
    ("/api/v1/programs/?expand=level.title", "expand"),
    ("/api/v1/programs/?expand=differs_from.differs_from.differs_from.differs_from", "expand"),
    ("/api/v1/programs/?schedule_flexible=maybe", "schedule_flexible"),
    ("/api/v1/programs/?channel=web&channel=print", "channel"),
    ("/api/v1/programs/?slug=a%00b", "slug"),
    ("/api/v1/levels/?intensity_rank=two", "intensity_rank"),
    ("/api/v1/levels/?intensity_rank__gte=" + "9" * 30, "intensity_rank__gte"),
    ("/api/v1/pages/?type=nothing", "type"),
    ("/api/v1/resolve/", "path"),
    ("/api/v1/resolve/?path=levels", "path"),
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
        ("/api/v1/programs/?slug=%ff", 400),
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

    monkeypatch.setattr("api.v1.views.deliver", fail)
    response = api.get("/api/v1/programs/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
