"""What waits is counted on the home page, and listed, filtered and exported in reports."""

import csv
import datetime
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Locale

from cms.desk.roles import DESIGNERS, EDITORS
from programs.models import Faq
from tests.factories.programs import CrisisResourceFactory, FaqFactory, GlossaryTermFactory
from tests.publishing_once import published_once

DAY = datetime.timedelta(days=1)
DRAFTS, REVIEWS = "desk_drafts", "desk_reviews_due"


@pytest.fixture(scope="module")
def _written(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        for title, days in (("Late", -3), ("Soon", 3), ("Later", 300)):
            page = FaqFactory(title=title)
            Faq.objects.filter(pk=page.pk).update(review_due=timezone.localdate() + days * DAY)
        writer = get_user_model().objects.create_user("omar", "o@example.org", "x")
        theirs = Faq.objects.get(title="Late")
        theirs.save_revision(user=writer)
        GlossaryTermFactory(title="New term", live=False).save_revision(user=writer)
        yield


@pytest.fixture
def editor(_written, db, as_role):
    client = as_role(EDITORS)
    Faq.objects.get(title="Soon").save_revision(user=get_user_model().objects.get(username=EDITORS))
    return client


def titles(client, name, **asked):
    return [row.title for row in client.get(reverse(name), asked).context["object_list"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Soon", "New term", "Late"]),
        ({"by": "mine"}, ["Soon"]),
        ({"by": "others", "state": "new"}, ["New term"]),
        ({"kind": "Glossary term"}, ["New term"]),
    ],
)
def test_drafts_are_listed_by_who_what_and_state(editor, asked, found):
    assert titles(editor, DRAFTS, **asked) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "FAQ"}, ["Late", "Soon", "Later"]),
        ({"state": "overdue"}, ["Late"]),
        ({"state": "soon", "kind": "FAQ"}, ["Soon"]),
    ],
)
def test_reviews_are_listed_by_state_the_latest_first(editor, asked, found):
    assert titles(editor, REVIEWS, **asked) == found


@pytest.mark.parametrize("name", [DRAFTS, REVIEWS])
def test_both_are_spreadsheets_too(editor, name):
    url = reverse(name)
    table = b"".join(editor.get(url, {"export": "csv"}).streaming_content).decode()
    first, *others = csv.reader(StringIO(table))
    assert first[0] == "Title"
    assert "Late" in [row[0] for row in others]
    answer = editor.get(url, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet.max_row == len(others) + 1


@pytest.mark.parametrize("name", [DRAFTS, REVIEWS])
def test_who_writes_nothing_sees_none(db, as_role, name):
    assert as_role(DESIGNERS).get(reverse(name)).status_code == 302


def test_the_home_counts_what_waits_and_leads_to_it(editor):
    html = " ".join(editor.get("/admin/").content.decode().split())
    for number, words, url in (
        (1, "draft of mine", "/admin/reports/drafts/?by=mine"),
        (1, "review overdue", "/admin/reports/reviews-due/?state=overdue"),
        (0, "wait for me", "/admin/reports/workflow_tasks/?reviewable=true"),
        (0, "links that lead nowhere", "/admin/reports/dead-links/"),
        (0, "printed pieces out of date", "/admin/reports/print-editions/"),
    ):
        assert f'href="{url}"><strong>{number}</strong> {words}</a>' in html


def test_the_report_of_translations_costs_the_same_for_many(editor):
    Locale.objects.get_or_create(language_code="es-us")
    url = reverse("translation_gaps")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(url).status_code == 200
        return len(captured)

    queries()
    few = queries()
    FaqFactory.create_batch(4)
    CrisisResourceFactory()
    assert queries() == few
