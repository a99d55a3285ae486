"""A short tour on the home page, for whom it fits, until it is put away."""

import json
import re

import pytest
from django.urls import reverse

from cms.desk.roles import DESIGNERS, EDITORS, REVIEWERS
from tests.factories.programs import ProgramTypeFactory

pytestmark = pytest.mark.django_db


def home(client, address="/admin/"):
    return client.get(address).content.decode()


def test_it_leads_an_editor_to_a_real_page(as_role):
    page = ProgramTypeFactory(title="Standard IOP")
    html = home(as_role(EDITORS))
    assert "Your first hour" in html
    assert f'<a href="/admin/pages/{page.pk}/edit/">Open “Standard IOP”</a>' in html


def test_a_designer_is_shown_what_a_designer_has(as_role):
    html = home(as_role(DESIGNERS))
    assert "See it on paper" in html
    assert "Open a program" not in html


def test_a_reviewer_is_led_to_what_waits_for_a_signature(as_role):
    html = home(as_role(REVIEWERS))
    assert "Sign what waits" in html
    assert "/admin/reports/workflow_tasks/?reviewable=true" in html
    assert "Sign what waits" not in home(as_role(EDITORS))


def test_put_away_it_stays_away_until_it_is_asked_for(as_role):
    client = as_role(EDITORS)
    client.patch(
        reverse("wagtailadmin_dismissibles"),
        json.dumps({"continuum-tour": True}),
        content_type="application/json",
    )
    assert "Your first hour" not in home(client)
    assert "Your first hour" in home(client, "/admin/?tour=1")
    assert "Show the tour" in home(client)


@pytest.mark.parametrize("role", [EDITORS, DESIGNERS])
def test_the_first_page_leads_to_no_other_website(as_role, role):
    content = home(as_role(role)).partition("<main")[2]
    assert 'href="/admin/?tour=1"' in content
    assert re.findall(r'href="https?://[^"]*"', content) == []
