"""Content written in bulk is what publishing it would have left."""

import pytest

from benchmarks.seeding import seed
from programs.models import Faq
from publishing.models import Version
from publishing.verifying import differences
from tests.factories import programs as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions():
    level = make.LevelOfCareFactory()
    make.FaqFactory(about=[level])
    make.ProgramTypeFactory(level=level, variant="mental_health")


def test_pages_written_in_bulk_may_be_published_and_are_in_the_ledger(questions):
    assert seed(3) == 3
    assert list(differences()) == []
    for page in Faq.objects.filter(slug__startswith="bench-"):
        page.refuse_unless_ready()
        page.save_revision().publish()
    assert Version.objects.current().filter(type="faq").count() == 4


def test_seeding_again_adds_only_what_is_missing(questions):
    seed(2)
    assert seed(3) == 1
    assert seed(3) == 0


def test_programs_written_in_bulk_are_in_the_ledger(questions):
    assert seed(0, programs=3) == 3
    assert list(differences()) == []
    assert Version.objects.current().filter(type="program", slug__startswith="bench-").count() == 3
