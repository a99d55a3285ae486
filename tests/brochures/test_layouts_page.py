"""The worked example of docs/print/layouts.md is a layout, and it holds."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from brochures import layout as layouts
from brochures import press
from brochures.copyfit import fit
from brochures.filling import fill
from brochures.jobs import job_for

PAGE = Path(settings.BASE_DIR) / "docs" / "print" / "layouts.md"
pytestmark = [pytest.mark.pdf, pytest.mark.django_db]


@pytest.fixture
def bookmark(brochure, tmp_path, monkeypatch):
    folder = tmp_path / "bookmark-2x6"
    folder.mkdir()
    blocks = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    for name, text in blocks:
        (folder / name).write_text(text)
    assert len(blocks) == 3
    monkeypatch.setattr(layouts, "LAYOUTS", tmp_path)
    brochure.layout = "bookmark-2x6"
    return fill(brochure)


def test_the_bookmark_fits_and_prints(bookmark, tmp_path):
    assert [v.slot for v in fit(bookmark) if not v.prints] == []
    for output in ("proof", "reader"):
        job = json.loads(job_for(bookmark, "Bookmark", output, "bookmark").as_json())
        file = tmp_path / f"{output}.pdf"
        file.write_bytes(press.print_job(job))
        with pikepdf.open(file) as pdf:
            assert len(pdf.pages) >= 1
            if output == "proof":
                assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 144, 432]


def test_the_page_names_every_layout():
    text = PAGE.read_text()
    for key in layouts.layout_keys():
        assert f"`{key}`" in text, key


def test_the_pictures_of_the_page_are_there_and_small():
    names = re.findall(r"\]\((pictures/[\w-]+\.png)\)", PAGE.read_text())
    assert len(names) == 8
    for name in names:
        assert 0 < (PAGE.parent / name).stat().st_size < 100_000, name
