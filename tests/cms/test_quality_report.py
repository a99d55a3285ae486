"""The quality report and the house style: who sees them, what they say."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale

from cms.desk.quality_report import hardest_of
from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS
from programs.models import HouseStyle
from publishing.models import Reading
from tests.factories.programs import (
    CrisisResourceFactory,
    FaqFactory,
    GlossaryTermFactory,
    LevelOfCareFactory,
)

PART = {"aspect": "overview", "heading": "What it is", "stands_alone": True}
WORD = {"language": "en", "prefer": "persons"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def faulty():
    term = GlossaryTermFactory(title="Faulty")
    type(term).objects.filter(pk=term.pk).update(definition="For addicts.")
    return term


def titles(response):
    return [row.title for row in response.context["object_list"]]


def test_the_report_lists_the_gravest_first_and_filters(as_role, faulty):
    client, url = as_role(EDITORS), reverse("desk_quality")
    GlossaryTermFactory(title="Whole")
    level = LevelOfCareFactory(title="Level")
    response = client.get(url)
    assert titles(response)[0] == "Faulty"
    assert "Definition: “addicts”: Write instead:" in response.content.decode()
    assert "No crisis help is published in English" in response.content.decode()
    assert "Glossary term" in response.content.decode()
    assert "en-US</td>" not in "".join(response.content.decode().split())
    assert titles(client.get(url, {"type": "level"})) == ["Level"]
    assert titles(client.get(url, {"verdict": "block"})) == ["Faulty"]
    Locale.objects.get_or_create(language_code="es-us")
    assert titles(client.get(url, {"locale": "es-US"})) == []
    level.copy_short = "For addicts."
    level.save_revision()
    drafts = client.get(url, {"drafts": "on", "verdict": "block"})
    assert set(titles(drafts)) == {"Faulty", "Level"}


def test_only_what_has_changed_is_read_again(as_role, faulty):
    client, url = as_role(EDITORS), reverse("desk_quality")
    other = GlossaryTermFactory(title="Other")
    client.get(url)
    first = dict(Reading.objects.values_list("title", "read_at"))
    faulty.definition = "For people."
    faulty.save_revision().publish()
    assert titles(client.get(url, {"verdict": "block"})) == []
    second = dict(Reading.objects.values_list("title", "read_at"))
    assert second["Other"] == first["Other"]
    assert second["Faulty"] > first["Faulty"]
    style = HouseStyle.load()
    style.words = [{"type": "word", "value": WORD | {"phrase": "people", "severity": "error"}}]
    style.save()
    assert "Faulty" in titles(client.get(url, {"verdict": "block"}))
    other.delete()
    assert "Other" not in titles(client.get(url))


def test_a_link_whose_page_is_deleted_is_read_again(as_role):
    client, url = as_role(EDITORS), reverse("desk_quality")
    target = FaqFactory()
    link = f'<p>See <a linktype="page" id="{target.pk}">the answer</a>.</p>'
    page = LevelOfCareFactory(title="With a link", modules=[PART | {"body": link}])
    assert "With a link" not in titles(client.get(url, {"verdict": "block"}))
    target.delete()
    assert "With a link" in titles(client.get(url, {"verdict": "block"}))
    assert page.live


def test_more_documents_cost_no_more_queries_once_they_are_read(as_role, faulty):
    client, url = as_role(EDITORS), reverse("desk_quality")

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    few = queries()
    GlossaryTermFactory.create_batch(5)
    assert queries() == few


def test_the_report_is_a_spreadsheet_too(as_role, faulty):
    CrisisResourceFactory()
    client, url = as_role(EDITORS), reverse("desk_quality")
    csv = b"".join(client.get(url, {"export": "csv", "type": "term"}).streaming_content).decode()
    assert csv.splitlines()[0] == "Title,Type,Language,Verdict,Hardest to read,Findings"
    assert csv.splitlines()[1].startswith("Faulty,Glossary term,English,Must change,,")
    answer = client.get(url, {"export": "xlsx", "type": "term"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet["A2"].value == "Faulty"


def test_a_field_has_the_name_that_its_form_gives_it():
    score = {"field": "copy_print", "score": 5.25, "formula": "flesch_kincaid"}
    reading = Reading(label="programs.levelofcare", result={"scores": [score]})
    assert hardest_of(reading) == "Print copy: grade 5.25"


def test_the_rules_are_listed_with_their_sources(as_role):
    html = as_role(EDITORS).get(reverse("desk_quality_rules")).content.decode()
    assert "person with a substance use disorder (SUD)" in html
    assert "NIDA, NIAAA, AP, VA" in html
    assert "C01" in html


@pytest.mark.parametrize("name", ["desk_quality", "desk_quality_rules"])
def test_who_edits_nothing_sees_no_report(as_role, name):
    assert as_role(DESIGNERS).get(reverse(name)).status_code in (302, 403)


def test_publishers_change_the_house_style_and_editors_do_not(client, as_role):
    url = reverse("wagtailsettings:edit", args=["programs", "housestyle"])
    assert as_role(EDITORS).get(url, follow=False).status_code in (302, 403)
    client.logout()
    publisher = as_role(PUBLISHERS)
    url = reverse("wagtailsettings:edit", args=["programs", "housestyle", HouseStyle.load().pk])
    assert publisher.get(url).status_code == 200
    words = {
        "words-count": "1",
        "words-0-deleted": "",
        "words-0-order": "0",
        "words-0-type": "word",
        "words-0-id": "",
        "words-0-value-language": "en",
        "words-0-value-phrase": "journey",
        "words-0-value-prefer": "way",
        "words-0-value-severity": "warning",
        "rule_changes-count": "0",
        "names-count": "0",
    }
    publisher.post(url, words)
    assert HouseStyle.load().words[0].value["prefer"] == "way"
