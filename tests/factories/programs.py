"""Builds content that may be published, and publishes it the way the editor's button does.

`LevelOfCareFactory()` is live; `LevelOfCareFactory(live=False)` is a draft. Lists take plain values
(`suits=[{"text": "…"}]`, `components=[component]`). Parents are made as needed, one of each kind.
"""

import datetime
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Site

from programs import choices, models
from programs.streams import stream_json
from tests.snapshots import published_first

TODAY = datetime.date.today
NEXT_YEAR = datetime.timedelta(days=365)


def english():
    return Locale.objects.get_or_create(language_code="en-us")[0]


class ContentFactory(DjangoModelFactory):
    """Turns plain lists into stream values and publishes unless told otherwise."""

    class Meta:
        abstract = True

    locale = factory.LazyFunction(english)

    @classmethod
    def _create(cls, model_class, *args, live=True, **values):
        parent = values.pop("parent", None)
        for field in model_class._meta.get_fields():
            if isinstance(field, StreamField) and isinstance(values.get(field.name), list):
                name = f"{model_class.__name__}/{values['slug']}/{field.name}"
                values[field.name] = stream_json(field, values[field.name], name=name)
        instance = model_class(live=False, **values)
        if parent is None:
            instance.save()
        else:
            parent.add_child(instance=instance)
        revision = instance.save_revision()
        if live:
            revision.publish()
        instance.refresh_from_db()
        return instance


class ReviewerFactory(ContentFactory):
    class Meta:
        model = models.Reviewer

    title = "Test reviewer"
    slug = factory.Sequence(lambda n: f"reviewer-{n}")
    role = "Checks the words"


class SourceFactory(ContentFactory):
    class Meta:
        model = models.Source

    title = "A study"
    slug = factory.Sequence(lambda n: f"source-{n}")
    publisher = "A publisher"
    url = "https://example.org/study"


class ClaimFactory(ContentFactory):
    class Meta:
        model = models.Claim

    title = "A claim"
    slug = factory.Sequence(lambda n: f"claim-{n}")
    text = "Care works."
    kind = choices.ClaimKind.QUALITY
    evidence = factory.List([factory.SubFactory(SourceFactory)])


class CopyFactory(ContentFactory):
    """A document with the copy that lists and the app cannot do without."""

    class Meta:
        abstract = True

    label = "Label"
    copy_short = "One line about it."
    copy_medium = "A short paragraph about it. It stands alone."


def the_only(found, name, publish):
    """Return the first of a query set; publish one, as documents need it, if there is none."""
    if not found.exists():
        published_first(name, publish)
    return found.first()


def the_reviewer(locale):
    """The person who reviewed everything, published once for each language."""

    def publish():
        ReviewerFactory(slug="test-reviewer", locale=locale)

    return the_only(
        models.Reviewer.objects.filter(slug="test-reviewer", locale=locale),
        f"reviewer-{locale.language_code}",
        publish,
    )


class ReviewedFactory(CopyFactory):
    """Clinical content, reviewed today."""

    class Meta:
        abstract = True

    last_reviewed = factory.LazyFunction(TODAY)
    review_due = factory.LazyAttribute(lambda document: document.last_reviewed + NEXT_YEAR)
    reviewed_by = factory.LazyAttribute(lambda document: [the_reviewer(document.locale)])


class GlossaryTermFactory(ContentFactory):
    class Meta:
        model = models.GlossaryTerm

    title = factory.Sequence(lambda n: f"term {n}")
    slug = factory.Sequence(lambda n: f"term-{n}")
    plain = "a few everyday words"
    definition = "One short sentence that says what it is."


class ComponentFactory(ReviewedFactory):
    class Meta:
        model = models.Component

    title = factory.Sequence(lambda n: f"Part of care {n}")
    slug = factory.Sequence(lambda n: f"part-of-care-{n}")
    plain_name = "A part of care"
    kind = choices.ComponentKind.THERAPY


def a_component():
    """Return a new part of care."""
    published_first("component", ComponentFactory)
    return models.Component.objects.latest("pk")


class CriterionFactory(ContentFactory):
    class Meta:
        model = models.Criterion

    title = factory.Sequence(lambda n: f"Criterion {n}")
    slug = factory.Sequence(lambda n: f"criterion-{n}")


