"""Preflight finds what a printer would send back, and each trap of the engine that makes the file.

PDF/X is a promise that WeasyPrint writes on the file; it converts nothing.
"""

import base64
import io

import pikepdf
import pytest
from PIL import Image

from brochures import press
from brochures.cmyk import for_press
from brochures.icc import GENERIC
from brochures.preflight import Expected, preflight
from brochures.preflight_rules import RULES
from tests.brochures.press_files import (
    SHEET,
    broken_rules,
    picture,
    press_job,
    printed,
    profile,
)

pytestmark = pytest.mark.pdf

PLACED = '<img alt="x" src="picture:cover" style="width: 3in; display: block">'
TINT = "p { background: device-cmyk(20% 5% 8% 0%) }"


@pytest.fixture(scope="module")
def good():
    return printed(f"<p>Words</p>{PLACED}", TINT, pictures={"cover": picture(color="teal")})


def edited(pdf, change):
    """The file after a change by hand."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(made)
    return made.getvalue()


def placed_image(pdf):
    (image,) = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]
    return image


def test_a_good_file_passes_every_rule(good):
    report = preflight(good, SHEET)
    assert report.passed, report.findings
    assert report.as_json() == {"passed": True, "rules": ["READABLE", *RULES], "findings": []}


def test_every_finding_names_its_cure(good):
    wrong = Expected(width=1, height=1, bleed=99, pages=9, fonts=("Other",), variant="pdf/x-1a")
    report = preflight(good, wrong)
    assert {finding.rule for finding in report.findings} == {
        "PAGES",
        "TRIM_BOX",
        "BLEED_BOX",
        "PDFX_VERSION",
        "FONTS",
    }
    assert all(finding.message and finding.cure for finding in report.findings)
    assert {finding.rule for finding in report.findings} <= set(report.rules)


def test_the_boxes_are_exact(good):
    with pikepdf.open(io.BytesIO(good)) as pdf:
        page = pdf.pages[0]
        assert [float(edge) for edge in page.trimbox] == [0, 0, 288, 144]
        assert [float(edge) for edge in page.obj.BleedBox] == [-9, -9, 297, 153]
        assert [float(edge) for edge in page.mediabox] == [-36, -36, 324, 180]


def test_x1a_is_made_on_request():
    pdf = printed(variant="pdf/x-1a")
    flat = Expected(288, 144, 9, 1, SHEET.fonts, "pdf/x-1a")
    assert preflight(pdf, flat).passed
    see_through = printed('<p style="opacity: 0.5">Words</p>', variant="pdf/x-1a")
    assert "NO_TRANSPARENCY" in broken_rules(see_through, flat)


@pytest.mark.parametrize(
    ("body", "css", "rule"),
    [
        ("<p>Words</p>", "p { color: #000 }", "CMYK_COLORS"),
        ("<p>Words</p>", "p { color: black; background: device-cmyk(0 0 0 0) }", "CMYK_COLORS"),
        ('<p><a href="https://example.org">Words</a></p>', "a { color: blue }", "CMYK_COLORS"),
        ('<p><a href="https://example.org">Words</a></p>', "", "OPEN_FILE"),
        ("<p>Words</p>", "@page { marks: crop cross }", "CMYK_COLORS"),
        (
            '<svg width="20" height="20"><rect width="9" height="9" fill="currentColor"/></svg>',
            "",
            "CMYK_COLORS",
        ),
        (
            '<svg width="20" height="20"><rect width="9" height="9" fill="var(--teal)"/></svg>',
            ":root { --teal: device-cmyk(80% 40% 50% 40%) }",
            "CMYK_COLORS",
        ),
        ("<p>Words</p>", "p { color: device-cmyk(100% 90% 80% 70%) }", "INK_SUM"),
    ],
    ids=["black", "named", "link color", "link", "own marks", "currentColor", "var in SVG", "ink"],
)
def test_what_would_not_print_well_is_found(body, css, rule):
    assert broken_rules(printed(body, css)) == {rule} | ({"OPEN_FILE"} if "href" in body else set())


@pytest.mark.parametrize("mode", ["RGB", "1", "P"])
def test_a_picture_that_goes_around_the_conversion_is_found(mode):
    body = f'<img alt="x" style="width: 3in" src="data:image/png;base64,{picture(mode)}">'
    assert "CMYK_IMAGES" in broken_rules(printed(body))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_every_picture_of_a_job_becomes_cmyk(mode):
    pdf = printed(PLACED, pictures={"cover": picture(mode)})
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        image = placed_image(opened)
        assert image.ColorSpace == "/DeviceCMYK"
        assert image.Filter == "/DCTDecode"


def test_a_picture_has_no_more_pixels_than_its_place_needs():
    pdf = printed(PLACED, pictures={"cover": picture(size=(4000, 2000))})
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert int(placed_image(opened).Width) == 3 * 350


def test_too_few_pixels_are_found_with_what_would_do():
    report = preflight(printed(PLACED, pictures={"cover": picture(size=(450, 225))}), SHEET)
    (finding,) = report.findings
    assert finding.rule == "IMAGE_PPI"
    assert "150 pixels" in finding.message
    assert "2.0 times" in finding.cure


def test_white_and_black_stay_white_and_black():
    profile()
    data = GENERIC.read_bytes()
    for color, low, high in (("white", 0, 3), ("black", 600, 1020)):
        made = for_press(base64.b64decode(picture(color=color)), data, 100)
        with Image.open(io.BytesIO(made)) as image:
            assert low <= sum(image.getpixel((5, 5))) <= high


def test_too_much_ink_in_a_picture_is_found(good):
    def drown(pdf):
        image = placed_image(pdf)
        made = io.BytesIO()
        Image.new("CMYK", (int(image.Width), int(image.Height)), (255, 255, 255, 255)).save(
            made, "JPEG"
        )
        image.write(made.getvalue(), filter=pikepdf.Name.DCTDecode)

    assert broken_rules(edited(good, drown)) == {"INK_SUM"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "OUTPUT_INTENT"),
        (
            lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 3),
            "OUTPUT_INTENT",
        ),
        (lambda pdf: pdf.docinfo.__delitem__("/Trapped"), "TRAPPED"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "PDFX_VERSION"),
    ],
    ids=["no intent", "RGB intent", "no trapped", "no version"],
)
def test_a_promise_that_is_missing_is_found(good, change, rule):
    assert rule in broken_rules(edited(good, change))


def test_a_font_that_is_not_embedded_is_found(good):
    def tear_out(pdf):
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile2", "/FontFile3"):
                    if key in item:
                        del item[key]

    assert broken_rules(edited(good, tear_out)) == {"FONTS"}


def test_a_broken_file_is_a_finding_too():
    report = preflight(b"%PDF-1.7 nonsense", SHEET)
    assert [finding.rule for finding in report.findings] == ["READABLE"]


def test_a_cmyk_tiff_is_not_left_out_in_silence():
    body = f'<img alt="x" src="data:image/tiff;base64,{picture("CMYK", kind="TIFF")}">'
    with pytest.raises(press.PressFailure, match="Failed to load image"):
        printed(body)


def test_a_gradient_of_inks_fails_with_its_cure():
    css = "p { background: linear-gradient(device-cmyk(1 0 0 0), device-cmyk(0 1 0 0)) }"
    with pytest.raises(press.PressFailure, match="flat tint"):
        printed("<p>Words</p>", css)


def test_a_profile_that_is_none_fails_with_its_cause():
    broken = {"bleed": 9, "profile": "bm90IGEgcHJvZmlsZQ=="}
    with pytest.raises(press.PressFailure, match=r"[Pp]rofile"):
        press.print_job({**press_job(), "press": broken})
