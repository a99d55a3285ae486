"""Every factory makes something that may be published."""

import pytest

from tests.factories import programs as factories
from tests.snapshots import published

FACTORIES = [
    factory
    for factory in vars(factories).values()
    if isinstance(factory, type)
    and issubclass(factory, factories.ContentFactory)
    and not factory._meta.abstract
]


PLACES = (factories.HomePageFactory, factories.SectionFactory)


@pytest.fixture
def make(request, db):
    """A factory, with the places of what it makes."""
    if not issubclass(request.param, PLACES):
        published("places", factories.publish_the_places)
    return request.param


@pytest.mark.parametrize("make", FACTORIES, ids=lambda factory: factory.__name__, indirect=True)
def test_a_factory_makes_a_published_document(make):
    document = make()
    assert document.live
    assert list(document.publishing_problems()) == []


@pytest.mark.parametrize("make", FACTORIES, ids=lambda factory: factory.__name__, indirect=True)
def test_a_factory_makes_a_draft(make):
    assert not make(live=False).live


@pytest.mark.django_db
def test_five_levels_with_six_programs_each_can_be_live():
    for _ in range(5):
        level = factories.LevelOfCareFactory()
        for _ in range(6):
            factories.ProgramTypeFactory(level=level)
    assert factories.models.ProgramType.objects.live().count() == 30
