"""What the ledger's tests share: a small site, and a way to ask what is public."""

import pytest

from programs.models import LevelOfCare, ProgramType
from publishing.models import Version
from publishing.verifying import differences
from tests.factories.programs import LevelOfCareFactory, ProgramTypeFactory
from tests.publishing_once import published_once
from tests.snapshots import published


@pytest.fixture(scope="module")
def published_level(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        published("a-level", publish_level)
        yield LevelOfCare.objects.get(slug="iop")


@pytest.fixture
def level(published_level, db):
    """The level as it was published, whatever other tests did to it."""
    return LevelOfCare.objects.get(pk=published_level.pk)


@pytest.fixture
def program(level):
    published("a-program", lambda: publish_program(level))
    return ProgramType.objects.get(slug="standard-iop")


def publish_level():
    LevelOfCareFactory(code="iop", slug="iop", intensity_rank=2)


def publish_program(level):
    ProgramTypeFactory(level=level, slug="standard-iop", title="Standard IOP")


def row_of(instance) -> Version | None:
    """The row that says how a page or snippet stands in the ledger today."""
    return Version.objects.latest_of(instance.translation_key, "en-US")


def state_of(instance) -> str:
    """ "published", the reason of a withdrawal, or "never public"."""
    row = row_of(instance)
    return "never public" if row is None else row.reason or row.event


def assert_ledger_agrees() -> None:
    assert [str(difference) for difference in differences()] == []
