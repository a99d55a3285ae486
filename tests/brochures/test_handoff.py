"""The hand-off as designers and their programs get it: in the admin, by token, and on disk."""

import csv
import hashlib
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image
from wagtail.models import APIToken

from brochures import rendering
from brochures.editions import steps
from brochures.handoff import kit, live
from brochures.handoff.files import COPY_FILES
from brochures.icc import Profile, ProfileMissing
from brochures.models import Edition
from brochures.qr import pdf, short_link
from cms.desk.roles import DESIGNERS
from programs.models import Faq, ProgramType
from tests.brochures.conftest import publish
from tests.brochures.editions import draft, frozen, person, quick_press, stored
from tests.brochures.handoff import members

__all__ = ["draft", "frozen", "quick_press"]

LIST = "/api/v1/brochures/our-iop/handoff/"


@pytest.fixture
def press(fake_press, monkeypatch):
    """A press that sets no type, with a profile for the pictures."""
    for kept in rendering._folder().glob("*.*"):
        kept.unlink()
    profile = Profile("Test profile", b"ICC")
    for module in ("brochures.jobs.press_profile", "brochures.handoff.live.press_profile"):
        monkeypatch.setattr(module, lambda: profile)
    return fake_press


@pytest.fixture
def token(db):
    _, text = APIToken.create_token(user=person("designer", DESIGNERS), name="InDesign")
    return {"Authorization": f"Bearer {text}"}


@pytest.fixture
def get(client, token):
    def asked(name="", **headers):
        address = name if name.startswith(("/", "http")) else LIST + name
        return client.get(address, headers=token | headers)

    return asked


def reword(page, **words):
    for name, value in words.items():
        setattr(page, name, value)
    publish(page)


def test_the_hand_off_wants_a_token(client, brochure, press):
    for address in (LIST, f"{LIST}copy.icml", f"{LIST}kit.zip"):
        assert client.get(address).json()["reason"] == "token_needed"
        bad = client.get(address, headers={"Authorization": "Bearer x"})
        assert bad.json()["reason"] == "bad_token"
    _, text = APIToken.create_token(user=person("nobody"), name="T")
    refused = client.get(LIST, headers={"Authorization": f"Bearer {text}"})
    assert refused.status_code == 403
    assert press.measured == []


def test_the_list_of_brochures_leads_to_it(client, brochure):
    (found,) = client.get("/api/v1/brochures/").json()["results"]
    assert found["handoff_url"] == f"http://testserver{LIST}"


def test_every_file_is_listed_and_is_what_the_list_says(get, brochure, press):
    found = get().json()
    names = [file["name"] for file in found["files"]]
    assert {*COPY_FILES, kit.README, kit.MANIFEST, kit.PREVIEW} - set(names) == {"qr.pdf", "qr.svg"}
    assert {"box-in1-main.icml", "picture-cover.jpg"} <= set(names)
    assert (found["locale"], found["locales"]) == ("en-US", ["en-US"])
    for file in found["files"]:
        if file["name"] not in ("copy.icml", "deck.xlsx", "picture-cover.jpg", "manifest.json"):
            continue
        answer = get(file["url"])
        assert hashlib.sha256(answer.content).hexdigest() == file["sha256"]
        assert answer["ETag"] == f'"{file["sha256"]}"'
        assert len(answer.content) == file["size"]
        assert "private" in answer["Cache-Control"]


