"""A client that holds the API to its contract, and a small published site."""

import pytest

from tests.contract.client import ContractClient
from tests.factories import programs as make


@pytest.fixture
def api():
    return ContractClient()


@pytest.fixture
def iop(db):
    return make.LevelOfCareFactory(code="iop", slug="iop", title="Intensive outpatient program")


@pytest.fixture
def standard(iop):
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
