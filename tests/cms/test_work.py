"""What waits is counted on the home page, and listed, filtered and exported in reports."""

import csv
import datetime
import re
from io import BytesIO, StringIO
from urllib.parse import parse_qsl

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
from publishing.models import Reading
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


def chart(html, heading):
    """The rows of a chart: words → (number, where it leads, length of the bar in percent)."""
    table = html.partition(f"<caption>{heading}</caption>")[2].partition("</table>")[0]
    rows = re.findall(
        r'<th scope="row">(?:<a href="(.+?)">)?([^<]+).*?number">(\d+)</span>.*?width="([\d.]+)%"',
        table,
        re.DOTALL,
    )
    return {words: (int(number), url, float(width)) for url, words, number, width in rows}


def test_a_chart_tells_when_reviews_come_and_leads_to_each_month(editor):
    in_a_while = timezone.localdate() + 95 * DAY
    Faq.objects.filter(title="Later").update(review_due=in_a_while)
    rows = chart(editor.get("/admin/").content.decode(), "Reviews by month")
    assert rows["Overdue"] == (1, "/admin/reports/reviews-due/?state=overdue", 100)
    assert len(rows) == 7
    number, url, _ = rows[f"{in_a_while:%B %Y}"]
    assert number == 1
    assert titles(editor, REVIEWS, **dict(parse_qsl(url.partition("?")[2]))) == ["Later"]


def test_a_chart_tells_how_much_is_translated(editor):
    Locale.objects.get_or_create(language_code="es-us")
    rows = chart(editor.get("/admin/").content.decode(), "Translated: Español")
    number = rows["Not translated"][0]
    assert rows["Up to date"] == (0, "", 0)
    assert rows["Not translated"][1:] == (
        "/admin/reports/translation-gaps/?locale=es-US&amp;state=missing",
        100,
    )
    assert len(editor.get(reverse("translation_gaps")).context["object_list"]) == number > 0


def test_a_chart_tells_what_fails_quality(editor):
    quality = editor.get(reverse("desk_quality"))  # reads what was not read yet
    Reading.objects.filter(pk=Reading.objects.first().pk).update(verdict="block")
    rows = chart(editor.get("/admin/").content.decode(), "Quality")
    assert rows["Fail"][:2] == (1, "/admin/reports/quality/?verdict=block")
    assert sum(number for number, *_ in rows.values()) == len(quality.context["object_list"])


def test_a_chart_that_asks_for_no_work_is_left_out(editor):
    Faq.objects.update(review_due=timezone.localdate() + 400 * DAY)
    Reading.objects.update(verdict="pass")
    html = editor.get("/admin/").content.decode()
    assert "<caption>Reviews by month" not in html
    assert "<caption>Quality" not in html


def test_the_panels_of_the_home_ask_for_the_same_once(editor):
    with CaptureQueriesContext(connection) as captured:
        editor.get("/admin/")
    asked = [query["sql"] for query in captured if '"desk_day"' in query["sql"]]
    assert len(asked) == 2  # drafts, and reviews
    assert len(set(asked)) == 2


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