def test_a_script_may_ask_often_and_is_answered_once(get, brochure, press):
    first = get("copy.icml")
    assert first["Content-Type"] == "application/xml"
    assert first["Content-Disposition"] == 'attachment; filename="our-iop-en-copy.icml"'
    again = get("copy.icml", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    package = get("kit.zip")
    assert package["Content-Type"] == "application/zip"
    assert get("kit.zip", **{"If-None-Match": package["ETag"]}).status_code == 304


def test_only_what_changed_is_sent_again(get, brochure, press):
    names = ("kit.zip", "box-in1-main.icml", "box-flap-questions.icml")
    before = {name: get(name)["ETag"] for name in names}
    reword(Faq.objects.get(), copy_medium="Not printed.")
    reword(ProgramType.objects.get(pk=brochure.subject_id), copy_print="Other words.")
    after = {name: get(name)["ETag"] for name in names}
    changed = {name for name in names if before[name] != after[name]}
    assert changed == {"kit.zip", "box-in1-main.icml"}
    assert b"Other words." in get("box-in1-main.icml").content


def test_a_draft_is_not_handed_off(get, brochure, press):
    program = ProgramType.objects.get(pk=brochure.subject_id)
    program.copy_print = "Draft words."
    program.save_revision()
    assert b"Draft words." not in get("copy.txt").content


def test_the_copy_that_fits_is_handed_off(get, brochure, press):
    program = ProgramType.objects.get(pk=brochure.subject_id)
    reword(program, copy_print="Long words here. " * 20, copy_medium="Medium words.")
    press.heights["in1-main"] = lambda html: 999 if "Long" in html else 100
    assert b"Medium words." in get("box-in1-main.icml").content


@pytest.mark.parametrize(
    ("address", "status", "reason"),
    [
        (f"{LIST}nothing.txt", 404, "not_found"),
        (f"{LIST}box-nothing.icml", 404, "not_found"),
        (f"{LIST}qr.pdf", 404, "not_found"),
        (f"{LIST}copy.icml?locale=fr-FR", 400, "bad_parameter"),
        (f"{LIST}copy.icml?language=es", 400, "bad_parameter"),
        ("/api/v1/brochures/nothing/handoff/copy.icml", 404, "not_found"),
    ],
)
def test_what_there_is_not_is_a_problem(get, brochure, press, address, status, reason):
    answer = get(address)
    assert (answer.status_code, answer.json()["reason"]) == (status, reason)


def test_what_keeps_it_from_being_made_is_named(get, brochure, press, monkeypatch):
    ProgramType.objects.get(pk=brochure.subject_id).unpublish()
    assert get("copy.icml").json()["reason"] == "brochure_incomplete"
    publish(ProgramType.objects.get(pk=brochure.subject_id))

    def missing():
        raise ProfileMissing("Press PDFs need a CMYK profile.")

    monkeypatch.setattr("brochures.jobs.press_profile", missing)
    assert get("kit.zip").json()["reason"] == "profile_missing"
    assert get("copy.icml").status_code == 200


def test_all_languages_are_in_the_tables_and_each_in_its_story(get, brochure, press, spanish):
    assert "Usted se reúne" in get("copy.txt?locale=es-US").content.decode()
    rows = list(csv.DictReader(io.StringIO(get("copy.csv").content.decode("utf-8-sig"))))
    assert [row["lang"] for row in rows] == ["en-US", "es-US"]
    assert rows[1]["in1_main"].startswith("Usted se reúne")
    assert rows[0].keys() == rows[1].keys()


def test_columns_stay_when_a_list_gets_shorter(get, brochure, press):
    def columns():
        return get("copy.csv").content.decode("utf-8-sig").splitlines()[0].split(",")

    before = columns()
    level = ProgramType.objects.get(pk=brochure.subject_id).level
    level.suits = [("reason", {"text": "want steady support"})]
    publish(level)
    assert columns() == before
    assert "in2_suits_5" in before


def test_the_kit_says_what_it_is_and_holds_every_file(get, brochure, press):
    package = get("kit.zip").content
    assert package == get("kit.zip").content
    files = {name.removeprefix("our-iop-en/"): data for name, data in members(package).items()}
    said = json.loads(files["manifest.json"])
    assert {file["name"]: file["sha256"] for file in said["files"]} == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name != "manifest.json"
    }
    assert said["slots"]["back.place"]["change"] == "STOP"
    assert said["slots"]["in1.main"]["version"] in said["documents"].values()
    assert said["layout"]["key"] == "trifold-letter"
    readme = files["README.txt"].decode()
    assert "Page 1: fold at 3.625 and 7.3125 in" in readme
    assert "Page 2: fold at 3.6875 and 7.375 in" in readme
    assert "To print it, make an edition" in readme
    assert "WARNING" not in readme
    drawing = files["drawing.svg"].decode()
    for words in ("fold 3.625 in", "fold 7.375 in", "in1.main", "bleed 0.125 in"):
        assert words in drawing
    assert "Heading" in files["styles.txt"].decode()


def test_a_coarse_picture_is_told_wherever_the_kit_is(get, admin_client, brochure, press, capsys):
    press.picture = {**press.picture, "ppi": 236}
    warning = "Only 236 pixels an inch"
    assert warning in get().json()["pictures"][0]["warning"]
    assert "3,051 pixels wide" in get().json()["pictures"][0]["warning"]
    page = reverse("brochures_handoff", args=[brochure.pk])
    assert warning in admin_client.get(page).content.decode()
    assert warning in members(get("kit.zip").content)["our-iop-en/README.txt"].decode()


def test_a_layout_that_flows_has_a_kit_without_a_drawing(get, brochure, press):
    brochure.layout = "reader-letter"
    brochure.save()
    names = {file["name"] for file in get().json()["files"]}
    assert "drawing.svg" not in names
    assert {"copy.icml", "picture-cover.jpg", "preview.pdf"} <= names
    assert get("drawing.svg").status_code == 404


def test_the_admin_offers_every_file(admin_client, brochure, press, spanish):
    form = reverse("wagtailsnippets_brochures_brochure:edit", args=[brochure.pk])
    address = reverse("brochures_handoff", args=[brochure.pk])
    assert address in admin_client.get(form).content.decode()
    shown = admin_client.get(f"{address}?locale=es-US").content.decode()
    for name in (*sorted({*COPY_FILES} - {"qr.pdf", "qr.svg"}), "kit.zip", "picture-cover.jpg"):
        file = reverse("brochures_handoff_file", args=[brochure.pk, name]) + "?locale=es-US"
        assert file in shown
    answer = admin_client.get(f"{address}copy.icml?locale=es-US")
    assert "Usted se reúne" in answer.content.decode()
    assert admin_client.get(f"{address}nothing.txt").status_code == 404


