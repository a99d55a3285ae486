"""Review dates: who moves them, what an overdue one does on every channel, and who is reminded."""

import datetime
from contextlib import contextmanager
from unittest import mock
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale

from cms.desk.reminders import remind
from programs.models import ProgramType, ReviewReminder, ReviewSettings
from programs.signing import STATEMENTS
from programs.stream_problems import stream_problems
from publishing.head import read_head
from publishing.models import Version
from publishing.schedule import seconds_until_change
from publishing.verifying import differences
from tests.cms.forms import form_data
from tests.contract.client import ContractClient
from tests.factories import programs as make
from tests.publishing_once import published_once

PROGRAM = "/api/v1/programs/standard-iop/"
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        yield make.ProgramTypeFactory(slug="standard-iop", title="Standard IOP", variant="standard")


@pytest.fixture
def program(published, db):
    return ProgramType.objects.get(pk=published.pk)


@pytest.fixture
def reader():
    return ContractClient()


@contextmanager
def days_later(days):
    """Everything happens some days from now, at noon."""
    moment = timezone.localtime().replace(hour=12) + days * DAY
    with mock.patch("django.utils.timezone.now", return_value=moment.astimezone(datetime.UTC)):
        yield


@pytest.fixture
def policy(db, django_capture_on_commit_callbacks):
    """Review programs otherwise: policy(if_overdue=…, after_days=…)."""

    def changed(**values):
        own = {"kind": "ProgramType", "every_days": 365, "reason": "A test.", **values}
        settings = ReviewSettings.objects.first() or ReviewSettings()
        settings.policies = [("policy", own)]
        settings.full_clean()
        if problems := [message for _, message in stream_problems(settings)]:
            raise ValidationError(problems)
        with django_capture_on_commit_callbacks(execute=True):
            settings.save()

    return changed


def review_url(document):
    return f"/admin/reviews/{document._meta.label_lower}/{document.pk}/"


def record(client, document, **values):
    client.force_login(get_user_model().objects.get(username="admin"))
    today = timezone.localdate()
    reviewer = make.ReviewerFactory(title="A. Person", role="Medical director")
    form = {
        "reviewer": reviewer.pk,
        "day": today.isoformat(),
        "due": (today + 500 * DAY).isoformat(),
        "whole": "on",
        "comment": "Read against the manual.",
        **dict.fromkeys(STATEMENTS, "on"),
    }
    return client.post(review_url(document), {**form, **values}, follow=True)


# What moves the dates.


def test_a_whole_page_review_moves_the_dates_in_public(admin_client, program, reader):
    with days_later(100):
        answer = record(admin_client, program)
        assert "Recorded." in answer.content.decode()
        meta = reader.get(PROGRAM).json()["meta"]
        assert meta["last_reviewed"] == timezone.localdate().isoformat()
        assert meta["review_due"] == (timezone.localdate() + 500 * DAY).isoformat()
        named = {
            "locale": "en-US",
            "title": "A. Person",
            "credentials": "",
            "role": "Medical director",
        }
        assert meta["reviewed_by"] == [named]
        history = admin_client.get(f"/admin/pages/{program.pk}/history/").content.decode()
        assert "by A. Person, Medical director" in history


def test_a_review_leaves_a_draft_a_draft(admin_client, program, reader):
    program.copy_short = "Words that nobody has published."
    program.save_revision()
    record(admin_client, program)
    public = reader.get(PROGRAM).json()
    assert public["copy"]["short"] == "One line about it."
    draft = ProgramType.objects.get(pk=program.pk).get_latest_revision_as_object()
    assert draft.copy_short == "Words that nobody has published."
    assert draft.review_due.isoformat() == public["meta"]["review_due"]
    assert draft.has_unpublished_changes


def test_an_edit_moves_no_date_whatever_its_form_sends(program):
    form = type(program).get_edit_handler().get_form_class()
    assert {"last_reviewed", "review_due", "reviewed_by"}.isdisjoint(form.base_fields)


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"day": "2999-01-01"}, "day", "cannot lie in the future"),
        ({"due": "2999-01-01"}, "due", "within three years"),
        ({"whole": ""}, "whole", "required"),
        ({"reviewer": ""}, "reviewer", "required"),
    ],
)
def test_a_wrong_review_is_refused_at_its_field(admin_client, program, values, field, words):
    errors = record(admin_client, program, **values).context["form"].errors
    assert words in " ".join(errors[field])
    program.refresh_from_db()
    assert program.last_reviewed == timezone.localdate()


