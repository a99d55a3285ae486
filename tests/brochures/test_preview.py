"""A draft on paper, beside its editor: the press's own sheets as pictures, and nothing kept."""

import base64
import io
import json
import re
from copy import copy

import pytest
from django.test import RequestFactory
from PIL import Image

from brochures import press, raster, rendering
from brochures.copyfit import fit
from brochures.desk.preview import COOKIE, preview_brochure
from brochures.filling import fill
from brochures.jobs import job_for
from brochures.models import Brochure, CopyfitCheck, Edition
from brochures.worker import PangoMissing, RenderingFailed
from programs.models import Faq, LevelOfCare, Organization, ProgramType
from tests.factories import programs as make

NEW = "You meet in a small group, three times a week."


@pytest.fixture
def program(brochure, fake_press):
    program = ProgramType.objects.get()
    program.copy_print = NEW
    return program


def shown(instance, user=None, **cookies):
    request = RequestFactory().get("/")
    request.user, request.COOKIES = user, cookies
    answer = preview_brochure(instance, request)
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_each_panel_with_words_of_the_draft_is_a_picture_with_its_words_beside(program):
    page = shown(program)
    assert re.findall(r'<h2 id="panel-\d">(.+?) <', page) == ["Cover", "Inside panel 1"]
    assert page.count('href="data:image/png;base64,') == 2
    assert 'aria-label="Picture of Inside panel 1, page 2 of the brochure “Our IOP”.' in page
    assert f"<p>{NEW}</p>" in page
    assert "<strong>Everything fits.</strong>" in page


def test_it_says_by_how_much_a_text_is_too_long(program, fake_press):
    fake_press.heights["in1-main"] = 300
    page = shown(program)
    assert "<strong>1 text does not fit.</strong>" in page
    assert "copyfit-slot--overset" in page
    assert re.search(r"\d+ lines over \(\d+ points, \d+ characters\)", page)


def test_it_says_which_copy_was_too_long_for_its_box(program, fake_press):
    program.copy_medium = "Shorter words."
    fake_press.heights["in1-main"] = lambda html: 999 if NEW in html else 60
    page = shown(program)
    assert "the print copy did not fit" in page
    assert "<p>Shorter words.</p>" in page
    assert NEW not in page


def test_the_press_gets_the_words_of_the_form(program, fake_press):
    shown(program)
    assert NEW in fake_press.drawn[0]["html"]


def test_nothing_is_stored(program, fake_press, tmp_path, monkeypatch):
    monkeypatch.setattr(rendering, "_folder", lambda: tmp_path)
    shown(program)
    assert not fake_press.printed
    assert not Edition.objects.exists()
    assert not CopyfitCheck.objects.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"press.lock"}


def test_the_reader_chooses_among_brochures(program):
    level = program.level
    Brochure.objects.create(title="About the level", slug="about", subject=level.page_ptr)
    assert "About the level" not in shown(program)
    level = LevelOfCare.objects.get(slug="iop")
    page = shown(level)
    assert '<option value="about:en-US" selected>About the level (Letter trifold, English)' in page
    page = shown(level, **{COOKIE: "our-iop:en-US"})
    assert '<option value="our-iop:en-US" selected>' in page
    page = shown(level, **{COOKIE: "of-another-page:en-US"})
    assert '<option value="about:en-US" selected>' in page


def test_a_page_that_was_never_published_stands_in_the_brochure_about_it(brochure, fake_press):
    program = make.ProgramTypeFactory(
        level=LevelOfCare.objects.get(slug="iop"), title="To come", live=False, copy_print=NEW
    )
    Brochure.objects.create(title="To come", slug="to-come", subject=program.page_ptr)
    page = shown(program)
    assert NEW in page
    assert "To come (Letter trifold, English)" in page


def test_a_brochure_that_cannot_be_made_says_why(program):
    program.level = None
    page = shown(program)
    assert "This brochure cannot be made yet." in page
    assert "The level of care of “Standard IOP” is not published." in page


