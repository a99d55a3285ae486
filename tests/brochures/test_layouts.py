"""What every layout promises: to designers, to printers, and to the press."""

import itertools
import json
import re

import pytest

from brochures.layout import CHANGE_CLASSES, SHARED, layout_keys, load_layout

INCH = 72
every_layout = pytest.mark.parametrize("key", layout_keys())


def imposed(layout):
    return any(output.get("imposed") for output in layout.data["outputs"].values())


@every_layout
def test_its_files_are_there_and_its_slots_are_whole(key):
    layout = load_layout(key)
    assert layout.data["key"] == key
    keys = [slot.key for slot in layout.slots]
    assert len(set(keys)) == len(keys)
    for slot in layout.slots:
        assert slot.change in CHANGE_CLASSES
        assert slot.min_pt >= {"Legal": 10, "Code": 7}.get(slot.style, 12), slot.key
        # A designer gives bullets to this style, and what explains a term has none.
        assert (slot.style == "List") == (slot.kind == "list"), slot.key
    for output in layout.data["outputs"]:
        assert layout.stylesheet(output)


@every_layout
def test_it_speaks_every_language_equally(key):
    layout = load_layout(key)
    assert set(layout.words("es")) == set(layout.words("en"))
    own = layout.data.get("words", {"en": {}, "es": {}})
    assert set(own["es"]) == set(own["en"])


def test_an_unknown_language_reads_the_words_in_english():
    layout = load_layout("trifold-letter")
    assert layout.words("vi-VN") == layout.words("en-US")


@every_layout
def test_slots_lie_on_one_panel_inside_the_safe_zone(key):
    layout = load_layout(key)
    if not imposed(layout):
        return
    safe = 0.25 * INCH
    for slot in layout.slots:
        x, y, w, h = map(layout.points, (slot.box.x, slot.box.y, slot.box.w, slot.box.h))
        assert y >= safe, slot.key
        assert y + h <= layout.trim_size[1] - safe + 0.01, slot.key
        assert any(
            panel["page"] == slot.box.page
            and layout.points(panel["x"]) + safe <= x + 0.01
            and x + w <= layout.points(panel["x"] + panel["w"]) - safe + 0.01
            for panel in layout.data["panels"]
        ), slot.key


@every_layout
def test_no_two_slots_overlap(key):
    layout = load_layout(key)
    if not imposed(layout):
        return
    for one, other in itertools.combinations(layout.slots, 2):
        a, b = one.box, other.box
        assert (
            a.page != b.page
            or a.x + a.w <= b.x + 0.001
            or b.x + b.w <= a.x + 0.001
            or a.y + a.h <= b.y + 0.001
            or b.y + b.h <= a.y + 0.001
        ), (one.key, other.key)


@every_layout
def test_panels_cover_the_sheet_and_meet_at_the_folds(key):
    layout = load_layout(key)
    if not imposed(layout):
        return
    sheet, folds = layout.data["sheet"], layout.data.get("folds", {})
    for page in range(1, sheet["pages"] + 1):
        panels = [panel for panel in layout.data["panels"] if panel["page"] == page]
        edges = [0, *folds.get(str(page), []), sheet["width"]]
        assert [(panel["x"], panel["x"] + panel["w"]) for panel in panels] == list(
            itertools.pairwise(edges)
        )


def test_the_folds_of_a_letter_trifold_are_where_the_paper_folds():
    """The panel that folds in is 1/16 in narrower, and the sheet is turned over."""
    assert load_layout("trifold-letter").data["folds"] == {
        "1": [3.625, 7.3125],
        "2": [3.6875, 7.375],
    }


@every_layout
def test_art_reaches_into_the_bleed(key):
    layout = load_layout(key)
    if not imposed(layout) or not layout.bleed:
        return
    assert layout.bleed >= 3 / 25.4 * INCH - 0.01
    css, sheet = layout.stylesheet("proof"), layout.data["sheet"]
    for panel in layout.data["panels"]:
        rule = re.search(rf"#panel-{panel['key']} {{ (.*?) }}", css)[1]
        assert f"top: {-sheet['bleed']:g}{layout.unit}" in rule
        assert (f"left: {-sheet['bleed']:g}{layout.unit}" in rule) == (panel["x"] == 0)


def test_a_sheet_for_an_office_printer_has_no_art_to_bleed():
    layout = load_layout("insert-notices")
    assert layout.bleed == 0
    assert "background" not in layout.file("insert.css")


@every_layout
def test_colors_are_names_of_the_palette_and_flat(key):
    """The press prints the palette's CMYK; it cannot do this for a color of a stylesheet's own."""
    layout = load_layout(key)
    files = [*SHARED.glob("*.css"), *layout.folder.glob("*.css"), *layout.folder.glob("*.html")]
    for path in files:
        text = path.read_text()
        assert not re.search(
            r"#[0-9a-f]{3,8}\b(?=[^{]*[;}])|rgb|hsl|gradient|currentcolor", text, re.I
        )
        assert set(re.findall(r"var\(--([a-z-]+)\)", text)) <= {
            *layout.palette,
            "width",
            "height",
            "bleed",
        }, path


@every_layout
def test_every_color_has_inks_that_dry(key):
    for name, item in load_layout(key).palette.items():
        assert re.fullmatch(r"#[0-9a-f]{6}", item["screen"]), name
        assert len(item["press"]) == 4
        assert all(0 <= part <= 100 for part in item["press"])
        assert sum(item["press"]) <= 300, name


def test_a_stylesheet_comes_in_screen_colors_or_in_inks():
    layout = load_layout("trifold-letter")
    assert "--teal: #1f4f4c" in layout.stylesheet("proof")
    assert "--teal: device-cmyk(82% 45% 58% 42%)" in layout.stylesheet("proof", "press")
    assert "#" + "1f4f4c" not in layout.stylesheet("proof", "press")


def test_the_words_and_colors_of_a_layout_win_over_the_shared_ones(tmp_path, monkeypatch):
    from brochures import layout as module  # noqa: PLC0415

    folder = tmp_path / "own"
    folder.mkdir()
    data = {
        "key": "own",
        "title": "Own",
        "sheet": {"width": 4, "height": 9, "pages": 1, "bleed": 0.125},
        "palette": {"teal": {"screen": "#000000", "press": [0, 0, 0, 100]}},
        "words": {"en": {"what": "This"}, "es": {"what": "Esto"}},
        "outputs": {},
        "slots": [],
    }
    (folder / "layout.json").write_text(json.dumps(data))
    monkeypatch.setattr(module, "LAYOUTS", tmp_path)
    found = module.load_layout("own")
    assert found.palette["teal"]["screen"] == "#000000"
    assert found.palette["ink"]["screen"] != "#000000"
    assert found.words("es-US")["what"] == "Esto"
    assert found.words("es-US")["contact"] == "Hable con nosotros"


def test_an_unknown_layout_is_refused():
    with pytest.raises(KeyError, match="no layout"):
        load_layout("../layouts")
