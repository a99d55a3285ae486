"""For how long an answer may be kept, and under which names a cache can drop it."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from publishing.kept import forget_everything
from publishing.models import Version
from publishing.surrogate_keys import document_key, keys_of_change, list_key, slug_key
from tests.factories import programs as make

URL = "/api/v1/programs/standard-iop/"

TOMORROW_NOON = timezone.localtime().replace(
    hour=12, minute=0, second=0, microsecond=0
) + datetime.timedelta(days=1)


def ages(response):
    """Return (seconds it is fresh, seconds until even a forgiving cache asks again)."""
    seconds = [int(each) for each in re.findall(r"=(\d+)", response["Cache-Control"])]
    return seconds[0], sum(seconds)


@pytest.fixture
def clock(monkeypatch):
    """Set the time at which an answer's age is decided."""

    def set_to(moment):
        monkeypatch.setattr("publishing.schedule.local_now", lambda: moment)

    set_to(TOMORROW_NOON)
    return set_to


@pytest.mark.parametrize("seconds", [0, 1, 59, 90, 500])
def test_no_answer_outlives_the_next_planned_publication(api, standard, clock, seconds):
    standard.go_live_at = TOMORROW_NOON + datetime.timedelta(seconds=seconds)
    standard.save_revision().publish()
    for url in ("/api/v1/levels/", "/api/v1/levels/iop/"):
        assert ages(api.get(url)) == (min(60, seconds), min(120, seconds))


def test_what_is_due_and_not_yet_published_may_come_at_any_moment(api, standard, clock):
    standard.go_live_at = TOMORROW_NOON
    standard.save_revision().publish()
    clock(TOMORROW_NOON + datetime.timedelta(minutes=5))
    assert ages(api.get("/api/v1/levels/")) == (0, 0)


def test_a_plan_that_is_given_up_no_longer_counts(api, standard, clock):
    standard.go_live_at = TOMORROW_NOON + datetime.timedelta(seconds=5)
    revision = standard.save_revision()
    revision.publish()
    revision.refresh_from_db()
    # As Wagtail's own view does when an editor cancels a schedule.
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    assert ages(api.get("/api/v1/levels/")) == (60, 120)


def test_no_answer_outlives_an_expiry(api, standard, clock):
    standard.expire_at = TOMORROW_NOON + datetime.timedelta(seconds=30)
    standard.save_revision().publish()
    assert ages(api.get(URL)) == (30, 30)


def test_the_expiry_of_a_snippet_counts_too(api, standard, clock):
    term = make.GlossaryTermFactory(slug="iop")
    term.expire_at = TOMORROW_NOON + datetime.timedelta(seconds=80)
    term.save_revision().publish()
    assert ages(api.get(URL)) == (60, 80)


def test_review_states_change_at_midnight(api, standard, clock):
    clock(TOMORROW_NOON.replace(hour=23, minute=59, second=30))
    assert ages(api.get(URL)) == (30, 30)


def keys_in(response):
    keys = response["Surrogate-Key"].split(" ")
    assert response["Cache-Tag"].split(",") == keys
    return set(keys)


def test_an_answer_names_every_document_in_it(api, standard, iop):
    keys = keys_in(api.get(URL))
    assert {document_key(str(page.translation_key)) for page in (standard, iop)} < keys
    assert slug_key("standard-iop") in keys
    assert list_key("program") not in keys


def test_a_list_names_its_type_and_every_document_in_it(api, standard, iop):
    keys = keys_in(api.get("/api/v1/programs/?expand=level"))
    assert list_key("program") in keys
    assert document_key(str(iop.translation_key)) in keys


ANSWERS = [
    URL,
    "/api/v1/programs/",
    "/api/v1/programs/?level=iop",
    "/api/v1/programs/?level.setting=lives_at_home",
    "/api/v1/programs/?components__isnull=false",
    "/api/v1/programs/?facets=level&fields=title",
    "/api/v1/levels/",
    "/api/v1/levels/iop/?expand=expect",
    "/api/v1/pages/",
    "/api/v1/components/groups/",
    "/api/v1/resolve/?path=/levels/iop/",
    "/api/v1/compare/?levels=iop,op",
]


#: Besides, what no cache may hold: we remember what goes into it.
UNCACHED = [
    "/api/v1/search/?q=again",
    "/api/v1/search/?q=groups+iop",
    "/api/v1/search/?q=family&type=program",
    "/search/?q=again",
    "/api/v1/modules/?aspect=overview",
    "/api/v1/sync/",
]


def edits_of(standard, iop):
    """Return changes of every kind, to be made one after the other."""
    make.LevelOfCareFactory(code="op", slug="op")
    component = standard.components[0].value

    def rename(document):
        document.title += " again"
        document.save_revision().publish()

    return [
        lambda: rename(iop),
        lambda: rename(component),
        lambda: rename(standard),
        lambda: component.unpublish(),
        lambda: make.LevelOfCareFactory(code="php", slug="php"),
        lambda: make.ProgramTypeFactory(level=iop, variant="family", slug="family-iop"),
        lambda: standard.unpublish(),
    ]


def test_what_a_process_remembers_makes_no_answer_older(api, standard, iop):
    for edit in edits_of(standard, iop):
        for url in ANSWERS + UNCACHED:
            api.get(url)
        edit()
        remembering = {url: api.get(url).content for url in ANSWERS + UNCACHED}
        cache.clear()
        forget_everything()
        for url, answer in remembering.items():
            assert api.get(url).content == answer, url


def test_no_answer_changes_without_one_of_its_keys(api, standard, iop):
    """The contract of a cache: whatever happens, what it may still hold is what we would say."""
    for edit in edits_of(standard, iop):
        before = {url: api.get(url) for url in ANSWERS}
        position = Version.objects.order_by("-sequence").first().sequence
        edit()
        touched = set()
        for row in Version.objects.filter(sequence__gt=position):
            touched |= set(keys_of_change(str(row.document_id), row.type, row.slug))
        for url, answer in before.items():
            if answer.status_code == 200 and api.get(url).content != answer.content:
                assert touched & keys_in(answer), url


def test_a_new_picture_changes_exactly_the_answers_that_show_it(api, standard, iop):
    other = make.ContentImageFactory()
    urls = [URL, "/api/v1/levels/iop/", "/api/v1/components/groups/"]
    before = [api.get(url)["ETag"] for url in urls]
    standard.picture = other
    standard.save_revision().publish()
    changed = [api.get(url)["ETag"] for url in urls]
    assert [a != b for a, b in zip(before, changed, strict=True)] == [True, False, False]
    other.description = "Another description"
    other.save()
    again = [api.get(url)["ETag"] for url in urls]
    assert [a != b for a, b in zip(changed, again, strict=True)] == [True, False, False]
