"""An editor submits, a reviewer signs, a publisher publishes, and readers of the API get it."""

import os
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from tests.factories.programs import ProgramTypeFactory, ReviewerFactory

pytestmark = pytest.mark.django_db(transaction=True)

URL = "/api/v1/programs/standard-iop/"
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture
def tab_of(browser, live_server, client):
    """Open the admin as a member of a role."""

    def opened(role):
        user = get_user_model().objects.create_user(role, f"{role[:2]}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        context = browser.new_context(base_url=live_server.url, viewport=LAPTOP)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return context.new_page()

    return opened


def look(tab, name):
    """Keep a picture of what is on the screen, on both sizes, where PICTURES says."""
    if folder := os.environ.get("PICTURES"):
        for size, viewport in (("laptop", LAPTOP), ("phone", PHONE)):
            tab.set_viewport_size(viewport)
            tab.screenshot(path=Path(folder) / f"{name}-{size}.png", full_page=size == "phone")
        tab.set_viewport_size(LAPTOP)


def choose_action(tab, name):
    tab.get_by_role("button", name="More actions").click()
    tab.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def program(transactional_db):
    """A first draft that nobody has reviewed."""
    ReviewerFactory(title="A. Person", role="Medical director")
    nobody = {"reviewed_by": [], "last_reviewed": None, "review_due": None}
    return ProgramTypeFactory(slug="standard-iop", live=False, **nobody)


def test_words_go_from_editor_to_reviewer_to_publisher_to_readers(
    program, signatures_asked, tab_of, client
):
    edit = f"/admin/pages/{program.pk}/edit/"

    editor = tab_of("Editors")
    editor.goto(edit)
    editor.get_by_role("tab", name="Words").click()
    editor.locator("#id_copy_short").fill("Signed words for every channel.")
    choose_action(editor, "Submit to Clinical review, then publication")
    expect(editor.get_by_text("has been submitted for moderation")).to_be_visible()

    reviewer = tab_of("Clinical reviewers")
    reviewer.goto(f"{edit}#tab-review")
    look(reviewer, "review-tab")
    reviewer.get_by_role("button", name="More actions").click()
    reviewer.get_by_role("button", name="Sign and approve").click()
    dialog = reviewer.get_by_role("dialog")
    expect(dialog.get_by_text("The facts are right")).to_be_visible()
    look(reviewer, "sign-dialog")
    for box in dialog.get_by_role("checkbox").all()[:3]:
        box.check()
    dialog.get_by_label("Signed by").select_option(label="A. Person, Medical director (English)")
    dialog.get_by_label("What you checked").fill("Hours and parts of care against the manual.")
    dialog.get_by_role("button", name="Sign and approve").click()
    expect(reviewer).not_to_have_url(re.compile("/edit/"))
    assert client.get(URL).status_code == 404

    publisher = tab_of("Publishers")
    publisher.goto(edit)
    publisher.get_by_role("tab", name="Review").click()
    expect(publisher.get_by_text("These words are signed by A. Person")).to_be_visible()
    look(publisher, "signed")
    choose_action(publisher, "Approve")
    publisher.wait_for_load_state("networkidle")

    document = client.get(URL).json()
    assert document["copy"]["short"] == "Signed words for every channel."
    assert document["meta"]["sign_off"]["title"] == "A. Person"
    assert document["meta"]["last_reviewed"]