def test_a_page_in_a_workflow_is_reviewed_there(admin_client, program):
    program.save_revision()
    program.get_workflow().start(program, get_user_model().objects.get(username="admin"))
    answer = record(admin_client, program)
    assert "Finish or cancel that first" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "model", "status"),
    [
        ("Clinical reviewers", make.ProgramTypeFactory, 200),
        ("Editors", make.ProgramTypeFactory, 302),
        ("Publishers", make.ProgramTypeFactory, 302),
        ("Designers", make.ProgramTypeFactory, 302),
        ("Editors", make.LocationFactory, 200),
        ("Designers", make.LocationFactory, 302),
        ("Clinical reviewers", make.ComponentFactory, 200),
    ],
)
def test_clinical_content_is_reviewed_by_reviewers(as_role, program, role, model, status):
    assert as_role(role).get(review_url(model())).status_code == status


def test_what_a_review_lacks_stands_in_the_review_tab(admin_client, program):
    draft = make.ProgramTypeFactory(live=False, reviewed_by=[], last_reviewed=None, review_due=None)
    url = f"/admin/pages/{draft.pk}/edit/"
    editor = admin_client.get(url)
    assert "Nobody has checked it as a whole yet" in editor.content.decode()
    answer = admin_client.post(url, {**form_data(editor), "action-publish": "1"})
    told = [
        mark.text.strip()
        for mark in BeautifulSoup(answer.content, "html.parser").select(
            ".desk-review .error-message"
        )
    ]
    assert told == [
        "Let a reviewer check it first: this is clinical content.",
        "Nobody has reviewed the whole page yet.",
        "A review sets the day of the next one.",
    ]


# What an overdue review does.


def test_an_answer_says_what_becomes_of_an_overdue_document(program, reader):
    review = reader.get(PROGRAM).json()["meta"]["review"]
    day = program.review_due + 61 * DAY
    expected = {
        "if_overdue": "hide_from_print",
        "effective_on": day.isoformat(),
        "in_effect": False,
    }
    assert review == expected


def test_print_loses_what_is_overdue_for_too_long(program, reader):
    due = (program.review_due - timezone.localdate()).days
    with days_later(due + 60):
        call_command("publish_scheduled")
        assert reader.get(f"{PROGRAM}?channel=print").status_code == 200
        assert reader.get(PROGRAM).json()["meta"]["review_state"] == "overdue"
    with days_later(due + 61):
        call_command("publish_scheduled")
        assert reader.get(f"{PROGRAM}?channel=print").status_code == 404
        document = reader.get(PROGRAM).json()
        assert document["channels"] == ["web", "mobile"]
        assert document["meta"]["review"]["in_effect"]
        assert [str(each) for each in differences()] == []


def test_withheld_content_leaves_every_channel_and_comes_back(
    admin_client, client, program, policy, reader
):
    due = (program.review_due - timezone.localdate()).days
    policy(if_overdue="withhold", after_days=10)
    with days_later(due + 10):
        cursor = reader.get("/api/v1/sync/?limit=100").json()["cursor"]
        call_command("publish_scheduled")
        assert reader.get(PROGRAM).status_code == 200
        public = timezone.now()
    with days_later(due + 11):
        call_command("publish_scheduled")
        for channel in ("web", "mobile", "print"):
            assert reader.get(f"{PROGRAM}?channel={channel}").status_code == 404
        gone = reader.get("/api/v1/resolve/?path=/programs/standard-iop/")
        assert (gone.status_code, gone.json()["reason"]) == (410, "overdue")
        page = client.get("/programs/standard-iop/")
        assert page.status_code == 410
        assert "We are checking what it says" in page.content.decode()
        answer = reader.get(f"/api/v1/sync/?{urlencode({'cursor': cursor})}").json()
        told = answer["items"]
        deleted = [item["reason"] for item in told if item["op"] == "delete"]
        assert deleted == ["overdue"]
        # What was said is still on record for who may read the past.
        then = Version.objects.as_of(public).filter(document_id=program.translation_key)
        assert then.exists()
        assert not Version.objects.as_of(timezone.now()).filter(pk__in=then).exists()
        call_command("publish_scheduled")
        assert Version.objects.filter(document_id=program.translation_key).count() == 3
        record(admin_client, program)
        assert reader.get(PROGRAM).status_code == 200


