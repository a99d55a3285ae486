"""Lists and details of every type, and what a reader may ask of them."""

import pytest

from publishing.models import Version
from publishing.types import DOCUMENT_TYPES
from tests.api.rows import publish_translation
from tests.factories import programs as make
from tests.snapshots import published

PATHS = [kind.path_segment for kind in DOCUMENT_TYPES.values() if kind.path_segment]


@pytest.fixture
def everything(standard):
    published("everything", publish_everything)


def publish_everything():
    for factory in (
        make.BenefitFactory,
        make.FaqFactory,
        make.GlossaryTermFactory,
        make.CallToActionFactory,
        make.CrisisResourceFactory,
        make.ComparisonFactory,
        make.TransitionFactory,
        make.ChoosingGuideFactory,
        make.LocationFactory,
        make.OrganizationFactory,
    ):
        factory()


@pytest.mark.parametrize("channel", ["web", "mobile", "print"])
def test_every_type_has_a_list_and_details(api, everything, channel):
    for segment in PATHS:
        page = api.get(f"/api/v1/{segment}/?channel={channel}").json()
        assert page["count"] == len(page["results"]) > 0, segment
        for document in page["results"]:
            detail = api.get(f"/api/v1/{segment}/{document['slug']}/?channel={channel}").json()
            assert detail == document


def test_pages_lists_every_type(api, everything):
    results = api.get("/api/v1/pages/?limit=100").json()["results"]
    assert {document["type"] for document in results} == set(DOCUMENT_TYPES)


def test_pages_can_be_narrowed_to_a_type(api, everything):
    results = api.get("/api/v1/pages/?type=faq").json()["results"]
    assert [document["type"] for document in results] == ["faq"]


def test_a_document_is_found_by_id_too(api, standard):
    by_id = api.get(f"/api/v1/programs/{standard.translation_key}/")
    assert by_id.json() == api.get("/api/v1/programs/standard-iop/").json()


def test_new_words_are_served_once_they_are_published(api, standard):
    standard.copy_short = "New words."
    revision = standard.save_revision()
    assert api.get("/api/v1/programs/standard-iop/").json()["copy"]["short"] != "New words."
    revision.publish()
    assert api.get("/api/v1/programs/standard-iop/").json()["copy"]["short"] == "New words."


def test_a_reference_is_a_stub(api, standard):
    level = api.get("/api/v1/programs/standard-iop/").json()["level"]
    assert level["slug"] == "iop"
    assert level["url"] == "http://testserver/api/v1/levels/iop/"
    assert set(level) == {"id", "type", "locale", "slug", "title", "path", "url"}


def test_expand_inlines_whole_documents(api, standard):
    document = api.get("/api/v1/programs/standard-iop/?expand=level.expect,components").json()
    assert document["level"]["code"] == "iop"
    assert "copy" in document["level"]["expect"][0]["component"]
    assert document["components"][0]["copy"]["short"]


def test_a_document_on_the_way_from_the_root_is_not_inlined_again(api, iop):
    """A program and a component that name each other's kin: the circle ends at the first."""
    first = make.ProgramTypeFactory(level=iop, slug="first", variant="standard")
    second = make.ProgramTypeFactory(
        level=iop, slug="second", variant="family", differs_from=[{"program": first, "text": "So."}]
    )
    first.differs_from.append(("difference", {"program": second, "text": "So."}))
    first.save_revision().publish()
    expand = "differs_from.differs_from.differs_from"
    for slug, other in (("first", "second"), ("second", "first")):
        root = api.get(f"/api/v1/programs/{slug}/?expand={expand}").json()
        inlined = root["differs_from"][0]["program"]
        assert (inlined["slug"], "meta" in inlined) == (other, True)
        again = inlined["differs_from"][0]["program"]
        assert set(again) == {"id", "type", "locale", "slug", "title", "path", "url"}
        assert again["slug"] == slug
    listed = api.get(f"/api/v1/programs/?expand={expand}").json()["results"]
    assert [api.get(f"/api/v1/programs/{d['slug']}/?expand={expand}").json() for d in listed] == (
        listed
    )


def test_a_reference_to_something_not_public_is_not_there(api, standard, iop):
    iop.unpublish()
    document = api.get("/api/v1/programs/standard-iop/?expand=level").json()
    assert document["level"] is None
    assert "iop" not in document["modules"][0]["body"]["value"].replace("standard-iop", "")


def test_a_rich_text_link_follows_the_page(api, standard, iop):
    def body():
        return api.get("/api/v1/programs/standard-iop/").json()["modules"][0]["body"]["value"]

    assert '<a href="http://testserver/levels/iop/">the level</a>' in body()
    iop.slug = "intensive"
    iop.save_revision().publish()
    assert '<a href="http://testserver/levels/intensive/">the level</a>' in body()


