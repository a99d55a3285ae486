"""A prepared text, filled, is what delivering the document gives: to the byte, for every reader."""

import pytest

from programs.models import LevelOfCare
from publishing.delivery import deliver
from publishing.filling import as_json, fill, ready
from publishing.head import read_head
from publishing.models import PreparedText, Version
from publishing.options import Options
from publishing.prepared import repair
from publishing.verifying import differences
from tests.factories import programs as make
from tests.factories.translations import published_translation
from tests.publishing_once import published_once

ADDRESS = 'https://x.example/"<&'

READERS = [
    Options(base_url=ADDRESS),
    Options(base_url=ADDRESS, locale="es-US"),
    Options(base_url=ADDRESS, expand=("level", "components")),
    # A criterion leads back to the very level that it stands in.
    Options(base_url=ADDRESS, expand=("suits",)),
]


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    with published_once(django_db_blocker):
        other = make.LevelOfCareFactory(code="op", title="Outpatient – “open”")
        iop = make.LevelOfCareFactory(code="iop")
        criterion = make.CriterionFactory(leans_to=[other, iop])
        iop.suits.append(("reason", {"text": "x", "criterion": criterion}))
        iop.save_revision().publish()
        link = f'<p>See <a linktype="page" id="{iop.pk}">the “level” <b>IOP</b></a> &amp; co.</p>'
        part = {"aspect": "overview", "heading": "a", "body": link, "stands_alone": True}
        make.ProgramTypeFactory(level=iop, modules=[part, part])
        make.ComparisonFactory(subjects=[iop, other])
        published_translation(
            make.FaqFactory(about=[iop, other]), question="¿Palabras?", slug="pregunta"
        )
        yield iop


@pytest.fixture
def level(published, db):
    return LevelOfCare.objects.get(pk=published.pk)


def assert_agree(options):
    kinds = {"level": ("program",), "suits": ("level",)}.get(next(iter(options.expand), ""))
    rows = Version.objects.current().order_by("sequence")
    rows = rows.filter(type__in=kinds) if kinds else rows
    delivered_from, filled_from = set(), set()
    delivered = deliver(list(rows), options, read=delivered_from)
    filled = fill(list(ready(rows)), options, head=read_head(), read=filled_from)
    assert filled == [as_json(document) for document in delivered]
    assert filled_from == delivered_from


@pytest.mark.parametrize("options", READERS)
def test_a_filled_text_is_what_delivering_gives(level, options):
    assert_agree(options)
    level.unpublish()
    assert_agree(options)


def test_a_text_that_is_missing_or_wrong_is_delivered_found_and_mended(level):
    assert list(differences()) == []
    stale = PreparedText.objects.get(version__document_id=level.translation_key)
    PreparedText.objects.filter(pk=stale.pk).update(text=f"0{stale.text}")
    PreparedText.objects.filter(version__type="program").delete()
    assert_agree(READERS[0])
    assert {row.message for row in differences()} == {"has no text ready for readers"}
    assert repair() == 2
    assert list(differences()) == []


def test_words_that_look_like_a_hole_have_no_prepared_text(level):
    level.copy_short = "A mark: \\u001fb\\u001f."
    level.save_revision().publish()
    assert not PreparedText.objects.filter(version__document_id=level.translation_key).exists()
    assert_agree(READERS[0])
    assert list(differences()) == []


def test_only_what_is_public_has_a_text(level):
    level.unpublish()
    assert not PreparedText.objects.exclude(version__in=Version.objects.current()).exists()
