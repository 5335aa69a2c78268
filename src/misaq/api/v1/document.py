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


@functools.cache
def openapi() -> dict[str, Any]:
    """Return the description; paths are whole, refusals have their own media type."""
    described = copy.deepcopy(dict(API.get_openapi_schema(path_prefix=_ROOT)))
    described["info"]["license"] = {"name": LICENCE["title"], "identifier": LICENCE["name"]}
    described["servers"] = [{"url": "/"}]
    for item in described["paths"].values():
        for operation in item.values():
            _finish(operation)
    return described


def _finish(operation: dict[str, Any]) -> None:
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for status, answer in answers.items():
        if status == "200":
            answer["description"] = "What was asked for."
            answer["headers"] = {"ETag": {"schema": {"type": "string"}}}
        else:
            answer["description"] = "Refused; the answer says why and what to do next."
            answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
    answers["304"] = {"description": "Nothing changed since the ETag given in If-None-Match."}
    operation["responses"] = dict(sorted(answers.items()))
    operation.pop("description", None)


def openapi_text() -> str:
    """Return the description as JSON, the same for the same code."""
    return f"{json.dumps(openapi(), ensure_ascii=False, indent=1, sort_keys=True)}\n"
