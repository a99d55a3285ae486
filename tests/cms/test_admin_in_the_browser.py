"""The admin works under its content policy. Chrome reports each thing that a policy stopped."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.factories.programs import LevelOfCareFactory

PASSWORD = "a-right-and-long-password"


@pytest.fixture
def admin_page(browser, live_server):
    """A tab in which an administrator has logged in, and the violations it met."""
    get_user_model().objects.create_superuser("nora", "nora@example.org", PASSWORD)
    page = browser.new_context(base_url=live_server.url).new_page()
    page.violations = []
    page.on("console", lambda line: note(page, line.text))
    page.on("pageerror", lambda error: page.violations.append(str(error)))
    page.goto("/admin/login/")
    page.fill("[name=username]", "nora")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def note(page, text):
    if "Content Security Policy" in text or "Refused to" in text:
        page.violations.append(text)


PATHS = [
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/redirects/",
    "/admin/users/new/",
    "/admin/account/",
    "/admin/reports/site-history/",
]


def test_no_part_of_the_admin_breaks_its_policy(admin_page):
    for path in PATHS:
        admin_page.goto(path)
        admin_page.wait_for_load_state("networkidle")
    assert admin_page.violations == []


def test_the_page_editor_keeps_to_its_policy(admin_page):
    level = LevelOfCareFactory()
    admin_page.goto(f"/admin/pages/{level.pk}/edit/")
    admin_page.wait_for_load_state("networkidle")
    assert admin_page.violations == []
    assert admin_page.get_by_role("button", name="Save draft").is_visible()


def test_the_preview_beside_the_form_shows_the_page(admin_page):
    level = LevelOfCareFactory(title="A level to look at")
    admin_page.goto(f"/admin/pages/{level.pk}/edit/")
    admin_page.wait_for_load_state("networkidle")
    admin_page.get_by_role("button", name="Toggle preview").click()
    # Wagtail loads into a second frame, which then takes the place of the first.
    preview = admin_page.locator("iframe[title=Preview]").last.content_frame
    expect(preview.get_by_role("heading", name="A level to look at", level=1)).to_be_attached()
    assert admin_page.violations == []
