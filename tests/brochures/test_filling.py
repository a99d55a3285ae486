"""What goes into a brochure, and what keeps it from being made."""

import pytest

from brochures.filling import BrochureIncomplete, fill
from brochures.jobs import job_for, tied
from brochures.sources import readable_phone
from programs.models import CrisisResource, Faq, LevelOfCare, Organization, ProgramType
from tests.brochures.conftest import publish
from tests.factories import programs as make


def program_of(brochure):
    return ProgramType.objects.get(pk=brochure.subject_id)


def composed(brochure, output="proof"):
    return job_for(fill(brochure), brochure.title, output, brochure.slug)


def test_print_copy_comes_first(brochure):
    assert fill(brochure).slots["in1_main"] == "You meet in a group and talk with a therapist."


def test_a_level_fills_a_brochure_too(brochure):
    brochure.subject = LevelOfCare.objects.get(slug="iop").page_ptr
    filling = fill(brochure)
    assert filling.slots["cover_title"] == "Intensive outpatient program"
    assert filling.slots["in3_move"]


def test_a_slot_without_a_source_that_may_be_empty_is_left_out(brochure):
    brochure.subject = LevelOfCare.objects.get(slug="op").page_ptr
    assert fill(brochure).slots["in3_move"] is None
    assert 'id="in3-move"' in composed(brochure).data["html"]


def test_questions_are_the_first_published_ones_unless_chosen(brochure):
    other = make.FaqFactory(question="Is it far?", about=[program_of(brochure)])
    assert [item["term"] for item in fill(brochure).slots["flap_questions"]] == [
        "What happens first?",
        "Is it far?",
    ]
    brochure.documents = [("question", other.page_ptr)]
    assert [item["term"] for item in fill(brochure).slots["flap_questions"]] == ["Is it far?"]


def test_what_is_switched_off_for_print_is_not_printed(brochure):
    question = Faq.objects.get()
    question.channels = ["web"]
    publish(question)
    make.FaqFactory(question="Is it far?", about=[program_of(brochure)])
    assert [item["term"] for item in fill(brochure).slots["flap_questions"]] == ["Is it far?"]


def test_a_program_that_is_off_for_print_is_refused_by_name(brochure):
    program = program_of(brochure)
    program.channels = ["web"]
    publish(program)
    with pytest.raises(BrochureIncomplete, match="“Standard IOP” is switched off for print"):
        fill(brochure)


def test_an_unpublished_program_is_refused_by_name(brochure):
    program_of(brochure).unpublish()
    with pytest.raises(BrochureIncomplete, match="“Standard IOP” is not published"):
        fill(brochure)


def test_an_unpublished_chosen_question_is_refused_by_name(brochure):
    draft = make.FaqFactory(title="A draft", about=[program_of(brochure)], live=False)
    brochure.documents = [("question", draft.page_ptr)]
    with pytest.raises(BrochureIncomplete, match="“A draft” is not published"):
        fill(brochure)


def test_no_brochure_without_988(brochure):
    CrisisResource.objects.get(title="988").unpublish()
    with pytest.raises(BrochureIncomplete, match="988"):
        fill(brochure)


def test_no_brochure_without_the_organization(brochure):
    Organization.objects.get().unpublish()
    with pytest.raises(BrochureIncomplete, match="organization"):
        fill(brochure)


def test_an_empty_slot_is_refused_by_its_key(brochure):
    Faq.objects.get().unpublish()
    with pytest.raises(BrochureIncomplete, match=r"flap\.questions is empty"):
        fill(brochure)


def test_a_deleted_subject_is_told(brochure):
    program_of(brochure).delete()
    brochure.refresh_from_db()
    with pytest.raises(BrochureIncomplete, match="deleted"):
        fill(brochure)


def test_drafts_are_never_printed(brochure):
    program = program_of(brochure)
    program.copy_print = "A canary."
    program.save_revision()
    assert "canary" not in composed(brochure).data["html"]


def test_the_code_line_has_language_and_newest_sequence(brochure):
    filling = fill(brochure)
    code = filling.slots["back_code"]
    assert code.startswith(f"OUR-IOP-EN V{max(filling.sequences.values())} · 20")


def test_filling_costs_a_bounded_number_of_queries(brochure, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        fill(brochure)


def test_the_name_by_content_follows_the_content(brochure):
    before = composed(brochure).etag
    assert composed(brochure).etag == before
    assert composed(brochure, "reader").etag != before
    program = program_of(brochure)
    program.copy_print = "Other words."
    publish(program)
    assert composed(brochure).etag != before


def test_words_are_escaped(brochure):
    program = program_of(brochure)
    program.copy_print = "<b>&"
    publish(program)
    assert "&lt;b&gt;&amp;" in composed(brochure).data["html"]


def test_phones_and_headings_read_well():
    assert readable_phone("+12025550147") == "202-555-0147"
    assert readable_phone("+4930123456") == "+4930123456"
    assert tied("Moving from IOP to OP") == "Moving from IOP\u00a0to\u00a0OP"
    assert tied("Two words") == "Two words"
