"""What a list keeps, on both databases: negations, ranges, dates, what references lead to."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from api.v1 import listing
from api.v1.filters import filters_of
from publishing.models import Version
from publishing.types import DOCUMENT_TYPES
from tests.api.rows import publish_copy
from tests.factories import programs as make
from tests.snapshots import published

TODAY = datetime.date.today


def days(number):
    return (TODAY() + datetime.timedelta(days=number)).isoformat()


def found(api, query, segment="levels"):
    page = api.get(f"/api/v1/{segment}/?limit=100&{query}").json()
    return {document["slug"] for document in page["results"]}


@pytest.fixture
def levels(iop):
    """IOP with what the factory gives it, and three more that differ in one thing each."""
    published("levels-to-filter", lambda: publish_levels(iop))


def publish_levels(iop):
    publish_copy(
        iop,
        "known",
        code="op",
        intensity_rank=1,
        structured=True,
        abbreviation="OP",
        setting="lives_at_home",
        hours_per_week={"min": 3, "max": 8},
        severity=["mild", "moderate"],
        meta={"last_reviewed": days(-400), "review_due": days(-1)},
    )
    publish_copy(
        iop,
        "no",
        code="php",
        intensity_rank=4,
        structured=False,
        setting="stays_on_site",
        hours_per_week={"min": 20, "max": None},
        severity=["severe"],
        meta={"last_reviewed": days(-300), "review_due": days(60)},
    )
    publish_copy(
        iop,
        "unknown",
        code="residential",
        intensity_rank=None,
        structured=None,
        abbreviation="",
        setting="stays_on_site",
        hours_per_week=None,
        severity=[],
        meta={"last_reviewed": None, "review_due": None, "first_published_at": None},
    )


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("code__not=iop", {"known", "no", "unknown"}),
        ("code__not_in=iop,op", {"no", "unknown"}),
        ("structured__not=true&slug__not=iop", {"no", "unknown"}),
        ("intensity_rank__not=1&slug__not=iop", {"no", "unknown"}),
        ("intensity_rank__gt=1&slug__not=iop", {"no"}),
        ("intensity_rank__lt=4&slug__not=iop", {"known"}),
        ("intensity_rank__isnull=true", {"unknown"}),
        ("intensity_rank__isnull=false&slug__not=iop", {"known", "no"}),
        ("structured__isnull=true&slug__not=iop", {"unknown"}),
        ("abbreviation=OP", {"known"}),
        ("abbreviation__isnull=true&slug=unknown", {"unknown"}),
        ("abbreviation__isnull=true&slug=known", set()),
        ("hours_per_week.min__gte=3", {"known", "no"}),
        ("hours_per_week.min__gt=3", {"no"}),
        ("hours_per_week.max__lte=8", {"known"}),
        ("hours_per_week.max__isnull=true&slug__not=iop", {"no", "unknown"}),
        ("severity=mild", {"known"}),
        ("severity__not=mild&slug__not=iop", {"no", "unknown"}),
        ("severity__isnull=true&slug__not=iop", {"unknown"}),
        ("review_state=overdue", {"known"}),
        ("review_state=due", {"no"}),
        ("review_state=none", {"unknown"}),
        ("review_state=in_date", {"iop"}),
        ("review_state__in=due,overdue", {"known", "no"}),
        ("review_due__isnull=true", {"unknown"}),
        (f"review_due__lt={days(0)}", {"known"}),
        (f"last_reviewed__lte={days(-300)}", {"known", "no"}),
        ("first_published_at__isnull=true", {"unknown"}),
        ("first_published_at__gte=2020-01-01T00:00:00Z&slug__not=iop", {"known", "no"}),
        ("title__in=nothing,Intensive outpatient program&code=op", {"known"}),
    ],
)
def test_a_filter_keeps(api, levels, query, slugs):
    assert found(api, query) == slugs


def test_a_document_is_found_in_the_review_state_that_it_shows(api, levels):
    for document in api.get("/api/v1/levels/").json()["results"]:
        assert document["slug"] in found(api, f"review_state={document['meta']['review_state']}")


VALUES = {
    "integer": "1",
    "boolean": "true",
    "string": "groups",
}


@pytest.mark.parametrize("kind", ["level", "program", "component"])
def test_a_negation_keeps_exactly_the_rest(api, levels, standard, kind):
    """Every filter that has one, through references too; SQL alone, so that all can be tried."""
    rows = Version.objects.current().filter(type=kind)
    known = filters_of(DOCUMENT_TYPES[kind])
    tried = 0
    for name, negation in known.items():
        if name.endswith("__not"):
            # `format` is a parameter of every list; the field is filtered by its list alone.
            plain = known.get(negation.attribute) or known[f"{negation.attribute}__in"]
            schema = negation.schema
            value = schema["enum"][0] if "enum" in schema else VALUES[schema["type"]]
            if schema.get("format") == "uuid":
                value = str(standard.translation_key)
            kept = set(rows.filter(plain.condition(value, Version.objects.current())))
            rest = set(rows.filter(negation.condition(value, Version.objects.current())))
            assert not kept & rest, name
            assert kept | rest == set(rows), name
            tried += 1
    assert tried > 5


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("level.code=iop", {"standard-iop", "alone"}),
        ("level.code__in=iop,op", {"standard-iop", "alone", "other"}),
        ("level.code__not=iop", {"other", "without"}),
        ("level.setting=lives_at_home&level.intensity_rank__lte=1", {"other"}),
        ("level.hours_per_week.min__gte=3", {"other"}),
        ("level.review_state=overdue", {"other"}),
        ("level.intensity_rank__isnull=false", {"standard-iop", "alone", "other"}),
        ("components.kind=therapy", {"standard-iop", "other", "without"}),
        ("components.kind__not=therapy", {"alone"}),
        ("components.kind=education", set()),
        ("level__isnull=true", {"without"}),
        ("level__not=iop", {"other", "without"}),
        ("components__isnull=true", {"alone"}),
    ],
)
def test_a_filter_through_a_reference(api, levels, standard, query, slugs):
    known = Version.objects.current().get(slug="known")
    publish_copy(standard, "other", level=str(known.document_id))
    publish_copy(standard, "alone", components=[])
    publish_copy(standard, "without", level=None)
    assert found(api, query, "programs") == slugs


def test_what_is_not_public_is_no_reference(api, standard, iop):
    iop.unpublish()
    assert found(api, "level__isnull=true", "programs") == {"standard-iop"}
    assert found(api, "level__isnull=false", "programs") == set()
    for query in ("level.code=iop", f"level={iop.translation_key}", "level.code__not_in=op,php"):
        assert found(api, query, "programs") == ({"standard-iop"} if "not" in query else set())


def test_a_reference_leads_to_what_this_channel_shows(api, standard, iop):
    iop.channels = ["web"]
    iop.save_revision().publish()
    assert found(api, "level.code=iop", "programs") == {"standard-iop"}
    assert found(api, "level.code=iop&channel=print", "programs") == set()


def test_a_moment_before_all_years_keeps_everything(api, standard):
    since = "0001-01-01T00:00:00%2B12:00"  # in UTC, a day before the first there is
    assert found(api, f"updated_since={since}", "programs") == {"standard-iop"}
    assert found(api, f"last_published_at__lt={since}", "programs") == set()


def test_updated_since_keeps_what_was_published_anew(api, standard, iop):
    since = timezone.now().isoformat().replace("+00:00", "Z")
    assert found(api, f"updated_since={since}", "pages") == set()
    standard.copy_short = "New words."
    standard.save_revision().publish()
    assert found(api, f"updated_since={since}", "pages") == {"standard-iop"}
    assert found(api, f"last_published_at__lt={since}&type=program", "pages") == set()
    moment = api.get("/api/v1/programs/standard-iop/").json()["meta"]["last_published_at"]
    assert found(api, f"updated_since={moment}", "programs") == {"standard-iop"}
    assert found(api, f"last_published_at__gt={moment}", "programs") == set()


def test_a_moment_without_fractions_is_before_the_same_second_with_them(api, iop):
    publish_copy(iop, "whole", meta={"first_published_at": "2026-01-01T12:00:00Z"})
    publish_copy(iop, "later", meta={"first_published_at": "2026-01-01T12:00:00.250000Z"})
    assert found(api, "first_published_at__gt=2026-01-01T12:00:00Z&slug__not=iop") == {"later"}
    assert found(api, "first_published_at__lte=2026-01-01T07:00:00-05:00") == {"whole"}


def test_places_are_found_by_numbers_with_fractions_and_by_language(api, db):
    place = make.LocationFactory(slug="first")
    geo = {"latitude": 40.7, "longitude": -74.0}
    publish_copy(place, "second", geo=geo, city="Newark", languages=["English", "Spanish"])
    assert found(api, "geo.latitude__gte=40.5&geo.longitude__lt=-73.9", "locations") == {"second"}
    assert found(api, "languages=Spanish", "locations") == {"second"}
    assert found(api, "city__in=Newark,Trenton", "locations") == {"second"}
    assert found(api, "city__not_in=Newark,Trenton", "locations") == {"first"}


@pytest.mark.parametrize(
    ("segment", "query"),
    [
        ("levels", "review_due__lt=2100-01-01"),
        ("levels", "review_state__in=overdue,none"),
        ("levels", "review_state__not=none"),
        ("levels", "last_reviewed__gte=2020-01-01&review_state=due"),
        ("levels", "updated_since=2020-01-01T00:00:00Z"),
        ("programs", "level=iop"),
        ("programs", "level__not_in=iop,op"),
        ("programs", "level.setting=lives_at_home"),
        ("pages", "review_state=overdue"),
    ],
)
def test_few_documents_are_found_as_many_are(api, levels, standard, monkeypatch, segment, query):
    """Of few, the database is asked for by key; the answer must not tell."""
    few = found(api, query, segment)
    monkeypatch.setattr(listing, "FEW", -1)
    # What was counted before is not counted again.
    cache.clear()
    assert found(api, query, segment) == few
    assert few or "not_in" in query
