"""The files as anybody, and as an editor, gets them."""

import subprocess
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from brochures import rendering
from brochures.rendering import PangoMissing, RenderingFailed
from programs.models import ProgramType
from tests.brochures.conftest import publish
from tests.factories.programs import FaqFactory

LIST = "/api/v1/brochures/"
PROOF = "/api/v1/brochures/our-iop/proof.pdf"
READER = "/api/v1/brochures/our-iop/reader.pdf"


@pytest.fixture(autouse=True)
def no_kept_files():
    """Every test starts with an empty folder: they all print the same brochure."""
    for file in rendering._folder().glob("*.pdf"):
        file.unlink()


@pytest.fixture
def press(fake_press):
    """What was printed so far."""
    return fake_press.printed


@pytest.fixture
def program(brochure):
    return ProgramType.objects.get(pk=brochure.subject_id)


@pytest.fixture
def admin(client, db):
    client.force_login(get_user_model().objects.create_superuser("designer"))
    return client


@pytest.mark.parametrize(
    ("address", "parameter", "hint"),
    [
        (f"{LIST}?limit=2", "limit", "This address has none."),
        (f"{PROOF}?lang=es", "lang", "This address has “locale”."),
        (f"{PROOF}?locale=fr-FR", "locale", "Use one of: en-US."),
    ],
)
def test_a_bad_parameter_is_named_with_a_hint(client, brochure, press, address, parameter, hint):
    answer = client.get(address)
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["parameter"], error["hint"]) == (parameter, hint)


def test_the_list_has_both_files(client, brochure):
    answer = client.get(LIST).json()
    assert answer["count"] == 1
    assert answer["results"] == [
        {
            "slug": "our-iop",
            "title": "Our IOP",
            "layout": "trifold-letter",
            "locale": "en-US",
            "proof_url": f"http://testserver{PROOF}",
            "reader_url": f"http://testserver{READER}",
            "copyfit_url": "http://testserver/api/v1/brochures/our-iop/copyfit/",
            "handoff_url": "http://testserver/api/v1/brochures/our-iop/handoff/",
        }
    ]


def test_the_list_keeps_quiet_about_what_is_not_public(client, brochure, program):
    program.unpublish()
    assert client.get(LIST).json()["results"] == []


def test_the_second_request_is_served_without_rendering(client, brochure, press):
    first, second = client.get(PROOF), client.get(PROOF)
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert len(press) == 1


def test_an_unchanged_file_is_not_sent_again(client, brochure, press):
    etag = client.get(PROOF)["ETag"]
    press.clear()
    answer = client.get(PROOF, headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert press == []


def test_publishing_other_words_makes_another_file(client, brochure, program, press):
    before = client.get(PROOF)
    program.copy_print = "Other words."
    program.save_revision()
    assert client.get(PROOF)["ETag"] == before["ETag"]
    publish(program)
    after = client.get(PROOF)
    assert after["ETag"] != before["ETag"]
    assert "Other words." in press[-1]["html"]


@pytest.mark.pdf
def test_published_words_reach_the_paper(client, brochure, program, tmp_path):
    program.copy_print = "Other words entirely."
    publish(program)
    for address in (PROOF, READER):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        file = tmp_path / "file.pdf"
        file.write_bytes(answer.content)
        text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout
        assert b"Other words entirely." in text


def test_a_missing_brochure_is_a_problem(client, db):
    answer = client.get("/api/v1/brochures/nothing/proof.pdf")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query", ["proof.pdf", "reader.pdf", "copyfit/", "proof.pdf?locale=es-US", "copyfit/?x=1"]
)
def test_about_what_is_not_public_there_is_no_brochure(client, brochure, program, press, query):
    program.unpublish()
    hidden = client.get(f"/api/v1/brochures/our-iop/{query}")
    nothing = client.get(f"/api/v1/brochures/nothing/{query}")
    assert hidden.status_code == nothing.status_code == 404
    assert hidden.json() == {**nothing.json(), "detail": "There is no brochure “our-iop”."}
    assert dict(hidden.headers) == {
        **nothing.headers,
        "Content-Length": str(len(hidden.content)),
    }


def test_a_public_brochure_that_lacks_a_part_says_so(client, brochure, program, press):
    program.level.unpublish()
    answer = client.get(PROOF)
    assert answer.status_code == 409
    assert answer.json()["reason"] == "brochure_incomplete"
    assert program.level.title not in answer.content.decode()
    assert press == []


