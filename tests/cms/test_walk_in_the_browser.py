"""Words go the whole way in Chrome: written, refused, mended, signed, published, translated.

No mouse is used: from the login to the publication every place is reached by the Tab key.
"""

import os
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation

from brochures.filling import fill
from brochures.models import Brochure
from programs.models import ProgramType
from tests.brochures.conftest import make_center
from tests.factories.programs import ReviewerFactory
from tests.factories.translations import spanish
from tests.keyboard import press, write

pytestmark = pytest.mark.django_db(transaction=True)

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
PASSWORD = "a-right-and-long-password"
WRITTEN = "Evening groups for addicts who work."
MENDED = "Evening groups for people with a substance use disorder who work."
IN_PRINT = "You come in the evening, three times a week."


@pytest.fixture
def center(transactional_db):
    """A center as readers know it, published before anybody had to sign."""
    make_center()
    ReviewerFactory(title="A. Person", role="Medical director")


@pytest.fixture
def log_in(browser, live_server):
    """Log in as a member of a role, through the form, by the keyboard alone.

    In one tab, one after another: each finds the admin's scripts in the browser's cache.
    """
    context = browser.new_context(
        base_url=live_server.url, viewport=LAPTOP, reduced_motion="reduce"
    )
    tab = context.new_page()

    def logged_in(role):
        context.clear_cookies()
        tab.goto("/admin/login/")
        expect(tab.locator("#id_username")).to_be_focused()
        write(tab.locator("#id_username"), role)
        write(tab.locator("#id_password"), PASSWORD)
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/admin/")
        return tab

    for role in ("Editors", "Clinical reviewers", "Publishers"):
        user = get_user_model().objects.create_user(role, f"{role[:2]}@example.org", PASSWORD)
        user.groups.add(Group.objects.get(name=role))
    return logged_in


def look(tab, name):
    """Keep a picture of what is on the screen, on both sizes, where PICTURES says."""
    if folder := os.environ.get("PICTURES"):
        for size, viewport in (("laptop", LAPTOP), ("phone", PHONE)):
            tab.set_viewport_size(viewport)
            tab.screenshot(path=Path(folder) / f"{name}-{size}.png", full_page=size == "phone")
        tab.set_viewport_size(LAPTOP)


def choose_action(tab, name):
    press(tab.get_by_role("button", name="More actions"))
    press(tab.get_by_role("button", name=name, exact=True))


def turn_to(tab, key):
    """Go on from the open tab of a form to its neighbour. It has the focus a moment later."""
    press(tab.page.get_by_role("tab", selected=True), key)
    expect(tab).to_be_focused()


