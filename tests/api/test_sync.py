"""Keeping a copy: what comes, what does not come again, and when to start anew."""

import datetime
import uuid
from unittest import mock

import pytest
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale

from api.v1 import sync
from publishing.models import LedgerHead, Version
from publishing.recording import withdraw
from tests.api.rows import publish_copies
from tests.api.syncing import Copy, assert_equal_to_a_full_fetch, fetched
from tests.factories import programs as make


@pytest.fixture
def copy(api, standard):
    copy = Copy(api)
    copy.catch_up()
    return copy


def test_the_first_sync_gives_everything_once(api, standard):
    copy = Copy(api, limit=2)
    came = copy.catch_up()
    assert len(came) == len(set(came)) > 2
    assert copy.documents == fetched(api)


def test_nothing_comes_when_nothing_changed(api, copy):
    cursor = copy.cursor
    assert copy.catch_up() == []
    assert copy.cursor == cursor


def test_a_quiet_ledger_answers_304(api, copy):
    url = f"/api/v1/sync/?cursor={copy.cursor}"
    again = api.get(url, headers={"if-none-match": api.get(url)["ETag"]})
    assert again.status_code == 304


def test_new_words_bring_their_document_alone(copy, iop):
    iop.copy_short = "New words."
    iop.save_revision().publish()
    assert copy.catch_up() == [("put", str(iop.translation_key))]


def test_a_new_title_brings_who_shows_it(copy, iop, standard):
    iop.title = "Another name"
    iop.save_revision().publish()
    came = {key for _, key in copy.catch_up()}
    assert came == {str(iop.translation_key), str(standard.translation_key)}
    assert copy.documents[str(standard.translation_key)]["level"]["title"] == "Another name"


def test_a_title_that_changes_while_somebody_asks_is_not_missed(api, copy, iop, monkeypatch):
    iop.copy_short = "New words."
    iop.save_revision().publish()
    fetched(api)  # what documents show of each other is now known, as of this row of the ledger
    stand_of = sync._stand_of

    def title_changes_first(head):
        monkeypatch.setattr(sync, "_stand_of", stand_of)
        iop.title = "Another name"
        iop.save_revision().publish()
        return stand_of(head)

    monkeypatch.setattr(sync, "_stand_of", title_changes_first)
    copy.catch_up()
    assert_equal_to_a_full_fetch(copy)


def test_what_is_unpublished_leaves_with_its_reason(api, copy, iop, standard):
    iop.unpublish()
    answer = api.get(f"/api/v1/sync/?cursor={copy.cursor}").json()
    assert answer["items"][0] == {
        "op": "delete",
        "id": str(iop.translation_key),
        "type": "level",
        "locale": "en-US",
        "reason": "unpublished",
    }
    assert answer["items"][1]["document"]["id"] == str(standard.translation_key)
    assert answer["items"][1]["document"]["level"] is None


def test_what_leaves_the_channel_is_removed_there_alone(api, standard):
    web, phone = Copy(api), Copy(api, channel="mobile")
    web.catch_up()
    phone.catch_up()
    standard.channels = ["web"]
    standard.save_revision().publish()
    assert web.catch_up() == [("put", str(standard.translation_key))]
    answer = api.get(f"/api/v1/sync/?cursor={phone.cursor}").json()
    assert [(item["op"], item["reason"]) for item in answer["items"]] == [("delete", "channel")]
    # What a client does not have is not removed again.
    phone.catch_up()
    standard.slug = "renamed"
    standard.save_revision().publish()
    assert phone.catch_up() == []


def test_a_level_brings_the_comparisons_that_show_its_words(copy, iop):
    other = make.LevelOfCareFactory()
    comparison = make.ComparisonFactory(subjects=[iop, other])
    copy.catch_up()
    iop.copy_short = "New words."
    iop.save_revision().publish()
    assert ("put", str(comparison.translation_key)) in copy.catch_up()


def test_a_translation_takes_the_place_of_the_fallback_and_gives_it_back(api, standard):
    spanish = Copy(api, locale="es-US")
    spanish.catch_up()
    key = str(standard.translation_key)
    locale, _ = Locale.objects.get_or_create(language_code="es-us")
    translation = standard.copy_for_translation(locale, copy_parents=True)
    translation.save_revision().publish()
    spanish.catch_up()
    assert spanish.documents[key]["locale"] == "es-US"
    translation.refresh_from_db()
    translation.unpublish()
    assert ("put", key) in spanish.catch_up()
    assert spanish.documents[key]["locale"] == "en-US"
    assert_equal_to_a_full_fetch(spanish)


