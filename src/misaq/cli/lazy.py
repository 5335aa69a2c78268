"""A group of commands whose modules are read only when one of them runs."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

from misaq.cli.commands import COMMANDS, Command

_BY_NAME = {command.name: command for command in COMMANDS}


class LazyGroup(TyperGroup):
    """Knows its commands by name; imports one when it is called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        names: Any = dict.fromkeys(_BY_NAME)  # a mistyped name is compared with these
        self.commands = names

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- as click calls it
        """Return the names, in the order of help."""
        return list(_BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 -- as click calls it
        """Return the command; None when there is none of that name."""
        command = _BY_NAME.get(cmd_name)
        return None if command is None else read_command(command)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- as click calls it
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(command.name, command.help) for command in COMMANDS])


def read_command(command: Command) -> Any:
    """Return the command as Typer makes it from its function or app."""
    module, _, attribute = command.place.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if not isinstance(found, typer.Typer):
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(command.name)(found)
        found = single
    made = typer.main.get_command(found)
    made.name = command.name
    return made
