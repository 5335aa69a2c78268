"""What a refusal tells can be translated: its words are phrases, not text put together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "misaq"
FLOORS = ("apps", "cli", "core", "kernel", "sources")
KINDS = {
    "InputRefused",
    "NotAllowed",
    "NotFound",
    "Problem",
    "SourceChanged",
    "StateConflict",
    "Unavailable",
}
_PLACE_OF_WORDS = {"Problem": slice(1, 3)}


def untold(source: str) -> Iterator[int]:
    """Yield the line of each refusal whose message or next step is plain text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS:
            name = getattr(node.func, "id", "")
            words = [
                *node.args[_PLACE_OF_WORDS.get(name, slice(0, 1))],
                *(k.value for k in node.keywords if k.arg in ("message", "next_step", "what")),
            ]
            yield from (word.lineno for word in words if _is_text(word))


def _is_text(node: ast.expr) -> bool:
    said = isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value)
    return said or isinstance(node, ast.JoinedStr)


@pytest.mark.parametrize("floor", FLOORS)
def test_refusals_are_told_in_phrases(floor: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((PACKAGE / floor).rglob("*.py"))
        for line in untold(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('raise NotFound(f"no {x}", next_step=tell("Look."))', [1]),
        ('raise NotFound(tell("no"), next_step="Look.")', [1]),
        ('Problem("row 1", "is empty", "")', [1]),
        ('raise NotFound(tell("no"), next_step=tell("Look."), rule="a.b")', []),
        ('Problem(where, tell("is empty"))', []),
    ],
    ids=["message", "next step", "problem", "a rule is no sentence", "a place is no sentence"],
)
def test_the_guard_sees_plain_text(source: str, lines: list[int]) -> None:
    assert list(untold(source)) == lines
