"""The search page: a form that works without scripts, and results that lead on."""

import re

import pytest

from tests.factories import programs as make


def page(client, query=""):
    response = client.get(f"/search/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_every_page_leads_to_it(client, paths):
    for path in [*paths, "/nothing/", "/search/"]:
        assert 'href="/search/"' in client.get(path).content.decode(), path


def test_it_is_a_plain_form_that_search_engines_leave_alone(client, site):
    text = page(client)
    assert re.search(r'<form[^>]* action="/search/"', text)
    assert '<meta name="robots" content="noindex">' in text
    assert "<script" not in text


def test_results_are_links_with_marked_words(client, site):
    text = page(client, "?q=intensive")
    assert '<a href="/levels/iop/">Intensive outpatient program</a>' in text
    assert 'value="intensive"' in text


def test_a_term_is_explained_in_place(client, site):
    make.GlossaryTermFactory(title="step-down", definition="A move to care with fewer visits.")
    assert "A move to care with <mark>fewer</mark> visits." in page(client, "?q=fewer")


def test_what_was_typed_is_shown_as_text(client, site):
    text = page(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script" not in text


@pytest.mark.parametrize("query", ["", "?q=", "?q=%00", "?q=zzzzqqqq"])
def test_without_results_there_is_somewhere_to_begin(client, site, query):
    assert '<a href="/levels/iop/">Intensive outpatient program</a>' in page(client, query)


@pytest.mark.parametrize("query", ["?q=%ff", "?q=a&page=x", "?q=a&page=99", "?q=a&locale=fr"])
def test_no_address_is_an_error(client, site, query):
    page(client, query)


def test_danger_brings_crisis_help_before_the_form_and_any_button(client, site):
    text = page(client, "?q=kill+myself")
    help_now = text.index("You can get help right now")
    assert help_now < text.index("<form") < text.index('class="button"')
    assert "You can get help right now" not in page(client, "?q=family")


def test_results_come_in_pages(client, site):
    for number in range(12):
        make.GlossaryTermFactory(title=f"lantern {number}")
    first = page(client, "?q=lantern")
    assert first.count("<h2>lantern") == 10
    assert 'href="?q=lantern&amp;page=2"' in first
    assert page(client, "?q=lantern&page=2").count("<h2>lantern") == 2


def test_nothing_keeps_what_was_asked(client, site):
    response = client.get("/search/?q=nora")
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "nora" not in re.search(r"<title>(.*?)</title>", response.content.decode())[1]


def test_a_search_costs_the_same_queries_whatever_it_finds(client, site, django_assert_num_queries):
    page(client, "?q=intensive")
    with django_assert_num_queries(6):
        page(client, "?q=intensive")
    for number in range(12):
        make.GlossaryTermFactory(title=f"intensive {number}")
    page(client, "?q=intensive")
    with django_assert_num_queries(6):
        page(client, "?q=intensive")
