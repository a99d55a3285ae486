"""Translations made with wagtail-localize keep the rules for publishing and reach the ledger."""

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from programs.fields import limit_for
from programs.models import Criterion, LevelOfCare, ProgramType
from publishing.models import Version
from publishing.translating import TranslationRefused
from tests.factories.programs import (
    CrisisResourceFactory,
    CriterionFactory,
    TransitionFactory,
)
from tests.factories.translations import fill_in, review, submit
from tests.publishing.conftest import assert_ledger_agrees
from tests.snapshots import published


@pytest.fixture(autouse=True)
def ledger_agrees_afterwards(db):
    yield
    assert_ledger_agrees()


def row_of(document):
    return Version.objects.latest_of(document.translation_key, "es-US")


@pytest.fixture
def translation(program):
    """A program with all its words in Spanish, and a review of its own, not yet published."""
    published("translation", lambda: translate(program))
    return Translation.objects.get(source__object_id=program.translation_key)


def translate(program):
    translation = submit(program)
    fill_in(translation)
    review(translation.get_target_instance())


def test_submitting_publishes_nothing(program):
    target = submit(program).get_target_instance()
    assert not target.live
    assert row_of(program) is None


def test_a_translation_starts_without_a_review(program):
    target = submit(program).get_target_instance()
    assert (target.last_reviewed, target.review_due, len(target.reviewed_by)) == (None, None, 0)


def test_publishing_a_translation_adds_its_row(program, translation):
    translation.save_target(publish=True)
    body = row_of(program).body
    assert body["locale"] == "es-US"
    assert body["copy"]["medium"] == "palabras"
    assert body["id"] == str(program.translation_key)


def test_a_draft_translation_of_a_live_page_changes_nothing_public(program, translation):
    translation.save_target(publish=True)
    before = row_of(program).sequence
    fill_in(translation, "otras")
    translation.save_target(publish=False)
    assert row_of(program).sequence == before
    target = translation.get_target_instance()
    assert target.copy_medium == "palabras"
    assert target.get_latest_revision_as_object().copy_medium == "otras"


def test_a_draft_translation_of_a_live_snippet_changes_nothing_public(db):
    crisis = CrisisResourceFactory()
    translation = submit(crisis)
    fill_in(translation)
    target = translation.get_target_instance()
    assert not target.live
    target.verified_on = timezone.localdate()
    target.save_revision()
    translation.save_target(publish=True)
    before = row_of(crisis)
    fill_in(translation, "otras")
    translation.save_target(publish=False)
    assert row_of(crisis) == before


def test_one_without_a_review_is_refused_and_says_so(program):
    translation = submit(program)
    fill_in(translation)
    with pytest.raises(TranslationRefused) as refusal:
        translation.save_target(publish=True)
    assert "reviewed_by" in refusal.value.problems.error_dict
    assert row_of(program) is None


def test_one_with_texts_in_the_source_language_is_refused_and_names_them(program, translation):
    StringTranslation.objects.filter(context__path="copy_medium").delete()
    with pytest.raises(TranslationRefused) as refusal:
        translation.save_target(publish=True)
    (message,) = refusal.value.problems.message_dict["copy_medium"]
    assert message == f"Translate “{program.copy_medium}”."
    assert row_of(program) is None


def test_words_of_the_source_never_become_a_translation_by_another_way(program, translation):
    """Payload CMS once wrote the fallback's words into the translation on saving."""
    StringTranslation.objects.filter(context__path="copy_medium").delete()
    translation.save_target(publish=False)
    draft = translation.get_target_instance().get_latest_revision()
    with pytest.raises(Exception, match="Translate"):
        draft.publish()
    assert row_of(program) is None


def test_spanish_may_be_a_quarter_longer_and_no_more(program, translation):
    limit = limit_for(90, "es-us")
    fill_in(translation, copy_short="x" * limit)
    translation.save_target(publish=True)
    fill_in(translation, copy_short="x" * (limit + 1))
    with pytest.raises(TranslationRefused) as refusal:
        translation.save_target(publish=True)
    assert set(refusal.value.problems.error_dict) == {"copy_short"}


def test_facts_follow_the_source_and_words_wait_for_a_translator(program, translation):
    translation.save_target(publish=True)
    program.schedule_flexible = True
    program.copy_medium = "New words."
    program.save_revision().publish()
    source = TranslationSource.objects.get(pk=translation.source_id)
    source.update_from_db()
    with pytest.raises(TranslationRefused):
        translation.save_target(publish=True)
    fill_in(translation)
    Translation.objects.get(pk=translation.pk).save_target(publish=True)
    body = row_of(program).body
    assert body["schedule_flexible"] is True
    assert body["copy"]["medium"] == "palabras"


def test_a_reference_is_to_a_document_in_any_language(program, translation):
    translation.save_target(publish=True)
    assert row_of(program).body["level"] == str(program.level.translation_key)


def test_snippets_are_referred_to_in_the_language_of_the_page(level):
    criterion = CriterionFactory(title="Daily life")
    level.suits = [("reason", {"text": "need room", "criterion": criterion})]
    level.save_revision().publish()
    words = submit(criterion)
    fill_in(words, "Vida diaria")
    words.save_target(publish=True)
    translation = submit(level)
    target = translation.get_target_instance().get_latest_revision_as_object()
    assert target.suits[0].value["criterion"].title == "Vida diaria"
    assert target.suits[0].value["text"] == "need room"
    assert Criterion.objects.count() == 2


def test_a_parent_that_only_mirrors_another_language_is_not_public(program, translation):
    parent = translation.get_target_instance().get_parent()
    assert parent.alias_of is not None
    assert parent.live
    assert row_of(parent) is None


def test_a_mirror_becomes_public_with_words_of_its_own(program, translation):
    section = program.get_parent().specific
    submit(section)
    own = Translation.objects.get(source__object_id=section.translation_key)
    assert row_of(section) is None
    fill_in(own, "sección")
    own.save_target(publish=True)
    assert row_of(section).title == "sección"


def test_numbers_of_a_crisis_resource_are_shared_and_may_differ(db):
    crisis = CrisisResourceFactory(actions=[{"kind": "call", "label": "Call 988", "value": "988"}])
    translation = submit(crisis)
    paths = StringSegment.objects.filter(source=translation.source)
    assert not paths.filter(context__path__endswith=".value").exists()
    overridable = OverridableSegment.objects.filter(source=translation.source)
    assert json_values(overridable) == ['"988"']


def json_values(segments):
    return [segment.data_json for segment in segments]


@pytest.mark.parametrize("field", ["samhsa_code", "setting", "intensity_rank", "picture", "asam"])
def test_facts_of_a_level_are_never_offered_for_translation(level, field):
    translation = submit(level)
    segments = StringSegment.objects.filter(source=translation.source)
    assert not segments.filter(context__path__startswith=field).exists()


def test_a_move_between_levels_can_be_translated(level):
    transition = TransitionFactory(from_level=level)
    translation = submit(transition)
    fill_in(translation)
    review(translation.get_target_instance())
    translation.save_target(publish=True)
    assert row_of(transition).body["triggers"] == ["palabras"] * len(transition.triggers)


def test_stopping_a_translation_leaves_an_ordinary_page(program, translation):
    Translation.objects.update(enabled=False)
    page = Page.objects.get(pk=translation.get_target_instance().pk).specific
    page = page.get_latest_revision_as_object()
    page.copy_medium = "Palabras propias."
    page.save_revision().publish()
    assert row_of(program).body["copy"]["medium"] == "Palabras propias."
    assert isinstance(page, ProgramType)
    assert LevelOfCare.objects.count() == 1
