"""A draft on paper in Chrome: the chosen brochure stays while somebody writes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from brochures import rendering
from brochures.models import Brochure
from tests.brochures.conftest import make_center
from tests.brochures.fake_press import FakePress
from tests.editing_forms import open_form
from tests.snapshots import published

#: Milliseconds. Wagtail asks for a preview some time after the last key; a busy machine adds to it.
SETTING = 20_000


@pytest.fixture
def brochure(transactional_db, monkeypatch):
    monkeypatch.setattr(rendering, "the_worker", FakePress())
    published("center", make_center)
    found = Brochure.objects.get(slug="our-iop")
    Brochure.objects.create(
        title="Poster", slug="poster", layout="poster-letter", subject=found.subject
    )
    return found


def test_a_mode_chosen_while_the_first_is_drawn_is_shown(open_admin, brochure):
    tab = open_admin()
    first = re.compile(r"/preview/\?mode=&")
    held = []
    tab.route(first, lambda route: held.append(route))  # Playwright refuses methods of a list
    tab.goto(f"/admin/pages/{brochure.subject_id}/edit/")
    with tab.expect_request(first):
        tab.locator("[data-side-panel-toggle=preview]").click()
    tab.locator("#id_preview_mode").select_option("print")
    for route in held:
        route.continue_()
    paper = tab.frame_locator("#w-preview-iframe")
    expect(paper.get_by_role("heading", name="Cover")).to_be_visible(timeout=SETTING)


def test_a_brochure_is_chosen_by_keyboard_and_stays_while_somebody_types(open_admin, brochure):
    tab = open_admin(viewport={"width": 1400, "height": 900})
    open_form(tab, brochure.subject_id)
    tab.locator("[data-side-panel-toggle=preview]").click()
    tab.locator("#id_preview_mode").select_option("print")
    paper = tab.frame_locator("#w-preview-iframe")
    choice = paper.get_by_role("combobox", name="Brochure")
    expect(paper.get_by_role("heading", name="Cover")).to_be_visible(timeout=SETTING)
    choice.focus()
    tab.keyboard.press("ArrowDown")
    expect(paper.get_by_role("heading", name="Poster sheet 1")).to_be_visible(timeout=SETTING)
    expect(choice).to_be_focused()
    tab.locator("#id_title").fill("A new title")
    expect(paper.get_by_text("A new title", exact=True)).to_be_attached(timeout=SETTING)
    expect(choice).to_have_value("poster:en-US")
    tab.goto(f"/admin/pages/{brochure.subject_id}/edit/preview/?mode=print")
    assert not Axe().run(tab).response["violations"]
