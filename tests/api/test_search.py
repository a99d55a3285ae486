"""Search: what is found, in which order, and what the answer never says."""

import base64
import json
import logging
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from cms.logs import LineFormatter
from programs.models import LevelOfCare
from tests.api.rows import publish_copies
from tests.factories import programs as make
from tests.publishing_once import published_once


@pytest.fixture(scope="module")
def published_center(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        publish_center()
        yield


def publish_center():
    iop = make.LevelOfCareFactory(
        code="iop",
        slug="iop",
        title="Intensive program",
        abbreviation="IOP",
        also_known_as=["Day care"],
        copy_short="Steady support on several days of the week.",
    )
    make.LevelOfCareFactory(
        code="op",
        slug="op",
        title="Outpatient program",
        abbreviation="OP",
        copy_short="Fewer visits, and you live at home.",
    )
    make.ProgramTypeFactory(
        level=iop,
        variant="standard",
        slug="standard",
        title="Standard IOP",
        focus="A counseling program.",
    )
    make.ProgramTypeFactory(
        level=iop,
        variant="family",
        slug="family",
        title="Family IOP",
        copy_medium="Families learn how withdrawal management prepares for a program.",
        focus='Talks with <b>"families"</b> & friends, again & again.',
    )
    make.GlossaryTermFactory(
        slug="withdrawal-management",
        title="withdrawal management",
        avoid=["detox", "detoxification"],
        definition="Medical care when a person stops using.",
    )
    make.GlossaryTermFactory(
        slug="residential",
        title="residential treatment",
        avoid=["rehab", "drug rehab"],
        definition="You live where you get care.",
    )
    make.FaqFactory(
        slug="what",
        title="What is an outpatient program?",
        question="What is an outpatient program?",
        copy_medium="Residential treatment is another level.",
        about=[iop],
    )
    make.CrisisResourceFactory(slug="988", title="988 Lifeline", order=1)


@pytest.fixture
def center(published_center, db):
    """The center as it was published, whatever other tests did to it."""


@pytest.fixture
def search(api, center):
    def ask(q, **parameters):
        response = api.get("/api/v1/search/", {"q": q, **parameters})
        assert response.status_code == 200
        return response.json()

    return ask


def slugs(answer):
    return [item["slug"] for item in answer["results"]]


def test_a_result_is_a_stub_with_the_words_marked(search):
    (item,) = search("several days")["results"]
    assert item["title"] == "Intensive program"
    assert item["url"] == "http://testserver/api/v1/levels/iop/"
    assert item["path"] == "/levels/iop/"
    assert item["locale"] == "en-US"
    marked = "Steady support on <mark>several</mark> <mark>days</mark> of the week."
    assert item["snippet"] == marked


def test_a_snippet_is_safe_html(search):
    (item,) = search("friends")["results"]
    assert item["snippet"] == (
        "Talks with &lt;b&gt;&quot;families&quot;&lt;/b&gt; &amp; <mark>friends</mark>, "
        "again &amp; again."
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("outpatient", "op"),
        ("OP", "op"),
        ("outpatient programs", "op"),
        ("outpat", "op"),
        ("iop", "iop"),
        ("day care", "iop"),
        ("detox", "withdrawal-management"),
        ("detoxification", "withdrawal-management"),
        ("drug rehab", "residential"),
        ("Withdrawal", "withdrawal-management"),
        ("counsel", "standard"),
        ("FAMILIES", "family"),
        ("what is the outpatient program?", "op"),
    ],
)
def test_people_find_what_they_mean(search, typed, first):
    assert slugs(search(typed))[0] == first


def test_a_word_to_avoid_finds_the_pages_that_use_ours(search):
    answer = search("detox")
    assert slugs(answer) == ["withdrawal-management", "family"]
    assert "<mark>withdrawal management</mark>" in answer["results"][1]["snippet"]


@pytest.mark.parametrize("typed", ["detox", "detoxx", "rehab", "rehb", "drug rehab"])
def test_a_word_to_avoid_is_in_no_answer(search, typed):
    answer = search(typed)
    assert answer["results"]
    # The address of a next page would hold what was typed; nothing else does.
    assert not re.search("detox|reh", str({**answer, "next": None}))


def test_a_title_outranks_copy_and_a_level_a_question(search):
    assert slugs(search("outpatient program"))[:2] == ["op", "what"]
    assert slugs(search("residential")) == ["residential", "what"]


