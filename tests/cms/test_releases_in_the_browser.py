"""A release from its first item to its undoing, as a publisher does it in Chrome."""

import re

from playwright.sync_api import expect

from publishing.models import Version
from tests.factories.programs import FaqFactory, LevelOfCareFactory, ProgramTypeFactory


def public(page):
    return Version.objects.current().get(document_id=page.translation_key).body["copy"]["short"]


def test_a_publisher_makes_checks_publishes_and_undoes_a_release(open_admin):
    level = LevelOfCareFactory(code="iop", slug="iop")
    program = ProgramTypeFactory(level=level, slug="standard-iop", title="Standard IOP")
    old = public(program)
    for words in ("New words for the program.", ""):
        faq = program if words else FaqFactory(title="Is it far?", about=[level])
        faq.copy_short = words
        faq.save_revision()
    tab = open_admin(viewport={"width": 1200, "height": 900})
    tab.goto("/admin/release/new/")
    tab.locator("#id_title").fill("Spring")
    tab.locator("#id_title").press("Enter")
    tab.get_by_label(re.compile("Standard IOP")).check()
    tab.get_by_label(re.compile("Is it far")).check()
    tab.get_by_role("button", name="Add to this release").click()
    expect(tab.get_by_role("heading", name="In this release (2)")).to_be_visible()
    tab.get_by_role("button", name="Publish all").click()
    expect(tab.get_by_text("Write the short copy: lists and the app")).to_be_visible()
    assert public(program) == old
    tab.get_by_role("button", name="Take off Is it far?").click()
    expect(tab.get_by_role("heading", name="In this release (1)")).to_be_visible()
    tab.get_by_role("button", name="Publish all").click()
    expect(tab.get_by_text("Readers got all of it at one moment")).to_be_visible()
    assert public(program) == "New words for the program."
    tab.get_by_role("button", name="Undo this release").click()
    expect(tab.get_by_text("What was public before is public again")).to_be_visible()
    assert public(program) == old
