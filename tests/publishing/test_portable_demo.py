"""The whole demo goes out of one installation and into an empty one, and nothing is lost."""

import pytest
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from programs.models import Faq, HomePage, SignOff
from publishing.models import Version
from tests.programs.demo import load_demo
from tests.publishing.conftest import assert_ledger_agrees
from tests.publishing.portable_files import export, export_once, take_in
from tests.snapshots import published

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """A zip of the demo in both languages. The database is empty again."""
    path = tmp_path_factory.mktemp("portable") / "demo.zip"
    export_once(django_db_blocker, path, lambda: published("demo", load_demo))
    return path


def test_export_wipe_import_and_export_again_is_the_same_to_the_byte(demo, tmp_path, client):
    well, printed = take_in(demo, publish=True, trust_signatures=True)
    assert well, printed
    assert printed.endswith("213 created, 0 changed, 0 unchanged, 0 refused; 188 published.\n")
    export(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == demo.read_bytes()

    # It is public, in two languages, and signed or exempt as it was.
    assert_ledger_agrees()
    home = HomePage.objects.get(locale__language_code="es-us")
    assert Page.objects.filter(translation_key=home.translation_key, depth=2).count() == 2
    answer = client.get("/api/v1/faqs/?locale=es-US&limit=100").json()
    assert answer["count"] == Faq.objects.filter(locale__language_code="es-us").count() == 9
    assert {faq["meta"]["locale_served"] for faq in answer["results"]} == {"es-US"}
    assert Translation.objects.filter(enabled=True).count() == 93
    assert SignOff.objects.values_list("kind", flat=True).distinct().get() == SignOff.DEMO

    # And once more changes nothing at all.
    rows, revisions = Version.objects.count(), Revision.objects.count()
    well, printed = take_in(demo, publish=True, trust_signatures=True)
    assert well
    assert printed == "0 created, 0 changed, 213 unchanged, 0 refused; 0 published.\n"
    assert (Version.objects.count(), Revision.objects.count()) == (rows, revisions)
