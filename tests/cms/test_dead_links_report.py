"""The report of links that readers cannot follow."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.desk.dead_links import dead_links
from cms.desk.dead_links_report import HEADINGS
from programs.models import Component, ProgramType
from tests.factories import programs as make
from tests.publishing_once import published_once

URL = "/admin/reports/dead-links/"


def part(heading, *links):
    text = " ".join(f'See <a linktype="page" id="{page.pk}">{words}</a>.' for page, words in links)
    return {
        "aspect": "overview",
        "heading": heading,
        "body": f"<p>{text}</p>",
        "stands_alone": True,
    }


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker):
    """A program that links to one public page and to four that are not, in different ways."""
    with published_once(django_db_blocker):
        level = make.LevelOfCareFactory(title="A public level")
        draft = make.FaqFactory(title="A draft", live=False)
        taken_off = make.FaqFactory(title="Taken off")
        private = make.BenefitFactory(title="Private page")
        deleted = make.FaqFactory(title="Deleted page")
        make.ProgramTypeFactory(
            title="Linking program",
            level=level,
            modules=[
                part("Where to go", (level, "the level"), (draft, "the draft")),
                part("Next", (taken_off, "old page"), (private, "secret"), (deleted, "lost")),
            ],
        )
        make.ComponentFactory(title="Linking part", modules=[part("Alone", (draft, "a draft too"))])
        make.ProgramTypeFactory(
            title="Unpublished", level=level, live=False, modules=[part("No", (draft, "unseen"))]
        )
        taken_off.unpublish()
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        deleted.delete(user=make_user("deleter"))
        yield draft


def make_user(name):
    return get_user_model().objects.create_superuser(name, f"{name}@example.org", "x")


@pytest.fixture
def admin(client, db):
    client.force_login(make_user("nora"))
    return client


def exported(client, query=""):
    response = client.get(f"{URL}?export=csv{query}")
    return list(csv.DictReader(StringIO(response.getvalue().decode())))


def told(rows):
    names = [HEADINGS[name] for name in ("document", "part", "words", "target", "reason")]
    return {tuple(row[name] for name in names) for row in rows}


def test_each_link_is_listed_with_its_place_its_words_and_why(admin, written):
    assert told(exported(admin)) == {
        (
            "Linking program",
            "Where to go",
            "the draft",
            "A draft",
            "It is not published yet.",
        ),
        ("Linking program", "Next", "old page", "Taken off", "It was taken off the website."),
        (
            "Linking program",
            "Next",
            "secret",
            "Private page",
            "It is private: readers would need a login or a password.",
        ),
        ("Linking program", "Next", "lost", "Deleted page", "It was deleted."),
        ("Linking part", "Alone", "a draft too", "A draft", "It is not published yet."),
    }


def test_the_screen_leads_to_both_ends_of_a_link(admin, written):
    html = admin.get(URL).content.decode()
    assert "the draft" in html
    assert "unseen" not in html
    assert "the level" not in html
    assert f"/admin/pages/{written.pk}/edit/" in html


def test_a_link_leaves_the_report_when_its_page_is_published(admin, written):
    written.get_latest_revision_as_object().save_revision().publish()
    assert {row[HEADINGS["words"]] for row in exported(admin)} == {"old page", "secret", "lost"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("&target=deleted", {"lost"}),
        ("&target=hidden", {"the draft", "old page", "secret", "a draft too"}),
    ],
)
def test_it_can_be_filtered_by_what_became_of_the_page(admin, written, query, words):
    assert {row[HEADINGS["words"]] for row in exported(admin, query)} == words


def test_it_can_be_filtered_by_kind_of_document(admin, written):
    (row,) = exported(admin, "&kind=Component")
    assert row[HEADINGS["document"]] == "Linking part"


def test_it_can_be_taken_along_as_a_workbook(admin, written):
    response = admin.get(f"{URL}?export=xlsx")
    sheet = openpyxl.load_workbook(BytesIO(response.getvalue())).active
    assert [cell.value for cell in sheet[1]] == list(HEADINGS.values())
    assert sheet.max_row == 6


def test_it_says_so_when_there_is_none(admin, written):
    for model in (ProgramType, Component):
        model.objects.update(live=False)
    assert "Every link leads somewhere" in admin.get(URL).content.decode()


def test_it_costs_the_same_queries_however_many_links_there_are(
    admin, written, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as before:
        dead_links()
    many = [part(f"Part {number}", (written, f"draft {number}")) for number in range(20)]
    make.BenefitFactory(modules=many)
    with django_assert_num_queries(len(before)):
        assert len(dead_links()) == 25


def test_it_stands_in_the_menu_of_those_who_write_and_is_closed_to_others(admin, written, client):
    assert URL in admin.get("/admin/").content.decode()
    reader = get_user_model().objects.create_user("reader", "r@example.org", "x", is_staff=True)
    client.force_login(reader)
    assert client.get(URL).status_code == 302
