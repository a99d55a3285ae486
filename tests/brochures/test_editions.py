"""The life of a print run: made, approved by two, frozen for good."""

import datetime
import hashlib

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from brochures.editions import building, gate, steps
from brochures.editions.models import EditionFile, EditionFrozen, State
from brochures.editions.snapshot import sha256
from brochures.editions.tasks import make_files, make_files_later
from brochures.findings import Finding, Report
from brochures.handoff.files import COPY_FILES
from brochures.icc import ProfileMissing
from brochures.models import Brochure, Edition
from brochures.rendering import RenderingFailed
from programs.models import Faq, Location, Organization, ProgramType
from tests.brochures.conftest import publish
from tests.brochures.editions import (
    approved,
    draft,
    frozen,
    in_stock,
    made,
    person,
    quick_press,
    stocked,
    stored,
)

__all__ = ["draft", "frozen", "quick_press", "stocked"]

TODAY = datetime.date(2026, 11, 24)


def unmet(edition):
    return {condition.key: condition for condition in gate.conditions(edition) if not condition.met}


def test_the_code_names_brochure_language_and_month(brochure):
    edition = steps.new_edition(brochure)
    assert edition.code == f"OUR-IOP-EN-{edition.created_at:%Y-%m}"
    assert edition.printed_code == f"{edition.code} · rev 1"
    assert steps.new_edition(brochure).rev == 2


def test_what_flows_over_pages_is_frozen_with_what_it_has(brochure, quick_press):
    brochure.layout = "reader-letter"
    brochure.save()
    edition = approved(made(steps.new_edition(brochure)))
    assert edition.state == State.APPROVED
    files = stored(edition)
    assert {name for name in files if name.endswith(".pdf")} == {
        "reader.pdf",
        "archive.pdf",
        "qr.pdf",
    }
    assert {"copy.icml", "approval.txt", "sheet-1.png"} <= set(files)
    assert edition.preflight == {}


def test_a_printer_may_want_x1a_and_then_it_must_pass(draft, quick_press):
    assert "press-x1a.pdf" not in stored(draft)
    draft.wants_x1a = True
    draft.save()
    assert "that file is not made" in unmet(draft)["preflight"].detail
    assert "press-x1a.pdf" in stored(made(draft))
    assert "preflight" not in unmet(made(draft))
    soft = Report((Finding("NO_TRANSPARENCY", "A shade.", "Use a flat tint."),), ())
    quick_press.setattr(
        building,
        "preflight",
        lambda pdf, expected: soft if expected.variant == "pdf/x-1a" else Report((), ()),
    )
    assert "A shade." in unmet(made(draft))["preflight"].detail


def test_a_build_stores_every_file_with_its_hash(draft):
    assert draft.build == Edition.Build.DONE
    assert set(stored(draft)) == {
        *(f"{output}.pdf" for output in building.OUTPUTS if output != "press-x1a"),
        "content-snapshot.json",
        "sheet-1.png",
        *COPY_FILES,
        *(f"box-{key.replace('.', '-')}.icml" for key in draft.snapshot["copy"] if key != "web"),
        "box-back-code.icml",
        "README.txt",
        "manifest.json",
    }
    for file in draft.files.all():
        assert file.sha256 == hashlib.sha256(bytes(file.data)).hexdigest()
        assert file.size == len(file.data)
    assert draft.snapshot_sha256 == sha256(draft.snapshot)
    assert draft.files.get(name="content-snapshot.json").sha256 == draft.snapshot_sha256


def test_the_snapshot_pins_rows_of_the_ledger(draft, brochure):
    program = ProgramType.objects.get(pk=brochure.subject_id)
    assert str(program.translation_key) in draft.snapshot["documents"]
    assert draft.snapshot["copy"]["in1.main"]["text"].startswith("You meet in a group")
    assert draft.snapshot["copy"]["back.place"]["change"] == "STOP"
    assert "202-555-0147" in draft.snapshot["copy"]["back.place"]["text"]
    assert "Call 988" in draft.snapshot["copy"]["back.crisis"]["text"]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("rendered", RenderingFailed("The press was killed.")),
        ("press_profile", ProfileMissing("Press PDFs need a CMYK profile.")),
        ("pages_drawn", OSError(28, "No space left on device")),
        ("_store", OSError(28, "No space left on device")),
    ],
)
def test_a_build_that_fails_leaves_everything_as_it_was(draft, quick_press, name, error):
    before = stored(draft)

    def fail(*args):
        raise error

    quick_press.setattr(building, name, fail)
    make_files_later(draft)
    after = Edition.objects.get(pk=draft.pk)
    assert after.build == Edition.Build.FAILED
    assert str(error) in after.build_error
    assert stored(after) == before
    assert after.snapshot_sha256 == draft.snapshot_sha256


def test_a_fault_of_ours_is_told_and_not_hidden(draft, quick_press):
    def fail(*args):
        raise KeyError("slot")

    quick_press.setattr(building, "preflight", fail)
    with pytest.raises(KeyError):
        make_files.call(draft.pk)
    assert Edition.objects.get(pk=draft.pk).build_error == "KeyError: 'slot'"


