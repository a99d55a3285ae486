"""What every test may use: a browser, and a database that is whole again after each test.

Fixtures about content live beside the tests that need them, in tests/<package>/conftest.py.
"""

import asyncio
import gc
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, connections
from django.db.models.signals import post_save
from django.test import Client
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from cms import pango
from programs import publishing_checks
from programs.signing import signing_check
from publishing.kept import forget_everything
from tests.browsers import find_chrome
from tests.database import copy_in_memory, copy_migrated_database, put_back_after_commits

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

#: Part of the name of each thread in which Django's live server answers.
ANSWERING = "process_request_thread"
#: For what a tab has asked to be answered after it was closed.
MOST_SECONDS = 60


def pytest_configure(config: pytest.Config) -> None:
    """Make this run's folder; remove those of runs that have ended, however they ended."""
    for model in get_indexed_models():
        # It reads each saved row again to offer it to backends that want none: AUTO_UPDATE is off.
        post_save.disconnect(post_save_signal_handler, sender=model)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if hasattr(config, "workerinput"):
        return
    for folder in settings.RUN_DIR.parent.iterdir():
        if not _is_running(folder.name):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        return True
    return True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test that commits put back the rows that Wagtail's migrations made.

    Such a test ends by emptying all tables, the root page and the default site among them. Django
    restores them when asked; here it is always asked. On SQLite they are never emptied: see
    `put_back_after_commits`.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", [])
        marker = item.get_closest_marker("django_db")
        commits = "transactional_db" in fixtures or "live_server" in fixtures
        asks = bool(marker and marker.kwargs.get("transaction"))
        if (commits or asks) and not _is_sqlite():
            whole_again = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole_again, append=False)
        if "browser" in fixtures:
            item.add_marker(pytest.mark.browser)
    _begin_with_slow_files(items)


def _begin_with_slow_files(items: list[pytest.Item]) -> None:
    """Put files with slow tests first and those with few tests last.

    The workers take the files in this order. A slow one at the end would let the others wait.
    """
    tests = Counter(item.path for item in items)
    slow = {
        item.path
        for item in items
        if item.get_closest_marker("slow") or item.get_closest_marker("browser")
    }
    items.sort(key=lambda item: (item.path not in slow, -tests[item.path]))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the garbage collector what stays to the end: all that belongs to modules.

    At what has grown old since, it looks ten times more seldom than by itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, 100)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Restore those rows right after a test that commits, not only before the next such test.

    Files go to the workers whole, so that a module's content is published once. A test of another
    file may therefore follow one that emptied the tables.
    """
    yield
    if nextitem is None:
        return  # The test database is gone by now; this would write into the real one.
    if any(mark.kwargs.get("serialized_rollback") for mark in item.iter_markers("django_db")):
        contents = getattr(connection, "_test_serialized_contents", None)
        if contents is None:
            return  # A skipped test was the first one: there is no test database yet.
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(contents)
            ContentType.objects.clear_cache()
            connection.close()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, with the reason, what this machine cannot run."""
    if item.get_closest_marker("browser") and find_chrome() is None:
        pytest.skip("no Chrome or Chromium on this machine; make test installs one on Debian")
    has_pdf = pango.is_installed() and shutil.which("pdftotext")
    if item.get_closest_marker("pdf") and not has_pdf:
        pytest.skip("pango or pdftotext is not on this machine; make test installs it on Debian")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Say that SQLite's test database is there already; PostgreSQL's is made by migrating."""
    return _is_sqlite()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Put SQLite's test database in place, once its name for this worker is known."""
    if _is_sqlite():
        copy_migrated_database(Path(settings.DATABASES["default"]["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Have the database whole again after each test that commits."""
    if not _is_sqlite():
        yield
        return
    with django_db_blocker.unblock():
        whole = copy_in_memory()
    with closing(whole), put_back_after_commits(whole):
        yield


def _is_sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"] == "cms.sqlite"


@pytest.fixture(scope="session", autouse=True)
def _signatures_are_given() -> None:
    """Content of tests counts as signed, except where a test asks for `signatures_asked`."""
    publishing_checks._checks.remove(signing_check)


@pytest.fixture
def signatures_asked() -> Iterator[None]:
    """Clinical words go public only when they are signed, as in the running program."""
    publishing_checks.register(signing_check)
    yield
    publishing_checks._checks.remove(signing_check)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    cache.clear()
    forget_everything()


@pytest.fixture(scope="session")
def _chrome() -> Iterator[Browser]:
    # A busy machine may take longer for a step than the five seconds that Playwright allows.
    expect.set_options(timeout=20_000)
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
    the database, and other tests could start no loop of their own; so it shows only in here. And
    where a loop runs, Django opens a second connection, which nobody else would close.
    """
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    asyncio._set_running_loop(_chrome._loop)
    yield _chrome
    for context in _chrome.contexts:
        context.close()
    _wait_until_all_is_answered()
    connections.close_all()
    asyncio._set_running_loop(None)


def _wait_until_all_is_answered() -> None:
    """Wait for the threads in which the live server answers.

    A tab says when it is closed, and may have asked for more. What works on that has locks that
    PostgreSQL needs to empty the tables, and none of the next test's content is for it.
    """
    deadline = time.monotonic() + MOST_SECONDS
    while any(ANSWERING in thread.name for thread in threading.enumerate()):
        assert time.monotonic() < deadline, "The server still answers a tab that was closed."
        time.sleep(0.01)


@pytest.fixture
def open_admin(browser: Browser, live_server: Any, client: Client) -> Callable[..., Page]:
    """Open a tab in which an administrator is logged in; takes what `new_context` takes."""

    def opened(user: Any = None, **options: Any) -> Page:
        user = user or get_user_model().objects.create_superuser("nora", "n@example.org", "x")
        client.force_login(user)
        context = browser.new_context(base_url=live_server.url, **options)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return context.new_page()

    return opened
