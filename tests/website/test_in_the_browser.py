"""The site in Chrome: accessible, at home on a small phone, and silent."""

import re
import time

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe

from publishing.models import Version
from tests.factories import programs as make
from tests.snapshots import published
from tests.website.conftest import publish_a_site

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: In the dark, only colors are others.
RULES = {
    "light": {"type": "tag", "values": WCAG},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}

#: Preloaded on each page; whoever adds one makes every first visit slower.
FONTS = 3


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


def test_axe_finds_nothing_on_any_page_in_any_light(tab):
    page, axe = tab(reduced_motion="reduce"), Axe()
    found = []
    for path in public_paths():
        visit(page, path)
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)
            options = {"runOnly": rules, "resultTypes": ["violations"]}
            violations = axe.run(page, options=options).response["violations"]
            found += [
                (path, scheme, item["id"], item["nodes"][0]["html"][:120]) for item in violations
            ]
    assert found == []


def test_no_page_scrolls_sideways_at_320_pixels(tab):
    page = tab(width=320)
    for path in public_paths():
        visit(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_pages_of_a_section_are_links_for_everybody(tab, monkeypatch):
    monkeypatch.setattr("website.sections.ON_A_PAGE", 1)
    page, axe = tab(width=320, reduced_motion="reduce"), Axe()
    for _ in range(9):
        make.FaqFactory()
    visit(page, "/faqs/?page=4")
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        assert axe.run(page, options=options).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    pages = page.get_by_role("navigation", name="Pages of this list")
    links = pages.get_by_role("link")
    assert [" ".join(text.split()) for text in links.all_inner_texts()] == [
        *("Previous", "Next", "Page 1", "Page 2", "Page 3", "Page 4", "Page 5", "Page 10")
    ]
    assert min(link.bounding_box()["height"] for link in links.all()) >= 44
    links.get_by_text("Next").press("Enter")
    page.wait_for_url("**/faqs/?page=5")
    assert "(page 5)" in page.title()


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


def test_no_page_moves_when_its_fonts_come_late(tab):
    page = tab(width=390)
    page.route("**/*.woff2", lambda route: (time.sleep(0.2), route.continue_()))
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => { moved += e.value }))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    for path in ("/", "/programs/standard-iop/", "/levels/iop/", "/faqs/"):
        visit(page, path)
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(50)
        assert page.evaluate("moved") == 0, path


def test_a_page_without_its_pictures_weighs_60_kilobytes_at_most(tab):
    page = tab()
    for path in ("/", "/programs/standard-iop/", "/levels/iop/", "/guide/"):
        visit(page, path)
        page.wait_for_load_state("networkidle")
        parts = page.evaluate("performance.getEntriesByType('resource').map((part) => part.name)")
        fonts = [url for url in parts if url.endswith(".woff2")]
        texts = [page.url, *(url for url in parts if url.endswith((".css", ".js")))]
        assert len(fonts) == FONTS
        weight = sum(len(page.request.get(url).body()) for url in fonts)
        # As production sends it.
        weight += sum(
            len(brotli.compress(page.request.get(url).body(), quality=5)) for url in texts
        )
        assert weight <= 60_000, path


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


def test_a_thumb_meets_the_lines_that_save_lives(tab):
    page = tab(390, is_mobile=True, has_touch=True)
    page.goto("/levels/iop/")
    sizes = [link.bounding_box() for link in page.locator(".crisis-list li:first-child a").all()]
    assert sizes
    assert [size for size in sizes if size["height"] < 44 or size["width"] < 44] == []


def test_the_guide_is_printed_whole(tab):
    page = tab()
    page.goto("/guide/")
    assert page.locator(".considerations > li:visible").count() == 1
    page.emulate_media(media="print")
    considerations = page.locator(".considerations > li")
    assert all(considerations.nth(n).is_visible() for n in range(considerations.count()))
    assert not page.locator(".progress").is_visible()


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
