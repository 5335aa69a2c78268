"""The description of the API for programs: OpenAPI 3.1, from the operations themselves."""

from __future__ import annotations

import copy
import functools
import json
from typing import Any

from misaq.api.v1.api import API
from misaq.api.v1.problems import MEDIA_TYPE
from misaq.reports.open_data.package import LICENCE

_ROOT = "/api/v1/"
_REFUSED = {
    "description": "Refused; the answer says why and what to do next.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Refusal"}}},
}
_UNCHANGED = {"description": "Nothing changed since the ETag given in If-None-Match."}


@functools.cache
def openapi() -> dict[str, Any]:
    """Return the description: paths are whole, and what operations share is said once."""
    described = copy.deepcopy(dict(API.get_openapi_schema(path_prefix=_ROOT)))
    described["info"]["license"] = {"name": LICENCE["title"], "identifier": LICENCE["name"]}
    described["servers"] = [{"url": "/"}]
    shared: dict[str, Any] = {}
    for item in described["paths"].values():
        for method, operation in item.items():
            _finish(operation, shared, is_kept=method == "get")
    described["components"]["responses"] = {"Refused": _REFUSED, "Unchanged": _UNCHANGED}
    described["components"]["parameters"] = shared
    return described


def parameters_of(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters of an operation, those that several share looked up."""
    shared = openapi()["components"]["parameters"]
    found = operation.get("parameters", ())
    return [shared[p["$ref"].rpartition("/")[2]] if "$ref" in p else p for p in found]


def _finish(operation: dict[str, Any], shared: dict[str, Any], *, is_kept: bool) -> None:
    """Finish an operation; only an answer that a cache may keep has an ETag."""
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for status, answer in answers.items():
        if status == "200":
            answer["description"] = "What was asked for."
            if is_kept:
                answer["headers"] = {"ETag": {"schema": {"type": "string"}}}
        else:
            answers[status] = {"$ref": "#/components/responses/Refused"}
    if is_kept:
        answers["304"] = {"$ref": "#/components/responses/Unchanged"}
    operation["responses"] = dict(sorted(answers.items()))
    operation["parameters"] = [_share(p, shared) for p in operation.get("parameters", ())]
    operation.pop("description", None)


def _share(parameter: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to the parameter; one of the same name that differs stays in place."""
    name = f"{parameter['in']}-{parameter['name']}"
    if shared.setdefault(name, parameter) == parameter:
        return {"$ref": f"#/components/parameters/{name}"}
    return parameter


def openapi_text() -> str:
    """Return the description as JSON, the same for the same code."""
    return f"{json.dumps(openapi(), ensure_ascii=False, indent=1, sort_keys=True)}\n"
