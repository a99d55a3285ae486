"""Take the pictures of docs/editors/images from the demo that `make run` serves on this machine.

Run it against fresh demo content, so that the same pictures come out: one size, 64 colors, no
animation. It changes nothing but a draft of one program, which it makes for the pictures.
"""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")

import django  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Page, ViewportSize, sync_playwright  # noqa: E402

django.setup()

from cms.management.commands.create_demo_users import ADMIN, DEMO_PASSWORD  # noqa: E402
from tests.browsers import find_chrome  # noqa: E402

FOLDER = ROOT / "docs" / "editors" / "images"
BASE = f"http://localhost:{os.environ.get('PORT', '8000')}"
SIZE: ViewportSize = {"width": 1280, "height": 800}
COLORS = 64


def home(tab: Page) -> None:
    tab.goto("/admin/?tour=1")


def form(tab: Page) -> None:
    _open_program(tab)
    tab.get_by_role("tab", name="Words").click()


def where_used(tab: Page) -> None:
    _open_program(tab)
    tab.locator('[data-side-panel-toggle="usage"]').click()
    tab.locator("#usage-print").wait_for()


def on_paper(tab: Page) -> None:
    _open_program(tab)
    tab.locator('[data-side-panel-toggle="preview"]').click()
    tab.locator("#id_preview_mode").select_option("print")
    tab.frame_locator("#w-preview-iframe").locator(".paper-panel").first.wait_for()


def checks(tab: Page) -> None:
    _open_program(tab)
    tab.get_by_role("tab", name="Words").click()
    tab.locator("#id_copy_short").fill("Therapy and groups for addicts who want steady support.")
    tab.locator('[data-side-panel-toggle="checks"]').click()
    tab.get_by_text("Write instead").first.wait_for()


def quality(tab: Page) -> None:
    tab.goto("/admin/reports/quality/")


def reviews(tab: Page) -> None:
    tab.goto("/admin/reports/reviews-due/")


#: File name → how to get there.
PICTURES: dict[str, Callable[[Page], None]] = {
    "home": home,
    "form": form,
    "where-used": where_used,
    "brochure-panel": on_paper,
    "quality": quality,
    "reviews-due": reviews,
    "checks": checks,  # last: it leaves words in a form
}


def main() -> None:
    chrome = find_chrome()
    if chrome is None:
        sys.exit("No Chrome or Chromium on this machine. On Debian: sudo apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, chromium_sandbox=False)
        context = browser.new_context(
            base_url=BASE, viewport=SIZE, reduced_motion="reduce", color_scheme="light"
        )
        tab = context.new_page()
        _sign_in(tab)
        for name, go in PICTURES.items():
            go(tab)
            tab.wait_for_load_state("networkidle")
            _save(name, tab.screenshot(animations="disabled", caret="hide"))
            print(f"docs/editors/images/{name}.png")
        browser.close()


def _sign_in(tab: Page) -> None:
    try:
        tab.goto("/admin/login/")
    except Exception as error:  # noqa: BLE001  (whatever it is, nobody answers there)
        sys.exit(f"Nobody answers on {BASE}. Type in another window: make run\n  {error}")
    tab.locator("#id_username").fill(ADMIN)
    tab.locator("#id_password").fill(DEMO_PASSWORD)
    tab.locator("#id_password").press("Enter")
    tab.wait_for_url("**/admin/")


def _open_program(tab: Page) -> None:
    tab.goto("/admin/?tour=1")
    tab.locator(".desk-tour__stops a").first.click()
    tab.locator("#id_copy_short").wait_for(state="attached")
    tab.wait_for_load_state("networkidle")


def _save(name: str, png: bytes) -> None:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    few = picture.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