def test_a_misspelt_word_is_corrected(search):
    answer = search("outpatinet")
    assert answer["corrected"] == "outpatient"
    assert slugs(answer)[0] == "op"


def test_another_word_is_no_correction(search):
    make.GlossaryTermFactory(slug="ending", title="ending your life", label="ending")
    assert search("endng")["corrected"] == "ending"
    answer = search("evening")
    assert (answer["corrected"], answer["results"]) == ("", [])


def test_what_nobody_writes_leads_to_the_levels(search):
    answer = search("zzzzqqqq")
    assert answer["count"] == 0
    assert [item["slug"] for item in answer["suggestions"]] == ["iop", "op"]
    assert search("iop")["suggestions"] == []


def test_a_search_is_not_lost_for_one_word_too_many(search):
    assert slugs(search("outpatient program tariff"))[0] == "op"


def test_types_are_counted_and_kept(search):
    everything = search("program")
    levels = search("program", type="level")
    assert levels["facets"] == everything["facets"]
    assert levels["facets"]["type"]["level"] == levels["count"] == 2
    assert {item["type"] for item in levels["results"]} == {"level"}
    assert search("program", type="level,faq")["count"] == 3


def test_a_level_keeps_what_refers_to_it(search):
    assert set(slugs(search("program", level="iop"))) == {"iop", "standard", "family", "what"}
    assert search("program", level="nothing")["count"] == 0


def test_a_document_that_is_off_in_a_channel_is_not_found_in_it(search):
    make.FaqFactory(slug="web-only", title="Parking", question="Parking?", channels=["web"])
    assert search("parking")["count"] == 1
    assert search("parking", channel="print")["count"] == 0


def test_a_snippet_quotes_only_what_its_channel_shows(search):
    make.FaqFactory(
        slug="parts",
        title="Parts",
        modules=[
            {
                "aspect": "cost",
                "heading": "Rest",
                "body": "<p>Umbrellas are here.</p>",
                "stands_alone": False,
            }
        ],
    )
    assert "Umbrellas" in search("umbrellas")["results"][0]["snippet"]
    assert "mbrellas" not in search("umbrellas", channel="mobile")["results"][0]["snippet"]


def test_spanish_is_found_without_accents_and_in_every_form(search):
    spanish = Locale.objects.get_or_create(language_code="es-us")[0]
    make.GlossaryTermFactory(
        locale=spanish,
        slug="adiccion",
        title="adicción",
        plain="una condición de salud",
        definition="Las adicciones se tratan.",
    )
    for typed in ("adiccion", "ADICCIÓN", "adicciones", "adicc"):
        (item,) = search(typed, locale="es-US")["results"]
        assert item["locale"] == "es-US"
    assert search("adiccion")["count"] == 0
    assert search("outpatient", locale="es-US")["results"][0]["locale"] == "en-US"


def test_a_translation_hides_the_words_of_the_original(search):
    spanish = Locale.objects.get_or_create(language_code="es-us")[0]
    term = make.GlossaryTermFactory(slug="hope", title="hopefulness")
    copy = term.copy_for_translation(spanish)
    copy.title = "esperanza"
    copy.save()
    copy.save_revision().publish()
    assert search("hopefulness", locale="es-US")["count"] == 0
    assert search("esperanza", locale="es-US")["count"] == 1
    assert search("hopefulness")["count"] == 1


@pytest.mark.parametrize(
    "typed",
    [
        "suicide",
        "I want to kill myself",
        "I don’t want to live",
        "overdosed",
        "suiside",
        "sobredosis",
        "quiero morirme",
        "quitarme la vida",
    ],
)
def test_danger_brings_crisis_help_first(search, typed):
    (resource,) = search(typed)["crisis"]
    assert resource["title"] == "988 Lifeline"
    assert resource["actions"]


@pytest.mark.parametrize("typed", ["family", "I want to live at home", "my life after treatment"])
def test_crisis_help_is_not_cried_out_without_need(search, typed):
    assert search(typed)["crisis"] == []


def test_pages_give_every_result_once_and_lead_back(api, search):
    everything = search("program")
    seen, answer = [], search("program", limit=2)
    while True:
        seen += slugs(answer)
        if answer["next"] is None:
            break
        answer = api.get(answer["next"]).json()
    assert seen == slugs(everything)
    assert len(seen) == everything["count"] > 4
    before = api.get(answer["previous"]).json()
    assert slugs(before) == seen[-len(answer["results"]) - 2 : -len(answer["results"])]


