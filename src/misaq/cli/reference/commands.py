"""What the command offers, read from the command itself."""

from __future__ import annotations

from enum import Enum
from typing import Any

import typer

from misaq.cli.commands import COMMANDS
from misaq.cli.lazy import read_command
from misaq.reports.reference.commands import CommandShape, Parameter


def read_root() -> CommandShape:
    """Return the command with everything it can do."""
    from misaq.cli.main import app

    root = typer.main.get_command(app)
    shapes = tuple(_shape(read_command(command), command.name) for command in COMMANDS)
    return CommandShape("", root.help or "", commands=shapes)


def _shape(command: Any, name: str) -> CommandShape:
    inner = getattr(command, "commands", {})
    return CommandShape(
        name=name,
        help=_for_people(command.help or ""),
        parameters=tuple(_parameter(each) for each in command.params),
        commands=tuple(_shape(each, f"{name} {word}") for word, each in inner.items()),
    )


def _for_people(help_text: str) -> str:
    """Return the help without what a docstring says to programmers."""
    return help_text.partition("\n\nRaises:")[0]


def _parameter(parameter: Any) -> Parameter:
    is_option = parameter.param_type_name == "option"
    return Parameter(
        names=(*parameter.opts, *parameter.secondary_opts) if is_option else (_word(parameter),),
        is_option=is_option,
        help=parameter.help or "",
        choices=_choices(parameter.default),
        default=_default(parameter),
        required=bool(parameter.required),
        repeats=bool(getattr(parameter, "multiple", False)),
    )


def _word(parameter: Any) -> str:
    return str(parameter.name).upper()


def _choices(default: object) -> tuple[str, ...]:
    return tuple(str(each.value) for each in type(default)) if isinstance(default, Enum) else ()


def _default(parameter: Any) -> str:
    value = parameter.default
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        on, off = parameter.opts[0], next(iter(parameter.secondary_opts), "")
        return str(on) if value else str(off)
    return "" if value is None else str(value)