def test_the_admin_says_why_there_is_no_kit(admin_client, client, brochure, press):
    address = reverse("brochures_handoff", args=[brochure.pk])
    ProgramType.objects.get(pk=brochure.subject_id).unpublish()
    shown = admin_client.get(address).content.decode()
    assert "“Standard IOP” is not published" in shown
    assert "kit.zip" not in shown


def test_the_files_of_others_stay_closed(client, brochure, press):
    client.force_login(person("nobody"))
    for name in ("brochures_handoff", "brochures_handoff_file"):
        arguments = [brochure.pk, "copy.txt"][: 1 + name.endswith("file")]
        assert client.get(reverse(name, args=arguments)).status_code in (302, 403)


def test_a_folder_gets_what_is_new_and_keeps_the_rest(brochure, press, tmp_path, capsys):
    call_command("handoff", "our-iop", str(tmp_path / "kit"))
    assert "of them new or changed" in capsys.readouterr().out
    story = tmp_path / "kit" / "copy.icml"
    before = story.stat().st_mtime_ns
    call_command("handoff", "our-iop", str(tmp_path / "kit"))
    assert "0 of them new or changed" in capsys.readouterr().out
    assert story.stat().st_mtime_ns == before
    with pytest.raises(CommandError, match="no brochure"):
        call_command("handoff", "nothing", str(tmp_path))
    with pytest.raises(CommandError, match="not published"):
        call_command("handoff", "our-iop", str(tmp_path), locale="fr-FR")


def edition_files(edition):
    return f"/api/v1/brochures/editions/{edition.code}-rev{edition.rev}/"


def test_an_edition_hands_off_what_was_approved(get, frozen, brochure):
    address = edition_files(frozen)
    before = {name: get(address + name).content for name in ("copy.icml", "kit.zip", "qr.pdf")}
    reword(ProgramType.objects.get(pk=brochure.subject_id), copy_print="Other words.")
    for name, data in before.items():
        assert get(address + name).content == data
    assert b"You meet in a group" in before["copy.icml"]
    assert before["qr.pdf"] == pdf(short_link(frozen.link_code))


def test_the_kit_of_an_edition_says_who_approved_it(get, frozen):
    listed = get(edition_files(frozen)).json()
    assert [each["name"] for each in listed["approved_by"]] == ["reviewer", "publisher"]
    answer = get(listed["kit_url"])
    again = get(listed["kit_url"], **{"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    files = {name.partition("/")[2]: data for name, data in members(answer.content).items()}
    approval = files["approval.txt"].decode()
    assert frozen.printed_code in approval
    assert "reviewer" in approval
    assert "publisher" in approval
    assert frozen.snapshot_sha256 in approval
    said = json.loads(files["manifest.json"])
    assert (said["code"], said["rev"]) == (frozen.printed_code, 1)
    assert said["snapshot_sha256"] == frozen.snapshot_sha256
    assert "approval.txt lies beside" in files["README.txt"].decode()
    assert not {"press.pdf", "archive.pdf", "proof.pdf", "sheet-1.png"} & set(files)
    kept = stored(frozen)
    for file in said["files"]:
        name = "sheets.pdf" if file["name"] == "preview.pdf" else file["name"]
        assert hashlib.sha256(kept[name]).hexdigest() == file["sha256"], name


def test_a_row_of_an_edition_has_its_code_and_its_link(get, frozen):
    (row,) = json.loads(get(edition_files(frozen) + "copy.json").content)
    assert (row["key"], row["code"], row["rev"]) == ("our-iop_en-US", frozen.printed_code, "1")
    assert row["qr"] == short_link(frozen.link_code)
    assert row["back_code"] == frozen.printed_code


def test_the_page_of_an_edition_offers_the_kit(admin_client, draft):
    def page():
        return admin_client.get(reverse("edition:inspect", args=[draft.pk])).content.decode()

    address = reverse("edition:file", args=[draft.pk, "kit.zip"])
    assert address in page()
    assert "Not approved yet" in page()
    assert "kit/approval.txt" not in members(admin_client.get(address).content)
    draft.files.filter(name="manifest.json").delete()
    assert address not in page()
    assert admin_client.get(address).status_code == 404


def test_a_draft_is_not_there_for_programs(get, draft):
    assert get(edition_files(draft) + "kit.zip").status_code == 404


@pytest.mark.pdf
def test_pictures_are_handed_off_in_ink(brochure):
    from tests.brochures.press_files import profile

    profile()
    handoff = live.Handoff(brochure, "en-US")
    files = handoff.files()
    for picture in handoff.pictures:
        with Image.open(io.BytesIO(files[picture.file])) as image:
            assert (image.format, image.mode) == ("JPEG", "CMYK")
            assert image.info["dpi"] == (300, 300)
            assert image.info["icc_profile"]
            assert image.size == (picture.width, picture.height)
    assert {picture.alt for picture in handoff.pictures} >= {"Chairs in a circle"}
    assert all(picture.warning for picture in handoff.pictures)
    assert files["preview.pdf"].startswith(b"%PDF-")
    assert Edition.objects.count() == 0
    assert steps.new_edition(brochure).rev == 1