def test_pages_do_not_repeat_or_skip_when_content_is_published_meanwhile(api, search):
    first = search("program", limit=2)
    expected = slugs(search("program"))
    make.GlossaryTermFactory(slug="new", title="program program", label="program")
    rest = api.get(first["next"].replace("limit=2", "limit=100")).json()
    assert [slug for slug in slugs(first) + slugs(rest) if slug != "new"] == expected


def test_the_next_search_knows_what_is_published_and_what_is_taken_off(search):
    assert search("quokka")["count"] == 0
    page = make.FaqFactory(slug="new", title="Quokka", question="Who is Quokka?")
    assert slugs(search("quokka")) == ["new"]
    page.unpublish()
    assert search("quokka")["count"] == 0


def test_the_next_search_knows_another_name(search):
    assert search("quokka")["count"] == 0
    level = LevelOfCare.objects.get(slug="op")
    level.also_known_as = [("item", "Quokka")]
    level.save_revision().publish()
    assert slugs(search("quokka"))[0] == "op"


def cursor_at(answer, key, backward):
    """Return the cursor of an answer's next page, moved to another place of the same rank."""
    text = parse_qs(urlsplit(answer["next"]).query)["cursor"][0]
    score, importance, *_ = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    moved = json.dumps([score, importance, key, backward])
    return base64.urlsafe_b64encode(moved.encode()).decode().rstrip("=")


@pytest.mark.parametrize("backward", [0, 1])
@pytest.mark.parametrize("key", [10**13, 10**100])
def test_a_cursor_far_beyond_the_end_costs_no_memory(api, search, key, backward):
    first = search("program", limit=1)
    cursor = cursor_at(first, key, backward)
    answer = api.get("/api/v1/search/", {"q": "program", "cursor": cursor})
    assert answer.status_code == 200
    assert (slugs(first)[0] in slugs(answer.json())) == bool(backward)


@pytest.mark.parametrize("key", [-1, 1.5, True, "1", None, [1]])
def test_a_cursor_that_leads_nowhere_is_refused(api, search, key):
    cursor = cursor_at(search("program", limit=1), key, 1)
    answer = api.get("/api/v1/search/", {"q": "program", "cursor": cursor})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "cursor"


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "'",
        "*",
        ":",
        "NEAR(a b)",
        "title:iop",
        "a OR",
        "-iop",
        "iop*",
        "\\",
        "%",
        "_",
        "{a} : (b)",
        "<->",
        "iop & !op | (",
        "😀",
        "ﬃ İ ß",
        "\u202eiop",
        "日本語",
        "a\u0301",
    ],
)
def test_no_character_is_an_operator(search, typed):
    assert search(typed)["count"] >= 0


@given(typed=st.text(min_size=1, max_size=200))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_answered(api, center, typed):
    assert api.get("/api/v1/search/", {"q": typed}).status_code in (200, 400)


def test_no_cache_keeps_an_answer(api, center):
    response = api.get("/api/v1/search/?q=nora")
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response
    assert "Surrogate-Key" not in response
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.parametrize("url", ["/api/v1/search/?q=nora", "/search/?q=nora"])
@pytest.mark.parametrize("more", ["", "&limit=nora", "&q=nora"])
def test_nothing_logs_what_was_asked(client, center, caplog, url, more):
    caplog.set_level(logging.INFO)
    client.get(url + more)
    lines = [LineFormatter().format(record) for record in caplog.records]
    assert not any("nora" in line for line in lines)


@pytest.mark.parametrize("count", [1, 60])
def test_a_search_costs_the_same_queries_whatever_it_finds(
    api, center, django_assert_num_queries, count
):
    from programs.models import ProgramType

    publish_copies(ProgramType.objects.get(slug="standard"), count)
    cache.clear()
    with django_assert_num_queries(9):
        answer = api.get("/api/v1/search/?q=standard+iop&limit=100").json()
    assert len(answer["results"]) > count


@pytest.mark.parametrize(
    ("query", "count"),
    [("q=zzzzqqqq", 6), ("q=suicide", 8), ("q=***", 3), ("q=detox&level=iop", 11)],
)
def test_what_a_search_costs_in_queries(api, center, django_assert_num_queries, query, count):
    cache.clear()
    with django_assert_num_queries(count):
        api.get(f"/api/v1/search/?{query}")
