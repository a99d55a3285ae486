"""The scores and findings of the quality report, for the programs of people who edit."""

import pytest
from django.contrib.auth.models import Permission

from tests.api.tokens import client_with, make_token
from tests.factories.programs import GlossaryTermFactory

URL = "/api/v1/quality/"


@pytest.fixture
def program(db):
    """A client whose user may read quality."""
    token, text = make_token(may_read=False)
    token.user.user_permissions.add(Permission.objects.get(codename="view_reading"))
    return client_with(text)


@pytest.fixture
def faulty(db):
    term = GlossaryTermFactory(title="Faulty")
    type(term).objects.filter(pk=term.pk).update(definition="For addicts.")
    return term


def test_it_needs_a_token_and_the_permission(api, db):
    assert api.get(URL).status_code == 401
    assert client_with(make_token(may_read=False)[1]).get(URL).status_code == 403


def test_it_says_what_the_report_says(program, faulty):
    answer = program.get(URL, {"verdict": "block"})
    assert answer["Cache-Control"] == "no-store"
    found = answer.json()
    assert found["count"] == 1
    (document,) = found["results"]
    assert document["title"] == "Faulty"
    assert document["verdict"] == "block"
    (finding,) = [each for each in document["findings"] if each["severity"] == "error"]
    assert finding["matched"] == "addicts"
    assert finding["message"].startswith("“addicts”: Write instead:")
    assert found["languages_without_crisis_help"] == ["en-us"]


def test_it_reads_drafts_too_and_goes_page_by_page(program):
    terms = GlossaryTermFactory.create_batch(3)
    terms[0].definition = "For addicts."
    terms[0].save_revision()
    assert program.get(URL, {"verdict": "block", "type": "term"}).json()["count"] == 0
    assert program.get(URL, {"verdict": "block", "of": "drafts"}).json()["count"] == 1
    first = program.get(URL, {"type": "term", "limit": "2"}).json()
    second = program.get(first["next"]).json()
    titles = [each["title"] for page in (first, second) for each in page["results"]]
    assert sorted(titles) == sorted(term.title for term in terms)
    assert second["next"] is None


@pytest.mark.parametrize(
    ("asked", "named"),
    [({"verdict": "bad"}, "verdict"), ({"of": "all"}, "of"), ({"cursor": "x"}, "cursor")],
)
def test_what_is_not_known_is_said(program, asked, named):
    answer = program.get(URL, asked)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == named
