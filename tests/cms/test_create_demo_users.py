from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from cms.management.commands.create_demo_users import DEMO_PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def users(settings):
    settings.DEBUG = True
    return get_user_model().objects


def create():
    out = StringIO()
    call_command("create_demo_users", stdout=out)
    return out.getvalue()


def test_the_demo_admin_can_log_in(users, client):
    create()
    assert users.get(username="admin").is_superuser
    response = client.post("/admin/login/", {"username": "admin", "password": DEMO_PASSWORD})
    assert response.status_code == 302


def test_each_group_that_exists_gets_a_login(users):
    group, _ = Group.objects.get_or_create(name="Designers")
    create()
    designer = users.get(username="designer")
    assert list(designer.groups.all()) == [group]
    assert not designer.is_superuser


def test_a_demo_user_can_change_their_account_as_it_stands(users, client):
    create()
    client.force_login(users.get(username="editor"))
    page = client.get("/admin/account/")
    tabs = page.context["panels_by_tab"].values()
    fields = [field for tab in tabs for panel in tab for field in panel.get_form()]
    sent = {field.html_name: field.value() or "" for field in fields}
    sent |= {"locale-current_time_zone": "America/Chicago", "locale-preferred_language": "es"}
    answer = client.post("/admin/account/", sent)
    assert answer.status_code == 302
    profile = users.get(username="editor").wagtail_userprofile
    assert (profile.current_time_zone, profile.preferred_language) == ("America/Chicago", "es")


def test_the_account_offers_zones_that_browsers_know_and_languages_that_we_have(users, client):
    create()
    client.force_login(users.get(username="editor"))
    page = client.get("/admin/account/").content.decode()
    assert 'value="America/New_York"' in page
    assert 'value="localtime"' not in page
    assert 'value="ar"' not in page


def test_a_group_that_is_missing_gets_none(users):
    Group.objects.filter(name="Designers").delete()
    create()
    assert not users.filter(username="designer").exists()


def test_a_changed_password_is_kept(users):
    create()
    admin = users.get(username="admin")
    admin.set_password("changed-by-a-person")
    admin.save()
    assert create() == "Demo logins are there already.\n"
    admin.refresh_from_db()
    assert admin.check_password("changed-by-a-person")


def test_it_refuses_outside_debug_mode(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="createsuperuser"):
        create()
    assert not get_user_model().objects.filter(username="admin").exists()
