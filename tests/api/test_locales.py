"""Languages in the API: what was asked for, what was served, and what is missing."""

import pytest
from django.test import override_settings

from programs.models import ProgramType
from publishing.locales import fallback_chain
from publishing.models import Version
from tests.factories.translations import published_translation, submit
from tests.snapshots import published


@pytest.fixture
def spanish(standard):
    """The program in Spanish; its level and its parts are not translated."""
    published("spanish", lambda: publish_in_spanish(standard))
    return ProgramType.objects.get(slug="iop-estandar")


def publish_in_spanish(program):
    published_translation(program, "IOP en español", slug="iop-estandar")


def test_a_translation_is_served_and_says_so(api, spanish):
    document = api.get("/api/v1/programs/iop-estandar/?locale=es-US").json()
    assert document["locale"] == "es-US"
    assert document["meta"]["locale_requested"] == document["meta"]["locale_served"] == "es-US"
    assert document["title"] == "IOP en español"


def test_each_reference_says_its_language(api, spanish):
    document = api.get("/api/v1/programs/iop-estandar/?locale=es-US").json()
    assert document["level"]["locale"] == "en-US"
    assert document["level"]["title"] == "Intensive outpatient program"


def test_each_address_keeps_the_language_of_the_reader(api, spanish):
    document = api.get("/api/v1/programs/iop-estandar/?locale=es-US").json()
    assert api.get(document["meta"]["url"]).json() == document
    assert api.get(document["level"]["url"]).json()["meta"]["locale_requested"] == "es-US"


def test_what_is_expanded_says_its_language_too(api, spanish):
    url = "/api/v1/programs/iop-estandar/?locale=es-US&expand=level"
    level = api.get(url).json()["level"]
    assert level["locale"] == level["meta"]["locale_served"] == "en-US"
    assert level["meta"]["locale_requested"] == "es-US"


def test_what_lacks_a_translation_comes_in_the_fallback(api, spanish):
    results = api.get("/api/v1/pages/?locale=es-US&type__in=program,level").json()["results"]
    assert {item["type"]: item["locale"] for item in results} == {
        "program": "es-US",
        "level": "en-US",
    }


def test_translations_lead_to_each_other(api, spanish):
    english = api.get("/api/v1/programs/standard-iop/").json()
    (other,) = english["meta"]["translations"]
    assert other["locale"] == "es-US"
    assert other["path"].startswith("/es/")
    assert api.get(other["url"]).json()["title"] == "IOP en español"


@pytest.mark.parametrize("locale", ["en-US", "es-US"])
def test_a_slug_of_any_language_names_the_document(api, spanish, locale):
    for slug in ("standard-iop", "iop-estandar"):
        document = api.get(f"/api/v1/programs/{slug}/?locale={locale}").json()
        assert document["locale"] == locale


def test_a_comparison_speaks_the_language_asked_for(api, iop):
    from tests.factories.programs import LevelOfCareFactory

    LevelOfCareFactory(code="op", slug="op")
    rows = api.get("/api/v1/compare/?levels=iop,op&locale=es-US").json()["rows"]
    hours = next(row for row in rows if row["attribute"] == "hours_per_week")
    assert hours["label"] == "Horas por semana"
    assert hours["cells"][0]["text"] == "Pregunte al centro"


def test_reading_a_fallback_never_makes_it_a_translation(api, standard):
    """Payload CMS once wrote the fallback's words into the translation on saving."""
    target = submit(standard).get_target_instance()
    api.get("/api/v1/programs/standard-iop/?locale=es-US")
    target.save_revision()
    target.save()
    assert not Version.objects.filter(locale="es-US").exists()


def test_the_languages_and_what_each_has(api, spanish):
    english, spanish_ = api.get("/api/v1/locales/").json()["results"]
    assert (english["locale"], english["is_default"], english["fallbacks"]) == ("en-US", True, [])
    assert (spanish_["locale"], spanish_["fallbacks"]) == ("es-US", ["en-US"])
    assert english["documents"]["program"] == {"translated": 1, "in_fallback": 0}
    assert spanish_["documents"]["program"] == {"translated": 1, "in_fallback": 0}
    assert spanish_["documents"]["level"] == {"translated": 0, "in_fallback": 1}
    assert spanish_["documents"]["faq"] == {"translated": 0, "in_fallback": 0}


def test_the_languages_cost_the_same_queries_whatever_there_is(
    api, spanish, django_assert_num_queries
):
    with django_assert_num_queries(3):
        api.get("/api/v1/locales/")


@override_settings(LOCALE_FALLBACKS={})
def test_without_a_fallback_nothing_stands_in(api, spanish):
    assert fallback_chain("es-US") == ["es-US"]
    results = api.get("/api/v1/pages/?locale=es-US&type__in=program,level").json()["results"]
    assert [item["type"] for item in results] == ["program"]


LANGUAGES = [("en-us", "English"), ("es-us", "Español"), ("es-pr", "Español (PR)")]


@override_settings(
    WAGTAIL_CONTENT_LANGUAGES=LANGUAGES, LOCALE_FALLBACKS={"es-PR": ["es-US", "en-US"]}
)
def test_a_chain_is_tried_in_its_order(spanish):
    rows = Version.objects.current().in_locale("es-PR").filter(type__in=["program", "level"])
    assert dict(rows.values_list("type", "locale")) == {"program": "es-US", "level": "en-US"}
