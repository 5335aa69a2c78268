"""`misaq amend`, `amendments` and `settle`: changes made here on top of a pack."""

from __future__ import annotations

import dataclasses
import json
import typing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from misaq.cli.database import now, open_database, whoever_types
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.apps.registers.overlays import OverlayStatus

Because = Annotated[str, typer.Option("--because", help="Why, in a sentence.")]


def amend(
    table: Annotated[str, typer.Argument(help='Table, such as "law.instruments".')],
    key: Annotated[str, typer.Argument(help="Key of the record.")],
    field: Annotated[str, typer.Argument(help="Field to change.")],
    value: Annotated[
        str | None,
        typer.Argument(help='New value; a list as "A | B" or as JSON. Left out with --clear.'),
    ] = None,
    because: Because = "",
    clear: Annotated[bool, typer.Option("--clear", help="Empty the field.")] = False,
) -> None:
    """Change one field of one record here.

    The pack's value stays beside it. Later loads keep the change and say when the pack has moved
    under it.
    """
    if (value is None) is not clear:
        raise InputRefused(
            tell("Give either a value or --clear."),
            next_step=tell("See `misaq amend --help`."),
            rule="registers.value",
        )
    open_database()
    from misaq.apps.registers.actions import amend as amend_record
    from misaq.apps.registers.report import write_value

    made = amend_record(
        actor=whoever_types(),
        at=now(),
        table=table,
        key=key,
        field=field,
        value=None if value is None else _plain(table, field, value),
        reason=because,
    )
    typer.echo(
        f"Amendment {made.id}: {table} {key} {field} is now {write_value(made.value)}; "
        f"the pack says {write_value(made.base_value)}."
    )


def amendments(
    include_ended: Annotated[
        bool, typer.Option("--all", help="Also those no longer in force.")
    ] = False,
) -> None:
    """List the changes made here, each beside what the pack says."""
    open_database()
    from misaq.apps.registers.queries import list_overlays

    found = list_overlays(actor=whoever_types(), include_ended=include_ended)
    if not found:
        typer.echo("Nothing was amended here.")
    for status in found:
        for line in _lines(status):
            typer.echo(line)


def settle(
    number: Annotated[int, typer.Argument(help="Number of the amendment.")],
    keep_mine: Annotated[
        bool, typer.Option("--keep-mine", help="Keep the change against the pack's new value.")
    ] = False,
    take_pack: Annotated[
        bool, typer.Option("--take-pack", help="Withdraw the change; the pack's value holds.")
    ] = False,
    because: Because = "",
) -> None:
    """Decide between a change made here and the pack."""
    if keep_mine is take_pack:
        raise InputRefused(
            tell("Choose one: --keep-mine or --take-pack."),
            next_step=tell("See `misaq amendments` for what each of the two says."),
            rule="registers.choice",
        )
    open_database()
    from misaq.apps.registers.actions import settle as settle_overlay
    from misaq.apps.registers.overlays import Choice

    status = settle_overlay(
        actor=whoever_types(),
        at=now(),
        overlay=number,
        choice=Choice.KEEP_MINE if keep_mine else Choice.TAKE_PACK,
        reason=because,
    )
    for line in _lines(status):
        typer.echo(line)


def _plain(table: str, field: str, text: str) -> Any:
    """Return what was typed as plain data: a list where the field is one, else text."""
    from misaq.apps.registers.bodies import record_class_of

    if text[:1] in {"[", "{"}:
        return _from_json(text)
    record_class = record_class_of(table)
    names = {known.name for known in dataclasses.fields(record_class)}
    hint = typing.get_type_hints(record_class)[field] if field in names else str
    if typing.get_origin(hint) is tuple:
        return [part.strip() for part in text.split(" | ")]
    return text


def _from_json(text: str) -> Any:
    try:
        return _as_text(json.loads(text))
    except ValueError as error:
        raise InputRefused(
            tell("The value starts like JSON but is none: {error}.", error=error),
            next_step=tell('Write a list as ["A", "B"] or as "A | B".'),
            rule="registers.value",
        ) from error


def _as_text(value: Any) -> Any:
    """Return the data with every scalar as text, which is how packs hold them."""
    if isinstance(value, dict):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else str(value)


def _lines(status: OverlayStatus) -> tuple[str, ...]:
    from misaq.apps.registers.overlays import Standing
    from misaq.apps.registers.report import write_value

    words = {
        Standing.IN_FORCE: "in force",
        Standing.PACK_CHANGED: "to settle: the pack has changed since",
        Standing.PACK_AGREES: "to settle: the pack has come to say the same",
        Standing.RECORD_REMOVED: "to settle: the pack no longer has the record",
        Standing.ENDED: "no longer in force",
    }
    overlay = status.overlay
    return (
        f"{overlay.id}  {overlay.table} {overlay.key} {overlay.field}: {words[status.standing]}",
        f"   here       {write_value(overlay.value)}",
        f"   pack then  {write_value(overlay.base_value)}",
        f"   pack now   {write_value(status.pack_value)}",
        f"   because    {overlay.reason} ({overlay.made_by}, {overlay.made_at:%Y-%m-%d %H:%M} UTC)",
    )
