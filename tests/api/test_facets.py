"""Counts beside a list, and that a filter finds what they promise."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.models import LevelOfCare
from tests.api.rows import publish_copy
from tests.factories import programs as make
from tests.snapshots import published


@pytest.fixture
def programs(standard, iop):
    published("programs-to-count", lambda: publish_programs(standard))
    return LevelOfCare.objects.get(slug="op")


def publish_programs(standard):
    op = make.LevelOfCareFactory(code="op", slug="op", title="Outpatient program")
    for slug, values in {
        "family": {"variant": "family", "conditions": ["anxiety", "depression"]},
        "family-op": {
            "variant": "family",
            "conditions": ["anxiety"],
            "level": str(op.translation_key),
            "schedule_flexible": True,
        },
        "nothing": {"variant": "aftercare", "conditions": [], "components": [], "level": None},
    }.items():
        publish_copy(standard, slug, **values)


def facets(api, query, segment="programs"):
    found = api.get(f"/api/v1/{segment}/?{query}").json()["facets"]
    return {name: {v["value"]: v["count"] for v in values} for name, values in found.items()}


def test_facets_count_the_whole_list(api, programs):
    page = api.get("/api/v1/programs/?limit=1&facets=level,variant,conditions,schedule_flexible")
    assert page.json()["facets"] == {
        "level": [
            {"value": "iop", "label": "Intensive outpatient program", "count": 2},
            {"value": "op", "label": "Outpatient program", "count": 1},
        ],
        "variant": [
            {"value": "family", "label": "Family", "count": 2},
            {"value": "aftercare", "label": "Aftercare", "count": 1},
            {"value": "standard", "label": "Standard", "count": 1},
        ],
        "conditions": [
            {"value": "anxiety", "label": "Anxiety", "count": 2},
            {"value": "depression", "label": "Depression", "count": 1},
        ],
        "schedule_flexible": [{"value": "true", "label": "true", "count": 1}],
    }


def test_a_facet_obeys_every_filter_but_its_own(api, programs):
    counts = facets(api, "facets=level,variant&level=op&variant__not=aftercare")
    assert counts == {"level": {"iop": 2, "op": 1}, "variant": {"family": 1}}


def test_a_filter_finds_what_a_facet_counts(api, programs):
    names = "level,variant,conditions,components,schedule_flexible,availability,review_state"
    for name, values in facets(api, f"facets={names}").items():
        for value, count in values.items():
            assert api.get(f"/api/v1/programs/?{name}={value}").json()["count"] == count, name


def test_every_type_is_counted_in_pages(api, programs):
    assert facets(api, "facets=type&type=level", "pages")["type"]["program"] == 4


def test_a_facet_does_not_name_what_is_not_public(api, programs):
    programs.unpublish()
    assert facets(api, "facets=level") == {"level": {"iop": 2}}


def test_documents_that_share_a_slug_are_told_apart_by_id(api, db, iop):
    faq = make.FaqFactory(about=[iop])
    other = make.BenefitFactory(slug="iop")
    publish_copy(faq, "other", about=[str(other.translation_key)])
    counts = facets(api, "facets=about", "faqs")["about"]
    assert counts == {str(iop.translation_key): 1, str(other.translation_key): 1}


def test_without_facets_there_is_no_such_key(api, db):
    assert "facets" not in api.get("/api/v1/programs/").json()


def test_facets_are_counted_once_while_nothing_is_published(api, programs, standard):
    address = "/api/v1/programs/?facets=variant,level"
    api.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert facets(api, "facets=variant,level")["variant"]["family"] == 2
    assert not any("json" in query["sql"].lower() for query in queries)
    publish_copy(standard, "another", variant="family")
    assert facets(api, "facets=variant,level")["variant"]["family"] == 3


def test_what_is_remembered_of_one_filter_is_not_taken_for_anothers(api, programs):
    level, recent = "level=op", "updated_since=2000-01-01T00:00:00Z"
    facets(api, f"{level}&{recent}&facets=variant")
    assert facets(api, f"{recent}&{level}&facets=level")["level"] == {"iop": 2, "op": 1}