def test_a_build_never_reaches_a_frozen_edition(frozen):
    before = stored(frozen)
    make_files_later(frozen)
    with pytest.raises(building.BuildFailed, match="frozen"):
        building.build(frozen)
    assert stored(frozen) == before


def test_without_files_there_is_nothing_to_approve(brochure):
    assert set(unmet(steps.new_edition(brochure))) == {"files", "approvals"}


def test_a_whole_draft_lacks_only_approvals(draft):
    assert set(unmet(draft)) == {"approvals"}


def test_what_is_published_since_must_be_in_the_files(draft, brochure):
    program = ProgramType.objects.get(pk=brochure.subject_id)
    program.copy_print = "Other words."
    publish(program)
    assert "in1.main" in unmet(draft)["current"].detail
    assert "current" not in unmet(made(draft))


def test_what_is_not_public_any_more_is_named(draft, brochure):
    ProgramType.objects.get(pk=brochure.subject_id).unpublish()
    assert "“Standard IOP” is not published" in unmet(draft)["current"].detail


def test_words_that_do_not_fit_are_named(draft):
    draft.fit = {"in2.suits": "in2.suits: 3 lines over"}
    assert "3 lines over" in unmet(draft)["fit"].detail


def test_preflight_must_be_passed(draft, quick_press):
    low = Report((Finding("IMAGE_PPI", "An image is coarse.", "Upload a larger one."),), ())
    quick_press.setattr(building, "preflight", lambda *args: low)
    condition = unmet(made(draft))["preflight"]
    assert (condition.detail, condition.cure) == ("An image is coarse.", "Upload a larger one.")


def test_the_crisis_lines_must_be_on_it(draft):
    draft.snapshot["copy"]["back.crisis"]["text"] = "Call 911"
    assert "988" in unmet(draft)["crisis"].detail


def in_california(**license):
    location = Location.objects.get()
    location.state = "CA"
    publish(location)
    organization = Organization.objects.get()
    organization.licenses = [("license", license)] if license else []
    publish(organization)
    program = ProgramType.objects.get()
    program.copy_print = "An intensive outpatient program, in a group."
    publish(program)


@pytest.mark.parametrize(
    ("license", "missing"),
    [
        ({}, "Enter the license with its number"),
        ({"body": "DHCS", "number": "190012"}, "Enter until when license 190012 is valid"),
        ({"body": "DHCS", "number": "190012", "valid_to": datetime.date(2030, 5, 31)}, ""),
    ],
    ids=["none", "without an end", "whole"],
)
def test_california_wants_number_and_expiry_of_the_license(draft, license, missing):
    in_california(**license)
    edition = made(draft)
    if missing:
        assert "California wants the license number" in unmet(edition)["notices"].detail
        assert missing in unmet(edition)["notices"].detail
    else:
        assert "notices" not in unmet(edition)
        place = edition.snapshot["copy"]["back.place"]
        assert "License 190012, DHCS, valid to May 31, 2030" in place["text"]
        assert place["change"] == "STOP"


def test_california_wants_to_read_which_level_of_care_it_is(draft):
    in_california(body="DHCS", number="190012", valid_to=datetime.date(2030, 5, 31))
    edition = made(draft)
    edition.snapshot["copy"]["in1.main"]["text"] = "You meet in a group."
    said = unmet(edition)["notices"].detail
    assert "It does not name the level of care, “Intensive outpatient program”." in said


def test_a_license_that_is_not_on_the_paper_is_missed(draft):
    in_california(body="DHCS", number="190012", valid_to=datetime.date(2030, 5, 31))
    edition = made(draft)
    edition.snapshot["copy"]["back.place"]["text"] = "Willow Center\nWallace, CA"
    assert "190012 is not on it" in unmet(edition)["notices"].detail


def test_a_center_elsewhere_needs_no_license_on_paper(draft):
    assert "notices" not in unmet(draft)


def test_notices_of_civil_rights_stand_on_it_or_on_an_insert(draft, brochure):
    assert "notices" not in unmet(draft)
    Brochure.objects.update(civil_rights=True)
    said = unmet(Edition.objects.get(pk=draft.pk))["notices"].detail
    assert "45 CFR 92.10" in said
    assert "Nothing in print has the notice of nondiscrimination" in said
    insert = Brochure.objects.create(
        title="Rights", slug="rights", layout="insert-notices", subject=brochure.subject
    )
    printed = made(steps.new_edition(insert))
    assert "crisis" in unmet(printed)
    Edition.objects.filter(pk=printed.pk).update(state=State.APPROVED)
    assert "notices" not in unmet(Edition.objects.get(pk=draft.pk))


