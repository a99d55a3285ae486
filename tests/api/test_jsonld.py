"""The graph that the website shows search engines, from the API: same words, same caching."""

import json
import re

import pytest

from programs.models import Location, ProgramType
from publishing.models import Version
from publishing.surrogate_keys import document_key, list_key
from tests.api.conftest import publish_standard
from tests.api.rows import publish_copy
from tests.factories import programs as make
from tests.publishing_once import published_once
from tests.snapshots import published

LIST, DETAIL = "/api/v1/programs/", "/api/v1/programs/standard-iop/"
JSON_LD = "application/ld+json"


@pytest.fixture(scope="module")
def published_center(published_iop, django_db_blocker):
    """What a graph looks up besides: the center of a location, the questions of their section."""
    with published_once(django_db_blocker):
        published("standard", publish_standard)
        make.OrganizationFactory(title="The Center")
        make.FaqFactory(question="What does it cost?")
        make.ComponentFactory(format=["group"])
        make.LocationFactory()
        yield


@pytest.fixture(autouse=True)
def _center(published_center, db):
    """The center as it was published, whatever other tests did to it."""


@pytest.fixture
def standard():
    return ProgramType.objects.get(slug="standard-iop")


def things(response):
    assert response["Content-Type"] == JSON_LD
    return response.json()["@graph"]


@pytest.mark.parametrize("url", [LIST, DETAIL])
def test_parameter_and_accept_give_the_same_graph(api, url):
    by_parameter = api.get(f"{url}?format=jsonld")
    by_accept = api.get(url, headers={"accept": JSON_LD})
    assert things(by_parameter) == things(by_accept)
    assert by_parameter["ETag"] == by_accept["ETag"] != api.get(url)["ETag"]
    assert by_parameter["Surrogate-Key"] == by_accept["Surrogate-Key"]


def test_the_graph_of_a_document_is_the_one_in_its_page(api, client):
    for row in Version.objects.current().exclude(path=""):
        page = client.get(row.path).content.decode()
        (shown,) = re.findall(r'<script type="application/ld\+json">(.+?)</script>', page)
        answer = api.get(f"/api/v1/pages/{row.document_id}/?format=jsonld")
        assert answer.json() == json.loads(shown), row.path


def test_a_list_has_the_graphs_of_all_its_documents(api):
    listed = {thing["@id"]: thing for thing in things(api.get("/api/v1/pages/?format=jsonld"))}
    for row in Version.objects.current():
        for thing in things(api.get(f"/api/v1/pages/{row.document_id}/?format=jsonld")):
            assert listed.pop(thing["@id"]) == thing
    assert not listed


def test_pages_of_a_list_follow_each_other_by_link(api, standard):
    publish_copy(standard, "family-iop")
    first = api.get(f"{LIST}?format=jsonld&limit=1")
    (following,) = re.findall(r'<([^>]+)>; rel="next"', first["Link"])
    second = api.get(following)
    (previous,) = re.findall(r'<([^>]+)>; rel="prev"', second["Link"])
    assert things(api.get(previous)) == things(first) != things(second)
    assert "next" not in second["Link"]
    assert "Link" not in api.get(f"{DETAIL}?format=jsonld")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/json"),
        ("text/html, application/json;q=0.5", "application/json"),
        ("application/ld+json;q=0.4, application/json;q=0.5", "application/json"),
        ("application/json;q=0.4, application/ld+json", JSON_LD),
        ("application/json; indent=2", "application/json"),
    ],
)
def test_the_weights_of_accept_choose(api, accept, kind):
    for url in (LIST, DETAIL):
        response = api.get(url, headers={"accept": accept})
        assert response["Content-Type"] == kind
        assert "Accept" in response["Vary"]


def test_an_address_with_the_parameter_has_one_answer(api):
    """So a cache may keep it once for everybody."""
    for name, kind in (("jsonld", JSON_LD), ("json", "application/json")):
        for accept in ("text/html", JSON_LD, "application/json"):
            response = api.get(f"{DETAIL}?format={name}", headers={"accept": accept})
            assert response["Content-Type"] == kind
            assert "Accept" not in response.get("Vary", "")


def test_what_has_one_format_does_not_vary(api):
    assert "Accept" not in api.get("/api/v1/compare/?levels=iop,op").get("Vary", "")
    assert api.get("/api/v1/modules/", headers={"accept": JSON_LD}).status_code == 406


@pytest.mark.parametrize(
    "query",
    ["fields=title", "expand=level", "rich_text=text", "facets=variant", "channel=print"],
)
def test_what_a_graph_has_no_place_for_is_refused(api, query):
    name = query.partition("=")[0]
    for headers, choice in (({}, "&format=jsonld"), ({"accept": JSON_LD}, "")):
        problem = api.get(f"{LIST}?{query}{choice}", headers=headers)
        assert problem.status_code == 400
        (error,) = problem.json()["errors"]
        assert (error["parameter"], "format=json" in error["hint"]) == (name, True)


def test_filters_order_and_language_go_with_it(api, standard):
    publish_copy(standard, "zeta-iop")
    query = "level=iop&ordering=-slug&channel=web&locale=es-US&format=jsonld"
    pages = [item for item in things(api.get(f"{LIST}?{query}")) if "breadcrumb" in item]
    assert [page["@id"].rsplit("/", 2)[1] for page in pages] == ["zeta-iop", "standard-iop"]


def test_a_field_named_format_is_filtered_by_its_list(api):
    assert api.get("/api/v1/components/?format__in=group").json()["count"] == 1
    problem = api.get("/api/v1/components/?format=group").json()
    assert "format__in" in problem["errors"][0]["hint"]


def test_the_keys_name_what_the_graph_is_made_of(api):
    keys = api.get("/api/v1/pages/?type=section&format=jsonld")["Surrogate-Key"].split()
    assert list_key("faq") in keys
    center = Location.objects.get()
    keys = api.get(f"/api/v1/locations/{center.slug}/?format=jsonld")["Surrogate-Key"].split()
    assert {list_key("organization"), document_key(str(center.translation_key))} <= set(keys)


@pytest.mark.parametrize("count", [1, 20])
def test_it_costs_the_same_queries_whatever_its_size(
    api, standard, django_assert_num_queries, count
):
    for number in range(count - 1):
        publish_copy(standard, f"clone-{number}")
    with django_assert_num_queries(3):
        api.get(f"{LIST}?format=jsonld&limit=100")
    # One more for each type that its sections hold.
    with django_assert_num_queries(11):
        api.get("/api/v1/pages/?format=jsonld&limit=100")
