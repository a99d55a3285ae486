"""The press refuses what it should not print, and says why."""

import base64

import pytest

from brochures import press

pytestmark = pytest.mark.pdf

FONTS = ["Newsreader", "Atkinson Hyperlegible Next"]
CSS = "html { font-family: Newsreader }"


def job(body="<p>Words</p>", css=CSS, **more):
    html = f'<!doctype html><html lang="en"><title>T</title><body>{body}</body></html>'
    return {"html": html, "css": css, "fonts": FONTS, **more}


def test_a_plain_job_becomes_a_pdf():
    assert press.print_job(job()).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "https://example.org/x.png", "ftp://h/x"],
)
def test_no_file_and_no_network_is_reached(address):
    with pytest.raises(press.PressFailure, match=r"disallowed protocol|Failed to load"):
        press.print_job(job(f'<img alt="x" src="{address}">'))


@pytest.mark.parametrize("name", ["../OFL.txt", "nothing.woff2", "/etc/passwd"])
def test_only_our_own_font_files_are_fonts(name):
    face = f"@font-face {{ font-family: X; src: url('font:{name}') }}"
    with pytest.raises(press.PressFailure, match=r"font:|Font-face"):
        press.print_job(job(css=face + CSS))


def test_a_warning_fails_the_file_with_its_cause():
    with pytest.raises(press.PressFailure, match=r"WeasyPrint: .*colour-of-the-day"):
        press.print_job(job(css=CSS + "p { colour-of-the-day: red }"))


def test_a_missing_font_fails_the_file(monkeypatch, tmp_path):
    monkeypatch.setattr(press, "FONT_FOLDER", tmp_path)
    with pytest.raises(press.PressFailure, match="took the place of one of ours"):
        press.print_job(job())


def test_a_picture_that_is_none_fails_the_file():
    pictures = {"cover": base64.b64encode(b"not a picture").decode()}
    with pytest.raises(press.PressFailure, match="Failed to load image"):
        press.print_job(job('<img alt="x" src="picture:cover">', pictures=pictures))


def test_a_picture_without_words_fails_the_file():
    with pytest.raises(press.PressFailure, match="no alternative text"):
        press.print_job(job('<img src="picture:cover">'))
