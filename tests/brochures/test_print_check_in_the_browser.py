"""The print panel and the copyfit page in Chrome: after a pause in typing, without saving."""

import pytest
from playwright.sync_api import expect

from brochures import rendering
from brochures.models import Brochure
from tests.brochures.conftest import make_center
from tests.brochures.fake_press import FakePress
from tests.snapshots import published


@pytest.fixture
def press(monkeypatch):
    found = FakePress()
    monkeypatch.setattr(rendering, "the_worker", found)
    return found


@pytest.fixture
def brochure(transactional_db):
    published("center", make_center)
    return Brochure.objects.get(slug="our-iop")


@pytest.fixture
def tab(open_admin, brochure):
    return open_admin(viewport={"width": 1400, "height": 900})


def test_typing_is_checked_and_a_slot_shows_its_frame(tab, brochure, press):
    press.heights["cover-title"] = lambda html: 999 if "Far too long" in html else 60
    tab.goto(f"/admin/pages/{brochure.subject_id}/edit/")
    findings = tab.locator("[data-print-check-findings]")
    expect(findings.locator("[data-misfits='0']")).to_be_attached()
    tab.locator("[data-side-panel-toggle=print]").click()
    expect(findings.get_by_text("Letter trifold, English")).to_be_visible()
    tab.locator("#id_title").fill("Far too long a title")
    expect(findings.get_by_text("Too long", exact=True)).to_be_visible()
    expect(tab.locator("[data-print-check-voice]")).to_have_text("1 text does not fit in print.")
    counter = tab.locator("[data-side-panel-toggle=print] [data-side-panel-toggle-counter]")
    expect(counter).to_have_text("1")

    tab.goto(f"/admin/brochures/{brochure.pk}/copyfit/")
    sheets = tab.frame_locator("[data-sheets] iframe")
    expect(sheets.locator("#in2-suits")).to_be_visible()
    tab.locator("[data-slot=in2-suits]").focus()
    expect(sheets.locator("#in2-suits[data-shown]")).to_be_visible()
    column = tab.locator("[data-sheets]").bounding_box()
    frame = tab.locator("[data-sheets] iframe").bounding_box()
    assert frame["width"] == pytest.approx(column["width"], abs=3)
