"""Clocks that jump: no answer outlives the day, the schedule or the expiry that it depends on."""

import datetime
import json
import time
from unittest import mock

import pytest
from django.core.management import call_command
from django.utils import timezone

from publishing.head import read_head
from publishing.schedule import seconds_until_change
from tests.cms.delivery.inside import publish, wait_for_head

pytestmark = pytest.mark.django_db(transaction=True)

URL = "/api/v1/programs/standard-iop/"

real_now = timezone.now


class clock:  # noqa: N801  (reads as a function)
    """Have every clock of this process ahead by a time, or behind, while the block runs."""

    def __init__(self, **shift):
        self.shift = datetime.timedelta(**shift)

    def _now(self):
        return real_now() + self.shift

    def _time(self):
        return self._now().timestamp()

    def __enter__(self):
        self._patches = [
            mock.patch.object(timezone, "now", self._now),
            mock.patch.object(time, "time", self._time),
        ]
        for patch in self._patches:
            patch.start()
        return self

    def __exit__(self, *error):
        for patch in self._patches:
            patch.stop()


def max_age(server):
    return int(server.get(URL)[1]["Cache-Control"].partition("max-age=")[2].partition(",")[0])


def review_state(server):
    return json.loads(server.get(URL)[2])["meta"]["review_state"]


def test_a_review_date_is_judged_by_the_day_it_is_asked_on_forward_and_back(server, program):
    publish(server, program, review_due=timezone.localdate() + datetime.timedelta(days=61))
    assert review_state(server) == "in_date"
    for shift, state in ((2, "due"), (0, "in_date"), (62, "overdue"), (-1, "in_date"), (2, "due")):
        with clock(days=shift):
            assert review_state(server) == state
            reached = server.reached
            assert review_state(server) == state
            assert server.reached == reached


def test_what_is_made_while_midnight_passes_is_not_kept_for_either_day(server, program):
    publish(server, program, review_due=timezone.localdate() + datetime.timedelta(days=61))
    with clock(days=0) as moved:
        server.meanwhile = lambda: setattr(moved, "shift", datetime.timedelta(days=2))
        assert review_state(server) == "due"
    assert len(server.store) == 0


def test_an_expiry_is_never_outlived_whatever_the_clock_does(server, program):
    publish(server, program, expire_at=timezone.now() + datetime.timedelta(seconds=40))
    assert 0 < max_age(server) <= 40
    with clock(seconds=41):
        # It is due: from now on it may be gone at any moment, so nobody may keep it.
        assert max_age(server) == 0
        assert "stale-while-revalidate" not in server.get(URL)[1]["Cache-Control"]
        call_command("publish_scheduled")
        wait_for_head(server, read_head().sequence)
        assert server.get(URL)[0] == 404
    # The clock is set back: what was withdrawn stays withdrawn.
    assert server.get(URL)[0] == 404
    assert server.get("/programs/standard-iop/")[0] == 410


def test_what_is_under_embargo_is_seen_once_it_is_published_and_not_taken_back(server, program):
    first = server.get(URL)
    program.copy_short = "Words under embargo."
    program.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    program.save_revision().publish()
    wait_for_head(server, read_head().sequence)
    # Not before its time, and an hour behind not either.
    for shift in (0, -1, 0):
        with clock(hours=shift):
            assert server.get(URL)[2] == first[2]
            call_command("publish_scheduled")
    with clock(hours=2):
        assert max_age(server) == 0
        call_command("publish_scheduled")
        wait_for_head(server, read_head().sequence)
        assert b"Words under embargo." in server.get(URL)[2]
        assert max_age(server) > 0
    assert b"Words under embargo." in server.get(URL)[2]


def test_a_reader_without_etags_gets_what_was_published_after_the_clock_was_set_back(
    server, program
):
    noon = timezone.localtime().replace(hour=12) + datetime.timedelta(days=1)
    start = (noon - timezone.now()) / datetime.timedelta(hours=1)
    with clock(hours=start + 5):
        publish(server, program, copy_short="Published by a clock that was ahead.")
        with clock(hours=start + 6):
            held = server.get(URL)[1]["Last-Modified"]
            assert server.get(URL, if_modified_since=held)[0] == 304
    with clock(hours=start + 1):
        publish(server, program, copy_short="Published after it was set right.")
    # The last is on the next day.
    for shift in (2, 7, 14):
        with clock(hours=start + shift):
            for each in (
                server.get(URL, if_modified_since=held),
                cold(server, if_modified_since=held),
            ):
                assert each[0] == 200
                assert b"Published after it was set right." in each[2]


def test_on_a_day_without_a_publication_no_date_says_that_nothing_has_changed(server, program):
    with clock(days=2):
        for _, headers, _ in (server.get(URL), cold(server)):
            assert "Last-Modified" not in headers
            assert headers["ETag"]


def cold(server, **headers):
    """Ask when nothing may come from memory."""
    with mock.patch.object(server.watch, "see", return_value=None):
        return server.get(URL, **headers)


def test_the_watch_is_not_misled_by_the_clock(server, program):
    wait_for_head(server, read_head().sequence)
    server.get(URL)
    reached = server.reached
    for days in (1, -1):
        with clock(days=days):
            assert server.watch.see().head == read_head()
    server.get(URL)
    assert server.reached == reached


def test_on_a_day_of_23_hours_midnight_is_not_an_hour_late(settings):
    settings.TIME_ZONE = "America/New_York"
    before_the_jump = datetime.datetime(2027, 3, 14, 6, 30, tzinfo=datetime.UTC)
    with mock.patch.object(timezone, "now", return_value=before_the_jump):
        assert seconds_until_change(None, 10**6) == 21.5 * 3600
