"""The trifold as a printer gets it."""

import io
import json
import shutil
import subprocess

import pikepdf
import pytest

from brochures import press
from brochures.filling import fill
from brochures.icc import ProfileMissing, press_profile
from brochures.jobs import job_for
from brochures.preflight import Expected, preflight
from tests.brochures.conftest import plain, texts_in
from tests.brochures.press_files import profile

pytestmark = [pytest.mark.pdf, pytest.mark.django_db]


@pytest.fixture(scope="module")
def sheet(published, django_db_blocker):
    """The filled layout and its press PDF."""
    profile()
    with django_db_blocker.unblock():
        filling = fill(published)
        job = json.loads(job_for(filling, "Our IOP", "press", "our-iop").as_json())
    return filling, press.print_job(job)


def test_the_trifold_passes_preflight_but_for_its_tiny_test_pictures(sheet):
    filling, pdf = sheet
    layout = filling.layout
    expected = Expected(*layout.trim_size, layout.bleed, 2, tuple(layout.fonts))
    assert (expected.width, expected.height, expected.bleed) == (792, 612, 9)
    assert {finding.rule for finding in preflight(pdf, expected).findings} <= {"IMAGE_PPI"}


def test_the_trifold_is_cut_and_folded_where_it_should_be(sheet):
    _, pdf = sheet
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            assert [float(edge) for edge in page.obj.TrimBox] == [0, 0, 792, 612]
            assert [float(edge) for edge in page.obj.BleedBox] == [-9, -9, 801, 621]


def test_the_slug_names_edition_size_and_profile(sheet, tmp_path):
    filling, pdf = sheet
    file = tmp_path / "press.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    text = plain(done.stdout.decode())
    assert plain("11 × 8.5 in + 0.125") in text
    assert plain(press_profile().name) in text
    assert text.count(plain(filling.slots["back_code"])) == 3  # on the paper, and in both slugs
    for slot in filling.layout.slots:
        for words in texts_in(filling.slots[slot.name]):
            assert plain(words) in text, slot.key


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not on this machine")
def test_the_trifold_separates_into_four_plates_alone(sheet, tmp_path):
    (tmp_path / "press.pdf").write_bytes(sheet[1])
    plates = ["gs", "-q", "-sDEVICE=tiffsep", "-r20", "-o", tmp_path / "p%d.tif"]
    subprocess.run([*plates, tmp_path / "press.pdf"], check=True)
    names = {path.name.partition("(")[2].rstrip(").tif") for path in tmp_path.glob("p1(*")}
    assert names == {"Cyan", "Magenta", "Yellow", "Black"}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not on this machine")
def test_the_file_is_sound(sheet, tmp_path):
    (tmp_path / "press.pdf").write_bytes(sheet[1])
    assert subprocess.run(["qpdf", "--check", tmp_path / "press.pdf"]).returncode == 0


def test_the_profile_of_the_setting_wins(settings, tmp_path):
    from PIL import ImageCms

    settings.PRINT_ICC_PROFILE = str(tmp_path / "nothing.icc")
    with pytest.raises(ProfileMissing, match=r"PRINT_ICC_PROFILE names .*nothing\.icc"):
        press_profile()
    screen = tmp_path / "screen.icc"
    screen.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    settings.PRINT_ICC_PROFILE = str(screen)
    with pytest.raises(ProfileMissing, match="a profile for RGB"):
        press_profile()
    screen.write_bytes(b"nothing of the kind")
    with pytest.raises(ProfileMissing, match="no ICC profile"):
        press_profile()


def test_without_any_profile_the_message_names_the_package(settings, monkeypatch, tmp_path):
    monkeypatch.setattr("brochures.icc.GENERIC", tmp_path / "none.icc")
    with pytest.raises(ProfileMissing, match="apt-get install libgs-common"):
        press_profile()
