"""A token for reading the past is made in the admin, by who may."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.desk.roles import DESIGNERS, EDITORS, PUBLISHERS, REVIEWERS
from tests.api.tokens import client_with
from tests.factories.programs import LevelOfCareFactory

pytestmark = pytest.mark.django_db

ADD = "wagtailusers_api_tokens:add"


def member(role):
    user = get_user_model().objects.create_user(f"member-{len(role)}", password="x")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.mark.parametrize("role", [REVIEWERS, PUBLISHERS])
def test_a_token_made_in_the_admin_reads_the_past(client, role):
    level = LevelOfCareFactory()
    user = member(role)
    client.force_login(user)
    answer = client.post(reverse(ADD), {"name": "My script", "user": user.pk})
    text = re.search(r"wagtail_\w+", answer.content.decode())[0]
    url = f"/api/v1/documents/{level.translation_key}/versions/"
    reader = client_with(text)
    assert reader.get(url).status_code == 200

    token = user.api_tokens.get()
    client.post(reverse("wagtailusers_api_tokens:delete", args=[token.pk]))
    assert reader.get(url).status_code == 401


def test_a_designer_has_tokens_too_but_not_for_the_past(client):
    user = member(DESIGNERS)
    client.force_login(user)
    answer = client.post(reverse(ADD), {"name": "Layout program", "user": user.pk})
    text = re.search(r"wagtail_\w+", answer.content.decode())[0]
    assert client_with(text).get("/api/v1/pages/?as_of=2026-01-01T00:00:00Z").status_code == 403


def test_an_editor_has_tokens_for_quality_alone(client):
    user = member(EDITORS)
    client.force_login(user)
    answer = client.post(reverse(ADD), {"name": "My script", "user": user.pk})
    text = re.search(r"wagtail_\w+", answer.content.decode())[0]
    assert client_with(text).get("/api/v1/quality/").status_code == 200
    assert client_with(text).get("/api/v1/pages/?as_of=2026-01-01T00:00:00Z").status_code == 403


def test_nobody_makes_a_token_for_somebody_else(client, admin_user):
    client.force_login(member(PUBLISHERS))
    client.post(reverse(ADD), {"name": "Theirs", "user": admin_user.pk})
    assert not admin_user.api_tokens.exists()


def test_an_administrator_can_grant_the_permission(admin_client):
    group = Group.objects.get(name=EDITORS)
    page = admin_client.get(reverse("wagtailusers_groups:edit", args=[group.pk]))
    assert "Can read past versions" in page.content.decode()