@pytest.mark.parametrize(
    ("query", "form", "value"),
    [
        ("rich_text=text", "text", "See the level."),
        ("channel=print", "text", "See the level."),
        (
            "rich_text=markdown",
            "markdown",
            "See [the level](http://testserver/levels/iop/).",
        ),
    ],
)
def test_rich_text_in_words(api, standard, query, form, value):
    document = api.get(f"/api/v1/programs/standard-iop/?{query}").json()
    assert document["modules"][0]["body"] == {"format": form, "value": value}


def test_rich_text_as_portable_text(api, standard, iop):
    url = "/api/v1/programs/standard-iop/"
    document = api.get(f"{url}?rich_text=portable_text").json()
    body = document["modules"][0]["body"]
    (block,) = body["value"]
    (link,) = block["markDefs"]
    assert body["format"] == "portable_text"
    assert link["href"] == "http://testserver/levels/iop/"
    assert link["reference"]["id"] == str(iop.translation_key)
    assert api.get(f"{url}?channel=mobile").json()["modules"][0]["body"] == body


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (
            "html",
            '<h2>What it is</h2><p>See <a href="http://testserver/levels/iop/">the level</a>.</p>',
        ),
        ("markdown", "## What it is\n\nSee [the level](http://testserver/levels/iop/)."),
        ("text", "What it is\n\nSee the level."),
    ],
)
def test_long_copy_is_the_parts_under_their_headings(api, standard, form, value):
    copy = api.get(f"/api/v1/programs/standard-iop/?rich_text={form}").json()["copy"]
    assert copy["long"] == {"format": form, "value": value}


def test_long_copy_as_portable_text_is_one_list_of_blocks(api, standard):
    document = api.get("/api/v1/programs/standard-iop/?rich_text=portable_text").json()
    heading, *body = document["copy"]["long"]["value"]
    assert (heading["style"], heading["children"][0]["text"]) == ("h2", "What it is")
    assert body == document["modules"][0]["body"]["value"]


def test_fields_keeps_what_was_asked_for(api, standard):
    document = api.get("/api/v1/programs/standard-iop/?fields=title,copy.short,level.slug").json()
    assert set(document) == {"id", "type", "title", "copy", "level"}
    assert set(document["copy"]) == {"short"}
    assert document["level"] == {"slug": "iop"}


def test_fields_with_a_minus_are_left_out(api, standard):
    whole = api.get("/api/v1/programs/standard-iop/").json()
    document = api.get("/api/v1/programs/standard-iop/?fields=-modules,-meta.seo").json()
    assert set(whole) - set(document) == {"modules"}
    assert set(whole["meta"]) - set(document["meta"]) == {"seo"}
    mixed = api.get("/api/v1/programs/standard-iop/?fields=copy,-copy.long").json()
    assert set(mixed) == {"id", "type", "copy"}
    assert "long" not in mixed["copy"]


def test_print_copy_falls_back_to_medium_and_never_to_long(api, standard):
    copy = api.get("/api/v1/programs/standard-iop/?channel=print").json()["copy"]
    assert copy["print"] == copy["medium"]
    assert "long" not in copy


def test_mobile_gets_only_modules_that_stand_alone(api, standard):
    standard.modules.append(
        (
            "module",
            {"aspect": "cost", "heading": "Part", "body": "<p>Rest</p>", "stands_alone": False},
        )
    )
    standard.save_revision().publish()
    document = api.get("/api/v1/programs/standard-iop/?channel=mobile").json()
    assert [part["heading"] for part in document["modules"]] == ["What it is"]


def test_a_document_that_is_off_in_a_channel_is_not_in_it(api, standard):
    standard.channels = ["web"]
    standard.save_revision().publish()
    assert api.get("/api/v1/programs/standard-iop/?channel=print").status_code == 404
    assert api.get("/api/v1/programs/?channel=print").json()["count"] == 0
    assert api.get("/api/v1/programs/standard-iop/").status_code == 200


def test_an_unknown_fact_is_null_and_reads_ask_the_center(api, everything):
    level = api.get("/api/v1/levels/iop/").json()
    assert level["hours_per_week"] is None
    other = next(
        slug
        for slug in Version.objects.current().filter(type="level").values_list("slug", flat=True)
        if slug != "iop"
    )
    table = api.get(f"/api/v1/compare/?levels=iop,{other}").json()
    hours = next(row for row in table["rows"] if row["attribute"] == "hours_per_week")
    assert [cell["value"] for cell in hours["cells"]] == [None, None]
    assert {cell["text"] for cell in hours["cells"]} == {"Ask the center"}


