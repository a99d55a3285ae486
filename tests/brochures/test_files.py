"""What is in the two files."""

import subprocess
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.brochures.conftest import plain, texts_in

# The mark makes pytest-django prepare the test database, which `center` needs.
pytestmark = [pytest.mark.pdf, pytest.mark.django_db]

PANELS = {1: [0, 3.625, 7.3125, 11], 2: [0, 3.6875, 7.375, 11]}


def text_of(path):
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def words_of(path):
    """Each word with its page and edges in inches."""
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    tree = ElementTree.fromstring(done.stdout)  # noqa: S314  (made by ourselves)
    space = "{http://www.w3.org/1999/xhtml}"
    for number, page in enumerate(tree.iter(f"{space}page"), 1):
        for word in page.iter(f"{space}word"):
            edges = [float(word.get(name)) / 72 for name in ("xMin", "xMax", "yMin", "yMax")]
            yield number, word.text, *edges


def test_the_proof_is_two_landscape_letter_pages(files):
    with pikepdf.open(files["proof"]) as pdf:
        assert [[float(edge) for edge in page.mediabox] for page in pdf.pages] == [
            [0, 0, 792, 612]
        ] * 2


def test_no_word_of_the_proof_crosses_a_fold_or_the_margin(files):
    margin = 0.25
    for page, word, left, right, top, bottom in words_of(files["proof"]):
        panels = zip(PANELS[page], PANELS[page][1:], strict=False)
        assert any(a + margin <= left and right <= b - margin for a, b in panels), word
        assert top >= 0.1, word
        assert bottom <= 8.5 - 0.1, word


@pytest.mark.parametrize(
    ("page", "words", "panel"),
    [
        (1, "Willow", 2),
        (1, "happens", 0),
        (1, "Call", 1),
        (2, "meet", 0),
        (2, "steady", 1),
        (2, "guidance", 2),
    ],
)
def test_each_text_lies_on_its_panel(files, page, words, panel):
    left, right = PANELS[page][panel], PANELS[page][panel + 1]
    found = [item for item in words_of(files["proof"]) if item[:2] == (page, words)]
    assert any(left < start and end < right for _, _, start, end, _, _ in found)


def test_fold_ticks_are_at_the_folds(center):
    filling, jobs = center
    for folds in filling.layout.data["folds"].values():
        for fold in folds:
            assert jobs["proof"]["html"].count(f"left: {fold}in") == 2


@pytest.mark.parametrize("output", ["proof", "reader"])
def test_every_text_of_every_slot_is_in_the_file(center, files, output):
    printed = plain(text_of(files[output]))
    raw = plain(
        subprocess.run(
            ["pdftotext", "-raw", files[output], "-"], capture_output=True, check=True
        ).stdout.decode()
    )
    for key, value in center[0].slots.items():
        for text in texts_in(value):
            assert plain(text) in raw or plain(text) in printed, (key, text)


@pytest.mark.parametrize("output", ["proof", "reader"])
def test_only_our_own_fonts_are_inside(center, files, output):
    allowed = tuple(family.replace(" ", "-") for family in center[0].layout.fonts)
    with pikepdf.open(files[output]) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        for font in fonts:
            assert str(font.FontName).partition("+")[2].startswith(allowed)
            assert "/FontFile2" in font or "/FontFile3" in font


def test_help_in_danger_comes_before_the_contact(files):
    text = text_of(files["reader"])
    assert text.index("Call 911") < text.index("Call 988") < text.index("Talk with us")


def test_unknown_facts_read_ask_the_center(files):
    for output in files.values():
        assert text_of(output).count("Ask the center") >= 3


def test_the_phone_number_stays_whole(files):
    for output in files.values():
        assert "202-555-0147" in text_of(output)


def test_the_reader_is_a_tagged_document_with_title_and_language(files):
    with pikepdf.open(files["reader"]) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == "Our IOP"
        with pdf.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def tags_of(path):
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
                yield str(item.S).strip("/"), str(item.get("/Alt", "")), item


def test_the_reader_has_headings_lists_tables_and_described_pictures(files):
    tags = list(tags_of(files["reader"]))
    names = [name for name, _, _ in tags]
    assert names.count("H1") == 1
    assert {"H2", "H3", "L", "LI", "Table", "TH", "Link"} <= set(names)
    assert [alt for name, alt, _ in tags if name == "Figure"] == ["Chairs in a circle"]


def test_the_reader_links_to_help_and_to_the_page(files):
    with pikepdf.open(files["reader"]) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        targets = {str(link.A.URI) for link in links}
        assert all("/Contents" in link for link in links)
    assert {"tel:911", "tel:988", "tel:+12025550147"} <= targets
    assert "http://testserver/programs/standard-iop/" in targets
