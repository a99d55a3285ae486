"""What every test may use: a browser, and a database that is whole again after each test.

Fixtures about content live beside the tests that need them, in tests/<package>/conftest.py.
"""

import asyncio
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

from cms import pango
from tests.browsers import find_chrome

CHROME_ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test that commits put back the rows that Wagtail's migrations made.

    Such a test ends by emptying all tables, the root page and the default site among them. Django
    restores them when asked; here it is always asked.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", [])
        marker = item.get_closest_marker("django_db")
        commits = "transactional_db" in fixtures or "live_server" in fixtures
        if commits or (marker and marker.kwargs.get("transaction")):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), False)
        if "browser" in fixtures:
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, with the reason, what this machine cannot run."""
    if item.get_closest_marker("browser") and find_chrome() is None:
        pytest.skip("no Chrome or Chromium on this machine; make test installs one on Debian")
    if item.get_closest_marker("pdf") and not pango.is_installed():
        pytest.skip("pango is not on this machine; make test installs it on Debian")


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(scope="session")
def _chrome() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=find_chrome(), args=CHROME_ARGUMENTS, chromium_sandbox=False
        )
        asyncio._set_running_loop(None)
        yield chrome
        asyncio._set_running_loop(chrome._loop)
        chrome.close()


@pytest.fixture
def browser(_chrome: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """One Chrome for the run; open a context in it with `browser.new_context()`.

    Playwright's event loop counts as running between its calls. Django would then refuse to touch
    the database, and other tests could start no loop of their own; so it shows only in here.
    """
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    asyncio._set_running_loop(_chrome._loop)
    yield _chrome
    for context in _chrome.contexts:
        context.close()
    asyncio._set_running_loop(None)