def test_editors_are_told_what_is_not_published(admin, brochure, program, press):
    program.unpublish()
    answer = admin.get(PROOF)
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["reason"] == "brochure_incomplete"
    assert answer.json()["detail"] == "“Standard IOP” is not published."
    assert "no-store" in answer["Cache-Control"]
    assert press == []


def refusing(failure):
    class Refusing:
        def ask(self, text):
            raise failure

    return Refusing()


def test_without_pango_the_answer_says_what_to_install(client, brochure, monkeypatch):
    monkeypatch.setattr(rendering, "the_worker", refusing(PangoMissing()))
    answer = client.get(PROOF)
    assert answer.status_code == 503
    assert "apt-get install libpango-1.0-0" in answer.json()["detail"]
    assert client.get(LIST).status_code == 200


def test_a_failure_of_the_press_is_told_to_editors(client, brochure, monkeypatch):
    failure = RenderingFailed("WeasyPrint: no such color")
    monkeypatch.setattr(rendering, "the_worker", refusing(failure))
    answer = client.get(PROOF)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "no such color" not in answer.content.decode()
    client.force_login(get_user_model().objects.create_superuser("designer"))
    assert "no such color" in client.get(PROOF).json()["detail"]


def test_a_picture_that_the_storage_lost_is_told_to_editors(
    admin, brochure, press, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "media"
    answer = admin.get(PROOF)
    assert answer.status_code == 503
    assert "upload it again" in answer.json()["detail"]
    assert press == []


def test_old_files_make_room(client, brochure, press, monkeypatch):
    monkeypatch.setattr(rendering, "KEPT_FILES", 1)
    client.get(PROOF)
    client.get(READER)
    assert len(list(rendering._folder().glob("*.pdf"))) == 1


def test_the_admin_lists_both_files(admin, brochure):
    page = admin.get("/admin/snippets/brochures/brochure/").content.decode()
    assert PROOF in page
    assert READER in page
    assert "Proof PDF" in page


def test_the_form_has_both_files_one_click_away(admin, brochure):
    page = admin.get(f"/admin/snippets/brochures/brochure/edit/{brochure.pk}/").content.decode()
    assert PROOF in page
    assert READER in page


def test_a_brochure_is_about_a_program_or_a_level(brochure, program):
    brochure.subject = FaqFactory(about=[program]).page_ptr
    with pytest.raises(Exception, match="Choose a program or a level"):
        brochure.full_clean()
    brochure.subject = program.page_ptr
    brochure.full_clean()


def test_a_file_can_be_made_by_hand(brochure, press, tmp_path):
    file = tmp_path / "proof.pdf"
    call_command("render_brochure", "our-iop", "proof", str(file))
    assert file.read_bytes().startswith(b"%PDF-")
    with pytest.raises(CommandError, match="no brochure"):
        call_command("render_brochure", "nothing", "proof", str(file))


def test_what_is_missing_is_named_by_hand_too(brochure, program, tmp_path):
    program.unpublish()
    with pytest.raises(CommandError, match="“Standard IOP” is not published"):
        call_command("render_brochure", "our-iop", "proof", str(Path(tmp_path) / "x.pdf"))


def test_a_press_that_is_busy_for_too_long_is_told(client, brochure, press, monkeypatch):
    monkeypatch.setattr(rendering, "TIME_LIMIT", -1)
    with rendering._the_press():
        answer = client.get(PROOF)
    assert answer.status_code == 503
    assert press == []


@pytest.mark.pdf
def test_copy_that_is_too_long_is_told_on_the_proof(client, brochure, program, tmp_path):
    level = program.level
    level.suits = [("reason", {"text": "want many words to read " * 3})] * 8
    publish(level)
    file = tmp_path / "proof.pdf"
    file.write_bytes(client.get(PROOF).content)
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout
    assert b"Does not fit: in2.suits: " in text


def test_a_full_disk_is_named_and_leaves_nothing_half_written(admin, brochure, press, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert "No space left on device" in admin.get(PROOF).json()["detail"]
    assert [path.name for path in rendering._folder().iterdir() if "tmp" in path.name] == []
    assert admin.get(PROOF).status_code == 200
