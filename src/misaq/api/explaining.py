"""The operations of the API as its page for people lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from misaq.api.v1.document import openapi, parameters_of


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    meaning: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """An operation.

    Attributes:
        address: its address, with parts to fill in braces.
        meaning: what it gives.
        parameters: what it takes in its query.
        is_whole: whether a link can lead to the address as it stands.
    """

    address: str
    meaning: str
    parameters: tuple[Parameter, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """The operations under one heading."""

    name: str
    operations: tuple[Explained, ...]


def explain() -> tuple[Heading, ...]:
    """Return every operation, heading by heading, in the order of the description."""
    found: dict[str, list[Explained]] = {}
    for address, item in openapi()["paths"].items():
        for method, operation in item.items():
            explained = _explained(address, operation, is_kept=method == "get")
            found.setdefault(operation["tags"][0], []).append(explained)
    return tuple(Heading(name, tuple(operations)) for name, operations in found.items())


def _explained(address: str, operation: dict[str, Any], *, is_kept: bool) -> Explained:
    asked = [p for p in parameters_of(operation) if p["in"] == "query"]
    return Explained(
        address=address if is_kept else f"POST {address}",
        meaning=operation["summary"],
        parameters=tuple(map(_parameter, asked)),
        is_whole=is_kept and "{" not in address,
    )


def _parameter(described: dict[str, Any]) -> Parameter:
    schema = described["schema"]
    choices = [schema, *schema.get("anyOf", ())]
    values = [str(value) for choice in choices for value in choice.get("enum", ())]
    meaning = described.get("description") or schema.get("description", "")
    return Parameter(described["name"], meaning, tuple(values))
