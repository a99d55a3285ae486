"""What docs/api/ shows is what the API answers, with the demo content."""

import json
import re

import pytest
from django.conf import settings

from programs.models import LevelOfCare
from publishing.preview_links import make_preview_link, token_of
from tests.factories import programs as make
from tests.programs.demo import load_demo
from tests.snapshots import published

FOLDER = settings.BASE_DIR / "docs" / "api"
PAGES = sorted(FOLDER.glob("**/*.md"))

EXAMPLE = re.compile(r"\$ curl 'http://localhost:8000(\S+)'\n```\n\n```json\n(.+?)\n```", re.DOTALL)


@pytest.mark.slow
def test_every_request_answers_as_printed(api, demo, preview_token):
    """In one test, because the demo takes a while to load. What needs a token has no quotes ''."""
    printed_anywhere = 0
    for page in PAGES:
        text = page.read_text()
        examples = EXAMPLE.findall(text)
        printed_anywhere += len(examples)
        assert len(examples) == text.count("$ curl 'http"), page.name
        for address, printed in examples:
            url = address.replace("TOKEN", preview_token)
            assert_holds(json.loads(printed), api.get(url).json(), url)
        for url in set(re.findall(r"`http://localhost:8000(\S+)`", text)):
            assert api.get(url).status_code == 200, url
    assert printed_anywhere > 5


def test_the_sample_client_keeps_a_copy(api, db):
    make.LevelOfCareFactory()
    text = (FOLDER / "how-to" / "sync-to-a-phone.md").read_text()
    sample = {}
    exec(re.search(r"```python\n(.+?)```", text, re.DOTALL)[1], sample)  # noqa: S102

    def fetch(query):
        response = api.get("/api/v1/sync/", query)
        return response.status_code, response.json()

    copy = {"cursor": "from another server", "documents": {"gone": {}}}
    sample["sync"](copy, fetch)
    listed = api.get("/api/v1/pages/?channel=mobile&limit=100").json()["results"]
    assert copy["documents"] == {document["id"]: document for document in listed}


@pytest.mark.parametrize(
    "file", [*PAGES, settings.BASE_DIR / "docs" / "README.md"], ids=lambda file: file.stem
)
def test_links_between_documents_lead_somewhere(file):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", file.read_text()):
        assert (file.parent / target).exists(), target


def assert_holds(expected, actual, where):
    """Fail unless `actual` has all that `expected` shows; lists may be longer, objects richer."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            assert name in actual, f"{where}: no {name}"
            assert_holds(value, actual[name], f"{where} {name}")
    elif isinstance(expected, list):
        assert len(actual) >= len(expected), where
        for one, other in zip(expected, actual, strict=False):
            assert_holds(one, other, where)
    else:
        assert actual == expected, where


@pytest.fixture
def demo(db):
    published("demo", load_demo)


@pytest.fixture
def preview_token(demo, django_user_model):
    """Of a draft of the level that the examples show."""
    level = LevelOfCare.objects.get(slug="iop")
    level.copy_short = "Draft words that readers do not see yet."
    level.save_revision()
    user = django_user_model.objects.create_user("edith")
    return token_of(make_preview_link(level, user=user))
