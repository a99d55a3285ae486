"""The site in Chrome: accessible, at home on a small phone, and silent."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from publishing.models import Version
from tests.snapshots import published
from tests.website.conftest import publish_a_site

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def tab(browser, live_server):
    """Return a function that opens a tab of a width and color scheme."""
    published("site", publish_a_site)

    def open_tab(width=1280, scheme="light", **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            **options,
        )
        return context.new_page()

    return open_tab


def public_paths():
    paths = Version.objects.current().exclude(path="").values_list("path", flat=True)
    searches = ("/search/", "/search/?q=intensive", "/search/?q=want+to+die")
    return [*paths, *searches, "/nothing/"]


def visit(page, path):
    """Open a page; an error page must not pass for the page."""
    assert page.goto(path).status == (404 if path == "/nothing/" else 200), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(tab, scheme):
    page = tab(scheme=scheme)
    found = {}
    for path in public_paths():
        visit(page, path)
        results = Axe().run(page, options=RULES)
        if results.violations_count:
            found[path] = [
                (item["id"], item["nodes"][0]["html"][:120])
                for item in results.response["violations"]
            ]
    assert found == {}


def test_no_page_scrolls_sideways_at_320_pixels(tab):
    page = tab(width=320)
    for path in public_paths():
        visit(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_no_page_breaks_its_content_policy_or_asks_another_host(tab, live_server):
    page = tab()
    problems = []
    page.on("console", lambda line: line.type == "error" and problems.append(line.text))
    page.on(
        "request", lambda sent: sent.url.startswith(live_server.url) or problems.append(sent.url)
    )
    for path in public_paths()[:-1]:
        visit(page, path)
    assert problems == []


def test_the_guide_works_by_keyboard_and_sends_nothing(tab):
    page = tab()
    page.goto("/guide/")
    page.wait_for_load_state("networkidle")
    sent, address = [], page.url
    page.on("request", lambda request: sent.append(request.url))
    count = page.locator(".considerations > li").count()
    first = page.locator(".considerations h3").first.inner_text()
    page.get_by_role("button", name="I want to talk about this").press("Enter")
    for _ in range(count - 1):
        page.get_by_role("button", name="Go on").press("Enter")
    kept = page.locator(".kept")
    assert page.evaluate("document.activeElement.className") == "kept"
    assert kept.locator("li").count() == 1
    assert first in kept.inner_text()
    assert kept.locator("a.button").is_visible()
    assert not re.search(r"\b\d+ (of|points?|%)|score", kept.inner_text())
    page.get_by_role("button", name="Start again").press("Enter")
    assert page.locator(".considerations > li:visible").count() == 1
    page.get_by_role("button", name="Show all as a list").press("Enter")
    assert page.locator(".considerations > li:visible").count() == count
    page.get_by_role("button", name="Show one at a time").press("Enter")
    assert page.locator(".considerations > li:visible").count() == 1
    assert page.url == address
    assert sent == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_without_javascript_the_guide_is_a_list(tab):
    page = tab(java_script_enabled=False)
    page.goto("/guide/")
    considerations = page.locator(".considerations > li")
    assert considerations.count() >= 4
    assert all(considerations.nth(n).is_visible() for n in range(considerations.count()))
    assert page.locator("#guide button").count() == 0


def test_the_first_tab_key_reaches_the_skip_link(tab):
    page = tab()
    page.goto("/levels/iop/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