def test_a_comparison_reads_its_cells_from_the_levels(api, everything, iop):
    comparison = make.ComparisonFactory._meta.model.objects.get()
    row = comparison.rows[0].value["attribute"]
    before = api.get(f"/api/v1/comparisons/{comparison.slug}/").json()
    assert len(before["rows"][0]["cells"]) == len(before["subjects"])
    assert before["rows"][0]["attribute"] == row


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("variant=standard", 1),
        ("variant=family", 1),
        ("variant__in=standard,family", 2),
        ("level=iop", 2),
        ("level=no-such-level", 0),
        ("level__in=iop,no-such-level", 2),
        ("components__in=groups,nothing", 1),
        ("slug__in=standard-iop,nothing", 1),
        ("path=/programs/standard-iop/", 1),
        ("level=iop&variant=family", 1),
        ("components=groups", 1),
        ("schedule_flexible__isnull=true", 2),
        ("schedule_flexible=true", 0),
        ("slug=standard-iop", 1),
    ],
)
def test_filters(api, standard, iop, query, expected):
    make.ProgramTypeFactory(level=iop, variant="family")
    assert api.get(f"/api/v1/programs/?{query}").json()["count"] == expected


def test_a_reference_is_filtered_by_id_too(api, standard, iop):
    for query in (f"level={iop.translation_key}", f"id={standard.translation_key}"):
        assert api.get(f"/api/v1/programs/?{query}").json()["count"] == 1
    assert api.get(f"/api/v1/levels/?id__in={iop.translation_key}").json()["count"] == 1


def test_a_list_of_choices_matches_whole_items(api, standard):
    standard.conditions = ["depression"]
    standard.save_revision().publish()
    assert api.get("/api/v1/programs/?conditions=depression").json()["count"] == 1
    assert api.get("/api/v1/programs/?conditions__in=anxiety,depression").json()["count"] == 1
    assert api.get("/api/v1/programs/?conditions=anxiety").json()["count"] == 0


def test_pages_of_several_types(api, standard):
    results = api.get("/api/v1/pages/?type__in=level,program&fields=title").json()["results"]
    assert {document["type"] for document in results} == {"level", "program"}


def test_number_filters(api, iop):
    rank = iop.intensity_rank
    assert api.get(f"/api/v1/levels/?intensity_rank__gte={rank}").json()["count"] == 1
    assert api.get(f"/api/v1/levels/?intensity_rank__gte={rank + 1}").json()["count"] == 0
    assert api.get(f"/api/v1/levels/?intensity_rank__lte={rank}").json()["count"] == 1


def test_cursor_pages_give_every_document_once_and_lead_back(api, iop):
    titles = [
        make.ProgramTypeFactory(level=iop, variant=variant, title=f"Program {variant}").title
        for variant in ("standard", "family", "aftercare", "step_down")
    ]
    seen, url, pages = [], "/api/v1/programs/?limit=2&ordering=title", []
    while url:
        page = api.get(url).json()
        pages.append([document["title"] for document in page["results"]])
        seen += pages[-1]
        url, previous = page["next"], page["previous"]
    assert seen == sorted(titles)
    assert [d["title"] for d in api.get(previous).json()["results"]] == pages[0]


def test_a_page_does_not_repeat_or_skip_when_content_is_published_meanwhile(api, iop):
    for variant in ("standard", "family", "aftercare"):
        make.ProgramTypeFactory(level=iop, variant=variant, title=f"B {variant}")
    first = api.get("/api/v1/programs/?limit=2&ordering=title").json()
    make.ProgramTypeFactory(level=iop, variant="step_down", title="A new one")
    second = api.get(first["next"]).json()
    titles = [document["title"] for document in first["results"] + second["results"]]
    assert titles == ["B aftercare", "B family", "B standard"]


def test_a_list_knows_the_translations_of_its_documents(api, standard):
    publish_translation(standard, "es-US")
    (document,) = api.get("/api/v1/programs/").json()["results"]
    assert [other["locale"] for other in document["meta"]["translations"]] == ["es-US"]
    assert document == api.get("/api/v1/programs/standard-iop/").json()


def test_spanish_is_served_with_its_fallback(api, standard):
    document = api.get("/api/v1/programs/standard-iop/?locale=es-US").json()
    assert document["meta"]["locale_requested"] == "es-US"
    assert document["meta"]["locale_served"] == "en-US"
    assert api.get("/api/v1/programs/?locale=es-US").json()["count"] == 1
