"""How many people one account may ask about: enough for work, too few to copy a list by asking."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.words import tell

PER_MINUTE = 30
"""Queries of one account in a minute; a file is one."""
PER_DAY = 1_000
"""People one account may ask about in 24 hours, those in files counted singly."""
ROWS_OF_A_FILE = 200
"""Rows of a file on the site; the command takes any number."""
MOST_IN_A_BATCH = 100
"""Queries of one call of the API."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What an account has asked already.

    Attributes:
        minute: queries in the last minute.
        day: people in the last 24 hours.
    """

    minute: int
    day: int


def check_rows(rows: int) -> None:
    """Refuse a file with no rows, or with more than the site takes.

    Raises:
        InputRefused: so it is.
    """
    if not 1 <= rows <= ROWS_OF_A_FILE:
        raise InputRefused(
            tell("A file has 1 to {most} rows here, and this one has not.", most=ROWS_OF_A_FILE),
            next_step=tell("Screen larger files with the command `misaq screen` on the machine."),
            rule="screening.rows",
        )


def check_limits(spent: Spent, *, wanted: int) -> None:
    """Refuse what an account asks beyond its limits.

    Raises:
        InputRefused: nobody, or more people than a file may have.
        NotAllowed: too many in a minute or a day.
    """
    check_rows(wanted)
    if spent.minute >= PER_MINUTE:
        raise NotAllowed(
            tell("You asked {count} times in the last minute.", count=spent.minute),
            next_step=tell("Wait a minute, or bring the names in one file."),
            rule="screening.rate",
        )
    if spent.day + wanted > PER_DAY:
        raise NotAllowed(
            tell("One account may ask about {most} people in 24 hours.", most=PER_DAY),
            next_step=tell(
                "Screen larger numbers with the command `misaq screen`, or go on later."
            ),
            rule="screening.daily",
        )
