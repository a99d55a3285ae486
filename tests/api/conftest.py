"""A client that holds the API to its contract, and a small published site."""

import pytest

from programs.models import LevelOfCare, ProgramType
from tests.contract.client import ContractClient
from tests.factories import programs as make
from tests.publishing_once import published_once
from tests.snapshots import published


@pytest.fixture
def api():
    return ContractClient()


@pytest.fixture(scope="module")
def published_iop(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        published("iop", publish_iop)
        yield


@pytest.fixture
def iop(published_iop, db):
    """The level as it was published, whatever other tests did to it."""
    return LevelOfCare.objects.get(slug="iop")


def publish_iop():
    make.LevelOfCareFactory(code="iop", slug="iop", title="Intensive outpatient program")


@pytest.fixture
def standard(iop):
    """A program at that level, published for this test."""
    published("standard", publish_standard)
    return ProgramType.objects.get(slug="standard-iop")


def publish_standard():
    iop = LevelOfCare.objects.get(slug="iop")
    component = make.ComponentFactory(slug="groups", title="Groups")
    make.ProgramTypeFactory(
        level=iop,
        variant="standard",
        slug="standard-iop",
        title="Standard IOP",
        components=[component],
        modules=[
            {
                "aspect": "overview",
                "heading": "What it is",
                "body": f'<p>See <a linktype="page" id="{iop.pk}">the level</a>.</p>',
                "stands_alone": True,
            }
        ],
    )
