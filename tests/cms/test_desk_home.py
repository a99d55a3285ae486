"""The home page of the admin says what to do next, at a fixed price."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.desk import dashboard
from cms.desk.roles import DESIGNERS, EDITORS
from programs.models import CrisisResource, DemoRecord, Faq, Organization, ProgramType
from tests.factories.programs import (
    ComponentFactory,
    CrisisResourceFactory,
    FaqFactory,
    LevelOfCareFactory,
    ProgramTypeFactory,
)

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def person(client):
    user = get_user_model().objects.create_superuser("nora", "nora@example.org", "x")
    client.force_login(user)
    return user


@pytest.fixture
def today():
    return timezone.localdate()


def home(client):
    return client.get("/admin/").content.decode()


def test_my_drafts_wait_under_their_new_title_and_others_do_not(client, person):
    mine, other = LevelOfCareFactory(), LevelOfCareFactory()
    mine.title = "My new title"
    mine.save_revision(user=person)
    other.title = "Their new title"
    other.save_revision(user=get_user_model().objects.create_user("omar", "o@example.org", "x"))
    part = ComponentFactory(title="My part")
    part.save_revision(user=person)
    html = home(client)
    assert "Your drafts" in html
    assert "My new title" in html
    assert "My part" in html
    assert "Their new title" not in html


def test_the_menu_offers_nothing_that_content_cannot_show(client):
    html = home(client)
    assert "/admin/images/" in html
    assert "/admin/documents/" not in html


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-12, "overdue by 12 days"),
        (-1, "overdue by 1 day"),
        (0, "due today"),
        (1, "due in 1 day"),
        (60, "due in 60 days"),
        (61, None),
    ],
)
def test_reviews_show_from_sixty_days_ahead(client, today, days, words):
    page = ProgramTypeFactory(title="Checked program")
    ProgramType.objects.filter(pk=page.pk).update(review_due=today + days * DAY)
    html = home(client)
    assert (words in html) if words else ("To check again" not in html)


def test_a_crisis_number_is_due_by_its_own_date(client, today):
    help_line = CrisisResourceFactory(title="Night line")
    CrisisResource.objects.filter(pk=help_line.pk).update(recheck_due=today - DAY)
    html = home(client)
    assert "Night line" in html
    assert "overdue by 1 day" in html


def test_the_most_overdue_comes_first_and_a_draft_is_not_due(client, today):
    for title, days in (("Later", 9), ("Sooner", -9)):
        page = ProgramTypeFactory(title=title)
        ProgramType.objects.filter(pk=page.pk).update(review_due=today + days * DAY)
    draft = ProgramTypeFactory(title="Draft only", live=False)
    ProgramType.objects.filter(pk=draft.pk).update(review_due=today)
    html = home(client).partition("To check again")[2]
    assert html.index("Sooner") < html.index("Later")
    assert "Draft only" not in html


def test_a_long_list_is_cut_and_counted(client, today):
    FaqFactory.create_batch(dashboard.LISTED + 3)
    Faq.objects.update(review_due=today)
    assert "and 3 more" in home(client)


def test_a_schedule_that_was_refused_is_shown(client):
    page = LevelOfCareFactory(live=False, copy_short="", title="Half a level")
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - dashboard.SCHEDULE_GRACE * 2
    revision.save()
    html = home(client)
    assert "Could not be published" in html
    assert "Half a level" in html


def demo_organization():
    organization = Organization(title="Demo center", slug="demo-center")
    organization.save()
    revision = organization.save_revision()
    DemoRecord.objects.create(
        key="Organization/demo-center",
        object_id=organization.pk,
        digest="x",
        state=str(revision.pk),
    )
    return organization


def test_untouched_demo_content_is_called_so_until_it_is_edited(client):
    organization = demo_organization()
    assert "This is demo content" in home(client)
    organization.save_revision()
    assert "This is demo content" not in home(client)


def test_live_content_is_counted_without_drafts(client):
    FaqFactory()
    FaqFactory(live=False)
    assert "1 live question<" in " ".join(home(client).split())


def test_a_program_can_be_written_at_once(client):
    section = ProgramTypeFactory().get_parent()
    assert f"/admin/pages/add/programs/programtype/{section.pk}/" in home(client)


def test_a_designer_gets_links_and_no_lists(client, today):
    page = ProgramTypeFactory(title="Checked program")
    ProgramType.objects.filter(pk=page.pk).update(review_due=today)
    designer = get_user_model().objects.create_user("dora", "dora@example.org", "x")
    designer.groups.add(Group.objects.get(name=DESIGNERS))
    client.force_login(designer)
    html = home(client)
    assert "Open the brochures" in html
    for absent in ("Checked program", "Write a program", "Nothing waits"):
        assert absent not in html


def test_wagtail_does_not_advertise(client):
    html = home(client)
    assert "whats-new" not in html
    assert "upgrade-notification" not in html


@pytest.mark.parametrize("role", [None, EDITORS])
def test_more_content_costs_no_more_queries(client, person, today, role):
    if role:
        person.is_superuser = False
        person.save()
        person.groups.add(Group.objects.get(name=role))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/admin/").status_code == 200
        return len(captured)

    def add(number):
        for page in FaqFactory.create_batch(number):
            page.save_revision(user=person)
        for part in ComponentFactory.create_batch(number):
            part.save_revision(user=person)
        Faq.objects.update(review_due=today)

    add(1)
    queries()  # fills the content type cache, and counts dead links until the ledger moves
    few = queries()
    add(3)
    queries()
    assert queries() == few
