"""Questions made up from the schema: never a 5xx, and each answer is what the schema says.

Schemathesis makes them, right ones and wrong ones, and checks the answers with all its checks.
`make test` asks a few, always the same, of the addresses that differ most; `make test-fuzz` asks
2,000 new ones of them all.
"""

import math
import os
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given
from hypothesis import settings as asking
from hypothesis import strategies as st

from api.v1.formats import NOT_WITH_A_GRAPH
from api.v1.sync import AT_THE_START
from brochures.handoff.kit import KIT
from publishing.models import Version
from tests.api.tokens import make_token_of_all
from tests.brochures.printed import site_in_print
from tests.contract.client import check_against, is_valid, schema
from tests.publishing_once import published_once
from tests.snapshots import published
from tests.website.conftest import publish_a_site

#: All questions of one run; 0 for the small set.
TOTAL = int(os.environ.get("FUZZ_EXAMPLES", "0"))

DIFFERENT = [
    "/api/v1/brochures/{slug}/copyfit/",
    "/api/v1/brochures/editions/{code}-rev{rev}/",
    "/api/v1/compare/",
    "/api/v1/documents/{document_id}/versions/",
    "/api/v1/locations/",
    "/api/v1/modules/",
    "/api/v1/programs/{key}/",
    "/api/v1/resolve/",
    "/api/v1/search/",
    "/api/v1/sync/",
]
PATHS = [*schema()["paths"]] if TOTAL else DIFFERENT
EACH = math.ceil(1.1 * TOTAL / sum("parameters" in schema()["paths"][p]["get"] for p in PATHS)) or 6

#: The length of the whole query string is no property of one parameter, so no schema can limit it.
TOO_LONG = "414"
#: And tokens that are made up are nobody's.
STATUSES = {
    "positive_data_acceptance": ["2xx", "401", "404", "410", TOO_LONG],
    "negative_data_rejection": ["400", "401", "404", "405", "406", TOO_LONG],
}

#: What these may be depends on the documents, on the clock or on what was answered before.
#: A schema tells their form alone, so a well-formed one may still be refused.
BY_MEANING = {
    "as_of": "must be past, and goes without filters by the review state of today",
    "cursor": "comes from an earlier answer",
    "expand": "names references of the documents",
    "facets": "goes without as_of when it counts the review state of today",
    "fields": "names fields of the documents",
    "locale": "is, of a brochure, one in which it is published",
    "q": "must have a letter left when control characters are taken out",
}


#: These are well-formed, and refused beside another parameter.
BESIDE = {
    "format": (*NOT_WITH_A_GRAPH, "channel"),
    "cursor": AT_THE_START,
    "as_of": [f"review_state{how}" for how in ("", "__in", "__not", "__not_in")],
}


@pytest.fixture(scope="module")
def asked():
    """How many questions were asked; enough, at the end."""
    counted = []
    yield counted
    assert len(counted) >= TOTAL, f"only {len(counted)} questions"


@contextmanager
def published_site():
    """A small published site, in print too. No question waits for a press: none sets type."""
    published("site", publish_a_site)
    with site_in_print() as edition:
        yield edition


