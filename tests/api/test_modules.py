"""Parts of the long copy across documents, and when a part may come without the rest."""

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from api.v1 import modules
from programs.models import LevelOfCare, ProgramType
from publishing.models import Version
from tests.api.rows import publish_copy
from tests.factories import programs as make
from tests.publishing_once import published_once

URL = "/api/v1/modules/"


def part(aspect, heading, *, alone=True, body="<p>Words.</p>"):
    return {"aspect": aspect, "heading": heading, "stands_alone": alone, "body": body}


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker):
    """A level, a program at it, a benefit of it; another level and a program at that."""
    with published_once(django_db_blocker):
        iop = make.LevelOfCareFactory(
            code="iop", slug="iop", title="IOP", modules=[part("overview", "The level")]
        )
        other = make.LevelOfCareFactory(code="op", slug="op")
        link = f'<p>See <a linktype="page" id="{iop.pk}">the level</a>.</p>'
        make.ProgramTypeFactory(
            level=iop,
            slug="standard-iop",
            title="Standard IOP",
            modules=[
                part("overview", "What it is", body=link),
                part("cost", "What you pay"),
                part("cost", "What it depends on", alone=False),
            ],
        )
        make.ProgramTypeFactory(
            level=other, slug="standard-op", title="Standard OP", modules=[part("cost", "OP costs")]
        )
        make.BenefitFactory(applies_to=[iop], slug="time", modules=[part("benefits", "Time")])
        yield iop


@pytest.fixture(autouse=True)
def _written(written, db):
    cache.clear()


def publish_copies(count):
    program = ProgramType.objects.get(slug="standard-iop")
    for number in range(count):
        publish_copy(program, f"copy-{number}")


def headings(answer):
    return [item["heading"] for item in answer.json()["results"]]


def test_a_part_comes_with_its_document_its_language_and_its_review(api, written):
    page = api.get(f"{URL}?aspect=overview&type=program").json()
    (item,) = page["results"]
    assert page["count"] == 1
    assert item["body"]["value"] == (
        '<p>See <a href="http://testserver/levels/iop/">the level</a>.</p>'
    )
    assert item["document"] == {
        "id": item["document"]["id"],
        "type": "program",
        "locale": "en-US",
        "slug": "standard-iop",
        "title": "Standard IOP",
        "path": "/programs/standard-iop/",
        "url": "http://testserver/api/v1/programs/standard-iop/",
    }
    assert item["meta"]["locale_served"] == "en-US"
    assert item["meta"]["review_state"] == "in_date"
    assert item["meta"]["last_reviewed"]


def test_a_part_is_the_same_as_in_its_document(api):
    document = api.get("/api/v1/programs/standard-iop/").json()
    listed = api.get(f"{URL}?document=standard-iop&expand=document").json()["results"]
    for item in listed:
        del item["meta"]
        assert item.pop("document") == document
    assert listed == document["modules"]


def test_they_come_in_the_order_of_documents_and_within_one_in_its_own(api):
    assert headings(api.get(URL)) == [
        "Time",
        "The level",
        "What it is",
        "What you pay",
        "OP costs",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("aspect=cost", ["What you pay", "OP costs"]),
        ("aspect=schedule", []),
        ("type=level", ["The level"]),
        ("document=standard-op", ["OP costs"]),
        ("level=iop", ["Time", "The level", "What it is", "What you pay"]),
        ("level=op", ["OP costs"]),
        ("level=no-such-level", []),
        ("level=iop&aspect=cost", ["What you pay"]),
        ("level=iop&type=benefit", ["Time"]),
    ],
)
def test_filters(api, query, expected):
    answer = api.get(f"{URL}?{query}")
    assert headings(answer) == expected
    assert answer.json()["count"] == len(expected)


def test_a_level_and_a_document_may_be_named_by_id(api, written):
    key = written.translation_key
    assert headings(api.get(f"{URL}?document={key}")) == ["The level"]
    assert "Time" in headings(api.get(f"{URL}?level={key}"))


def test_a_part_that_does_not_stand_alone_comes_only_beside_its_whole_document(api):
    assert "What it depends on" not in headings(api.get(f"{URL}?aspect=cost"))
    whole = api.get(f"{URL}?aspect=cost&expand=document&document=standard-iop").json()
    assert whole["count"] == 2
    dependent = whole["results"][1]
    assert dependent["heading"] == "What it depends on"
    assert dependent["document"]["copy"]["short"]


@pytest.mark.parametrize("query", ["", "&expand=document"])
def test_the_mobile_channel_never_has_it(api, query):
    answer = api.get(f"{URL}?channel=mobile&aspect=cost{query}")
    assert headings(answer) == ["What you pay", "OP costs"]
    assert answer.json()["results"][0]["body"]["format"] == "portable_text"


def test_expand_goes_into_the_document(api):
    (item,) = api.get(f"{URL}?document=standard-op&expand=document.level").json()["results"]
    assert item["document"]["level"]["code"] == "op"


