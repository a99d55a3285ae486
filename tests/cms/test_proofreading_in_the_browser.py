"""Proofreading as an editor sees it in Chrome."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.factories.programs import ProgramTypeFactory

TEXT = "<p>Help with substance abuse.</p>"


@pytest.fixture(params=["light", "dark"])
def tab(request, open_admin):
    return open_admin(viewport={"width": 1400, "height": 1000}, color_scheme=request.param)


def test_an_editor_corrects_and_keeps_words_without_leaving_the_form(tab):
    part = {"aspect": "overview", "heading": "What it is", "body": TEXT, "stands_alone": True}
    program = ProgramTypeFactory(live=False, modules=[part])
    tab.goto(f"/admin/pages/{program.pk}/edit/")
    tab.get_by_role("tab", name="Words").click()
    tab.get_by_role("button", name="Toggle checks").click()
    summary = tab.locator("[data-proof-summary]")
    expect(summary).to_have_text("1 must change before you can publish.")

    short = tab.locator("#id_copy_short")
    short.fill("😀 For addicts after a relapse.")
    expect(summary).to_have_text(
        "2 must change before you can publish, 1 to change or keep with a reason."
    )
    expect(tab.get_by_role("button", name="2 things to check")).to_be_visible()
    words = tab.locator(".proof-remark").filter(has=tab.locator("mark", has_text="addicts"))
    expect(words.locator("mark")).to_have_text("addicts")

    findings = Axe().run(tab, context="[data-proof]").response["violations"]
    assert [finding["id"] for finding in findings] == []

    words.get_by_role("button", name="Show").click()
    selected = "[document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    assert tab.evaluate(selected) == [7, 14]
    words.get_by_role("button", name="Write “people with a substance use disorder”").press("Enter")
    expect(short).to_have_value("😀 For people with a substance use disorder after a relapse.")

    body = tab.locator("[data-contentpath=body] .public-DraftEditor-content")
    tab.get_by_role("button", name="Write “substance misuse”").click()
    expect(body).to_have_text("Help with substance misuse.")
    expect(summary).to_have_text("1 to change or keep with a reason.")

    tab.get_by_role("button", name="Keep, with a reason").click()
    reason = tab.get_by_label("Why is it right here?")
    reason.fill("The word of the people here.")
    # What is found elsewhere meanwhile takes nothing away.
    tab.locator("#id_copy_print").fill("For addicts.")
    expect(summary).to_contain_text("1 must change")
    reason.focus()
    tab.locator("#id_copy_print").evaluate(
        "(field) => { field.value = ''; field.dispatchEvent(new Event('change', {bubbles: true})) }"
    )
    expect(summary).to_have_text("1 to change or keep with a reason.")
    expect(reason).to_be_focused()
    reason.press("Enter")
    expect(summary).to_have_text("Nothing to change.")
    expect(tab.locator(".proof-remark")).to_contain_text(re.compile("Kept: The word of the people"))