def test_no_answer_outlives_the_day_on_which_it_is_withheld(program, policy):
    policy(if_overdue="withhold", after_days=0)
    due = (program.review_due - timezone.localdate()).days
    midnight = timezone.localtime(read_head().next_change_at)
    assert midnight.date() == program.review_due + DAY
    assert (midnight.hour, midnight.minute) == (0, 0)
    with days_later(due + 1):
        # The scheduler has not come yet: nothing is kept.
        assert seconds_until_change(read_head().next_change_at, 300) == 0
        call_command("publish_scheduled")
        assert seconds_until_change(read_head().next_change_at, 300) == 300


@pytest.mark.parametrize(
    ("kind", "if_overdue"),
    [
        ("CrisisResource", "withhold"),
        ("CrisisResource", "hide_from_print"),
        ("HomePage", "withhold"),
    ],
)
def test_what_readers_must_find_is_never_withheld(policy, kind, if_overdue):
    with pytest.raises(ValidationError, match="readers must always find it"):
        policy(kind=kind, if_overdue=if_overdue, after_days=0)


def test_one_kind_has_one_policy(db):
    own = {"kind": "Faq", "every_days": 365, "if_overdue": "flag", "after_days": 0, "reason": "x"}
    settings = ReviewSettings(policies=[("policy", own), ("policy", own)])
    with pytest.raises(ValidationError, match="one policy only for each: Questions"):
        settings.full_clean()


def test_publishers_set_the_policies(as_role, db):
    page = as_role("Publishers").get("/admin/settings/programs/reviewsettings/", follow=True)
    assert "730 days" in page.content.decode()


# Reminders.


@pytest.fixture
def reviewer(db):
    user = get_user_model().objects.create_user("rita", "rita@example.org", "x")
    user.groups.add(Group.objects.get(name="Clinical reviewers"))
    return user


def test_reminders_come_before_and_after_and_never_twice(program, reviewer):
    due = (program.review_due - timezone.localdate()).days
    sent = []
    for day in (due - 61, due - 60, due - 59, due - 14, due, due + 1, due + 2, due + 30, due + 99):
        with days_later(day):
            remind()
            remind()
            sent.append(len(mail.outbox))
    assert sent == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    first, *_, last = mail.outbox
    assert first.to == ["rita@example.org"]
    assert "“Standard IOP”: due in 60 days" in first.body
    assert f"/admin/pages/{program.pk}/edit/" in first.body
    assert "overdue by 30 days" in last.body


def test_a_new_due_date_is_a_new_thing_to_be_reminded_of(admin_client, program, reviewer):
    due = (program.review_due - timezone.localdate()).days
    with days_later(due):
        remind()
        record(admin_client, program, due=(timezone.localdate() + 20 * DAY).isoformat())
        remind()
    assert sum("“Standard IOP”" in each.body for each in mail.outbox) == 2


def test_what_the_mail_server_refuses_is_sent_in_the_next_round(program, reviewer, monkeypatch):
    due = (program.review_due - timezone.localdate()).days
    with days_later(due):
        with mock.patch.object(EmailBackend, "send_messages", side_effect=ConnectionError):
            assert remind() == 0
        assert remind() == 1
        assert remind() == 0


def test_what_is_taken_back_is_the_one_that_was_refused(program, reviewer):
    """The Spanish program is due on the same day, and its reminder went out before."""
    due = program.review_due
    spanish = ReviewReminder.objects.create(
        user=reviewer,
        document_id=program.translation_key,
        locale=Locale.objects.get_or_create(language_code="es-us")[0],
        due=due,
        days=-14,
    )
    with (
        days_later((due - timezone.localdate()).days),
        mock.patch.object(EmailBackend, "send_messages", side_effect=ConnectionError),
    ):
        assert remind() == 0
    assert ReviewReminder.objects.get() == spanish
