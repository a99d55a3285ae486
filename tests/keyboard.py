"""Going through a page by keyboard alone, as whoever has no mouse does."""

from __future__ import annotations

from playwright.sync_api import Locator

#: No way in the admin is longer, when one begins at the nearer end.
FARTHEST = 60

#: Notes the goal, and tells whether it lies behind, or nearer to the end of a page that has just
#: been opened.
AIM = """(goal) => {
    window.goal = goal;
    const here = document.activeElement;
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea')]
        .filter((each) => each.checkVisibility());
    if (here === document.body) return stops.indexOf(goal) > stops.length / 2;
    return !here.contains(goal)
        && Boolean(here.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING);
}"""

#: Tells whether the goal has the focus, what has it without showing so, and whether the goal is
#: gone: a panel may be drawn anew meanwhile.
LOOK = """() => {
    const here = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    const isShown = here === document.body || here.tagName === 'IFRAME'
        || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0);
    const unseen = isShown ? '' : here.outerHTML.slice(0, 200);
    return [here === window.goal, unseen, !window.goal.isConnected];
}"""


def go_to(place: Locator) -> None:
    """Press Tab, or Shift+Tab for what lies behind, until a place has the focus.

    Fails when it is not reached, and at a stop on the way where nobody sees the focus.
    """
    place.wait_for()
    tab = place.page
    key = "Shift+Tab" if place.evaluate(AIM) else "Tab"
    for _ in range(FARTHEST):
        is_there, unseen, is_gone = tab.evaluate(LOOK)
        assert not unseen, f"Nobody sees that this has the focus: {unseen}"
        if is_there:
            return
        if is_gone:
            key = "Shift+Tab" if place.evaluate(AIM) else "Tab"
        tab.keyboard.press(key)
    raise AssertionError(f"{place} is not among the next {FARTHEST} stops.")


def press(place: Locator, key: str = "Enter") -> None:
    """Go to a place and press a key there."""
    go_to(place)
    place.page.keyboard.press(key)


def write(place: Locator, words: str) -> None:
    """Go to a field and type words in it; into a choice, the beginning of one."""
    go_to(place)
    place.page.keyboard.type(words)
