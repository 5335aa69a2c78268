"""Who may do what, read from the addresses and from the code of the actions."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from misaq.core.access.permissions import Permission
from misaq.reports.reference.permissions import Acted, Opened

# Rules that stand for a permission, where an action asks them and not the permission itself.
_RULES = {"check_can_grant": Permission.GRANT_ROLE, "check_can_confirm": Permission.GRANT_ROLE}


def opened() -> tuple[Opened, ...]:
    """Return the addresses that are not for everybody, sorted."""
    from misaq.apps.accounts.matrix import route_rows

    return tuple(Opened(row.path, row.permission) for row in route_rows())


def count_public() -> int:
    """Return how many addresses are for everybody."""
    from misaq.cli.reference.site import routes

    return sum(route.permission == Permission.PUBLIC.value for route in routes())


def acted() -> tuple[Acted, ...]:
    """Return every action, by its event, with the permissions that its code asks for."""
    import misaq.apps

    rooms = Path(misaq.apps.__file__).parent
    files = [*rooms.glob("*/actions.py"), *rooms.glob("*/actions/*.py")]
    found = [each for file in files for each in _actions_of(file, file.relative_to(rooms).parts[0])]
    return tuple(sorted(found, key=lambda each: (each.event, each.room)))


def _actions_of(file: Path, room: str) -> Iterator[Acted]:
    for function in _functions(file).values():
        for decorator in function.decorator_list:
            if (event := _event(decorator)) is not None:
                asked = _asked(file, function.name, set())
                yield Acted(event, room, tuple(p for p in Permission if p in asked))


def _event(decorator: ast.expr) -> str | None:
    """Return the event of ``@action(event="…")``; None for any other decorator."""
    if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Name):
        return None
    if decorator.func.id != "action":
        return None
    value = decorator.keywords[0].value
    return str(value.value) if isinstance(value, ast.Constant) else None


def _asked(file: Path, name: str, seen: set[tuple[Path, str]]) -> set[Permission]:
    """Return the permissions named in a function, in those of its file that it calls, and in the
    rules of core that it asks."""
    seen.add((file, name))
    functions, rules = _functions(file), _rules_imported(file)
    found: set[Permission] = set()
    for node in ast.walk(functions[name]):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "Permission" and node.attr in Permission.__members__:
                found.add(Permission[node.attr])
        elif isinstance(node, ast.Name) and node.id in _RULES:
            found.add(_RULES[node.id])
        elif isinstance(node, ast.Name):
            there = file if node.id in functions else rules.get(node.id)
            if there and (there, node.id) not in seen and node.id in _functions(there):
                found |= _asked(there, node.id, seen)
    return found


@functools.cache
def _functions(file: Path) -> dict[str, ast.FunctionDef]:
    """Return the functions of a file by name."""
    return {n.name: n for n in ast.walk(_tree(file)) if isinstance(n, ast.FunctionDef)}


@functools.cache
def _rules_imported(file: Path) -> dict[str, Path]:
    """Return where the functions stand that a file takes from core, access apart."""
    import misaq

    root = Path(misaq.__file__).parent
    found: dict[str, Path] = {}
    for node in ast.walk(_tree(file)):
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        if module.startswith("misaq.core.") and not module.startswith("misaq.core.access"):
            there = root.joinpath(*module.split(".")[1:]).with_suffix(".py")
            if isinstance(node, ast.ImportFrom) and there.is_file():
                found |= {alias.asname or alias.name: there for alias in node.names}
    return found


@functools.cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))
