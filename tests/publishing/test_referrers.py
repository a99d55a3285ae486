"""Who refers to an object, however many they are."""

import pytest
from django.contrib.contenttypes.models import ContentType

from programs.models import Faq, ProgramType
from publishing.recording import Subject
from publishing.referrers import referrers
from tests.factories import programs as make

pytestmark = pytest.mark.django_db


def test_every_document_that_refers_is_found_once_in_as_many_queries_for_one_or_many(
    level, django_assert_max_num_queries
):
    pages = [make.ProgramTypeFactory(level=level, variant="standard")]
    pages += [make.FaqFactory(about=[level]) for _ in range(5)]
    ContentType.objects.clear_cache()
    with django_assert_max_num_queries(6):
        found = list(referrers(level))
    assert sorted(found, key=lambda subject: subject.pk) == [Subject.of(page) for page in pages]
    assert {subject.model for subject in referrers(level, Faq)} == {Faq}
    assert {subject.model for subject in referrers(level, ProgramType)} == {ProgramType}
