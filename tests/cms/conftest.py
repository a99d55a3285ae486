"""Logging in to the desk as somebody."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


@pytest.fixture
def as_role(client):
    def log_in(role):
        user = get_user_model().objects.create_user(role, f"{len(role)}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return log_in