class CallToActionFactory(ContentFactory):
    class Meta:
        model = models.CallToAction

    title = "Ask for an assessment"
    slug = factory.Sequence(lambda n: f"cta-{n}")
    kind = choices.CtaKind.ASSESSMENT
    button = "Ask about it"
    target = "/locations/"


class CrisisResourceFactory(ContentFactory):
    class Meta:
        model = models.CrisisResource

    title = "Help line"
    slug = factory.Sequence(lambda n: f"help-line-{n}")
    when = "If you are in danger."
    actions = factory.List([{"kind": "call", "label": "Call the help line", "value": "988"}])
    verified_on = factory.LazyFunction(TODAY)


class HomePageFactory(CopyFactory):
    """The home page of the default site. Wagtail's welcome page makes room for it."""

    class Meta:
        model = models.HomePage

    title = "Home"
    slug = "home"

    @classmethod
    def _create(cls, model_class, *args, **values):
        root = Page.get_first_root_node()
        Page.objects.filter(depth=2, slug=values["slug"]).update(slug="welcome")
        home = super()._create(model_class, *args, parent=root, **values)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
        )
        return home


def the_home():
    return the_only(models.HomePage.objects.all(), "home", HomePageFactory)


class SectionFactory(CopyFactory):
    class Meta:
        abstract = True

    parent = factory.LazyFunction(the_home)


class LevelsSectionFactory(SectionFactory):
    class Meta:
        model = models.LevelsSection

    title = "Levels of care"
    slug = "levels"


class ProgramsSectionFactory(SectionFactory):
    class Meta:
        model = models.ProgramsSection

    title = "Programs"
    slug = "programs"


class BenefitsSectionFactory(SectionFactory):
    class Meta:
        model = models.BenefitsSection

    title = "Benefits"
    slug = "benefits"


class FaqsSectionFactory(SectionFactory):
    class Meta:
        model = models.FaqsSection

    title = "Questions"
    slug = "faqs"


class ComparisonsSectionFactory(SectionFactory):
    class Meta:
        model = models.ComparisonsSection

    title = "Comparisons"
    slug = "comparisons"


class TransitionsSectionFactory(SectionFactory):
    class Meta:
        model = models.TransitionsSection

    title = "Moving between levels"
    slug = "transitions"


class LocationsSectionFactory(SectionFactory):
    class Meta:
        model = models.LocationsSection

    title = "Locations"
    slug = "locations"


def the_section(section_factory):
    """Return a function that gives the one section of a kind."""
    name = section_factory.__name__
    return lambda: the_only(section_factory._meta.model.objects.all(), name, section_factory)


def publish_the_places():
    """Publish what every page needs: its parent, and the reviewer."""
    for section in SectionFactory.__subclasses__():
        the_section(section)()


def a_live_level(*but):
    """Return a live level that is none of `but`; make one if there is none."""
    others = models.LevelOfCare.objects.live().exclude(pk__in=[level.pk for level in but])
    return the_only(others, "level", LevelOfCareFactory)


def first_free_code(_level):
    taken = set(models.LevelOfCare.objects.live().values_list("code", flat=True))
    return next(code for code in choices.LevelCode.values if code not in taken)


def first_free_variant(program):
    taken = set(
        models.ProgramType.objects.live()
        .filter(level=program.level)
        .values_list("variant", flat=True)
    )
    return next(variant for variant in choices.Variant.values if variant not in taken)


class LevelOfCareFactory(ReviewedFactory):
    """Codes and ranks are the first that are free: five levels can be live at once."""

    class Meta:
        model = models.LevelOfCare

    parent = factory.LazyFunction(the_section(LevelsSectionFactory))
    code = factory.LazyAttribute(first_free_code)
    title = factory.LazyAttribute(lambda level: choices.LevelCode(level.code).label)
    slug = factory.Sequence(lambda n: f"level-{n}")
    intensity_rank = factory.LazyAttribute(
        lambda level: choices.LevelCode.values.index(level.code) + 1
    )
    flexibility_rank = factory.LazyAttribute(lambda level: 6 - level.intensity_rank)
    frequency_rank = factory.SelfAttribute("intensity_rank")
    setting = choices.Setting.LIVES_AT_HOME
    suits = factory.List([{"text": "want steady support"}])
    expect = factory.LazyFunction(lambda: [{"component": a_component(), "always": True}])


