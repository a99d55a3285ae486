"""A small center with everything that a brochure prints, and its files, made once a module."""

import json
import re
import unicodedata

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from brochures import press, rendering
from brochures.filling import fill
from brochures.models import Brochure
from brochures.preparing import prepare
from tests.brochures.fake_press import FakePress
from tests.contract.client import ContractClient
from tests.factories import programs as make
from tests.publishing_once import published_once
from tests.snapshots import published as published_rows


def make_center():
    """Publish a center and make its brochure."""
    organization = make.OrganizationFactory(title="Willow Center")
    call = make.CallToActionFactory(supporting="Not sure? A professional can look at it with you.")
    organization.notices = [
        (
            "notice",
            {"heading": "Everybody is welcome", "text": "We treat all people alike.\n\nAsk us."},
        )
    ]
    organization.language_help = [
        ("language", {"language": "Español", "text": "Le ayudamos en su idioma, sin costo."})
    ]
    organization.calls_to_action = [("cta", call)]
    publish(organization)
    make.LocationFactory(
        street="120 East Main Street", city="Wallace", state="NC", phone="+12025550147"
    )
    for order, number in enumerate(("911", "988")):
        make.CrisisResourceFactory(
            title=number,
            when=f"If you need {number}.",
            order=order,
            actions=[{"kind": "call", "label": f"Call {number}", "value": number}],
        )
    iop = make.LevelOfCareFactory(
        code="iop",
        slug="iop",
        title="Intensive outpatient program",
        intensity_rank=2,
        suits=[{"text": "want steady support"}, {"text": "want structure at home"}],
        expect=[
            {"component": make.ComponentFactory(title="Group counseling"), "always": True},
            {"component": make.ComponentFactory(title="Family therapy"), "always": False},
        ],
        picture=make.ContentImageFactory(description="A bridge over a river"),
    )
    op = make.LevelOfCareFactory(code="op", slug="op", title="Outpatient", intensity_rank=1)
    make.TransitionFactory(
        title="Moving from IOP to OP",
        from_level=iop,
        to_level=op,
        copy_print="You come in less often, and your guidance goes on.",
    )
    make.BenefitFactory(statement="Daily life can go on.", applies_to=[iop])
    make.FaqFactory(
        question="What happens first?", about=[iop], copy_print="You talk with a professional."
    )
    program = make.ProgramTypeFactory(
        level=iop,
        slug="standard-iop",
        title="Standard IOP",
        copy_print="You meet in a group and talk with a therapist.",
        picture=make.ContentImageFactory(description="Chairs in a circle"),
    )
    Brochure.objects.create(title="Our IOP", slug="our-iop", subject=program.page_ptr)


def publish(instance):
    """Publish what the instance holds, as the editor's button does."""
    instance.save_revision().publish()
    instance.refresh_from_db()


def plain(text):
    """Text without spaces, hyphens and ligatures: what a page says, however it is broken."""
    return re.sub(r"[\s\u00ad\u200b\u2010-\u2015-]", "", unicodedata.normalize("NFKC", text))


def texts_in(value):
    """Every text that is to be read in the value of a slot."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("term", "text", "label", "name", "street", "town", "phone", "license"):
                yield from texts_in(item)
            if name == "web":
                yield "".join(item)
            if name == "actions":
                yield from texts_in([action["label"] for action in item])


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """A center, published once a module. Each test's own transaction goes on top of this one."""
    with published_once(django_db_blocker):
        published_rows("center", make_center)
        yield Brochure.objects.get(slug="our-iop")


@pytest.fixture
def client():
    """A client that holds every answer of the API against its description."""
    return ContractClient()


@pytest.fixture
def brochure(published, db):
    return Brochure.objects.get(pk=published.pk)


@pytest.fixture
def fake_press(monkeypatch):
    """A press that does nothing; see FakePress."""
    cache.clear()
    found = FakePress()
    monkeypatch.setattr(rendering, "the_worker", found)
    return found


@pytest.fixture
def spanish(brochure):
    """The program in Spanish too, so that the brochure has two languages. Returns the page."""
    program = brochure.subject.specific
    published_rows("center-in-spanish", lambda: publish_in_spanish(program))
    return type(program).objects.get(
        translation_key=program.translation_key, locale__language_code="es-us"
    )


def publish_in_spanish(program):
    locale = Locale.objects.get_or_create(language_code="es-us")[0]
    page = program.copy_for_translation(locale, copy_parents=True)
    page.title = "IOP estándar"
    page.copy_print = "Usted se reúne en un grupo y habla con una terapeuta."
    publish(page)


@pytest.fixture(scope="module")
def center(published, django_db_blocker):
    """The filled slots of the brochure, and the job for each file."""
    with django_db_blocker.unblock():
        return fill(published), {
            output: json.loads(prepare(published, output).as_json("print"))
            for output in ("proof", "reader")
        }


@pytest.fixture(scope="module")
def files(center, tmp_path_factory):
    """Both PDFs, on disk."""
    folder = tmp_path_factory.mktemp("brochure")
    for output, job in center[1].items():
        (folder / f"{output}.pdf").write_bytes(press.print_job(job))
    return {output: folder / f"{output}.pdf" for output in center[1]}
