"""Search knows what the ledger says, from the same moment on, and nothing else."""

from io import StringIO

import pytest
from django.core.management import call_command

from publishing.models import SearchEntry, SearchPosting, SearchWord
from publishing.options import Options
from publishing.searching import search
from tests.publishing.conftest import assert_ledger_agrees, row_of


def found(words):
    result = search(words, Options())
    return [item["title"] for item in result.page(result.ranking.places(0, 100))]


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
    assert not SearchWord.objects.filter(postings=None).exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: SearchPosting.objects.filter(word__word="standard").delete(),
        lambda entry: SearchPosting.objects.filter(word__word="standard").update(weight=15),
        lambda entry: SearchPosting.objects.create(word=a_word(), block=7, weight=8, bits=b"\1"),
        lambda entry: entry.delete(),
        lambda entry: SearchEntry.objects.filter(pk=entry.pk).update(title="Other"),
        lambda entry: SearchEntry.objects.filter(pk=entry.pk).update(words={}),
        lambda entry: SearchEntry.objects.filter(pk=entry.pk).update(quotes=[]),
    ],
    ids=[
        *("a word finds nothing", "weights differ", "a word finds what is not there"),
        *("an entry is gone", "a title differs", "words are gone", "quotes are gone"),
    ],
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
    program.copy_short = "Meet the platypus."
    program.save_revision().publish()
    SearchEntry.objects.filter(version=row_of(program)).update(version=row)
    result = search("platypus", Options())
    assert result.page(result.ranking.places(0, 100)) == []
    call_command("ledger", "rebuild", stdout=StringIO())
    assert_ledger_agrees()
    assert found("platypus") == ["Standard IOP"]


def test_a_document_keeps_its_place_among_equals_when_it_is_published_anew(program):
    entry = SearchEntry.objects.get(version=row_of(program))
    program.copy_short = "Meet the platypus."
    program.save_revision().publish()
    assert SearchEntry.objects.get(version=row_of(program)).pk == entry.pk


def test_entries_without_quotes_show_the_same_until_prepare_makes_them(program):
    result = search("standard", Options())
    shown = result.page(result.ranking.places(0, 100))
    SearchEntry.objects.update(quotes=None)
    assert result.page(result.ranking.places(0, 100)) == shown
    call_command("ledger", "prepare", stdout=StringIO())
    assert not SearchEntry.objects.filter(quotes__isnull=True).exists()
    assert_ledger_agrees()


def test_prepare_brings_stems_in_line_with_another_stemmer(program):
    program.copy_short = "Meet the otters."
    program.save_revision().publish()
    SearchWord.objects.filter(word="otters").update(stem="otters")
    assert found("otter") == ["Standard IOP"]  # begun
    assert found("ottering") == []
    call_command("ledger", "prepare", stdout=StringIO())
    assert found("ottering") == ["Standard IOP"]


def a_word():
    return SearchWord.objects.create(word="wombat", language="en", stem="wombat", written="wombat")