class ProgramTypeFactory(ReviewedFactory):
    """Variants are the first that are free at the level: six programs a level can be live."""

    class Meta:
        model = models.ProgramType

    parent = factory.LazyFunction(the_section(ProgramsSectionFactory))
    level = factory.LazyFunction(a_live_level)
    variant = factory.LazyAttribute(first_free_variant)
    title = factory.Sequence(lambda n: f"Program {n}")
    slug = factory.Sequence(lambda n: f"program-{n}")
    focus = "What this program is about."

    @factory.lazy_attribute
    def differs_from(self):
        if self.variant not in models.programs.EASILY_CONFUSED:
            return []
        other = ProgramTypeFactory(level=self.level, variant="standard", live=False)
        return [{"program": other, "text": "It is for another need."}]


class BenefitFactory(ReviewedFactory):
    class Meta:
        model = models.Benefit

    parent = factory.LazyFunction(the_section(BenefitsSectionFactory))
    title = factory.Sequence(lambda n: f"Benefit {n}")
    slug = factory.Sequence(lambda n: f"benefit-{n}")
    statement = "What it gives a person."
    points = factory.List(["One point."])
    applies_to = factory.LazyFunction(lambda: [a_live_level()])


class FaqFactory(ReviewedFactory):
    class Meta:
        model = models.Faq

    parent = factory.LazyFunction(the_section(FaqsSectionFactory))
    title = factory.Sequence(lambda n: f"Question {n}")
    slug = factory.Sequence(lambda n: f"question-{n}")
    question = "What happens first?"
    about = factory.LazyFunction(lambda: [a_live_level()])


class ComparisonFactory(ReviewedFactory):
    class Meta:
        model = models.Comparison

    parent = factory.LazyFunction(the_section(ComparisonsSectionFactory))
    title = factory.Sequence(lambda n: f"Comparison {n}")
    slug = factory.Sequence(lambda n: f"comparison-{n}")
    takeaway = "Both are care; one asks for more time."
    rows = factory.List(
        [
            {"attribute": attribute, "label": "A row"}
            for attribute in ("intensity_rank", "frequency", "setting", "suits")
        ]
    )

    @factory.lazy_attribute
    def subjects(self):
        first = a_live_level()
        return [first, a_live_level(first)]


class TransitionFactory(ReviewedFactory):
    class Meta:
        model = models.Transition

    parent = factory.LazyFunction(the_section(TransitionsSectionFactory))
    title = factory.Sequence(lambda n: f"Move {n}")
    slug = factory.Sequence(lambda n: f"move-{n}")
    from_level = factory.LazyFunction(a_live_level)
    to_level = factory.LazyAttribute(lambda move: a_live_level(move.from_level))
    triggers = factory.List(["Life feels steadier"])
    decided_by = "You and your care team"


class ChoosingGuideFactory(ReviewedFactory):
    class Meta:
        model = models.ChoosingGuide

    parent = factory.LazyFunction(the_home)
    title = "Choosing guide"
    slug = "guide"
    intro = "Things to think about before you talk with a professional."
    closing_cta = factory.SubFactory(CallToActionFactory)
    urgent_flags = factory.LazyFunction(
        lambda: [{"text": "You are in danger.", "crisis": CrisisResourceFactory()}]
    )
    considerations = factory.LazyFunction(
        lambda: [
            {"question": f"Question {n}?", "why": "It helps.", "criterion": CriterionFactory()}
            for n in range(4)
        ]
    )


class LocationFactory(CopyFactory):
    class Meta:
        model = models.Location

    parent = factory.LazyFunction(the_section(LocationsSectionFactory))
    title = factory.Sequence(lambda n: f"Place {n}")
    slug = factory.Sequence(lambda n: f"place-{n}")
    city = "Wallace"
    state = "NC"


class OrganizationFactory(CopyFactory):
    class Meta:
        model = models.Organization

    title = "A center"
    slug = factory.Sequence(lambda n: f"center-{n}")


class ContentImageFactory(DjangoModelFactory):
    class Meta:
        model = models.ContentImage

    title = factory.Sequence(lambda n: f"Image {n}")
    description = "A plain green field"

    @factory.lazy_attribute
    def file(self):
        buffer = BytesIO()
        Image.new("RGB", (60, 40), "#1f4f4c").save(buffer, "PNG")
        return ContentFile(buffer.getvalue(), name="field.png")