def test_drafts_that_it_refers_to_stand_there_too_and_are_named(program, admin_user):
    component = program.level.expect[0].value["component"]
    component.title = "Group therapy, renamed"
    component.save_revision()
    level = LevelOfCare.objects.get(slug="iop")
    page = shown(level, admin_user)
    assert "These are drafts too: “Group therapy, renamed”." in page
    assert "Group therapy, renamed" in page.partition("Read the words")[2]
    assert "renamed" not in shown(level)


@pytest.mark.parametrize(
    ("factory", "words"),
    [
        (make.ProgramTypeFactory, "make a brochure and choose this page under “About”"),
        (make.FaqFactory, "Open a brochure and pick this"),
        (make.ComponentFactory, "Add this one there."),
    ],
)
def test_what_no_brochure_prints_says_how_to_place_it(db, fake_press, factory, words):
    Brochure.objects.all().delete()
    page = shown(factory())
    assert "No brochure prints this" in page
    assert words in page


def test_what_is_off_for_print_says_so(brochure, fake_press):
    faq = Faq.objects.get()
    faq.channels = ["web"]
    assert "switched off for print" in shown(faq)


def test_shared_words_are_shown_where_they_stand(brochure, fake_press):
    page = shown(Organization.objects.get())
    assert re.findall(r'<h2 id="panel-\d">(.+?) <', page) == ["Cover", "Back"]


class Away:
    def __init__(self, failure):
        self.failure = failure

    def ask(self, text):
        raise self.failure


def test_without_a_press_it_says_so(program, monkeypatch):
    monkeypatch.setattr(rendering, "the_worker", Away(PangoMissing()))
    page = shown(program)
    assert "There is no picture right now." in page
    assert "pango is not installed" in page
    monkeypatch.setattr(rendering, "the_worker", Away(RenderingFailed("It took too long.")))
    assert "It took too long." in shown(program)


def test_a_busy_press_is_not_waited_for_long(program, monkeypatch):
    monkeypatch.setattr("brochures.desk.preview.PATIENCE", 0.05)
    with rendering._the_press():
        page = shown(program)
    assert "The press is busy with other work." in page
    assert "The picture comes with your next change" in page


def test_only_what_a_brochure_can_print_has_the_mode(db):
    assert ("print", "Brochure panel") in Faq().preview_modes
    assert "print" not in dict(make.GlossaryTermFactory().preview_modes)
    assert "print" not in dict(make.ComparisonFactory().preview_modes)


@pytest.mark.pdf
def test_a_picture_is_cut_from_the_printed_sheet(published, django_db_blocker):
    with django_db_blocker.unblock():
        filling = fill(published)
        job = json.loads(job_for(filling, "", "sheets", "").as_json())
    layout = filling.layout
    cover = next(each for each in layout.data["panels"] if each["key"] == "cover")
    box = [layout.points(cover["x"]), 0, layout.points(cover["w"]), layout.trim_size[1]]
    answer = press.draw_job({**job, "views": [{"page": 1, "box": box}], "texts": []})
    (found,) = json.loads(answer)
    picture = Image.open(io.BytesIO(base64.b64decode(found["png"])))
    assert found["size"] == box[2:]
    assert picture.width == pytest.approx(cover["w"] * raster.PPI, abs=2)
    assert picture.height == pytest.approx(8.5 * raster.PPI, abs=2)
    assert len(picture.convert("RGB").getcolors(1 << 16)) > 20  # words and a picture


@pytest.mark.pdf
def test_where_text_flows_the_pages_that_have_it_are_drawn(published, django_db_blocker):
    with django_db_blocker.unblock():
        letter = copy(published)
        letter.layout = "reader-letter"
        filling = fill(letter)
        fit(filling)
        job = json.loads(job_for(filling, "", "reader", "").as_json())
        words = filling.slots["text_questions"][0]["text"]
    (found,) = json.loads(press.draw_job({**job, "views": [], "texts": [words]}))
    assert found["size"] == [612, 792]
    assert (
        json.loads(press.draw_job({**job, "views": [], "texts": ["Nobody wrote this.", ""]})) == []
    )
