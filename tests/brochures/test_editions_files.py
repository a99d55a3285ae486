"""An edition made by the real press: what is on the paper is what was stored."""

import hashlib
import io
import shutil
import subprocess
from copy import deepcopy as copied

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from brochures.copyfit import fit
from brochures.editions import steps
from brochures.editions.approved_words import missing_from, with_words
from brochures.editions.tasks import make_files_later
from brochures.filling import fill
from brochures.findings import Report
from brochures.layout import layout_keys, load_layout
from brochures.models import Edition
from brochures.qr import short_link
from brochures.rendering import text_of
from tests.brochures.conftest import plain
from tests.brochures.editions import stored
from tests.brochures.press_files import profile
from tests.publishing_once import published_once

pytestmark = [pytest.mark.pdf, pytest.mark.django_db]


@pytest.fixture(scope="module")
def edition(published, django_db_blocker):
    """An edition whose files are made, and the files."""
    profile()
    with published_once(django_db_blocker):
        edition = steps.new_edition(published)
        edition.wants_x1a = True
        edition.save()
        make_files_later(edition)
        edition = Edition.objects.get(pk=edition.pk)
        assert edition.build_error == ""
        yield edition, stored(edition)


def test_all_fits_with_the_symbol_on_it(edition):
    assert edition[0].fit == {}


@pytest.mark.parametrize("key", [key for key in layout_keys() if load_layout(key).imposed_output])
def test_the_symbol_leaves_room_for_the_place(brochure, key):
    brochure.layout = key
    for verdict in fit(fill(brochure, link="ABCDEF")):
        assert verdict.prints or not verdict.slot.endswith("place"), verdict.sentence


@pytest.mark.parametrize("output", ["press", "press-x1a", "proof", "sheets", "reader", "archive"])
def test_every_word_and_the_code_are_on_the_paper(edition, output):
    edition, files = edition
    text = text_of(files[f"{output}.pdf"])
    assert plain(edition.printed_code) in plain(text)
    assert list(missing_from(text, edition.snapshot["copy"])) == []


def test_a_changed_digit_of_a_phone_number_is_caught(edition):
    edition, files = edition
    copy = copied(edition.snapshot["copy"])
    copy["back.place"]["text"] = copy["back.place"]["text"].replace("202-555-0147", "202-555-0149")
    pdf = files["press.pdf"]
    assert list(missing_from(text_of(pdf), copy)) == [("back.place", "202-555-0149")]
    report = with_words(Report((), ()), pdf, copy)
    (finding,) = report.findings
    assert (finding.rule, "202-555-0149" in finding.message) == ("WORDS", True)
    assert "WORDS" in edition.preflight["press"]["rules"]


def test_only_the_proof_says_that_it_is_one(edition):
    _, files = edition
    said = {name: "PROOF" in text_of(files[f"{name}.pdf"]) for name in ("proof", "sheets")}
    assert said == {"proof": True, "sheets": False}


def test_preflight_is_kept_and_finds_only_the_tiny_test_pictures(edition):
    edition, _ = edition
    for report in edition.preflight.values():
        assert {finding["rule"] for finding in report["findings"]} <= {"IMAGE_PPI"}


def test_the_archive_carries_the_very_snapshot(edition):
    edition, files = edition
    with pikepdf.open(io.BytesIO(files["archive.pdf"])) as pdf:
        data = pdf.attachments["content-snapshot.json"].get_file().read_bytes()
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert hashlib.sha256(data).hexdigest() == edition.snapshot_sha256
    assert data == files["content-snapshot.json"]


def test_the_sheets_have_pictures(edition):
    _, files = edition
    assert [name for name in files if name.endswith(".png")] == ["sheet-1.png", "sheet-2.png"]
    width, height = Image.open(io.BytesIO(files["sheet-1.png"])).size
    assert width / height == pytest.approx(11 / 8.5, rel=0.01)


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar-tools is not on this machine")
def test_the_symbol_decodes_to_the_short_link(edition, tmp_path):
    edition, files = edition
    page = tmp_path / "page.png"
    first = pypdfium2.PdfDocument(files["press.pdf"])[0]
    first.render(scale=200 / 72).to_pil().save(page)
    read = subprocess.run(["zbarimg", "-q", "--raw", page], capture_output=True, check=True)
    assert read.stdout.decode().strip() == short_link(edition.link_code)
