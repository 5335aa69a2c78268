"""The page of the API: what can be asked, from its description for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.reports.reference.markdown import code, codes, link, prose, table
from misaq.reports.reference.page import Page, page

_INTRO = (
    "The API is read-only and open to everybody; every answer says from which version of the data "
    "and of the rules it was made. How to use it: [use the data](../how-to/use-the-data.md)."
)


def api_page(described: dict[str, Any]) -> Page:
    """Return every operation, heading by heading.

    Args:
        described: the OpenAPI description.
    """
    whole = f"The whole description: {link('openapi.json', 'openapi.json')}."
    return page("api.md", "API", (_INTRO, whole, *_headings(described)))


def _headings(described: dict[str, Any]) -> Iterator[str]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for path, item in described["paths"].items():
        for method, operation in item.items():
            address = path if method == "get" else f"{method.upper()} {path}"
            row = (code(address), prose(operation["summary"]), codes(_asked(operation, described)))
            found.setdefault(operation["tags"][0], []).append(row)
    for heading, rows in found.items():
        yield f"## {heading}"
        yield table(("Address", "What it gives", "Takes"), rows)


def _asked(operation: dict[str, Any], described: dict[str, Any]) -> Iterator[str]:
    for parameter in operation["parameters"]:
        name = parameter.get("$ref", "").rpartition("/")[2]
        whole = described["components"]["parameters"][name] if name else parameter
        if whole["in"] == "query":
            yield whole["name"]
