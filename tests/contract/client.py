"""A client that checks every answer of the API against the committed OpenAPI document."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import jsonschema_rs
import yaml
from django.conf import settings
from django.test import Client
from jsonschema import Draft202012Validator

FORMATS = Draft202012Validator.FORMAT_CHECKER

SCHEMA_FILE = Path(settings.BASE_DIR) / "api" / "schema" / "openapi.yaml"


#: The list of versions, the description itself, and pages for people that show it.
UNDESCRIBED = {"/api/", "/api/v1/schema/", "/api/v1/docs/", "/api/v1/docs/redoc/"}


class ContractClient(Client):
    """A test client that fails when an answer is not what the schema promises."""

    def __init__(self, **kwargs):
        super().__init__(raise_request_exception=False, **kwargs)

    def request(self, **request):
        response = super().request(**request)
        if response.request["PATH_INFO"].startswith("/api/") and request["REQUEST_METHOD"] == "GET":
            check(response)
        return response


@cache
def schema():
    return read_yaml(SCHEMA_FILE)


def read_yaml(file):
    return yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)  # ten times as fast as safe_load


@cache
def components(part_only):
    """The schemas, stricter than published: here nothing undescribed may be in an answer.

    With `part_only`, as for `fields`: nothing is required, and so several shapes may fit.
    """
    schemas = {
        **schema()["components"]["schemas"],
        "Expanded": {"$ref": "#/components/schemas/Document"},
    }
    return {"schemas": _closed(schemas, part_only)}


def _closed(value, part_only):
    if isinstance(value, list):
        return [_closed(item, part_only) for item in value]
    if not isinstance(value, dict):
        return value
    closed = {}
    for name, item in value.items():
        if part_only and name == "required" and isinstance(item, list):
            continue
        key = "anyOf" if part_only and name == "oneOf" else name
        closed[key] = _closed(item, part_only)
    if isinstance(value.get("properties"), dict) and "$ref" not in value:
        closed["additionalProperties"] = False
    return closed


def check(response):
    path, status = response.request["PATH_INFO"], response.status_code
    if status >= 400:
        assert response["Content-Type"] == "application/problem+json"
        check_against({"$ref": "#/components/schemas/Problem"}, response.json())
        assert response.json()["status"] == status
        return
    operation = operation_at(path)
    if operation is None:
        assert path in UNDESCRIBED, f"{path} is not described in the schema"
        return
    answers = operation["responses"]
    if status != 200:
        assert str(status) in answers, f"{path} is not said to answer {status}"
        return
    kind = response["Content-Type"].partition(";")[0]
    assert kind in answers["200"]["content"], f"{path} is not said to answer {kind}"
    if kind in ("application/json", "application/ld+json"):
        part_only = "fields" in parse_qs(response.request["QUERY_STRING"])
        described = answers["200"]["content"][kind]["schema"]
        check_against(described, response.json(), part_only=part_only)


def operation_at(path):
    for template, item in schema()["paths"].items():
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path):
            return item["get"]
    return None


def is_valid(part, value):
    """Tell whether a value fits a part of the schema, as published and with its formats."""
    document = {**part, "components": schema()["components"]}
    return Draft202012Validator(document, format_checker=FORMATS).is_valid(value)


def check_against(part, value, *, part_only=False):
    errors = sorted(
        _validator(json.dumps(part), part_only).iter_errors(value),
        key=lambda error: str(error.instance_path),
    )
    assert not errors, (
        f"{errors[0].instance_path}: {errors[0].message[:300]}\n{json.dumps(value)[:300]}"
    )


@cache
def _validator(part, part_only):
    """Every answer of the suite is checked; in Python that took longer than the answer itself."""
    document = {**json.loads(part), "components": components(part_only)}
    return jsonschema_rs.Draft202012Validator(document)
