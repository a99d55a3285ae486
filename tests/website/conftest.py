"""A small published center, with crisis help, calls to action and a page of every kind."""

import pytest

from tests.factories import programs as make


@pytest.fixture
def site(db):
    return publish_a_site()


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
    from publishing.models import Version

    return list(Version.objects.current().exclude(path="").values_list("path", flat=True))
