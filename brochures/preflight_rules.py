"""The rules of preflight. Each yields what is wrong, and bears the name of its findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from PIL import Image as Pillow

from brochures.findings import Finding, Subject
from brochures.pdf_content import Color, Image, Transparency

MIN_PPI = 300
#: Coated paper takes about this much ink before it smears, in percent of one plate.
MAX_INK = 300
#: All four plates at 100 %: marks outside the trimmed sheet.
REGISTRATION = (1.0, 1.0, 1.0, 1.0)
CLOSE_ENOUGH_PT = 0.1
PRINTABLE_SPACES = ("DeviceCMYK", "DeviceGray", "Pattern", "")
#: An image may have some overinked pixels (a fleck of deep shadow), not an area of them.
OVERINKED_SHARE = 0.005

Rule = Callable[[Subject], Iterator[Finding]]


def _output_intent(subject: Subject) -> Iterator[Finding]:
    intents = list(subject.pdf.Root.get("/OutputIntents", []))
    ours = [intent for intent in intents if intent.get("/S") == "/GTS_PDFX"]
    if len(ours) != 1 or len(intents) != 1:
        yield Finding(
            "OUTPUT_INTENT",
            f"The file has {len(ours)} output intents for print; it needs one.",
            "Set PRINT_ICC_PROFILE to the printer's profile and make the file again.",
        )
    elif "/DestOutputProfile" not in ours[0] or int(ours[0].DestOutputProfile.N) != 4:
        yield Finding(
            "OUTPUT_INTENT",
            "The output intent holds no CMYK profile.",
            "Set PRINT_ICC_PROFILE to a CMYK profile and make the file again.",
        )


def _version(subject: Subject) -> Iterator[Finding]:
    wanted = subject.expected.variant.upper().replace("X-1A", "X-1a")
    with subject.pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        stated = str(xmp.get("pdfxid:GTS_PDFXVersion", ""))
    if not stated:
        stated = str(subject.pdf.docinfo.get("/GTS_PDFXVersion", ""))
    if not stated.startswith(wanted):
        yield Finding(
            "PDFX_VERSION",
            f"The file says it is “{stated or 'no PDF/X'}”, not {wanted}.",
            "Make it again as a press PDF.",
        )


def _identity(subject: Subject) -> Iterator[Finding]:
    if "/ID" not in subject.pdf.trailer:
        yield Finding("FILE_ID", "The file has no identifier.", "Make it again as a press PDF.")


def _trapped(subject: Subject) -> Iterator[Finding]:
    if str(subject.pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield Finding(
            "TRAPPED", "The file does not say whether it is trapped.", "Make it again for press."
        )


def _locked(subject: Subject) -> Iterator[Finding]:
    if subject.pdf.is_encrypted:
        yield Finding("OPEN_FILE", "The file is encrypted.", "Make it again without a password.")
    for number, page in enumerate(subject.pdf.pages, 1):
        if len(page.obj.get("/Annots", [])):
            yield Finding(
                "OPEN_FILE", "The page has links or notes.", "Take the links off the sheet.", number
            )


def _pages(subject: Subject) -> Iterator[Finding]:
    if len(subject.pdf.pages) != subject.expected.pages:
        yield Finding(
            "PAGES",
            f"The file has {len(subject.pdf.pages)} pages; "
            f"the layout has {subject.expected.pages}.",
            "Shorten what does not fit, or correct the layout's template.",
        )


def _trim_box(subject: Subject) -> Iterator[Finding]:
    wanted = subject.expected
    for number, page in enumerate(subject.pdf.pages, 1):
        left, bottom, right, top = _box(page, "/TrimBox")
        width, height = right - left, top - bottom
        if _differs(width, wanted.width) or _differs(height, wanted.height):
            yield Finding(
                "TRIM_BOX",
                f"The trimmed size is {width:g} x {height:g} pt, "
                f"not {wanted.width:g} x {wanted.height:g}.",
                "Correct the sheet in layout.json, or the @page size in the stylesheet.",
                number,
            )


def _bleed_box(subject: Subject) -> Iterator[Finding]:
    wanted = subject.expected.bleed
    for number, page in enumerate(subject.pdf.pages, 1):
        trim, bleed, media = (_box(page, f"/{name}Box") for name in ("Trim", "Bleed", "Media"))
        smallest = min(_margins(bleed, trim))
        if smallest < wanted - CLOSE_ENOUGH_PT:
            yield Finding(
                "BLEED_BOX",
                f"The bleed is {max(smallest, 0):g} pt on its smallest side; "
                f"the layout promises {wanted:g}.",
                "Correct the bleed in layout.json.",
                number,
            )
        if min(_margins(media, bleed)) < -CLOSE_ENOUGH_PT:
            yield Finding("BLEED_BOX", "The bleed passes the page.", "Make the slug wider.", number)


def _box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(edge) for edge in page.obj.get(name, [0, 0, 0, 0])]


def _margins(outer: list[float], inner: list[float]) -> list[float]:
    return [
        inner[0] - outer[0],
        inner[1] - outer[1],
        outer[2] - inner[2],
        outer[3] - inner[3],
    ]


def _differs(found: float, wanted: float) -> bool:
    return abs(found - wanted) > CLOSE_ENOUGH_PT


def _colors(subject: Subject) -> Iterator[Finding]:
    for number, item in subject.paint:
        if isinstance(item, Color) and item.space not in PRINTABLE_SPACES:
            yield Finding(
                "CMYK_COLORS",
                f"Something is drawn in {item.space}.",
                "Give it a color of the palette; drawings need a literal device-cmyk() color.",
                number,
            )


def _images(subject: Subject) -> Iterator[Finding]:
    for number, item in subject.paint:
        if isinstance(item, Image) and item.space not in PRINTABLE_SPACES[:2]:
            yield Finding(
                "CMYK_IMAGES",
                f"An image of {item.width} x {item.height} pixels is in {item.space}.",
                "Place it as a picture of the layout, so that it is converted for the press.",
                number,
            )


def _blending(subject: Subject) -> Iterator[Finding]:
    for number, item in subject.paint:
        if isinstance(item, Transparency) and item.space not in PRINTABLE_SPACES:
            yield Finding(
                "CMYK_BLENDING",
                f"There is {item.what} that blends in {item.space}.",
                "Take the opacity off, or blend in CMYK.",
                number,
            )


def _transparency(subject: Subject) -> Iterator[Finding]:
    if not subject.expected.variant.startswith("pdf/x-1a"):
        return
    for number, item in subject.paint:
        if isinstance(item, Transparency):
            yield Finding(
                "NO_TRANSPARENCY",
                f"PDF/X-1a allows no transparency; there is {item.what}.",
                "Use PDF/X-4, or a flat tint.",
                number,
            )


def _resolution(subject: Subject) -> Iterator[Finding]:
    for number, item in subject.paint:
        if isinstance(item, Image) and item.ppi < MIN_PPI - 0.5:
            yield Finding(
                "IMAGE_PPI",
                f"An image has {item.ppi:.0f} pixels an inch at its printed size; "
                f"{MIN_PPI} are needed.",
                f"Upload a larger picture: {MIN_PPI / item.ppi:.1f} times as wide will do.",
                number,
            )


def _ink(subject: Subject) -> Iterator[Finding]:
    for number, item in subject.paint:
        if isinstance(item, Color) and item.space == "DeviceCMYK" and item.values != REGISTRATION:
            total = round(sum(item.values) * 100)
            if total > MAX_INK:
                yield Finding(
                    "INK_SUM",
                    f"A color has {total} % of ink; paper takes {MAX_INK}.",
                    "Make the color lighter in the palette.",
                    number,
                )
        if isinstance(item, Image) and item.space == "DeviceCMYK" and _is_overinked(item):
            yield Finding(
                "INK_SUM",
                f"An image of {item.width} x {item.height} pixels has more than {MAX_INK} % of "
                "ink in its shadows.",
                "Choose a profile with less ink (PRINT_ICC_PROFILE), or a lighter picture.",
                number,
            )


def _is_overinked(image: Image) -> bool:
    small = pikepdf.PdfImage(image.data).as_pil_image()
    small.thumbnail((400, 400), Pillow.Resampling.NEAREST)
    pixels = small.tobytes()
    limit = MAX_INK * 255 / 100
    over = sum(sum(pixels[at : at + 4]) > limit for at in range(0, len(pixels), 4))
    return over > OVERINKED_SHARE * small.width * small.height


def _fonts(subject: Subject) -> Iterator[Finding]:
    allowed = tuple(_family(name) for name in subject.expected.fonts)
    for font in _all_fonts(subject.pdf):
        name = str(font.get("/BaseFont", "/Type 3")).lstrip("/")
        descriptor = font.get("/FontDescriptor")
        if descriptor is None or not any(
            key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            yield Finding(
                "FONTS", f"The font {name} is not embedded.", "Use a font of static/fonts/."
            )
        if not _family(name).startswith(allowed):
            yield Finding(
                "FONTS",
                f"The font {name} is none of the layout's.",
                "A font file is missing, or a character is not in it: use another character.",
            )


def _all_fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every font that holds glyphs; a composite font has them in its descendants."""
    for item in pdf.objects:
        is_font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        if is_font and item.get("/Subtype") != "/Type0":
            yield item


def _family(name: str) -> str:
    without_subset = re.sub(r"^[A-Z]{6}\+", "", name)
    return re.sub(r"[^a-z0-9]", "", without_subset.lower())


#: In the order of a printer's own list; each finding bears the name of its rule.
RULES: dict[str, Rule] = {
    "OUTPUT_INTENT": _output_intent,
    "PDFX_VERSION": _version,
    "FILE_ID": _identity,
    "TRAPPED": _trapped,
    "OPEN_FILE": _locked,
    "PAGES": _pages,
    "TRIM_BOX": _trim_box,
    "BLEED_BOX": _bleed_box,
    "CMYK_COLORS": _colors,
    "CMYK_IMAGES": _images,
    "CMYK_BLENDING": _blending,
    "NO_TRANSPARENCY": _transparency,
    "IMAGE_PPI": _resolution,
    "INK_SUM": _ink,
    "FONTS": _fonts,
}
