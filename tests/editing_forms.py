"""Opening a form of the admin in a browser, as far as a person would wait for it."""

from playwright.sync_api import Page

#: Wagtail begins to look for changes two seconds after it has drawn the form, and never sees those
#: that were made before.
NOTE_THE_BEGINNING = """document.addEventListener(
    'w-unsaved:watch-edits', () => document.documentElement.setAttribute('data-watched', ''))"""
UNTIL_IT_LOOKS = 2000  # milliseconds


def open_form(tab: Page, pk: int) -> None:
    """Open the form of a page and return once what is written is noticed.

    The clock of the tab is put on meanwhile, and runs on as it does from then on.
    """
    tab.clock.install()
    tab.add_init_script(NOTE_THE_BEGINNING)
    tab.goto(f"/admin/pages/{pk}/edit/")
    tab.clock.fast_forward(UNTIL_IT_LOOKS)
    tab.locator("html[data-watched]").wait_for()
