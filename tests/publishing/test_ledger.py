"""The table itself: append-only, in order, and exact about any moment."""

import datetime

import pytest
from django.utils import timezone

from publishing.digests import digest_of
from publishing.models import AppendOnly, Version
from tests.publishing.conftest import row_of


def test_publishing_one_page_writes_one_row(program):
    before = Version.objects.count()
    program.copy_short = "New words."
    program.save_revision().publish()
    assert Version.objects.count() == before + 1
    assert row_of(program).body["copy"]["short"] == "New words."


def test_publishing_unchanged_content_writes_no_row(program):
    before = Version.objects.count()
    program.save_revision().publish()
    assert Version.objects.count() == before


def test_saving_a_draft_writes_no_row(program):
    before = Version.objects.count()
    program.copy_short = "Draft words."
    program.save_revision()
    assert Version.objects.count() == before
    assert row_of(program).body["copy"]["short"] != "Draft words."


def test_a_new_version_closes_the_one_before(program):
    first = row_of(program)
    program.copy_short = "New words."
    program.save_revision().publish()
    closed, second = Version.objects.get(pk=first.pk), row_of(program)
    assert closed.valid_until == second.valid_from
    assert second.valid_until is None
    assert second.sequence > first.sequence


def test_the_set_as_of_a_moment_is_what_was_current_then(program):
    moment = timezone.now()
    then = set(Version.objects.current().values_list("sequence", flat=True))
    program.copy_short = "New words."
    program.save_revision().publish()
    program.unpublish()
    assert set(Version.objects.as_of(moment).values_list("sequence", flat=True)) == then
    assert not Version.objects.current().filter(slug=program.slug).exists()


def test_nothing_was_public_before_the_first_row(program):
    long_ago = timezone.now() - datetime.timedelta(days=365)
    assert not Version.objects.as_of(long_ago).exists()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: Version.objects.filter(pk=row.pk).update(title="Other"),
        lambda row: Version.objects.filter(pk=row.pk).delete(),
    ],
    ids=["save", "delete", "update of a query set", "delete of a query set"],
)
def test_rows_cannot_be_changed(program, tamper):
    with pytest.raises(AppendOnly):
        tamper(row_of(program))


def test_the_digest_does_not_depend_on_the_order_of_keys():
    assert digest_of({"a": 1, "b": ["é"]}) == digest_of({"b": ["é"], "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})


def test_a_body_holds_ids_and_no_copies_of_other_documents(program, level):
    body = row_of(program).body
    assert body["level"] == str(level.translation_key)
    assert level.title not in str(body)


def test_the_row_names_the_user_who_published(program, django_user_model):
    user = django_user_model.objects.create_superuser("edith", "edith@example.org", "x")
    program.copy_short = "Edith's words."
    program.save_revision(user=user).publish(user=user)
    assert row_of(program).actor == "edith"
    assert row_of(program).revision == program.get_latest_revision().pk
