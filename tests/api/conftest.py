"""A client that holds the API to its contract, and a small published site."""

import pytest

from programs.models import LevelOfCare
from tests.contract.client import ContractClient
from tests.factories import programs as make
from tests.publishing_once import published_once


@pytest.fixture
def api():
    return ContractClient()


@pytest.fixture(scope="module")
def published_iop(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        yield make.LevelOfCareFactory(code="iop", slug="iop", title="Intensive outpatient program")


@pytest.fixture
def iop(published_iop, db):
    """The level as it was published, whatever other tests did to it."""
    return LevelOfCare.objects.get(pk=published_iop.pk)


@pytest.fixture
def standard(iop):
    """A program at that level, published for this test."""
    return publish_standard(iop)


def publish_standard(iop):
    component = make.ComponentFactory(slug="groups", title="Groups")
    return make.ProgramTypeFactory(
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
