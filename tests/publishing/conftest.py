"""What the ledger's tests share: a small site, and a way to ask what is public."""

import pytest

from publishing.models import Version
from publishing.verifying import differences
from tests.factories.programs import LevelOfCareFactory, ProgramTypeFactory


@pytest.fixture
def level(db):
    return LevelOfCareFactory(code="iop", slug="iop", intensity_rank=2)


@pytest.fixture
def program(level):
    return ProgramTypeFactory(level=level, slug="standard-iop", title="Standard IOP")


def row_of(instance) -> Version | None:
    """The row that says how a page or snippet stands in the ledger today."""
    return Version.objects.latest_of(instance.translation_key, "en-US")


def state_of(instance) -> str:
    """ "published", the reason of a withdrawal, or "never public"."""
    row = row_of(instance)
    return "never public" if row is None else row.reason or row.event


def assert_ledger_agrees() -> None:
    assert [str(difference) for difference in differences()] == []
