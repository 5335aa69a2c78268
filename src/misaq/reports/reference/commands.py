"""The page of commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from misaq.reports.reference.markdown import anchor, bullets, code, link, prose, table
from misaq.reports.reference.page import Page, page


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something given to a command.

    Attributes:
        names: how it is typed; for an argument its one name.
        is_option: whether it is typed with a name.
        help: what it is, in a sentence.
        choices: the values allowed; empty when any is.
        default: what holds without it, as typed; empty when nothing does.
        required: whether the command refuses to run without it.
        repeats: whether it may be given more than once.
    """

    names: tuple[str, ...]
    is_option: bool
    help: str
    choices: tuple[str, ...] = ()
    default: str = ""
    required: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class CommandShape:
    """A command as somebody types it.

    Attributes:
        name: the words after ``misaq``; empty for the command itself.
        help: what it does: paragraphs with an empty line between.
        parameters: what is given to it.
        commands: the commands inside it.
    """

    name: str
    help: str
    parameters: tuple[Parameter, ...] = ()
    commands: tuple[CommandShape, ...] = ()


def commands_page(root: CommandShape) -> Page:
    """Return the reference of the command and of everything it can do."""
    names = [command for each in root.commands for command in _with_inner(each)]
    contents = bullets(
        f"{link(code(_typed(each)), '#' + anchor(_typed(each)))}: {_summary(each)}"
        for each in names
    )
    blocks = [*_paragraphs(root.help), contents, "What exit codes mean: [refusals](errors.md)."]
    for command in names:
        blocks += _section(command)
    return page("commands.md", "Commands", blocks)


def _with_inner(command: CommandShape) -> Iterator[CommandShape]:
    yield command
    for inner in command.commands:
        yield from _with_inner(inner)


def _typed(command: CommandShape) -> str:
    return f"misaq {command.name}"


def _summary(command: CommandShape) -> str:
    return prose(command.help.split("\n\n")[0])


def _section(command: CommandShape) -> Iterator[str]:
    yield f"## {_typed(command)}"
    yield from _paragraphs(command.help)
    arguments = [each for each in command.parameters if not each.is_option]
    options = [each for each in command.parameters if each.is_option]
    if arguments:
        yield table(("argument", "what it is", "without it"), map(_row, arguments))
    if options:
        yield table(("option", "what it is", "without it"), map(_row, options))


def _paragraphs(text: str) -> Sequence[str]:
    return [prose(part) for part in text.split("\n\n")]


def _row(parameter: Parameter) -> tuple[str, str, str]:
    said = prose(parameter.help)
    if parameter.choices:
        said += f" One of {', '.join(code(choice) for choice in parameter.choices)}."
    if parameter.repeats and "repeated" not in said:
        said += " May be repeated."
    names = " / ".join(code(name) for name in parameter.names)
    if parameter.required:
        return names, said, "refused"
    return names, said, code(parameter.default) if parameter.default else ""
