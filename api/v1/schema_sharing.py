"""Say once in OpenAPI what many addresses share: a reader sees it is the same, a client has a name.

drf-spectacular writes parameters, answers and choices out wherever they occur. Here each that
occurs more than once becomes a component, and a reference takes its places.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from api.v1.parameters import ITEM, LOCALE, TEXT
from api.v1.values import INTEGER
from publishing.options import CHANNELS
from publishing.problems import CONTENT_TYPE
from publishing.rich_text import FORMS
from publishing.types import DOCUMENT_TYPES

#: Names of choices that are no property of one document alone.
NAMES: dict[tuple[Any, ...], str] = {
    tuple(DOCUMENT_TYPES): "DocumentType",
    tuple(CHANNELS): "Channel",
    tuple(FORMS): "RichTextForm",
    tuple(LOCALE.schema["enum"]): "LocaleCode",
}

#: Names of what parameters take.
VALUES: list[tuple[str, dict[str, Any]]] = [("Text", TEXT), ("Text", ITEM), ("Integer", INTEGER)]

#: What drf-spectacular notes for itself, and what goes without saying in a read-only API.
NOISE = ("x-spec-enum-id", "readOnly")


def share(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Return the document with references in place of repetitions (POSTPROCESSING_HOOKS)."""
    # Parts of it are the code's own constants, and some stand in two places.
    result = json.loads(json.dumps(result, default=str))
    _drop_noise(result)
    _share_choices(result)
    _share_values(result)
    _share_parameters(result)
    _share_answers(result)
    return result


def _drop_noise(result: dict[str, Any]) -> None:
    for schema, _ in _schemas(result):
        for name in NOISE:
            schema.pop(name, None)


def _share_choices(result: dict[str, Any]) -> None:
    """Name each list of choices that occurs twice after the document and field that has it."""
    places: dict[tuple[Any, ...], list[tuple[dict[str, Any], str]]] = defaultdict(list)
    for schema, name in _schemas(result):
        # With null among them they are other choices, spelled out where they stand.
        if len(schema.get("enum", ())) > 1 and None not in schema["enum"]:
            places[tuple(schema["enum"])].append((schema, name))
    schemas = result["components"]["schemas"]
    for choices, found in sorted(places.items(), key=lambda item: str(item[0])):
        key = NAMES.get(choices) or next((name for _, name in found if name), None)
        if len(found) < 2 or key is None:
            continue
        schemas[key] = {"type": "string", "enum": list(choices)}
        for schema, _ in found:
            del schema["enum"], schema["type"]
            schema["$ref"] = f"#/components/schemas/{key}"
    result["components"]["schemas"] = dict(sorted(schemas.items()))


def _share_values(result: dict[str, Any]) -> None:
    """Name what a parameter takes, if many take it: Text, IntegerList, LevelCodeList."""
    places: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for _, operation in _operations(result):
        for parameter in operation.get("parameters", []):
            places[json.dumps(parameter["schema"])].append(parameter)
    schemas = result["components"]["schemas"]
    for form, found in places.items():
        name = _name_of_value(json.loads(form))
        if (
            len(found) > 1
            and name
            and schemas.setdefault(name, json.loads(form)) == json.loads(form)
        ):
            for parameter in found:
                parameter["schema"] = {"$ref": f"#/components/schemas/{name}"}
    result["components"]["schemas"] = dict(sorted(schemas.items()))


def _name_of_value(schema: dict[str, Any]) -> str | None:
    if schema.get("type") == "array":
        item = schema["items"]
        name = item["$ref"].rsplit("/", 1)[1] if "$ref" in item else _name_of_value(item)
        return name and f"{name}List"
    if schema.get("format") == "uuid":
        return "Uuid"
    return next((name for name, known in VALUES if schema == known), None)


def _share_parameters(result: dict[str, Any]) -> None:
    """Name a parameter after itself; one that is usually another, after an address too."""
    places: dict[str, dict[str, list[tuple[list[Any], int, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for path, operation in _operations(result):
        parameters = operation.get("parameters", [])
        for number, parameter in enumerate(parameters):
            form = json.dumps(parameter, sort_keys=True)
            places[parameter["name"]][form].append((parameters, number, path))
    shared: dict[str, Any] = {}
    for name, forms in sorted(places.items()):
        everywhere = sum(map(len, forms.values()))
        for found in forms.values():
            if len(found) < 2:
                continue
            parameters, number, path = found[0]
            usual = len(found) > everywhere / 2
            key = name if usual else f"{name}.{path.split('/')[3]}"
            shared[key] = parameters[number]
            for parameters, number, _ in found:
                parameters[number] = {"$ref": f"#/components/parameters/{key}"}
    result["components"]["parameters"] = shared


def _share_answers(result: dict[str, Any]) -> None:
    """Name errors, and what has no content, after their status; they are the same everywhere."""
    shared: dict[str, Any] = {}
    for _, operation in _operations(result):
        for status, answer in operation["responses"].items():
            if set(answer.get("content", ())) <= {CONTENT_TYPE}:
                key = "Problem" if status == "default" else HTTPStatus(int(status)).name.title()
                key = key.replace("_", "")
                if shared.setdefault(key, answer) == answer:
                    operation["responses"][status] = {"$ref": f"#/components/responses/{key}"}
    result["components"]["responses"] = dict(sorted(shared.items()))


def _operations(result: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in result["paths"].items():
        for operation in item.values():
            yield path, operation


def _schemas(result: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield every schema in the document, with a name such as LevelCode if it is of a property."""
    for owner, schema in result["components"]["schemas"].items():
        yield from _inside(schema, "")
        for field, described in schema.get("properties", {}).items():
            camel = "".join(part[:1].upper() + part[1:] for part in field.split("_"))
            yield from _inside(described, f"{owner}{camel}")
    for _, operation in _operations(result):
        for parameter in operation.get("parameters", []):
            yield from _inside(parameter["schema"], "")


def _inside(schema: dict[str, Any], name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield a schema and the schemas of its items, members and values, but not its properties."""
    yield schema, name
    parts = [schema.get("items"), schema.get("additionalProperties")]
    for part in (*parts, *(item for kind in ("anyOf", "oneOf") for item in schema.get(kind, ()))):
        if isinstance(part, dict):
            yield from _inside(part, name)
