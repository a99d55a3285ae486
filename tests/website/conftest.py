"""A small published center, with crisis help, calls to action and a page of every kind."""

import pytest

from publishing.models import Version
from tests.factories import programs as make
from tests.publishing_once import published_once
from tests.snapshots import published


@pytest.fixture(scope="module")
def published_site(django_db_setup, django_db_blocker):
    """The site, published once a module. Each test's own transaction goes on top of this one."""
    with published_once(django_db_blocker):
        published("site", publish_a_site)
        yield


@pytest.fixture
def site(published_site, db):
    """The site as it was published, whatever other tests did to it."""


def publish_a_site():
    make.CrisisResourceFactory(title="988 Lifeline")
    cta = make.CallToActionFactory(button="Ask for an assessment")
    make.OrganizationFactory(calls_to_action=[cta])
    iop = make.LevelOfCareFactory(code="iop", slug="iop", title="Intensive outpatient program")
    make.ProgramTypeFactory(
        level=iop, variant="standard", slug="standard-iop", title="Standard IOP"
    )
    for factory in (
        make.BenefitFactory,
        make.FaqFactory,
        make.ComparisonFactory,
        make.TransitionFactory,
        make.ChoosingGuideFactory,
        make.LocationFactory,
    ):
        factory()


@pytest.fixture
def paths(site):
    return list(Version.objects.current().exclude(path="").values_list("path", flat=True))
