"""What the desk does in Chrome: counts that follow the typing, and errors that can be found."""

import re

import pytest
from playwright.sync_api import expect
from wagtail.models import Locale

from tests.factories.programs import ProgramTypeFactory


@pytest.fixture
def tab(open_admin):
    return open_admin(viewport={"width": 1200, "height": 900})


def open_tab(tab, program, name):
    tab.goto(f"/admin/pages/{program.pk}/edit/")
    tab.wait_for_load_state("networkidle")
    tab.get_by_role("tab", name=name).click()


def count_of(tab, field):
    """The count that describes a field to a screen reader."""
    ids = field.get_attribute("aria-describedby").split()
    return tab.locator(f"#{next(each for each in ids if each.startswith('copy-count'))}")


def test_a_count_follows_the_typing_and_is_announced(tab):
    open_tab(tab, ProgramTypeFactory(), "Words")
    field = tab.locator("#id_copy_short")
    field.fill("x" * 72)
    expect(count_of(tab, field)).to_have_text("72 of 90")
    field.fill("x" * 102)
    expect(count_of(tab, field)).to_have_text("102 of 90 · 12 over")
    expect(count_of(tab, field)).to_have_class(re.compile("copy-count--over"))
    voice = tab.locator("#copy-count-voice")
    expect(voice).to_have_attribute("aria-live", "polite")
    expect(voice).to_have_text("12 characters over the limit of 90")
    field.fill("x" * 90)
    expect(count_of(tab, field)).to_have_text("90 of 90")
    expect(voice).to_have_text("90 of 90 characters")


def test_an_emoji_is_one_character_as_on_the_server(tab):
    open_tab(tab, ProgramTypeFactory(), "Words")
    field = tab.locator("#id_copy_short")
    field.fill("  😀é ")
    expect(count_of(tab, field)).to_have_text("2 of 90")


def test_the_title_has_a_count(tab):
    open_tab(tab, ProgramTypeFactory(title="Ten chars."), "Content")
    expect(count_of(tab, tab.locator("#id_title"))).to_have_text("10 of 60")


def test_a_block_added_later_has_a_count_and_the_parts_share_one(tab):
    open_tab(tab, ProgramTypeFactory(modules=[]), "Words")
    total = tab.locator(".copy-count--total")
    expect(total).to_have_text("All parts together: 0 of 1,200")
    for number in (1, 2):
        tab.locator("[data-copy-total] .c-sf-add-button").last.click()
        heading = tab.locator("[data-contentpath=heading] input").nth(number - 1)
        heading.fill("What it is")
        expect(count_of(tab, heading)).to_have_text("10 of 60")
        body = tab.locator("[data-contentpath=body] .public-DraftEditor-content").nth(number - 1)
        body.click()
        tab.keyboard.type("Five." if number == 1 else "Sixsix")
    expect(total).to_have_text("All parts together: 11 of 1,200")
    assert total.get_attribute("id") in body.get_attribute("aria-describedby")
    tab.locator("[data-copy-total] button[title=Delete]").first.click()
    expect(total).to_have_text("All parts together: 6 of 1,200")


def test_spanish_may_run_longer(tab):
    program = ProgramTypeFactory()
    spanish = Locale.objects.get_or_create(language_code="es-us")[0]
    copy = program.copy_for_translation(spanish, copy_parents=True)
    open_tab(tab, copy, "Words")
    expect(count_of(tab, tab.locator("#id_copy_short"))).to_have_text(re.compile("of 112$"))
    expect(tab.locator(".copy-count--total")).to_have_text(re.compile("of 1,500$"))


def test_problems_are_counted_on_the_tab_where_they_are(tab):
    program = ProgramTypeFactory(live=False, copy_short="", copy_medium="", review_due=None)
    open_tab(tab, program, "Content")
    tab.get_by_role("button", name="More actions").click()
    tab.locator("button[name=action-publish]").click()
    tab.wait_for_load_state("networkidle")
    words = tab.get_by_role("tab", name="Words")
    expect(words).to_contain_text("(2 errors)")
    expect(tab.get_by_role("tab", name="Review")).to_contain_text("(1 error)")
    expect(tab.get_by_role("tab", name="Content")).not_to_contain_text("error")
    words.click()
    refusal = tab.locator(".error-message", has_text="Write the short copy: lists and the app")
    expect(refusal).to_be_visible()


def test_problems_inside_a_stream_are_counted_too(tab):
    open_tab(tab, ProgramTypeFactory(modules=[], copy_short="", live=False), "Words")
    tab.locator("[data-copy-total] .c-sf-add-button").last.click()
    tab.locator("[data-contentpath=heading] input").wait_for()
    tab.get_by_role("button", name="More actions").click()
    tab.locator("button[name=action-publish]").click()
    tab.wait_for_load_state("networkidle")
    # The short copy, and the aspect, heading and body of the new part.
    expect(tab.get_by_role("tab", name="Words")).to_contain_text("(4 errors)")


def test_nothing_hangs_over_the_edge_of_a_phone(tab):
    tab.set_viewport_size({"width": 360, "height": 800})
    program = ProgramTypeFactory()
    for path in ("/admin/", f"/admin/pages/{program.pk}/edit/"):
        tab.goto(path)
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_menu_of_a_phone_lies_over_no_message(open_admin):
    tab = open_admin(viewport={"width": 390, "height": 844})
    tab.goto("/admin/account/")
    tab.evaluate(
        """(text) => document.dispatchEvent(
            new CustomEvent('w-messages:add', { detail: { type: 'warning', text } }))""",
        "Somebody saved other words after you had opened this page. " * 3,
    )
    words = tab.locator(".messages li span")
    expect(words).to_be_visible()
    menu = tab.get_by_role("button", name="Toggle sidebar").bounding_box()
    assert words.bounding_box()["x"] >= menu["x"] + menu["width"]


def test_the_button_that_closes_a_panel_lies_over_no_word_on_a_phone(tab):
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"/admin/pages/{ProgramTypeFactory().pk}/edit/")
    for panel, words in (("checks", "#proof-heading"), ("print", "[data-print-check-findings] p")):
        tab.locator(f'[data-side-panel-toggle="{panel}"]').click()
        words = tab.locator(f".form-side {words}")
        expect(words).to_be_visible()
        button = tab.locator(".form-side__close-button").bounding_box()
        assert words.bounding_box()["y"] >= button["y"] + button["height"], panel
