"""`misaq audit`: verify the chain of what was done, and print its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.apps.audit.chain import Verification

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Verify the chain of what was done; print its head.",
)


@app.command("head")
def print_head() -> None:
    """Print the hash of the last row.

    Write it down elsewhere: `misaq audit verify --head HASH` can then show that nothing before it
    was changed or cut off.
    """
    open_database()
    from misaq.apps.audit.queries import get_head_hash

    typer.echo(get_head_hash(actor=whoever_types()))


@app.command("verify")
def verify(
    head: Annotated[
        str | None,
        typer.Option(help="A head written down earlier, to see whether the chain still holds it."),
    ] = None,
) -> None:
    """Read every row and say where the chain first breaks.

    Ends with 13 when it does, or when it does not hold the head that was given.
    """
    sought = None if head is None else _hash(head)
    open_database()
    from misaq.apps.audit.queries import verify_chain

    found = verify_chain(actor=whoever_types(), head=sought)
    if found.broken_why is not None:
        raise _broken(found)
    if not found.holds:
        raise _without_head(found)
    typer.echo(f"The chain holds: {found.rows} rows.")
    if found.sought is not None:
        after = found.rows_after_sought
        typer.echo(f"The given head is row {found.sought_seq}; {after} rows follow it.")
    typer.echo(f"Head: {found.head}")


def _hash(text: str) -> str:
    written = text.strip().lower()
    if re.fullmatch(r"[0-9a-f]{64}", written) is None:
        raise InputRefused(
            tell("The head is not 64 hexadecimal digits."),
            next_step=tell("Give it as `misaq audit head` printed it."),
            rule="audit.head",
        )
    return written


def _broken(found: Verification) -> StateConflict:
    from misaq.apps.audit.chain import Break

    reasons = {
        Break.UNREADABLE: "it cannot be read as an audit row",
        Break.GAP: f"row {found.rows + 1} should stand here; one or more rows are missing",
        Break.WRONG_PREVIOUS: "it does not follow the row before it; one of the two was exchanged",
        Break.CHANGED: "it was changed after it was written",
    }
    why = reasons[found.broken_why] if found.broken_why is not None else ""
    return StateConflict(
        tell(
            "The chain breaks at row {broken_seq}: {why}. The {rows} rows before it hold.",
            broken_seq=found.broken_seq,
            why=why,
            rows=found.rows,
        ),
        next_step=tell("Keep a copy of the database as it is, and compare it with a backup."),
        rule="audit.chain",
    )


def _without_head(found: Verification) -> StateConflict:
    return StateConflict(
        tell(
            "The {rows} rows hold together, but the given head is not among them: rows were "
            "cut off after it was written down, or the whole chain was made anew.",
            rows=found.rows,
        ),
        next_step=tell("Keep a copy of the database as it is, and compare it with a backup."),
        rule="audit.head",
    )
