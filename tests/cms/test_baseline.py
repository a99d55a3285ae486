import pytest
from wagtail.models import Locale, Page

pytestmark = pytest.mark.django_db


def test_the_root_page_is_there():
    assert Page.objects.filter(depth=1).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_root_page_is_there_when_a_test_commits():
    assert Page.objects.filter(depth=1).count() == 1
    Locale.objects.get_or_create(language_code="es-us")


@pytest.mark.django_db(transaction=True)
def test_the_root_page_is_there_after_a_test_has_committed():
    assert Page.objects.filter(depth=1).count() == 1