@pytest.fixture(scope="module")
def api_of_a_site(django_db_setup, django_db_blocker):
    """The API over a small published site, with likely values for what names a document."""
    import schemathesis
    from schemathesis.config import SchemathesisConfig

    with published_once(django_db_blocker), published_site() as edition:
        rows = Version.objects.current().exclude(path="")
        likely = {
            "key": [*rows.values_list("slug", flat=True)],
            "document_id": [str(key) for key in rows.values_list("document_id", flat=True)],
            "sequence": [*rows.values_list("sequence", flat=True)],
            "path": [*rows.values_list("path", flat=True)],
            "slug": [edition.brochure.slug],
            "code": [edition.code],
            "rev": [edition.rev],
            "name": [*edition.files.values_list("name", flat=True), KIT],
        }
        config = {
            "dictionaries": {name: {"values": values} for name, values in likely.items()},
            "parameters": {
                f"{place}.{name}": {"dictionary": source, "probability": 0.8}
                for place, name, source in (
                    ("path", "key", "key"),
                    ("path", "document_id", "document_id"),
                    ("path", "sequence", "sequence"),
                    *(("path", name, name) for name in ("slug", "code", "rev", "name")),
                    ("query", "path", "path"),
                )
            },
            "checks": {name: {"expected-statuses": known} for name, known in STATUSES.items()},
        }
        # As Django's own test client does: the answer must not close the test's connection.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        api = schemathesis.openapi.from_dict(schema(), config=SchemathesisConfig.from_dict(config))
        api.app = get_wsgi_application()
        yield api
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_what_the_schema_says(path, api_of_a_site, asked, db, settings):
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi import checks

    settings.PUBLIC_HISTORY = True  # Otherwise every second answer is 401.
    operation = api_of_a_site[path]["GET"]
    described = schema()["paths"][path]["get"]
    needs_token = {} not in described.get("security", [{}])
    headers = {"Authorization": f"Bearer {make_token_of_all()}"} if needs_token else None
    modes = list(GenerationMode) if "parameters" in described else [GenerationMode.POSITIVE]

    @asking(
        max_examples=EACH,
        derandomize=not TOTAL,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of([operation.as_strategy(generation_mode=mode) for mode in modes]))
    def ask(case):
        asked.append(case)
        answer = case.call(headers=headers)
        query = parse_qs(urlsplit(answer.request.url).query, keep_blank_values=True)
        left_out = []
        if answer.status_code == 400 and is_by_meaning(answer.json(), query):
            left_out.append(checks.positive_data_acceptance)
        if is_right_on_the_wire(query, described):
            # A list of one is sent as its only item is: the server cannot tell them apart.
            left_out.append(checks.negative_data_rejection)
        if answer.status_code == 200 and "fields" in query and "format" not in query:
            # The schema's `required` holds for whole documents; a part is checked here.
            left_out.append(checks.response_schema_conformance)
            content = described["responses"]["200"]["content"]["application/json"]
            check_against(content["schema"], answer.json(), part_only=True)
        case.validate_response(
            answer,
            headers=headers,
            excluded_checks=left_out,
            transport_kwargs={"headers": headers} if headers else None,
        )

    ask()


def is_by_meaning(problem, query):
    """Tell whether a refusal is for a reason that no schema can express."""
    name = problem["errors"][0]["parameter"]
    own = name.rpartition(".")[2]  # A filter may lead through a reference.
    return name in BY_MEANING or any(one in query and own in BESIDE[one] for one in BESIDE)


def is_right_on_the_wire(query, described):
    """Tell whether the query, as it was sent, is what the schema asks for."""
    parameters = [named(item) for item in described.get("parameters", [])]
    known = {item["name"]: item for item in parameters if item["in"] == "query"}
    missing = [name for name, item in known.items() if item.get("required") and name not in query]
    return not missing and all(
        name in known and len(texts) == 1 and is_value(texts[0], known[name]["schema"])
        for name, texts in query.items()
    )


def named(part):
    """Return a part of the schema, or what it refers to."""
    if "$ref" not in part:
        return part
    _, kind, name = part["$ref"].removeprefix("#/").split("/")
    return schema()["components"][kind][name]


def is_value(text, part):
    kind = named(part).get("type")
    if kind == "array":
        inner = named(part)["items"]
        values = [read(item, named(inner).get("type")) for item in text.split(",")]
        return is_valid(part, values)
    return is_valid(part, read(text, kind))


def read(text, kind):
    try:
        if kind in ("integer", "number"):
            return {"integer": int, "number": float}[kind](text)
    except ValueError:
        return text
    return {"true": True, "false": False}.get(text, text) if kind == "boolean" else text
