"""Checks every answer of the API against the committed OpenAPI document."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import yaml
from django.conf import settings
from django.test import Client
from jsonschema import Draft202012Validator

SCHEMA_FILE = Path(settings.BASE_DIR) / "api" / "schema" / "openapi.yaml"


@cache
def schema():
    return yaml.safe_load(SCHEMA_FILE.read_text())


class ContractClient(Client):
    """A test client that fails when an answer is not what the schema promises."""

    def request(self, **request):
        response = super().request(**request)
        if response.request["PATH_INFO"].startswith("/api/") and request["REQUEST_METHOD"] == "GET":
            check(response)
        return response


def check(response):
    path, status = response.request["PATH_INFO"], str(response.status_code)
    if response.status_code >= 400:
        assert response["Content-Type"] == "application/problem+json"
        check_against({"$ref": "#/components/schemas/Problem"}, response.json())
        assert response.json()["status"] == response.status_code
        return
    if response.status_code != 200 or "json" not in response.get("Content-Type", ""):
        return
    operation = operation_at(path)
    if operation is None or "fields" in parse_qs(response.request["QUERY_STRING"]):
        return  # a chosen part of a document; tests of `fields` say exactly which
    content = operation["responses"][status]["content"]["application/json"]
    check_against(content["schema"], response.json())


def operation_at(path):
    for template, item in schema()["paths"].items():
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path):
            return item["get"]
    return None


def check_against(part, value):
    validator = Draft202012Validator({**part, "components": schema()["components"]})
    errors = sorted(validator.iter_errors(value), key=lambda error: list(error.path))
    assert not errors, (
        f"{list(errors[0].path)}: {errors[0].message[:300]}\n{json.dumps(value)[:300]}"
    )