def test_words_go_from_a_first_draft_to_readers_and_into_spanish(center, signatures_asked, log_in):
    # An editor writes a program, is told what is wrong, and mends it.
    editor = log_in("Editors")
    press(editor.get_by_role("link", name="Write a program"))
    write(editor.locator("#id_title"), "Evening IOP")
    press(editor.get_by_role("button", name="Choose a page (Level of care)"))
    expect(editor.get_by_role("dialog")).to_be_focused()
    press(editor.get_by_role("link", name=re.compile("Intensive outpatient")))
    expect(editor.locator(".modal")).to_be_hidden()
    expect(editor.locator("#id_level-chooser :focus")).to_have_count(1)
    write(editor.locator("#id_variant"), "Family")
    write(editor.locator("#id_focus"), "Evenings, for people who work by day.")
    turn_to(editor.get_by_role("tab", name="Words"), "ArrowRight")
    short = editor.locator("#id_copy_short")
    write(short, WRITTEN)
    write(editor.locator("#id_copy_print"), IN_PRINT)
    choose_action(editor, "Submit to Clinical review, then publication")
    expect(editor.get_by_role("tab", name=re.compile("Words .*2 errors"))).to_be_visible()
    turn_to(editor.get_by_role("tab", name="Words"), "ArrowRight")
    expect(editor.get_by_text("Write the medium copy").first).to_be_visible()
    look(editor, "refused")
    write(editor.locator("#id_copy_medium"), "Three evenings a week. You live and work as before.")
    press(editor.get_by_role("button", name="Toggle checks"))
    remark = editor.locator(".proof-remark").filter(has=editor.locator("mark", has_text="addicts"))
    press(remark.get_by_role("button", name=re.compile("Write")))
    expect(short).to_have_value(MENDED)
    press(editor.get_by_role("button", name="Toggle preview"))
    write(editor.locator("#id_preview_mode"), "Phone")
    phone = editor.frame_locator("#w-preview-iframe")
    expect(phone.locator(".phone").get_by_text(MENDED)).to_be_attached()
    choose_action(editor, "Submit to Clinical review, then publication")
    expect(editor.get_by_text("has been submitted for moderation")).to_be_visible()

    # A reviewer finds it on the first page, reads it and signs.
    reviewer = log_in("Clinical reviewers")
    look(reviewer, "waiting")
    press(reviewer.get_by_role("link", name="Evening IOP").first)
    reviewer.wait_for_url("**/edit/**")
    look(reviewer, "review-tab")
    program = ProgramType.objects.get(title="Evening IOP")
    choose_action(reviewer, "Sign and approve")
    dialog = reviewer.get_by_role("dialog", name="Sign and approve")
    expect(dialog).to_be_focused()
    expect(dialog.get_by_text("The facts are right")).to_be_visible()
    look(reviewer, "sign-dialog")
    reviewer.keyboard.press("Escape")
    expect(reviewer.get_by_role("button", name="More actions")).to_be_focused()
    choose_action(reviewer, "Sign and approve")
    expect(dialog).to_be_focused()
    write(dialog.get_by_label("Signed by"), "A. Person")
    for box in dialog.get_by_role("checkbox").all()[:3]:
        press(box, "Space")
    write(dialog.get_by_label("What you checked"), "Hours and parts of care against the manual.")
    press(dialog.get_by_role("button", name="Sign and approve"))
    expect(reviewer).not_to_have_url(re.compile("/edit/"))
    reader = Client()
    assert reader.get("/api/v1/programs/evening-iop/").status_code == 404

    # A publisher publishes it, and readers have it everywhere.
    publisher = log_in("Publishers")
    press(publisher.get_by_role("link", name="Evening IOP").first)
    publisher.wait_for_url("**/edit/**")
    turn_to(publisher.get_by_role("tab", name="Settings"), "ArrowLeft")
    turn_to(publisher.get_by_role("tab", name="Review"), "ArrowLeft")
    expect(publisher.get_by_text("These words are signed by A. Person")).to_be_visible()
    look(publisher, "signed")
    choose_action(publisher, "Approve")
    expect(publisher).not_to_have_url(re.compile("/edit/"))
    document = reader.get("/api/v1/programs/evening-iop/").json()
    assert document["copy"]["short"] == MENDED
    assert document["meta"]["sign_off"]["title"] == "A. Person"
    publisher.goto("/programs/evening-iop/")
    expect(publisher.get_by_text("Three evenings a week.").first).to_be_visible()
    brochure = Brochure.objects.create(title="B", slug="b", subject=program.page_ptr)
    assert IN_PRINT in str(fill(brochure).copies)

    # An editor sends it to translation and translates a text, side by side.
    spanish()
    editor = log_in("Editors")
    editor.goto(f"/admin/localize/submit/page/{program.pk}/")
    press(editor.get_by_label("Español"), "Space")
    press(editor.get_by_role("button", name="Submit"))
    editor.wait_for_url("**/edit/**")
    translated = ProgramType.objects.get(translation_key=program.translation_key, locale=spanish())
    editor.goto(f"/admin/pages/{translated.pk}/edit/")
    editor.get_by_role("button", name="Translate", exact=True).first.press("Enter")
    look(editor, "translating")
    editor.get_by_role("textbox").last.fill("IOP por la tarde")
    editor.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(editor.get_by_text("IOP por la tarde").first).to_be_visible()
    expect(editor.get_by_text(re.compile("Translated manually"))).to_be_visible()
    assert StringTranslation.objects.filter(data="IOP por la tarde").exists()
