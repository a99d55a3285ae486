"""The demo's pictures: one for each description, the same each time, with smooth shapes."""

import pytest
from PIL import ImageChops

from programs.demo import pictures
from programs.demo.content import ENTRIES
from programs.demo.drawing import DRAWINGS, SIZE, canvas, draw
from programs.demo.drawing.canvas import smooth

SMALL = (300, 200)


@pytest.fixture
def small(monkeypatch):
    """Draw at an eighth of the size: the same shapes in a hundredth of the time."""
    monkeypatch.setattr(canvas, "SIZE", SMALL)
    monkeypatch.setattr(canvas, "SCALE", canvas.SUPERSAMPLING)


def test_every_picture_has_a_drawing_and_every_drawing_a_picture():
    assert {picture.slug for picture in pictures.PICTURES} == set(DRAWINGS)


def test_every_picture_is_used_once():
    used = [entry.fields["picture"].slug for entry in ENTRIES if "picture" in entry.fields]
    assert sorted(used) == sorted(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_fills_its_picture_and_is_the_same_each_time(small, name):
    first, second = draw(name), draw(name)
    assert first.size == SMALL
    assert len(first.getcolors(maxcolors=SMALL[0] * SMALL[1])) > 20
    assert ImageChops.difference(first, second).getbbox() is None


def test_a_picture_is_large_enough_for_print():
    assert draw("programs").size == SIZE == (2400, 1600)


@pytest.mark.parametrize("picture", pictures.PICTURES, ids=lambda picture: picture.slug)
def test_alternative_text_is_short_and_says_what_is_there(picture):
    assert 10 < len(picture.fields["description"]) < 100
    assert not picture.fields["description"].lower().startswith(("image", "picture", "drawing"))
    assert all(0.2 < share < 0.8 for share in picture.fields["focus"])


def test_a_smooth_line_runs_through_its_points():
    line = smooth([(0, 0), (10, 5), (20, 0)])
    assert {(0, 0), (10, 5), (20, 0)} <= set(line)


def test_a_shape_outside_the_picture_is_left_out(small):
    surface = canvas.Canvas("#ffffff")
    surface.polygon([(-20, 0), (-10, 0), (-10, 10)], ("#000000", "#111111"))
    assert surface.finished().getcolors() == [(SMALL[0] * SMALL[1], (255, 255, 255))]
