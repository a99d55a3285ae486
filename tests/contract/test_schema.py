"""The committed OpenAPI document is what the code says, and says enough."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.urls import get_resolver
from drf_spectacular.generators import EndpointEnumerator

from publishing.types import DOCUMENT_TYPES
from tests.contract.client import UNDESCRIBED, check_against, operation_at, read_yaml, schema


def test_the_committed_schema_is_the_code(tmp_path):
    fresh = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(fresh), validate=True, fail_on_warn=True)
    assert read_yaml(fresh) == schema(), "Type: make openapi"


def test_it_describes_every_address_of_the_public_api_and_no_other():
    assert set(schema()["paths"]) == addresses() - UNDESCRIBED


def test_the_index_leads_to_every_address_that_is_one_thing(api, db):
    listed = api.get("/api/v1/").json()["addresses"].values()
    parts = {"/api/v1/", "/api/v1/docs/redoc/"}
    alone = {address for address in addresses() if "{" not in address} - parts
    assert {urlsplit(url).path for url in listed} == alone


def test_it_is_openapi_3_1():
    assert schema()["openapi"].startswith("3.1.")


def test_documents_are_told_apart_by_their_type():
    union = schema()["components"]["schemas"]["Document"]
    assert union["discriminator"]["propertyName"] == "type"
    assert set(union["discriminator"]["mapping"]) == set(DOCUMENT_TYPES)
    for name, ref in union["discriminator"]["mapping"].items():
        shape = schema()["components"]["schemas"][ref.rsplit("/", 1)[1]]
        assert shape["properties"]["type"] == {"type": "string", "const": name}
        assert {"id", "type", "slug", "title", "meta"} <= set(shape["required"])


def test_every_operation_describes_its_errors():
    for path, item in schema()["paths"].items():
        assert set(item) == {"get"}, path
        assert item["get"]["responses"]["default"] == {"$ref": "#/components/responses/Problem"}
    problem = schema()["components"]["responses"]["Problem"]["content"]["application/problem+json"]
    assert problem["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_what_addresses_share_is_said_once():
    operations = [item["get"] for item in schema()["paths"].values()]
    written_out = [
        repr(parameter)
        for operation in operations
        for parameter in operation.get("parameters", [])
        if "$ref" not in parameter
    ]
    assert len(written_out) == len(set(written_out))


def test_every_operation_has_a_name_of_its_own():
    names = [item["get"]["operationId"] for item in schema()["paths"].values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("value", [{"nothing": 1}, {"type": "about:blank"}])
def test_the_contract_check_refuses_what_is_not_described(value):
    with pytest.raises(AssertionError):
        check_against({"$ref": "#/components/schemas/Problem"}, value)


def test_what_takes_a_token_is_refused_without_one(api, db):
    for path, item in schema()["paths"].items():
        ways_in = item["get"].get("security", [{}])
        if {} not in ways_in:
            assert api.get(re.sub(r"{\w+}", "1", path)).status_code == 401, path
            assert "401" in item["get"]["responses"], path


def addresses():
    """Every address below /api/v1/, as OpenAPI writes it, whatever kind of view answers there."""

    def inside(patterns, before):
        for each in patterns:
            regex = before + str(each.pattern)
            if hasattr(each, "url_patterns"):
                yield from inside(each.url_patterns, regex)
            else:
                yield EndpointEnumerator(patterns=[]).get_path_from_regex(regex)

    found = set(inside(get_resolver().url_patterns, "/"))
    return {path for path in found if path.startswith("/api/v1/")}


def test_the_contract_check_finds_details():
    assert operation_at("/api/v1/programs/standard-iop/")["operationId"] == "get_program"
