"""The report of what is untranslated or out of date."""

import io

import openpyxl
import pytest
from wagtail_localize.models import TranslationSource

from cms.desk.gaps import CHANGED, MISSING, WAITING, gaps
from tests.factories.programs import ComponentFactory, GlossaryTermFactory
from tests.factories.translations import published_translation

REPORT = "/admin/reports/translation-gaps/"


@pytest.fixture
def term(db):
    return GlossaryTermFactory(title="Step-down", slug="step-down")


def state_of(document):
    row = gaps("es-US").filter(document_id=document.translation_key).first()
    return row and row.state


def test_a_document_without_a_translation(term):
    assert state_of(term) == MISSING


def test_a_translated_document_is_no_gap(term):
    published_translation(term)
    assert state_of(term) is None


def change(term):
    term.refresh_from_db()
    term.plain = "other words"
    term.save_revision().publish()


def test_a_source_that_has_changed_since(term):
    published_translation(term)
    change(term)
    assert state_of(term) == CHANGED


def test_a_change_that_translators_have_got_and_then_translated(term):
    published_translation(term)
    change(term)
    TranslationSource.objects.get().update_from_db()
    assert state_of(term) == WAITING
    published_translation(term, "otras palabras")
    assert state_of(term) is None


def test_the_report_lists_and_filters(admin_client, term):
    published_translation(ComponentFactory(title="Talking together"))
    page = admin_client.get(REPORT).content.decode()
    assert "Step-down" in page
    assert "Not translated" in page
    assert "Talking together" not in page
    assert "Step-down" not in admin_client.get(f"{REPORT}?state=changed").content.decode()
    assert "Step-down" in admin_client.get(f"{REPORT}?type=term&locale=es-US").content.decode()


def test_the_report_as_a_spreadsheet(admin_client, term):
    lines = b"".join(admin_client.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert lines.startswith("Title,Kind,State,")
    assert "Step-down,Glossary term,Not translated," in lines
    answer = admin_client.get(f"{REPORT}?export=xlsx")
    content = getattr(answer, "streaming_content", None) or [answer.content]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(content))).active
    assert [cell.value for cell in sheet[2]][:3] == ["Step-down", "Glossary term", "Not translated"]


def test_an_editor_finds_it_in_the_menu(admin_client, term):
    assert REPORT in admin_client.get("/admin/").content.decode()
