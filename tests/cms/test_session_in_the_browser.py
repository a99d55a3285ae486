"""A session that ends while somebody writes: the words stay, and are saved after the login."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.editing_forms import open_form
from tests.factories.programs import ProgramTypeFactory

WORDS = "Words that were written after the session had ended."


def log_in_again(tab):
    """Follow the link of the notice and log in there, as a person would; return to the tab."""
    with tab.context.expect_page() as opened:
        tab.get_by_role("link", name="Log in, in a new tab").click()
    login = opened.value
    login.fill("[name=username]", "nora")
    login.fill("[name=password]", "x")
    login.click("[type=submit]")
    expect(login.get_by_role("heading", name="You are logged in again")).to_be_visible()
    login.close()
    tab.bring_to_front()
    tab.evaluate("window.dispatchEvent(new Event('focus'))")  # nothing has it without a screen


@pytest.fixture
def program():
    return ProgramTypeFactory(live=False)


def open_words(tab, program):
    open_form(tab, program.pk)
    tab.get_by_role("tab", name="Words").click()
    return tab.locator("#id_copy_short")


def newest(program):
    return type(program).objects.get(pk=program.pk).get_latest_revision_as_object().copy_short


def test_what_is_written_without_a_session_is_saved_after_the_login(program, open_admin):
    tab = open_admin()
    field = open_words(tab, program)
    Session.objects.all().delete()
    field.fill(WORDS)
    notice = tab.get_by_role("alert").filter(has_text="You are logged out")
    expect(notice).to_contain_text("What you have written is still on this page")
    expect(tab.get_by_text("Your words are not saved yet.")).to_be_visible()
    assert Axe().run(tab, context=".desk-session").response["violations"] == []

    tab.get_by_role("button", name="Save draft").click()
    expect(notice).to_be_focused()
    expect(field).to_have_value(WORDS)

    log_in_again(tab)
    expect(notice).to_have_count(0)
    expect(tab.get_by_text("Saved", exact=True)).to_be_visible()
    assert newest(program) == WORDS
    # Its own token, too, is that of the new session.
    field.fill("And more.")
    tab.get_by_role("button", name="Save draft").click()
    expect(tab.get_by_text("has been updated")).to_be_visible()
    assert newest(program) == "And more."


def test_a_form_that_was_not_saved_by_itself_is_not_sent_without_a_session(
    program, open_admin, settings
):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    tab = open_admin()
    field = open_words(tab, program)
    field.fill(WORDS)
    Session.objects.all().delete()
    tab.get_by_role("button", name="Save draft").click()
    expect(tab.get_by_role("alert").filter(has_text="You are logged out")).to_be_visible()
    expect(field).to_have_value(WORDS)
    log_in_again(tab)
    tab.get_by_role("button", name="Save draft").click()
    expect(tab.get_by_text("has been updated")).to_be_visible()
    assert newest(program) == WORDS


def test_another_person_in_the_same_browser_saves_nothing_for_the_first(
    program, open_admin, client, live_server
):
    tab = open_admin()
    before = newest(program)
    field = open_words(tab, program)
    client.force_login(get_user_model().objects.create_superuser("omar", "o@example.org", "x"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    tab.context.add_cookies([{**cookie, "url": live_server.url}])
    tab.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(tab.get_by_role("alert").filter(has_text="Somebody else has logged in")).to_be_visible()
    assert newest(program) == before
    expect(field).to_have_value(before)
