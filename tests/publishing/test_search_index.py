"""Search knows what the ledger says, from the same moment on, and nothing else."""

from io import StringIO

import pytest
from django.core.management import call_command

from publishing.models import SearchEntry, SearchHit, SearchWord
from publishing.options import Options
from publishing.searching import search
from tests.publishing.conftest import assert_ledger_agrees, row_of


def found(words):
    result = search(words, Options())
    return [item["title"] for item in result.page(result.places)]


def test_new_words_are_found_once_they_are_published(program):
    program.copy_short = "Meet the platypus."
    revision = program.save_revision()
    assert found("platypus") == []
    revision.publish()
    assert found("platypus") == ["Standard IOP"]
    program.copy_short = "Meet nobody."
    program.save_revision().publish()
    assert found("platypus") == []


def test_what_is_withdrawn_leaves_no_word_behind(program):
    program.copy_short = "Meet the platypus."
    program.save_revision().publish()
    assert SearchWord.objects.filter(word="platypus").exists()
    program.unpublish()
    assert not SearchEntry.objects.filter(document_id=program.translation_key).exists()
    assert not SearchWord.objects.filter(word="platypus").exists()
    assert not SearchWord.objects.filter(hits=None).exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: entry.hits.first().delete(),
        lambda entry: entry.hits.update(weight=15),
        lambda entry: entry.delete(),
        lambda entry: SearchEntry.objects.filter(pk=entry.pk).update(title="Other"),
        lambda entry: SearchHit.objects.create(entry=entry, word=a_word(), weight=8),
    ],
    ids=["a hit is gone", "weights differ", "an entry is gone", "a title differs", "a hit more"],
)
def test_verify_sees_a_difference_and_rebuild_mends_it(program, spoil):
    spoil(SearchEntry.objects.get(version=row_of(program)))
    with pytest.raises(SystemExit):
        call_command("ledger", "verify", stdout=StringIO(), stderr=StringIO())
    call_command("ledger", "rebuild", stdout=StringIO())
    assert_ledger_agrees()
    assert found("Standard")[0] == "Standard IOP"


def test_an_entry_of_what_is_no_longer_current_is_seen_and_shows_nothing(program):
    row = row_of(program)
    program.copy_short = "New words."
    program.save_revision().publish()
    SearchEntry.objects.filter(version=row_of(program)).delete()
    stale = SearchEntry.objects.create(
        version=row,
        document_id=row.document_id,
        locale=row.locale,
        type=row.type,
        title=row.title,
        channels="web",
    )
    SearchHit.objects.create(entry=stale, word=a_word(), weight=8)
    result = search("wombat", Options())
    assert result.page(result.places) == []
    call_command("ledger", "rebuild", stdout=StringIO())
    assert_ledger_agrees()


def a_word():
    return SearchWord.objects.create(word="wombat", language="en", stem="wombat", written="wombat")