@pytest.mark.parametrize("form", ["html", "portable_text", "markdown", "text"])
def test_the_form_of_the_text_can_be_chosen(api, form):
    results = api.get(f"{URL}?rich_text={form}").json()["results"]
    assert {item["body"]["format"] for item in results} == {form}


def test_pages_give_every_part_once_and_lead_back(api):
    every, url, pages = headings(api.get(f"{URL}?expand=document")), f"{URL}?expand=document", []
    url += "&limit=2"
    while url:
        page = api.get(url).json()
        pages.append([item["heading"] for item in page["results"]])
        url, previous = page["next"], page["previous"]
    assert [heading for page in pages for heading in page] == every
    assert headings(api.get(previous)) == pages[-2]


@pytest.mark.parametrize(
    "query", ["", "&locale=es-US", "&type=program", "&aspect=cost", "&level=iop"]
)
def test_a_long_list_is_the_same_whatever_way_it_is_read(api, monkeypatch, query):
    level = LevelOfCare.objects.get(slug="iop")
    spanish, _ = Locale.objects.get_or_create(language_code="es-us")
    translation = level.copy_for_translation(spanish, copy_parents=True)
    translation.modules = [("module", part("overview", "El nivel"))]
    translation.save_revision().publish()
    publish_copies(3)
    url = f"{URL}?expand=document&limit=2{query}"
    short = walked(api, url)
    monkeypatch.setattr(modules, "LONG", 0)
    monkeypatch.setattr(modules, "FEW", 0)
    cache.clear()
    long = walked(api, url)
    assert long == short
    assert len(long) > 2


def test_a_level_that_one_channel_hides_is_found_in_the_others(api):
    level = LevelOfCare.objects.get(slug="iop")
    level.channels = ["web"]
    level.save_revision().publish()
    assert headings(api.get(f"{URL}?level=iop&channel=print")) == []
    assert "What you pay" in headings(api.get(f"{URL}?level=iop"))


def walked(api, url):
    """Return the headings of each page from the first to the last, and then of each back again."""
    found, step = [], "next"
    while url:
        page = api.get(url).json()
        found.append([item["heading"] for item in page["results"]])
        if step == "next" and not page["next"]:
            step = "previous"
        url = page[step]
    return found


def test_the_types_with_parts_have_one_order_everywhere():
    """Databases that sort by a language's rules differ in what is no letter."""
    assert all(kind.isalpha() and kind.islower() for kind in modules.TYPES)


def test_what_is_not_public_has_no_parts(api):
    program = ProgramType.objects.get(slug="standard-iop")
    program.unpublish()
    assert "What it is" not in headings(api.get(URL))
    program.channels = ["web"]
    program.save_revision().publish()
    assert "What it is" in headings(api.get(URL))
    assert "What it is" not in headings(api.get(f"{URL}?channel=print"))


def test_a_new_version_replaces_the_parts_of_the_last(api):
    program = ProgramType.objects.get(slug="standard-op")
    program.modules = [("module", part("schedule", "OP hours"))]
    program.save_revision().publish()
    assert headings(api.get(f"{URL}?document=standard-op")) == ["OP hours"]


def test_another_language_falls_back(api):
    answer = api.get(f"{URL}?locale=es-US&aspect=cost").json()
    assert {item["meta"]["locale_requested"] for item in answer["results"]} == {"es-US"}
    assert {item["meta"]["locale_served"] for item in answer["results"]} == {"en-US"}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("aspect=price", "aspect"),
        ("type=term", "type"),
        ("expand=level", "expand"),
        ("expand=document.nothing", "expand"),
        ("expand=document.level.expect.component", "expand"),
        ("fields=heading", "fields"),
        ("ordering=title", "ordering"),
        ("include_dependent=true", "include_dependent"),
        ("cursor=nonsense", "cursor"),
        ("limit=0", "limit"),
        ("channel=fax", "channel"),
    ],
)
def test_a_bad_parameter_is_named_with_a_hint(api, query, parameter):
    response = api.get(f"{URL}?{query}")
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["parameter"] == parameter
    assert error["hint"]


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("query", "queries"), [("", 5), ("&expand=document", 5), ("&level=iop", 7)]
)
def test_a_page_costs_the_same_queries_whatever_its_size(
    api, django_assert_num_queries, count, query, queries
):
    publish_copies(count)
    cache.clear()
    with django_assert_num_queries(queries):
        page = api.get(f"{URL}?limit=100&aspect=cost{query}").json()
    assert len(page["results"]) > count


def test_bodies_are_read_for_one_page_only(api, django_assert_max_num_queries):
    publish_copies(30)
    with django_assert_max_num_queries(5) as queries:
        api.get(f"{URL}?limit=3&aspect=cost")
    columns = [query["sql"].partition(" FROM ")[0] for query in queries]
    assert sum('"body"' in selected for selected in columns) == 1
    assert Version.objects.count() > 30
