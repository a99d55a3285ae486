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
