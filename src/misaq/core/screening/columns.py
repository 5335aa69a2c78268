"""What the columns of a file of queries are called, and what is taken from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.core.screening.query import FIELDS
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell

_OTHER_NAMES = {
    "full_name": "name",
    "alias": "aliases",
    "aka": "aliases",
    "type": "kind",
    "schema": "kind",
    "father_name": "father",
    "fathers_name": "father",
    "s_o": "father",
    "birth_date": "birth",
    "birth_year": "birth",
    "date_of_birth": "birth",
    "year_of_birth": "birth",
    "dob": "birth",
    "country": "nationality",
    "gender": "sex",
    "cnic_number": "cnic",
    "passport_number": "passport",
    "redress": "redress_number",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column gives.

    Attributes:
        fields: for each column in order, the field of a query; empty where it is not used.
        ignored: names of the columns that are read and not used.
    """

    fields: tuple[str, ...]
    ignored: tuple[str, ...]


def read_columns(names: Sequence[str]) -> Columns:
    """Return what is taken from the columns of those names, however they are written.

    Raises:
        InputRefused: no column is the name, or two give the same field.
    """
    fields = tuple(_field(name) for name in names)
    problems = [
        Problem("row 1", tell("two columns give the {field}.", field=field))
        for field in sorted(set(filter(None, fields)))
        if fields.count(field) > 1
    ]
    if "name" not in fields:
        known = ", ".join(FIELDS)
        what = tell("no column is called “name”; columns may be: {known}.", known=known)
        problems.append(Problem("row 1", what))
    if problems:
        raise InputRefused(
            tell("The file cannot be screened: its header is not clear."),
            next_step=tell("Name the columns in the first row, and begin anew."),
            rule="screening.columns",
            problems=tuple(problems),
        )
    ignored = tuple(
        name for name, field in zip(names, fields, strict=True) if name.strip() and not field
    )
    return Columns(fields, ignored)


def _field(name: str) -> str:
    plain = "_".join("".join(c if c.isalnum() else " " for c in name.replace("'", "")).split())
    plain = plain.casefold()
    return plain if plain in FIELDS else _OTHER_NAMES.get(plain, "")
