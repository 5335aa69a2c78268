"""What docstrings say of classes, of their fields and of the values of an enum."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Mapping
from enum import Enum
from typing import Any

_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n(?:        .*|\s*$))*)", re.MULTILINE)


def first_paragraph(thing: Any) -> str:
    """Return the first paragraph of a docstring on one line; empty when there is none."""
    return _one_line((inspect.getdoc(thing) or "").split("\n\n")[0])


def meanings_of_fields(record_class: type[Any]) -> Mapping[str, str]:
    """Return the meaning of each field, from the docstring's "Attributes" section."""
    text = inspect.getdoc(record_class) or ""
    _, _, section = text.partition("Attributes:\n")
    section = re.split(r"\n\n[A-Z]\w+:\n", section)[0]
    return {name: _one_line(meaning) for name, meaning in _ATTRIBUTE.findall(section)}


def meanings_of_values(values: type[Enum]) -> Mapping[str, str]:
    """Return, by member name, the text that stands under a member in the source; empty if none."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(values)))
    (definition,) = (node for node in tree.body if isinstance(node, ast.ClassDef))
    meanings = {member.name: "" for member in values}
    before: str = ""
    for node in definition.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            before = node.targets[0].id
        elif before and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            meanings[before] = _one_line(str(node.value.value))
            before = ""
    return meanings


def _one_line(text: str) -> str:
    return " ".join(text.split())
