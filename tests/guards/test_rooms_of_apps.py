"""What the import contracts cannot see: whose tables a room reads, where foreign keys point."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

from django.apps import apps
from django.db.models import Field

ROOT = Path(__file__).resolve().parents[2]
APPS = ROOT / "src" / "misaq" / "apps"


def rooms_in_order() -> list[str]:
    """Return the rooms of apps as .importlinter orders them, the earliest first."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contracts["importlinter:contract:app-rooms"]["layers"].split()
    return [layer.strip("()") for layer in reversed(layers)]


def imported_modules(path: Path) -> Iterator[str]:
    """Yield what a file imports, as dotted names down to the imported thing."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_a_room_reads_no_other_rooms_tables() -> None:
    # Models may build on an earlier room's abstract models; everyone else asks its queries.
    trespasses = []
    for path in sorted(APPS.rglob("*.py")):
        room = path.relative_to(APPS).parts[0]
        if "models" in (path.stem, path.parent.name) or "migrations" in path.parts:
            continue
        for module in imported_modules(path):
            parts = module.split(".")
            if parts[:2] == ["misaq", "apps"] and parts[3:4] == ["models"] and parts[2] != room:
                trespasses.append(f"{path.relative_to(ROOT)} imports {module}")
    assert trespasses == []


def test_every_foreign_key_points_to_the_same_or_an_earlier_room() -> None:
    order = rooms_in_order()
    trespasses = []
    for model in apps.get_models():
        if not model.__module__.startswith("misaq.apps."):
            continue
        room = model.__module__.split(".")[2]
        for field in model._meta.get_fields():
            target = field.related_model
            if not isinstance(field, Field) or not isinstance(target, type):
                continue
            other = target.__module__.split(".")[2]
            if target.__module__.startswith("misaq.apps.") and (
                order.index(other) > order.index(room)
            ):
                trespasses.append(f"{model.__name__}.{field.name} points to {other}")
    assert trespasses == []


def test_every_room_of_apps_has_a_place_in_the_order() -> None:
    rooms = {path.parent.name for path in APPS.glob("*/__init__.py")}
    assert rooms - set(rooms_in_order()) == set()


def test_every_room_of_apps_says_what_it_is_in_under_forty_lines() -> None:
    for room in sorted(path.parent for path in APPS.glob("*/__init__.py")):
        lines = (room / "README.md").read_text(encoding="utf-8").splitlines()
        assert lines[0] == f"# {room.name}"
        assert len(lines) < 40, room.name
