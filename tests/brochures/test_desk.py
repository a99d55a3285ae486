"""Copyfit as an editor sees it: the page of a brochure, and the panel beside a form."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from brochures.desk.drafts import check_draft
from brochures.desk.words import field_words
from brochures.models import Brochure
from brochures.reports import report_on
from programs.models import Component, LevelOfCare, ProgramType
from publishing.documents import draft_version
from tests.brochures.conftest import publish
from tests.cms.forms import form_data
from tests.factories import programs as make

LISTING = "/admin/snippets/brochures/brochure/"


@pytest.fixture
def desk(client, db):
    client.force_login(get_user_model().objects.create_superuser("nora"))
    return client


@pytest.fixture
def program(brochure):
    return ProgramType.objects.get(pk=brochure.subject_id)


def page_of(desk, brochure, query=""):
    return desk.get(f"/admin/brochures/{brochure.pk}/copyfit/{query}").content.decode()


def test_the_page_says_of_each_slot_what_fills_it_and_how_it_stands(desk, brochure, fake_press):
    fake_press.heights["in2-suits"] = 999
    text = re.sub(r"\s+", " ", page_of(desk, brochure))
    assert "1 text does not fit" in text
    assert "Inside panel 2, in2.suits" in text
    assert "Too long" in text
    assert "Level of care: suits" in text
    assert "Program: print copy" in text
    assert re.search(r'sublabel[^>]*"> Our IOP </span>', text)
    assert f"/admin/pages/{brochure.subject_id}/edit/" in text


def test_the_page_has_a_tab_for_each_language(desk, brochure, spanish, fake_press):
    page = page_of(desk, brochure, "?locale=es-US")
    assert re.search(r'hreflang="es-US" aria-current="page"', page)
    assert re.search(r'hreflang="en-US"(?! aria-current)', page)
    assert desk.get(f"/admin/brochures/{brochure.pk}/copyfit/?locale=fr-FR").status_code == 404


def test_the_page_says_what_keeps_the_brochure_from_being_checked(desk, brochure, program):
    program.unpublish()
    assert "“Standard IOP” is not published." in page_of(desk, brochure)


def test_the_sheets_have_a_frame_for_every_state(desk, brochure, fake_press):
    fake_press.heights["in2-suits"] = 999
    answer = desk.get(f"/admin/brochures/{brochure.pk}/sheets/")
    page = answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert re.search(r"#in2-suits \{ outline: 3px solid #b3261e", page)
    assert re.search(r"#in1-main \{ outline: 1px solid #1b6e53", page)
    assert "picture:" not in page
    assert "font:news" not in page
    assert "/static/fonts/newsreader/" in page


def test_a_layout_that_flows_has_no_sheets(desk, brochure, fake_press):
    Brochure.objects.filter(pk=brochure.pk).update(layout="reader-letter")
    assert "<iframe" not in page_of(desk, brochure)
    assert desk.get(f"/admin/brochures/{brochure.pk}/sheets/").status_code == 404


def test_a_new_brochure_has_an_address_from_its_name_and_keeps_it(desk, brochure):
    new = desk.get("/admin/snippets/brochures/brochure/add/").content.decode()
    old = desk.get(f"/admin/snippets/brochures/brochure/edit/{brochure.pk}/").content.decode()
    title = re.compile(r'<(?:input|textarea)[^>]*name="title"[^>]*>')
    assert 'data-w-sync-target-value="#id_slug"' in title.search(new)[0]
    assert "keyup-&gt;w-sync#apply" in title.search(new)[0]
    assert "w-sync#apply" not in title.search(old)[0]


@pytest.mark.parametrize("name", ["copyfit", "sheets"])
def test_nobody_else_sees_it(client, brochure, name):
    answer = client.get(f"/admin/brochures/{brochure.pk}/{name}/")
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]


def test_the_list_tells_the_last_check_and_when_it_no_longer_holds(
    desk, brochure, program, fake_press
):
    listing = desk.get(LISTING).content.decode()
    assert "Not checked yet" in listing
    assert re.search(r"<td[^>]*>\s*English\s*</td>", listing)
    report_on(brochure)
    assert "English: fits" in desk.get(LISTING).content.decode()
    program.copy_print = "Other words."
    publish(program)
    assert "English: changed since the check" in desk.get(LISTING).content.decode()
    fake_press.heights["in2-suits"] = 999
    report_on(brochure)
    assert "English: 1 too long or too wide" in desk.get(LISTING).content.decode()


def test_the_list_costs_the_same_however_long(
    desk, brochure, fake_press, django_assert_num_queries
):
    report_on(brochure)
    desk.get(LISTING)
    with CaptureQueriesContext(connection) as one:
        desk.get(LISTING)
    for number in range(4):
        copy = Brochure.objects.create(
            title=f"Copy {number}", slug=f"copy-{number}", subject=brochure.subject
        )
        report_on(copy)
    with django_assert_num_queries(len(one)):
        desk.get(LISTING)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("program.copy.print", "Program: print copy"),
        ("level.suits[].text", "Level of care: suits"),
        ("subject.title", "Page: title"),
        ("facts", "Level of care: schedule and length"),
        ("words.legal", "Layout: legal"),
    ],
)
def test_a_field_has_a_name_that_people_know(source, words):
    assert field_words(source) == words


def found_for(instance):
    return {finding.locale: finding for finding in check_draft(draft_version(instance))}


def test_unsaved_words_are_checked_in_the_place_of_the_public_ones(program, fake_press):
    fake_press.heights["in1-main"] = lambda html: 999 if "not saved" in html else 100
    program.copy_print = program.copy_medium = program.copy_short = "Words not saved."
    finding = found_for(program)["en-US"]
    assert [verdict.slot for verdict in finding.misfits] == ["in1.main"]
    assert ProgramType.objects.get(pk=program.pk).copy_print != "Words not saved."


def test_a_draft_of_shared_words_is_checked_where_they_are_inlined(brochure, fake_press):
    component = Component.objects.get(title="Group counseling")
    component.title = "Counseling in groups, not saved"
    finding = found_for(component)["en-US"]
    assert [verdict.slot for verdict in finding.verdicts] == ["in2.expect"]
    assert "Counseling in groups, not saved" in fake_press.measured[-1]["html"]


def test_only_slots_with_words_of_the_draft_are_told(brochure, fake_press):
    level = LevelOfCare.objects.get(slug="iop")
    slots = {verdict.slot for verdict in found_for(level)["en-US"].verdicts}
    assert {"in2.suits", "in3.facts"} <= slots
    assert not slots & {"in1.main", "cover.title", "back.crisis"}


def test_a_draft_that_no_brochure_prints_has_no_finding(brochure, fake_press):
    other = make.ProgramTypeFactory(level=LevelOfCare.objects.get(slug="op"), title="Other")
    assert found_for(other) == {}


def test_a_translation_is_checked_in_its_own_language_alone(brochure, spanish, fake_press):
    assert set(found_for(spanish)) == {"es-US"}
    assert set(found_for(ProgramType.objects.get(pk=brochure.subject_id))) == {"en-US"}


def test_words_that_are_read_as_a_fallback_are_checked_there_too(brochure, spanish, fake_press):
    """The level has no Spanish yet, so the Spanish brochure prints it in English."""
    assert set(found_for(LevelOfCare.objects.get(slug="iop"))) == {"en-US", "es-US"}


def test_a_draft_that_breaks_a_brochure_says_how(brochure, program, fake_press):
    report_on(brochure)
    program.channels = ["web"]
    assert "switched off for print" in found_for(program)["en-US"].problem


def test_the_panel_is_beside_what_brochures_can_print(desk, program):
    page = desk.get(f"/admin/pages/{program.pk}/edit/").content.decode()
    assert f'data-print-check="/admin/brochures/draft/page/{program.pk}/"' in page
    assert "admin/print-check.js" in page
    component = Component.objects.first()
    page = desk.get(f"/admin/snippets/programs/component/edit/{component.pk}/").content.decode()
    assert f'data-print-check="/admin/brochures/draft/programs/component/{component.pk}/"' in page


def test_the_panel_is_not_beside_anything_else(desk, brochure):
    page = desk.get(f"{LISTING}edit/{brochure.pk}/").content.decode()
    assert "data-print-check" not in page


def posted(desk, program, **changes):
    edit = desk.get(f"/admin/pages/{program.pk}/edit/")
    return desk.post(f"/admin/brochures/draft/page/{program.pk}/", {**form_data(edit), **changes})


def test_a_posted_form_is_answered_with_findings_and_saves_nothing(desk, program, fake_press):
    revisions = program.revisions.count()
    fake_press.heights["cover-title"] = lambda html: 999 if "A new title" in html else 50
    page = posted(desk, program, title="A new title").content.decode()
    assert 'data-misfits="1"' in page
    assert "Cover · Page: title" in page
    assert "Past the end: “too long”" in page
    program.refresh_from_db()
    assert program.title == "Standard IOP"
    assert program.revisions.count() == revisions


def test_a_form_with_errors_waits(desk, program, fake_press):
    page = posted(desk, program, slug="not a slug!").content.decode()
    assert "when the form has no errors" in page
    assert fake_press.measured == []


def test_who_may_not_edit_a_document_may_not_check_it(client, program, fake_press):
    user = get_user_model().objects.create_user("reader")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    component = Component.objects.first()
    for address in (f"page/{program.pk}", f"programs/component/{component.pk}"):
        answer = client.post(f"/admin/brochures/draft/{address}/")
        assert answer.status_code == 302
        assert answer["Location"] == "/admin/"
    assert fake_press.measured == []


@pytest.mark.parametrize("address", ["auth/user/1", "programs/nothing/1", "programs/source/1"])
def test_only_documents_have_a_check(desk, address):
    assert desk.post(f"/admin/brochures/draft/{address}/").status_code == 404
