"""Every factory makes something that may be published."""

import pytest

from tests.factories import programs as factories

FACTORIES = [
    factory
    for factory in vars(factories).values()
    if isinstance(factory, type)
    and issubclass(factory, factories.ContentFactory)
    and not factory._meta.abstract
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_a_factory_makes_a_published_document(factory):
    document = factory()
    assert document.live
    assert list(document.publishing_problems()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_a_factory_makes_a_draft(factory):
    assert not factory(live=False).live


@pytest.mark.django_db
def test_five_levels_with_six_programs_each_can_be_live():
    for _ in range(5):
        level = factories.LevelOfCareFactory()
        for _ in range(6):
            factories.ProgramTypeFactory(level=level)
    assert factories.models.ProgramType.objects.live().count() == 30
