"""What is kept, for how long, and what a new row of the ledger drops."""

import gzip

import brotli
import pytest

from cms.delivery.answers import WORTH_COMPRESSING, Answer
from cms.delivery.store import MANY_CHANGES, Store


def answer(*keys, body=b"{}"):
    return Answer([], "application/json", '"abc"', body, frozenset(keys))


@pytest.fixture
def rows():
    """Sequence → keys that the row of that sequence makes stale."""
    return {}


@pytest.fixture
def store(rows):
    def stale_keys(after, until):
        return [key for number in range(after + 1, until + 1) for key in rows.get(number, ())]

    return Store(2**20, stale_keys)


def test_an_answer_is_kept_while_nothing_it_is_made_of_changes(store, rows):
    kept = answer("d-1")
    store.put("/a", kept, 7)
    assert store.get("/a", 7) is kept
    rows[8] = ["d-2"]
    assert store.get("/a", 8) is kept


def test_a_change_drops_exactly_the_answers_made_of_it(store, rows):
    store.put("/a", answer("d-1", "list-program"), 7)
    store.put("/b", answer("d-2", "list-program"), 7)
    store.put("/c", answer("d-1"), 7)
    rows[8] = ["d-1"]
    assert [store.get(address, 8) is None for address in ("/a", "/b", "/c")] == [True, False, True]
    rows[9] = ["list-program"]
    assert store.get("/b", 9) is None
    assert store.bytes == 0


def test_an_answer_that_was_made_before_a_change_is_not_kept(store, rows):
    store.catch_up(8)
    store.put("/a", answer("d-1"), 7)
    assert store.get("/a", 8) is None


def test_a_late_reader_gets_the_newer_answer(store):
    kept = answer("d-1")
    store.put("/a", kept, 8)
    assert store.get("/a", 7) is kept


def test_it_never_grows_beyond_its_bound_and_forgets_what_was_used_least_recently(store):
    for number in range(1000):
        store.put(number, answer(f"d-{number}", body=b"x" * 10_000), 1)
        store.get(0, 1)
        assert store.bytes <= store.max_bytes
    assert store.get(0, 1)
    assert store.get(999, 1)
    assert store.get(1, 1) is None
    assert 10 < len(store) < 60


def test_an_answer_too_large_for_it_is_not_kept(store):
    store.put("/a", answer(body=b"x" * 2**20), 1)
    assert store.get("/a", 1) is None


def test_after_very_many_changes_everything_is_dropped(store):
    store.put("/a", answer("d-1"), 1)
    assert store.get("/a", MANY_CHANGES + 2) is None


def test_when_changes_cannot_be_read_everything_is_dropped():
    def fail(after, until):
        raise OSError

    store = Store(2**20, fail)
    store.put("/a", answer("d-1"), 1)
    assert store.get("/a", 2) is None
    store.put("/a", answer("d-1"), 2)
    assert store.get("/a", 2) is not None


def test_a_new_era_begins_with_nothing_and_an_old_one_gets_nothing(store, rows):
    store.put("/a", answer("d-1"), 9)
    assert store.get("/a", 5, era=1) is None
    kept = answer("d-1")
    store.put("/a", kept, 5, era=1)
    # Somebody who asked before the ledger was replaced by a shorter one.
    store.put("/b", answer("d-2"), 9)
    assert store.get("/a", 9) is None
    assert (store.sequence, store.get("/a", 5, era=1)) == (5, kept)
    rows[6] = ["d-1"]
    assert store.get("/a", 6, era=1) is None


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_each_encoding_has_its_own_bytes_and_etag(accepted, encoding):
    body = b"words " * WORTH_COMPRESSING
    given = answer(body=body)
    assert given.encoding_for(accepted) == encoding
    undo = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding]
    assert undo(given.body(encoding)) == body
    assert given.etag(encoding) == (f'"abc-{encoding}"' if encoding else '"abc"')


def test_a_short_answer_is_not_compressed():
    assert answer().encoding_for("br") == ""
