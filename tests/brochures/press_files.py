"""Small jobs for the press, and the profile they need."""

import base64
import io

import pytest
from PIL import Image

from brochures import icc, press
from brochures.preflight import Expected, preflight

FONTS = ["Newsreader", "Atkinson Hyperlegible Next"]
SHEET = Expected(width=288, height=144, bleed=9, pages=1, fonts=tuple(FONTS))
CSS = """@page { size: 288pt 144pt; margin: 0; bleed: 36pt }
html { font-family: Newsreader; color: device-cmyk(0% 0% 0% 92%) } a { color: inherit }
"""


def profile():
    if not icc.GENERIC.exists():
        pytest.skip(
            f"{icc.GENERIC_PACKAGE} is not on this machine; make test installs it on Debian"
        )
    return base64.b64encode(icc.GENERIC.read_bytes()).decode()


def press_job(body="<p>Words</p>", css="", **more):
    html = f'<!doctype html><html lang="en"><title>T</title><body>{body}</body></html>'
    return {
        "html": html,
        "css": CSS + css,
        "fonts": FONTS,
        "variant": "pdf/x-4",
        "press": {"bleed": 9, "profile": profile()},
        **more,
    }


def printed(body="<p>Words</p>", css="", **more):
    """The press PDF of a small sheet."""
    return press.print_job(press_job(body, css, **more))


def broken_rules(pdf, expected=SHEET):
    return {finding.rule for finding in preflight(pdf, expected).findings}


def picture(mode="RGB", size=(1250, 625), color=None, kind="PNG"):
    """A picture as base64."""
    made = io.BytesIO()
    Image.new(mode, size, color or 0).save(made, kind)
    return base64.b64encode(made.getvalue()).decode()
