"""The editorial rules applied to documents, and the paths into publishing that they guard."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Locale

from programs.models import CrisisResource, HouseStyle, QualityOverride
from publishing.editorial.proofs import Reader, proofread
from publishing.editorial.texts import passages, stored_texts
from tests.factories.programs import (
    CallToActionFactory,
    ClaimFactory,
    ContentImageFactory,
    CrisisResourceFactory,
    FaqFactory,
    GlossaryTermFactory,
    LevelOfCareFactory,
    OrganizationFactory,
    ProgramTypeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def module(*paragraphs, heading="What it is"):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return {"aspect": "overview", "heading": heading, "body": body, "stands_alone": True}


def found(document):
    return [(r.address, r.finding.rule) for r in proofread(document).remarks]


def refused_fields(document):
    with pytest.raises(ValidationError) as refusal:
        document.save_revision().publish()
    return set(refusal.value.error_dict)


# Where words are.


def test_every_text_has_the_name_of_its_input():
    level = LevelOfCareFactory(modules=[module("One.", "Two.")], live=False)
    texts = dict(stored_texts(level))
    assert texts["suits-0-value-text"] == "want steady support"
    assert texts["modules-0-value-heading"] == "What it is"
    assert texts["modules-0-value-body"] == "One.\n\nTwo."
    assert texts["copy_short"] == "One line about it."


def test_the_parts_of_the_long_copy_are_read_as_one_text():
    level = LevelOfCareFactory(modules=[module("One."), module("Two.", heading="More")], live=False)
    (long,) = [p for p in passages(type(level), stored_texts(level)) if p.field == "modules"]
    assert (long.kind, long.text) == ("long", "What it is\nOne.\nMore\nTwo.")
    assert long.part_at(long.text.index("Two")).address == "modules-1-value-body"


@pytest.mark.parametrize(
    ("factory", "field", "kind"),
    [
        (FaqFactory, "modules", "faq"),
        (FaqFactory, "question", "faq"),
        (LevelOfCareFactory, "copy_medium", "medium"),
        (LevelOfCareFactory, "copy_print", "print"),
        (LevelOfCareFactory, "note", "short"),
        (CallToActionFactory, "button", "cta"),
        (CrisisResourceFactory, "when", "crisis"),
        (GlossaryTermFactory, "definition", "glossary"),
    ],
)
def test_a_field_is_read_by_the_limits_of_its_kind(factory, field, kind):
    model = factory._meta.model
    address = f"{field}-0-value-body" if field == "modules" else field
    assert [p.kind for p in passages(model, [(address, "Words.")])] == [kind]


def test_what_the_public_does_not_read_is_passed_over():
    term = GlossaryTermFactory(avoid=["addict"])
    assert found(term) == []
    assert found(SourceFactory(title="Drug abuse in numbers")) == []
    assert passages(type(term), [("slug", "addict"), ("nonsense", "addict"), ("title", " ")]) == []


# What is found.


def test_a_word_is_found_where_it_stands():
    text = "It began with a relapse."
    level = LevelOfCareFactory(modules=[module("Fine."), module(text)], live=False)
    (remark,) = proofread(level).remarks
    assert (remark.address, remark.finding.matched) == ("modules-1-value-body", "relapse")
    assert text[remark.start :].startswith("relapse")
    assert remark.message.startswith("“relapse”: Write instead: return to use")


def test_a_claim_needs_evidence():
    level = LevelOfCareFactory(copy_medium="It is affordable.", live=False)
    assert found(level) == [("copy_medium", "C05")]
    backed = LevelOfCareFactory(
        copy_medium="It is affordable.", sources=[SourceFactory()], live=False
    )
    assert found(backed) == []
    claimed = LevelOfCareFactory(
        copy_medium="It is affordable.", claims=[ClaimFactory()], live=False
    )
    assert found(claimed) == []


def test_names_of_the_center_and_its_programs_are_left_alone():
    OrganizationFactory(title="The Addicts’ House", short_name="Relapse")
    level = LevelOfCareFactory(copy_medium="Come to The Addicts’ House, or Relapse.", live=False)
    assert found(level) == []


def test_spanish_has_rules_of_its_own():
    spanish = Locale.objects.get_or_create(language_code="es-us")[0]
    term = GlossaryTermFactory(locale=spanish, definition="Para un adicto.", live=False)
    assert found(term) == [("definition", "W44")]


def test_a_language_without_rules_is_said_to_be_unchecked_and_may_be_published():
    french = Locale.objects.create(language_code="fr")
    term = GlossaryTermFactory(locale=french, definition="Pour un addict.")
    assert term.live
    assert not proofread(term).is_checked


def test_links_are_followed_as_far_as_this_site_goes():
    draft = LevelOfCareFactory(live=False)
    links = [f'<a linktype="page" id="{pk}">level {pk}</a>' for pk in (draft.pk, 9999)]
    level = LevelOfCareFactory(modules=[module(*links)], live=False)
    assert found(level) == [("modules-0-value-body", "L02"), ("modules-0-value-body", "L01")]
    assert "modules" in refused_fields(level)
    page = LevelOfCareFactory()
    level = ProgramTypeFactory(modules=[module(f'<a linktype="page" id="{page.pk}">It</a>')])
    assert found(level) == []


def test_markup_is_checked():
    level = LevelOfCareFactory(modules=[module('<a href="/x/">click here</a>')], live=False)
    assert found(level) == [("modules-0-value-body", "S04")]


def test_a_picture_without_words_is_found():
    image = ContentImageFactory()
    level = LevelOfCareFactory(picture=image, live=False)
    assert found(level) == []
    type(image).objects.filter(pk=image.pk).update(description=" ")
    level.refresh_from_db()
    assert found(level) == [("picture", "S01")]


def test_one_reader_reads_many_with_two_queries_each(django_assert_num_queries):
    levels = [LevelOfCareFactory(live=False), ProgramTypeFactory(live=False)]
    documents = [level.get_latest_revision_as_object() for level in levels]
    for document in documents:
        document.locale, document.sources  # noqa: B018  (fetch what a list view has at hand)
    reader = Reader()
    with django_assert_num_queries(2):
        for document in documents:
            reader.proofread(document)


# What may go public.


def test_an_error_keeps_a_document_back_and_names_its_field():
    assert refused_fields(LevelOfCareFactory(copy_short="For addicts.", live=False)) == {
        "copy_short"
    }
    assert refused_fields(GlossaryTermFactory(definition="A user.", live=False)) == {"definition"}


def test_a_warning_keeps_it_back_until_somebody_gives_a_reason():
    level = LevelOfCareFactory(copy_short="After a relapse.", live=False)
    assert refused_fields(level) == {"copy_short"}
    QualityOverride.objects.create(
        document_id=level.translation_key,
        locale=level.locale,
        rule="W26",
        passage="relapse",
        reason="The word of the people who speak here.",
    )
    level.save_revision().publish()
    level.refresh_from_db()
    assert level.live
    assert [r.kept for r in proofread(level).remarks] == ["The word of the people who speak here."]
    level.copy_short = "After relapsing."
    assert refused_fields(level) == {"copy_short"}


def test_an_error_cannot_be_kept():
    level = LevelOfCareFactory(copy_short="For addicts.", live=False)
    QualityOverride.objects.create(
        document_id=level.translation_key,
        locale=level.locale,
        rule="W01",
        passage="addicts",
        reason="Because I say so.",
    )
    assert refused_fields(level) == {"copy_short"}


def test_a_long_sentence_is_kept_by_field():
    level = LevelOfCareFactory(copy_medium="You can" + " come" * 14 + ".", live=False)
    assert refused_fields(level) == {"copy_medium"}
    (remark,) = proofread(level).remarks
    assert (remark.finding.rule, remark.passage) == ("R02", "copy_medium")


def test_a_hint_keeps_nothing_back():
    assert LevelOfCareFactory(copy_short="Cannabis or marijuana.").live


def test_the_house_style_is_obeyed():
    HouseStyle.objects.create(
        words=json.dumps(
            [
                {
                    "type": "word",
                    "value": {
                        "language": "en",
                        "phrase": "journey",
                        "prefer": "way",
                        "severity": "error",
                    },
                }
            ]
        ),
        rule_changes=json.dumps(
            [{"type": "change", "value": {"rule": "W26", "severity": "hint", "reason": "Ours."}}]
        ),
        names=json.dumps([{"type": "item", "value": "Addict II"}]),
    )
    assert refused_fields(LevelOfCareFactory(copy_short="Your journey.", live=False)) == {
        "copy_short"
    }
    assert LevelOfCareFactory(copy_short="After a relapse, see Addict II.").live


# The command.


def test_the_command_says_what_it_found(capsys):
    level = LevelOfCareFactory()
    type(level).objects.filter(pk=level.pk).update(copy_short="For addicts.")
    CrisisResourceFactory()
    call_command("quality")
    out = capsys.readouterr().out
    assert f"error: level “{level.title}” (en-US), copy_short: “addicts”: Write instead:" in out
    assert "1 with errors." in out
    with pytest.raises(SystemExit):
        call_command("quality", fail_on="error")


def test_the_command_passes_what_is_right_and_reads_drafts_when_asked():
    level = LevelOfCareFactory()
    CrisisResourceFactory()
    call_command("quality", fail_on="warning")
    level.copy_short = "For addicts."
    level.save_revision()
    call_command("quality", fail_on="error")
    with pytest.raises(SystemExit):
        call_command("quality", drafts=True, fail_on="error")


def test_the_command_answers_in_json(capsys):
    level = LevelOfCareFactory()
    call_command("quality", json=True)
    answer = json.loads(capsys.readouterr().out)
    (entry,) = [each for each in answer["documents"] if each["type"] == "level"]
    assert (entry["id"], entry["verdict"]) == (str(level.translation_key), "pass")
    assert {score["field"] for score in entry["scores"]} >= {"title", "copy_short", "copy_medium"}
    assert answer["languages_without_crisis_help"] == ["en-us"]


def test_a_language_without_crisis_help_fails(capsys):
    LevelOfCareFactory()
    with pytest.raises(SystemExit):
        call_command("quality", fail_on="error")
    assert "en-us: no crisis help is published" in capsys.readouterr().out
    CrisisResourceFactory()
    assert CrisisResource.objects.filter(live=True).exists()
    call_command("quality", fail_on="error")
