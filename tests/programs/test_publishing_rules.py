"""Drafts may be incomplete; what is published keeps every rule of the content model."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from programs import models
from programs.fields import limit_for
from programs.limits import overruns
from programs.models import choosing
from tests.factories.programs import (
    BenefitFactory,
    BenefitsSectionFactory,
    CallToActionFactory,
    ChoosingGuideFactory,
    ClaimFactory,
    ComparisonFactory,
    ComponentFactory,
    ContentImageFactory,
    CrisisResourceFactory,
    CriterionFactory,
    FaqFactory,
    GlossaryTermFactory,
    HomePageFactory,
    LevelOfCareFactory,
    LevelsSectionFactory,
    LocationFactory,
    OrganizationFactory,
    ProgramTypeFactory,
    SourceFactory,
    TransitionFactory,
    english,
    publish_the_places,
)
from tests.snapshots import published

pytestmark = pytest.mark.django_db

TODAY = datetime.date.today
DAY = datetime.timedelta(days=1)


def problems(document):
    return {field for field, _ in document.publishing_problems()}


def row(attribute="setting"):
    return {"attribute": attribute, "label": "A row"}


def consideration(criterion):
    return {"question": "Is it so?", "why": "It helps.", "criterion": criterion}


# (factory, the fault, the field that the problem names). Functions are called in the test.
FAULTS = [
    (ComponentFactory, {"title": "x" * 61}, "title"),
    (ComponentFactory, {"copy_short": ""}, "copy_short"),
    (ComponentFactory, {"copy_medium": ""}, "copy_medium"),
    (ComponentFactory, {"label": "x" * 25}, "label"),
    (ComponentFactory, {"copy_short": "x" * 91}, "copy_short"),
    (ComponentFactory, {"copy_medium": "x" * 301}, "copy_medium"),
    (ComponentFactory, {"copy_print": "x" * 701}, "copy_print"),
    (ComponentFactory, {"reviewed_by": []}, "reviewed_by"),
    (ComponentFactory, {"last_reviewed": None, "review_due": TODAY}, "last_reviewed"),
    (ComponentFactory, {"review_due": None}, "review_due"),
    (ComponentFactory, {"last_reviewed": lambda: TODAY() + DAY}, "last_reviewed"),
    (ComponentFactory, {"review_due": TODAY}, "review_due"),
    (ComponentFactory, {"claims": lambda: [ClaimFactory(live=False)]}, "claims"),
    (GlossaryTermFactory, {"plain": ""}, "plain"),
    (GlossaryTermFactory, {"definition": ""}, "definition"),
    (GlossaryTermFactory, {"avoid": ["x" * 41]}, "avoid"),
    (SourceFactory, {"publisher": ""}, "publisher"),
    (ClaimFactory, {"evidence": []}, "evidence"),
    (CallToActionFactory, {"button": ""}, "button"),
    (CallToActionFactory, {"button": "x" * 26}, "button"),
    (CallToActionFactory, {"target": ""}, "target"),
    (CallToActionFactory, {"target": "http://example.org/"}, "target"),
    (CallToActionFactory, {"target": "https://example.org/?utm_source=print"}, "target"),
    (CallToActionFactory, {"target": "/locations/?who=me"}, "target"),
    (CrisisResourceFactory, {"when": ""}, "when"),
    (CrisisResourceFactory, {"actions": []}, "actions"),
    (CrisisResourceFactory, {"verified_on": None}, "verified_on"),
    (CrisisResourceFactory, {"verified_on": lambda: TODAY() - 91 * DAY}, "verified_on"),
    (CrisisResourceFactory, {"verified_on": lambda: TODAY() + DAY}, "verified_on"),
    (CrisisResourceFactory, {"recheck_due": TODAY}, "recheck_due"),
    (LevelOfCareFactory, {"abbreviation": "iop"}, "abbreviation"),
    (LevelOfCareFactory, {"intensity_rank": None, "flexibility_rank": 1}, "intensity_rank"),
    (LevelOfCareFactory, {"suits": []}, "suits"),
    (LevelOfCareFactory, {"suits": [{"text": "x" * 81}]}, "suits"),
    (LevelOfCareFactory, {"expect": []}, "expect"),
    (LevelOfCareFactory, {"frequency_label": "often", "frequency_rank": None}, "frequency_rank"),
    *[
        (LevelOfCareFactory, {f"{name}_min": 9, f"{name}_max": 3}, f"{name}_min")
        for name in ("visits_per_week", "hours_per_week", "visit_minutes", "length_weeks")
    ],
    (LevelOfCareFactory, {"reference_hours_per_week_min": 9}, "reference_hours_source"),
    (LevelOfCareFactory, {"reference_hours_per_week_max": 9}, "reference_hours_source"),
    (ProgramTypeFactory, {"level": None, "variant": "standard"}, "level"),
    (ProgramTypeFactory, {"focus": ""}, "components"),
    (ProgramTypeFactory, {"variant": "mental_health", "differs_from": []}, "differs_from"),
    (ProgramTypeFactory, {"variant": "dual_diagnosis", "differs_from": []}, "differs_from"),
    (BenefitFactory, {"statement": ""}, "statement"),
    (BenefitFactory, {"points": []}, "points"),
    (BenefitFactory, {"applies_to": []}, "applies_to"),
    (BenefitFactory, {"compares_with_other_care": True}, "sources"),
    (FaqFactory, {"question": "No question."}, "question"),
    (FaqFactory, {"question": "One? Two?"}, "question"),
    (FaqFactory, {"question": "x" * 110 + "?"}, "question"),
    (FaqFactory, {"about": []}, "about"),
    (ComparisonFactory, {"subjects": lambda: [LevelOfCareFactory()]}, "subjects"),
    (
        ComparisonFactory,
        {"subjects": lambda: [LevelOfCareFactory(), LevelOfCareFactory(live=False)]},
        "subjects",
    ),
    (ComparisonFactory, {"rows": [row()] * 3}, "rows"),
    (ComparisonFactory, {"rows": [row()] * 13}, "rows"),
    (ComparisonFactory, {"takeaway": ""}, "takeaway"),
    (TransitionFactory, {"from_level": None, "to_level": LevelOfCareFactory}, "from_level"),
    (TransitionFactory, {"to_level": None}, "to_level"),
    (TransitionFactory, {"triggers": []}, "triggers"),
    (TransitionFactory, {"decided_by": ""}, "decided_by"),
    (ChoosingGuideFactory, {"intro": ""}, "intro"),
    (ChoosingGuideFactory, {"urgent_flags": []}, "urgent_flags"),
    (
        ChoosingGuideFactory,
        {"considerations": lambda: [consideration(CriterionFactory())] * 3},
        "considerations",
    ),
    (
        ChoosingGuideFactory,
        {"considerations": lambda: [consideration(CriterionFactory())] * 11},
        "considerations",
    ),
    (ChoosingGuideFactory, {"closing_cta": None}, "closing_cta"),
    (
        ChoosingGuideFactory,
        {"closing_cta": lambda: CallToActionFactory(kind="contact")},
        "closing_cta",
    ),
    (LocationFactory, {"city": ""}, "city"),
    (LocationFactory, {"state": ""}, "state"),
]


def name_of(value):
    if isinstance(value, type):
        return value.__name__.removesuffix("Factory")
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("factory", "fault", "field"), FAULTS, ids=name_of)
def test_a_draft_with_a_fault_can_be_saved_but_not_published(factory, fault, field):
    published("places", publish_the_places)
    draft = factory(
        live=False, **{name: value() if callable(value) else value for name, value in fault.items()}
    )
    assert problems(draft) == {field}
    with pytest.raises(ValidationError) as refusal:
        draft.get_latest_revision().publish()
    assert set(refusal.value.message_dict) == {field}
    draft.refresh_from_db()
    assert not draft.live


# Limits


@pytest.mark.parametrize(("language", "allowed"), [("en-us", 90), ("es-us", 112)])
def test_a_text_may_be_as_long_as_its_language_needs(language, allowed):
    locale, _ = Locale.objects.get_or_create(language_code=language)
    fits = ComponentFactory(locale=locale, copy_short="x" * allowed)
    assert fits.live
    too_long = ComponentFactory(locale=locale, live=False, copy_short="x" * (allowed + 1))
    assert problems(too_long) == {"copy_short"}


def test_spanish_may_use_a_quarter_more():
    assert [limit_for(limit, "es-us") for limit in (24, 60, 300, 1200)] == [30, 75, 375, 1500]
    assert limit_for(300, "en-us") == 300


def module(body, heading="Heading"):
    return {"aspect": "overview", "heading": heading, "body": body}


def test_long_copy_counts_all_parts_together_without_markup():
    fits = [module(f"<p><b>{'x' * 600}</b></p>"), module(f"<p>{'x' * 600}</p>")]
    assert ComponentFactory(modules=fits).live
    over = ComponentFactory(live=False, modules=[*fits, module("<p>x</p>")])
    assert problems(over) == {"modules"}


def test_an_overrun_says_how_much_to_take_out():
    draft = ComponentFactory(live=False, copy_short="Long words " * 9)
    (overrun,) = overruns(draft, "en-us")
    assert (overrun.field, overrun.length, overrun.limit) == ("copy_short", 99, 90)
    assert "Take out 9 or more." in overrun.message


def test_texts_inside_lists_have_limits_too():
    draft = ComponentFactory(live=False, modules=[module("<p>x</p>", heading="x" * 61)])
    assert problems(draft) == {"modules"}


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"body": "<p></p>"}, "part 1, body: Write the text of this part"),
        ({"body": "<p> </p>"}, "part 1, body: Write the text of this part"),
        ({"aspect": ""}, "part 1, aspect: This field is required."),
        ({"heading": ""}, "part 1, heading: This field is required."),
    ],
)
def test_no_path_publishes_a_half_written_part(part, complaint):
    draft = ComponentFactory(live=False, modules=[module("<p>x</p>") | part])
    with pytest.raises(ValidationError) as refusal:
        draft.save_revision().publish()
    assert any(each.startswith(complaint) for each in refusal.value.message_dict["modules"])


def test_unclinical_pages_need_no_reviewer():
    for factory in (HomePageFactory, LevelsSectionFactory, OrganizationFactory, LocationFactory):
        assert factory().live


def test_a_claim_with_published_evidence_may_be_made():
    assert ComponentFactory(claims=[ClaimFactory()]).live


# Levels among each other


def test_a_code_is_used_once():
    LevelOfCareFactory(code="iop")
    twin = LevelOfCareFactory(live=False, code="iop", intensity_rank=5)
    assert problems(twin) == {"code"}


def test_ranks_of_intensity_differ():
    LevelOfCareFactory(code="php")
    assert "intensity_rank" in problems(
        LevelOfCareFactory(live=False, code="residential", intensity_rank=3)
    )


@pytest.mark.parametrize("first", ["op", "iop"])
def test_outpatient_is_the_more_flexible_whichever_comes_first(first):
    second = {"op": "iop", "iop": "op"}[first]
    LevelOfCareFactory(code=first, flexibility_rank=3)
    assert problems(LevelOfCareFactory(live=False, code=second, flexibility_rank=3)) == {
        "flexibility_rank"
    }


@pytest.mark.parametrize("first", ["op", "iop"])
def test_intensive_outpatient_is_the_more_frequent_whichever_comes_first(first):
    second = {"op": "iop", "iop": "op"}[first]
    LevelOfCareFactory(code=first, frequency_rank=3)
    assert problems(LevelOfCareFactory(live=False, code=second, frequency_rank=3)) == {
        "frequency_rank"
    }


def test_a_published_level_may_be_published_again():
    level = LevelOfCareFactory()
    level.save_revision().publish()
    assert level.live


# Programs


def test_a_level_has_one_program_of_a_kind():
    first = ProgramTypeFactory(variant="family")
    twin = ProgramTypeFactory(live=False, level=first.level, variant="family")
    assert problems(twin) == {"variant"}


def test_components_can_stand_in_for_the_focus():
    assert ProgramTypeFactory(focus="", components=[ComponentFactory()]).live


# Comparisons and moves


def test_a_comparison_keeps_to_one_language():
    spanish, _ = Locale.objects.get_or_create(language_code="es-us")
    subjects = [LevelOfCareFactory(), LevelOfCareFactory(locale=spanish)]
    assert problems(ComparisonFactory(live=False, subjects=subjects)) == {"subjects"}


def test_a_move_needs_two_levels():
    level = LevelOfCareFactory()
    assert problems(TransitionFactory(live=False, from_level=level, to_level=level)) == {"to_level"}


@pytest.mark.parametrize(
    ("before", "after", "direction"), [("iop", "op", "step_down"), ("op", "iop", "step_up")]
)
def test_the_direction_of_a_move_follows_from_the_ranks(before, after, direction):
    move = TransitionFactory(
        from_level=LevelOfCareFactory(code=before), to_level=LevelOfCareFactory(code=after)
    )
    assert move.direction == direction


def test_a_move_between_equal_ranks_is_lateral_and_without_ranks_it_has_no_direction():
    one = models.LevelOfCare(intensity_rank=2)
    same = models.LevelOfCare(intensity_rank=2)
    unknown = models.LevelOfCare()
    assert models.Transition(from_level=one, to_level=same).direction == "lateral"
    assert models.Transition(from_level=one, to_level=unknown).direction is None
    assert models.Transition(from_level=one).direction is None


def test_the_guides_disclaimer_is_fixed_in_each_language():
    guide = ChoosingGuideFactory()
    assert guide.disclaimer == choosing.DISCLAIMER["en"]
    guide.locale, _ = Locale.objects.get_or_create(language_code="es-us")
    assert guide.disclaimer == choosing.DISCLAIMER["es"]


@pytest.mark.parametrize(
    "target", ["tel:+19105550123", "tel:988", "https://example.org/a", "/locations/wallace/"]
)
def test_a_call_to_action_leads_to_a_number_an_address_or_a_path(target):
    assert CallToActionFactory(target=target).live


@pytest.mark.parametrize("days", [0, 90])
def test_a_crisis_number_counts_as_checked_for_ninety_days(days):
    assert CrisisResourceFactory(verified_on=TODAY() - days * DAY).live


# Fields of a fixed form


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "910 555 0123"),
        ("postal_code", "2846"),
        ("state", "N1"),
        ("ages", ["everybody"]),
    ],
)
def test_a_location_takes_no_half_known_address(field, value):
    with pytest.raises(ValidationError) as refusal:
        LocationFactory(**{field: value})
    assert field in refusal.value.message_dict


def test_a_location_takes_a_full_address():
    place = LocationFactory(
        phone="+19105550123", postal_code="28466", street="1 Main Street", ages=["adults"]
    )
    assert place.live


def test_slugs_are_unique_for_a_type_and_language():
    GlossaryTermFactory(slug="iop")
    with pytest.raises(ValidationError, match="has this slug already"):
        models.GlossaryTerm(title="Twin", slug="iop", locale=english()).full_clean()
    spanish, _ = Locale.objects.get_or_create(language_code="es-us")
    assert GlossaryTermFactory(slug="iop", locale=spanish).live


# Images


def test_an_image_says_what_it_shows():
    with pytest.raises(ValidationError, match="Describe what the image shows"):
        ContentImageFactory(description="").full_clean()


def test_a_decorative_image_says_nothing():
    with pytest.raises(ValidationError, match="has no description"):
        ContentImageFactory(is_decorative=True).full_clean()
    image = ContentImageFactory(is_decorative=True, description="", title="field.png")
    image.full_clean()
    assert models.ContentImage.objects.get(pk=image.pk).default_alt_text == ""


def test_alternative_text_is_the_description():
    assert ContentImageFactory(description="A path").default_alt_text == "A path"


# The tree

CHILDREN = {
    "HomePage": {
        "LevelsSection", "ProgramsSection", "BenefitsSection", "FaqsSection", "ComparisonsSection",
        "TransitionsSection", "ChoosingGuide", "LocationsSection",
    },
    "LevelsSection": {"LevelOfCare"},
    "ProgramsSection": {"ProgramType"},
    "BenefitsSection": {"Benefit"},
    "FaqsSection": {"Faq"},
    "ComparisonsSection": {"Comparison"},
    "TransitionsSection": {"Transition"},
    "LocationsSection": {"Location"},
    "ChoosingGuide": set(),
    "LevelOfCare": set(),
    "ProgramType": set(),
    "Benefit": set(),
    "Faq": set(),
    "Comparison": set(),
    "Transition": set(),
    "Location": set(),
}  # fmt: skip


@pytest.mark.parametrize(("parent", "children"), CHILDREN.items())
def test_a_page_holds_only_the_pages_that_belong_there(parent, children):
    allowed = getattr(models, parent).allowed_subpage_models()
    assert {model.__name__ for model in allowed} == children


def test_a_home_page_has_one_section_of_a_kind():
    home = HomePageFactory()
    assert models.BenefitsSection.can_create_at(home)
    BenefitsSectionFactory(parent=home)
    assert not models.BenefitsSection.can_create_at(home)
