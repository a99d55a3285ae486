"""Every order is total, has what is not stated last, and is walked without skips or repeats."""

import random

import pytest

from api.v1 import listing
from api.v1.orderings import orderings_of
from publishing.models import Version
from publishing.recording import withdraw
from publishing.types import DOCUMENT_TYPES
from tests.api.rows import publish_body, publish_copy
from tests.snapshots import published

RANKS = [3, None, 1, 2, None]


def titles(api, query):
    page = api.get(f"/api/v1/levels/?limit=100&{query}").json()
    return [document["title"] for document in page["results"]]


@pytest.fixture
def levels(iop):
    """Levels with equal values, missing values and texts in every script of a list's life."""
    published("levels-to-order", lambda: publish_levels(iop))
    copies = Version.objects.current().filter(type="level").exclude(slug="iop")
    return list(copies.order_by("sequence"))


def publish_levels(iop):
    chance = random.Random(7)
    for number in range(9):
        publish_copy(
            iop,
            f"level-{number}",
            title=f"Level {chance.choice('aB é')}",
            position=chance.randrange(3),
            intensity_rank=chance.choice([None, 1, 2]),
            structured=chance.choice([None, True, False]),
            abbreviation=chance.choice(["", "OP"]),
            hours_per_week=chance.choice([None, {"min": 3, "max": None}, {"min": 9, "max": 19}]),
            meta={
                "review_due": chance.choice([None, "2026-01-01", "2027-01-01"]),
                "first_published_at": chance.choice(
                    [None, "2026-01-01T12:00:00Z", "2026-01-01T12:00:00.250000Z"]
                ),
            },
        )


def test_what_is_not_stated_comes_last_in_both_directions(api, iop):
    for number, rank in enumerate(RANKS):
        publish_copy(iop, f"level-{number}", title=str(rank), intensity_rank=rank)
    up = titles(api, "ordering=intensity_rank&slug__not=iop")
    down = titles(api, "ordering=-intensity_rank&slug__not=iop")
    assert up == ["1", "2", "3", "None", "None"]
    assert down == ["3", "2", "1", "None", "None"]


def test_the_second_name_decides_between_equals(api, iop):
    for number, (rank, title) in enumerate([(1, "a"), (2, "b"), (1, "c"), (2, "d")]):
        publish_copy(iop, f"level-{number}", title=title, intensity_rank=rank)
    assert titles(api, "ordering=intensity_rank,-title&slug__not=iop") == ["c", "a", "d", "b"]


NAMES = list(orderings_of(DOCUMENT_TYPES["level"]))
ORDERINGS = [*NAMES, *(f"-{name}" for name in NAMES), "-structured,title", "review_due,-slug"]


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_a_walk_meets_each_unchanged_document_once_while_others_come_and_go(api, levels, ordering):
    chance = random.Random(ordering)
    url = f"/api/v1/levels/?limit={chance.randint(1, 4)}&fields=slug&ordering={ordering}"
    changed, seen, pages = set(), [], []
    while url:
        page = api.get(url).json()
        if page["results"]:  # The rest of the list may have been withdrawn.
            pages.append(page)
        seen += [document["slug"] for document in page["results"]]
        url = page["next"]
        changed.add(disturb(chance, levels, f"new-{len(pages)}"))
    stayed = {row.slug for row in levels} - changed
    assert stayed
    assert sorted(slug for slug in seen if slug in stayed) == sorted(stayed)
    assert_leads_back(api, pages[-1], stayed - {d["slug"] for d in pages[-1]["results"]})


def disturb(chance, levels, new):
    """Withdraw a level, publish it with other values, or publish a new one; return its slug."""
    row = chance.choice(levels[:4])
    action = chance.choice(["withdraw", "change", "add"])
    if action == "withdraw":
        withdraw(row, "unpublished", actor="")
        return row.slug
    values = {"intensity_rank": chance.choice([None, 1, 3]), "structured": None}
    body = {**row.body, **values, "title": chance.choice(["A", "Level a", "z"])}
    if action == "add":
        body |= {"id": f"00000000-0000-4000-8000-{chance.randrange(10**12):012}", "slug": new}
    publish_body(row, body, position=chance.randrange(3))
    return body["slug"]


def assert_leads_back(api, page, expected):
    """Going back by `previous` meets what stayed once, too."""
    seen = []
    while page["previous"]:
        page = api.get(page["previous"]).json()
        seen += [document["slug"] for document in page["results"]]
    assert sorted(slug for slug in seen if slug in expected) == sorted(expected)


def test_every_type_can_be_put_in_every_order_that_it_has(iop):
    """The names in the OpenAPI document are expressions that the database accepts."""
    rows = Version.objects.current()
    for kind in [None, *DOCUMENT_TYPES.values()]:
        for name, keys in orderings_of(kind).items():
            assert set(rows.order_by(*(key.sql() for key in keys))) == set(rows), name


@pytest.mark.parametrize("fields", ["", "&fields=slug,title"])
@pytest.mark.parametrize("ordering", ["order", "-title", "review_due", "-review_due,title"])
def test_a_long_list_in_two_languages_has_the_order_of_a_short_one(
    api, levels, monkeypatch, ordering, fields
):
    for row in levels[::2]:
        words = {**row.body, "locale": "es-US", "title": f"Nivel {row.slug}"}
        row.locale = "es-US"
        publish_body(row, words)
    address = f"/api/v1/levels/?locale=es-US{fields}&ordering={ordering}&limit=2"
    short = list(walk(api, address))
    monkeypatch.setattr(listing, "LONG", 0)
    assert list(walk(api, address)) == short
    assert len(short) == len(levels) + 1


@pytest.mark.parametrize(
    "query",
    [
        "ordering=type",
        "ordering=-title&locale=es-US&fields=slug,title",
        "ordering=review_due&type__not=program",
        "ordering=-review_due,title&locale=es-US&type__in=level,program",
    ],
)
def test_a_long_list_of_many_types_has_the_order_of_a_short_one(
    api, standard, levels, monkeypatch, query
):
    address = f"/api/v1/pages/?{query}&limit=4"
    short = list(walk(api, address))
    monkeypatch.setattr(listing, "LONG", 0)
    monkeypatch.setattr(listing, "COMMON", 1)
    assert list(walk(api, address)) == short
    assert len(short) > len(levels)


def walk(api, address):
    """Yield the titles of a list, page by page; each page must lead back to the one before."""
    before = None
    while address:
        page = api.get(address).json()
        if before:
            assert api.get(page["previous"]).json()["results"] == before
        before = page["results"]
        yield from (document["title"] for document in before)
        address = page["next"]