def test_an_empty_block_of_notices_is_named(draft):
    Brochure.objects.update(civil_rights=True)
    organization = Organization.objects.get()
    organization.notices = organization.language_help = []
    publish(organization)
    said = unmet(made(Edition.objects.get(pk=draft.pk)))["notices"].detail
    assert "Enter the notice of nondiscrimination at the organization." in said
    assert "Enter the notice of language help at the organization." in said


def test_a_review_that_is_overdue_is_named(draft):
    question = Faq.objects.get()
    today = timezone.localdate()
    question.review_due = today - datetime.timedelta(days=1)
    question.last_reviewed = today - datetime.timedelta(days=365)
    publish(question)
    assert question.title in unmet(made(draft))["reviews"].detail


def test_a_translation_is_complete_and_not_older_than_its_source(draft):
    draft.locale = "es-US"
    assert "Standard IOP" in unmet(draft)["translation"].detail


def test_a_step_that_is_refused_names_every_condition(draft):
    draft.fit = {"in2.suits": "in2.suits: 3 lines over"}
    draft.preflight["press"]["findings"] = [{"rule": "FONTS", "message": "M", "cure": "C"}]
    draft.save()
    with pytest.raises(steps.StepRefused) as refused:
        steps.submit(draft)
    assert [each.key for each in refused.value.conditions] == ["fit", "preflight"]
    assert all(each.detail and each.cure for each in refused.value.conditions)


def test_two_different_people_approve(draft):
    steps.submit(draft)
    once = steps.approve(draft, person("reviewer"))
    assert once.state == State.IN_REVIEW
    with pytest.raises(steps.StepRefused, match="another person"):
        steps.approve(draft, person("reviewer"))
    twice = steps.approve(draft, person("publisher"))
    assert twice.state == State.APPROVED
    assert gate.approvers(twice) == ["reviewer", "publisher"]
    assert twice.frozen_at is not None


def test_an_approval_is_of_one_content_alone(draft, brochure):
    steps.submit(draft)
    steps.approve(draft, person("reviewer"))
    program = ProgramType.objects.get(pk=brochure.subject_id)
    program.copy_print = "Other words."
    publish(program)
    assert gate.approvers(made(draft)) == []


def test_back_in_draft_nothing_is_approved(draft):
    steps.submit(draft)
    steps.approve(draft, person("reviewer"))
    assert gate.approvers(steps.return_to_draft(draft)) == []


def test_nothing_that_is_edited_later_reaches_it(frozen, brochure):
    before, code, sha = stored(frozen), frozen.printed_code, frozen.snapshot_sha256
    program = ProgramType.objects.get(pk=brochure.subject_id)
    program.title, program.copy_print = "Other", "Other words."
    publish(program)
    brochure.title, brochure.slug = "Other", "other"
    brochure.save()
    program.delete()
    after = Edition.objects.get(pk=frozen.pk)
    assert (stored(after), after.printed_code, after.snapshot_sha256) == (before, code, sha)
    assert after.title == "Our IOP"


@pytest.mark.parametrize("name", ["title", "code", "rev", "snapshot", "preflight", "link_code"])
def test_no_field_of_what_was_approved_changes(frozen, name):
    value = {"rev": 9, "snapshot": {}, "preflight": {}}.get(name, "X")
    setattr(frozen, name, value)
    with pytest.raises(EditionFrozen, match="new edition"):
        frozen.save()
    with pytest.raises(EditionFrozen):
        Edition.objects.filter(pk=frozen.pk).update(**{name: value})


def test_no_way_leads_back_to_a_draft(frozen):
    with pytest.raises(EditionFrozen):
        Edition.objects.update(state=State.DRAFT)
    for step in (steps.submit, steps.return_to_draft):
        with pytest.raises(steps.StepRefused, match="approved now"):
            step(frozen)


def test_no_file_of_it_is_changed_added_or_deleted(frozen):
    file = frozen.files.first()
    file.data = b"other"
    for change in (
        file.save,
        EditionFile.of(frozen, "more.pdf", b"more").save,
        frozen.files.all().delete,
        lambda: frozen.files.update(data=b"other"),
        frozen.delete,
        Edition.objects.all().delete,
    ):
        with pytest.raises(EditionFrozen):
            change()


def test_a_brochure_with_editions_stays(frozen, brochure):
    with pytest.raises(ProtectedError):
        brochure.delete()


def test_a_draft_may_be_deleted(draft):
    draft.delete()
    assert EditionFile.objects.count() == 0


def test_stock_is_kept(stocked):
    assert (stocked.state, stocked.quantity, stocked.stock_left) == (State.IN_STOCK, 500, 400)
    assert steps.count_stock(stocked, stock_left=12).stock_left == 12


def test_the_next_one_supersedes_it(stocked, brochure):
    second = in_stock(approved(made(steps.new_edition(brochure))))
    first = Edition.objects.get(pk=stocked.pk)
    assert first.state == State.SUPERSEDED
    assert second.printed_code in first.closed_because


def test_a_withdrawn_one_is_not_in_circulation(stocked):
    steps.withdraw(stocked, because="A wrong number")
    assert not Edition.objects.circulating().exists()
