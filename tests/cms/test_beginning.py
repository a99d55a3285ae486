"""A center that has nothing yet: what a newcomer meets, and the first step."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from cms.desk.roles import EDITORS
from programs.beginning import SECTIONS
from programs.models import CrisisResource, HomePage, ProgramsSection
from publishing.models import Version

pytestmark = pytest.mark.django_db

BUTTON = "Make the first pages"


def home(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_readers_do_not_see_the_page_that_wagtail_begins_with(client):
    assert Site.objects.get().root_page.title == "Welcome to your new Wagtail site!"
    for path in ("/", "/es/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Wagtail" not in answer.content.decode()


def test_an_administrator_begins_with_one_press(admin_user):
    admin_client = Client(enforce_csrf_checks=True)
    admin_client.force_login(admin_user)
    html = home(admin_client)
    assert BUTTON in html
    assert html.index(BUTTON) < html.index("Your first hour"), "it comes before all else"
    form = re.search(r'action="/admin/begin/".*?name="(\w+)" value="(\w+)"', html, re.DOTALL)
    answer = admin_client.post(reverse("desk_begin"), {form[1]: form[2]}, follow=True)
    first = HomePage.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[first.pk])
    assert "This is the home page." in answer.content.decode()
    assert Site.objects.get().root_page_id == first.pk
    assert [type(page.specific) for page in first.get_children()] == [row[0] for row in SECTIONS]
    assert CrisisResource.objects.filter(live=False, verified_on=None).count() == 4
    assert set(Locale.objects.values_list("language_code", flat=True)) == {
        "en-us",
        "es-us",
    }
    assert not Version.objects.exists(), "nothing is public before somebody publishes it"
    assert not Page.objects.filter(title__contains="Wagtail").exists()
    html = home(admin_client)
    assert BUTTON not in html
    assert "Your drafts" in html
    section = ProgramsSection.objects.get()
    write = reverse("wagtailadmin_pages:add", args=["programs", "programtype", section.pk])
    assert html.count(write) == 2, "from the tour and from the button"


def test_the_crisis_lines_are_complete_but_for_the_day_they_were_tried(admin_client):
    admin_client.post(reverse("desk_begin"))
    line = CrisisResource.objects.get(slug="988")
    assert [action.value["value"] for action in line.actions][:2] == ["988", "988"]
    form = admin_client.get(
        reverse(line.snippet_viewset.get_url_name("edit"), args=[line.pk])
    ).content.decode()
    assert "988 Suicide &amp; Crisis Lifeline" in form
    with pytest.raises(Exception, match="verified") as refused:
        line.get_latest_revision().publish()
    assert "copy" not in str(refused.value)


def test_a_center_that_has_begun_is_left_as_it_is(admin_client):
    admin_client.post(reverse("desk_begin"))
    before = Page.objects.count()
    answer = admin_client.post(reverse("desk_begin"), follow=True)
    assert "There is a home page already" in answer.content.decode()
    assert Page.objects.count() == before


def test_who_may_not_begin_is_told_who_does(client):
    editor = get_user_model().objects.create_user("eve", "e@example.org", "x")
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    html = home(client)
    assert BUTTON not in html
    assert "An administrator makes the first pages" in html
    client.post(reverse("desk_begin"))
    assert not HomePage.objects.exists()


def test_the_list_of_shared_entries_says_what_is_a_draft(admin_client):
    admin_client.post(reverse("desk_begin"))
    rows = admin_client.get(reverse(CrisisResource.snippet_viewset.get_url_name("list")))
    shown = re.sub(r"\s+", " ", rows.content.decode())
    assert re.search(r"w-status[^>]*> ?draft", shown)
    assert not re.search(r"<td[^>]*> ?(False|True) ?</td>", shown)
