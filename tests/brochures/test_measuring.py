"""What a text takes of its box: measured box by box, and checked by a second method."""

import json
import random

import pytest

from brochures import measuring, press
from tests.brochures import anchors

pytestmark = pytest.mark.pdf

FONTS = ["Newsreader", "Atkinson Hyperlegible Next"]
CSS = """
html { font-family: "Atkinson Hyperlegible Next"; font-size: 12pt; line-height: 1.35 }
p, h2, h3, ul, dl, dd { margin: 0; padding: 0 }
h2 { font-family: Newsreader; font-size: 23pt; line-height: 1.08; margin-bottom: 9pt }
p + p { margin-top: 8pt }
li + li { margin-top: 5pt }
"""
WORDS = {
    "en": "you may talk with a counselor about steady support at home and plan what comes next",
    "es": "usted puede hablar con una consejera sobre el apoyo constante en casa y planificar "
    "responsabilidades, acompañamiento profesional y recuperación a largo plazo",
}


def job(slots, language="en", css=CSS):
    """slots: HTML id → (inner HTML, width, height) in points. One sheet for every 40 of them."""
    boxes = "".join(
        f"#{key} {{ position: absolute; left: 20pt; top: {20 + number % 40 * 14}pt; "
        f"width: {width}pt; height: {height}pt }}\n"
        for number, (key, (_, width, height)) in enumerate(slots.items())
    )
    parts = [f'<div id="{key}">{inner}</div>' for key, (inner, _, _) in slots.items()]
    sheets = "".join(
        f'<section class="sheet">{"".join(parts[start : start + 40])}</section>'
        for start in range(0, len(parts), 40)
    )
    return {
        "html": f'<!doctype html><html lang="{language}"><title>T</title>{sheets}</html>',
        "css": css
        + boxes
        + ".sheet { position: relative; height: 612pt; break-after: page } "
        + ".sheet:last-child { break-after: auto }",
        "fonts": FONTS,
        "sheet": [792, 612],
        "slots": {key: [width, height] for key, (_, width, height) in slots.items()},
    }


def measure(job):
    return json.loads(press.measure_job(job))


def one(inner, width=200, height=100, **more):
    return measure(job({"s": (inner, width, height)}, **more))["s"]


def random_slots(seed, words):
    """Boxes with all that layouts use: headings, paragraphs, lists, pairs, tables."""
    pick = random.Random(seed)
    words = words.split()

    def text(most):
        return " ".join(pick.choice(words) for _ in range(pick.randint(1, most)))

    def inner():
        kind = pick.choice(["text", "paragraphs", "list", "pairs", "table"])
        head = f"<h2>{text(4)}</h2>" if pick.random() < 0.4 else ""
        if kind == "text":
            return text(60)
        if kind == "paragraphs":
            return head + "".join(f"<p>{text(40)}</p>" for _ in range(pick.randint(1, 3)))
        if kind == "list":
            return head + "<ul>" + f"<li>{text(15)}</li>" * pick.randint(1, 6) + "</ul>"
        if kind == "pairs":
            pair = f"<dt>{text(4)}</dt><dd>{text(20)}</dd>"
            return f"{head}<dl>{pair * pick.randint(1, 4)}</dl>"
        row = f"<tr><th>{text(5)}</th><td>{text(8)}</td></tr>"
        return f"{head}<table>{row * pick.randint(1, 5)}</table>"

    return {f"s{n}": (inner(), pick.randint(150, 300), pick.randint(40, 260)) for n in range(240)}


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_methods_agree_on_random_copy(language):
    """480 boxes in two languages, four renders in all."""
    random_job = job(random_slots(language, WORDS[language]), language)
    found, expected = measure(random_job), anchors.heights(random_job)
    over = 0
    for key, (_, height) in random_job["slots"].items():
        assert found[key]["height"] == pytest.approx(expected[key], abs=0.1), key
        is_over = found[key]["height"] - height > measuring.TOLERANCE_PT
        assert is_over == (expected[key] - height > measuring.TOLERANCE_PT), key
        assert is_over or not found[key]["lines_over"], key
        assert found[key]["lost"] == 0, key
        over += is_over
    assert 40 < over < 200


def test_text_past_the_end_of_the_page_is_still_measured():
    """On a page of the real height WeasyPrint would drop it, and only part would show."""
    found = one("Many words here. " * 200, height=40)
    assert found["height"] > 1000
    assert found["lost"] == 0


def test_lines_and_characters_past_the_end_are_counted():
    found = one("one<br>two<br>three<br>four and more", height=2 * 16.2)
    assert found["lines"] == 4
    assert found["lines_over"] == 2
    assert found["characters_over"] == len("threefourandmore")
    assert found["cut"] == "three four and more"


def test_two_cells_of_a_row_are_one_line():
    assert one("<table><tr><th>a</th><td>b</td></tr></table>")["lines"] == 1


def test_space_below_the_last_line_takes_nothing():
    below = "<p style='margin-bottom: 90pt'>Words</p>"
    assert one(below)["height"] == one("<p>Words</p>")["height"]


def test_text_that_cannot_break_is_wider_than_its_box():
    found = one("<span style='white-space: nowrap'>202-555-0147, extension 12345678</span>", 100)
    assert found["width"] > 100
    assert found["height"] < 20


def test_text_that_is_not_laid_out_is_lost():
    found = one("<p>shown</p><p style='display: none'>hidden words</p>")
    assert found["lost"] == len("hiddenwords")


def test_hyphens_that_the_engine_sets_are_no_text():
    css = CSS + "html { hyphens: auto; hyphenate-character: '-' }"
    found = one("acompañamiento responsabilidades recuperación " * 4, 90, language="es", css=css)
    assert found["lost"] == 0


def test_a_mark_before_a_list_item_is_no_text():
    css = CSS + "li { position: relative } li::before { content: '•'; position: absolute }"
    found = one("<ul><li>one</li></ul>", css=css)
    assert found["characters"] == 3
    assert found["lost"] == 0


def test_a_picture_counts_by_the_size_in_its_style():
    found = one(
        '<img alt="x" src="picture:cover" style="display: block; width: 50pt; height: 60pt">'
    )
    assert found["height"] == 60


def test_a_warning_fails_the_measuring_with_its_cause():
    with pytest.raises(press.PressFailure, match="colour-of-the-day"):
        one("words", css=CSS + "p { colour-of-the-day: red }")