def test_what_is_published_between_pages_comes_after_them(api, standard, iop):
    copy = Copy(api, limit=2)
    copy.page()
    iop.title = "Another name"
    iop.save_revision().publish()
    standard.unpublish()
    assert_equal_to_a_full_fetch(copy)


def test_what_was_withdrawn_since_is_on_no_page(api, standard):
    """Else a cursor from before would read what is public no more."""
    copy = Copy(api, limit=1)
    copy.page()
    standard.unpublish()
    copy.catch_up()
    assert ("put", str(standard.translation_key)) not in copy.seen


def test_the_same_page_can_be_fetched_twice(api, standard):
    first = api.get("/api/v1/sync/?limit=2").json()
    url = f"/api/v1/sync/?cursor={first['cursor']}"
    assert api.get(url).json() == api.get(url).json()


def test_a_review_date_that_passes_is_a_change(api, standard, iop):
    iop.review_due = timezone.localdate() + datetime.timedelta(days=90)
    iop.save_revision().publish()
    copy = Copy(api)
    copy.catch_up()
    with later(days=40):
        assert copy.catch_up() == [("put", str(iop.translation_key))]
        assert copy.documents[str(iop.translation_key)]["meta"]["review_state"] == "due"


def later(*, days):
    """The same, so many days from now."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return mock.patch("django.utils.timezone.localdate", return_value=day)


def tampered(cursor):
    return ("A" if cursor[0] != "A" else "B") + cursor[1:]


@pytest.mark.parametrize("cursor", ["nonsense", "é", "WyJ4Il0:abc", tampered])
def test_a_cursor_from_elsewhere_says_how_to_restart(api, copy, cursor):
    text = cursor(copy.cursor) if callable(cursor) else cursor
    assert_restart(api.get("/api/v1/sync/", {"cursor": text}))


def test_an_old_cursor_says_how_to_restart(api, copy, settings):
    with later(days=settings.SYNC_CURSOR_DAYS + 1):
        assert_restart(api.get(f"/api/v1/sync/?cursor={copy.cursor}"))


def test_a_cursor_of_another_host_says_how_to_restart(api, copy, settings):
    settings.ALLOWED_HOSTS = ["*"]
    answer = api.get(f"/api/v1/sync/?cursor={copy.cursor}", headers={"host": "other.example.org"})
    assert_restart(answer)


def test_a_cursor_of_a_ledger_that_was_restored_says_how_to_restart(api, copy, iop):
    earlier = Version.objects.order_by("-sequence").first().valid_from
    moved = earlier - datetime.timedelta(seconds=1)
    QuerySet(Version).filter(pk=LedgerHead.objects.get().last_sequence).update(valid_from=moved)
    assert_restart(api.get(f"/api/v1/sync/?cursor={copy.cursor}"))


def assert_restart(response):
    assert response.status_code == 410
    assert response.json()["reason"] == "restart"
    assert "/api/v1/sync/ without a cursor" in response.json()["detail"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("type=nothing", "type"),
        ("type=", "type"),
        ("limit=101", "limit"),
        ("fields=title", "fields"),
    ],
)
def test_a_bad_scope_is_named(api, db, query, parameter):
    (error,) = api.get(f"/api/v1/sync/?{query}").json()["errors"]
    assert error["parameter"] == parameter


def test_a_cursor_comes_alone(api, copy):
    answer = api.get(f"/api/v1/sync/?cursor={copy.cursor}&channel=print")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "channel"


@pytest.mark.parametrize("count", [1, 99])
def test_a_page_costs_the_same_queries_whatever_its_size(
    api, copy, standard, django_assert_max_num_queries, count
):
    publish_copies(standard, count)
    # What references show is known when an answer before has shown the same.
    with django_assert_max_num_queries(4):
        assert len(api.get("/api/v1/sync/?limit=100").json()["items"]) >= min(count, 90)
    cache.clear()
    with django_assert_max_num_queries(6):
        answer = api.get(f"/api/v1/sync/?cursor={copy.cursor}").json()
    assert len(answer["items"]) == count


def test_removals_come_in_pages_too(api, standard):
    publish_copies(standard, 5)
    copy = Copy(api, limit=2)
    copy.catch_up()
    for row in Version.objects.current().filter(slug__startswith="clone"):
        withdraw(row, "deleted", actor="")
    came = copy.catch_up()
    assert [op for op, _ in came] == ["delete"] * 5
    assert len({uuid.UUID(key) for _, key in came}) == 5
