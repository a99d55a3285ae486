"""The number of SQL queries of every answer is written down, and does not grow with the answer."""

import os
from contextlib import ExitStack

import pytest
from django.conf import settings as project
from django.contrib.auth import get_user_model

from programs.models import LevelOfCare
from publishing.preview_links import make_preview_link, token_of
from tests.api.query_budget import MANY, MOST, PAGE, PRINT, STAFF, asks, cost, page, publish_many
from tests.api.tokens import make_token, make_token_of_all
from tests.brochures.printed import site_in_print
from tests.contract.client import schema
from tests.factories import programs as make
from tests.publishing_once import published_once
from tests.snapshots import published
from tests.website.conftest import publish_a_site

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    """Each question with its cost, for a page of one and, for lists, a page of many."""
    with published_once(django_db_blocker), ExitStack() as stack:
        published("site", publish_a_site)
        edition = stack.enter_context(site_in_print())
        published("one-of-each", publish_one_of_each)
        publish_many()
        (_, token), staff = make_token(), make_token_of_all()
        editor = get_user_model().objects.get(username="reader-of-all")
        link = make_preview_link(LevelOfCare.objects.get(slug="iop"), user=editor)
        yield {
            ask: [cost(ask, limit=limit) for limit in ((1, MANY) if ask.is_list else (None,))]
            for ask in asks(token, staff, token_of(link), edition)
        }


def publish_one_of_each():
    """Publish, last of their types, documents that refer to others wherever they can."""
    level = LevelOfCare.objects.get(slug="iop")
    make.ComponentFactory(glossary=make.GlossaryTermFactory())
    make.LocationFactory(levels_offered=[level])
    module = {"aspect": "cost", "heading": "Cost", "body": "<p>Ask.</p>", "stands_alone": True}
    make.ProgramTypeFactory(level=level, modules=[module])


def test_a_list_costs_the_same_for_1_and_for_100(measured):
    for ask, costs in measured.items():
        if ask.is_list:
            (few, _), (many, _) = costs
            assert few == many, ask.url


def test_the_lists_were_long(measured):
    long = [ask for ask, costs in measured.items() if ask.column == "plain" and ask.is_list]
    assert len(long) > 10
    assert all(measured[ask][1][1] == MANY for ask in long)


def test_nothing_costs_too_much(measured):
    dear = (STAFF, PRINT)
    for_readers = {ask: costs for ask, costs in measured.items() if ask.column not in dear}
    assert {ask.url: costs for ask, costs in for_readers.items() if costs[0][0] > MOST} == {}


def test_every_address_is_measured(measured):
    assert {ask.template for ask in measured} == set(schema()["paths"])


def test_the_page_says_what_each_address_costs(measured):
    fresh = page({ask: costs[0][0] for ask, costs in measured.items()})
    if "WRITE_QUERY_BUDGET" in os.environ:
        PAGE.write_text(fresh)
    assert PAGE.read_text() == fresh, (
        f"{PAGE.relative_to(project.BASE_DIR)} differs. If the new numbers are right: "
        "make query-budget"
    )
