"""Pieces of SQL that turn the text of a cell into what it says; null where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SPACE = "' \t\r\n'"


def quoted(name: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def text(column: str, *, unknown: Sequence[str] = ()) -> str:
    """Return the words of a cell without space around them; empty where it says nothing.

    Args:
        unknown: words by which the source says that it does not know ("Unknown").
    """
    cell = quoted(column)
    # Trimming costs five times as much as looking whether there is anything to trim.
    has_space = f"{cell}[1] <= ' ' OR {cell}[-1] <= ' '"
    trimmed = f"coalesce(CASE WHEN {has_space} THEN trim({cell}, {_SPACE}) ELSE {cell} END, '')"
    if not unknown:
        return trimmed
    words = ", ".join(literal(word) for word in unknown)
    return f"(CASE WHEN {trimmed} IN ({words}) THEN '' ELSE {trimmed} END)"


def tidy(column: str) -> str:
    """Return the words of a cell on one line, with single spaces: for lists typed by hand."""
    return f"coalesce(trim(regexp_replace({quoted(column)}, '\\s+', ' ', 'g')), '')"


def whole(column: str, *, decimal: str = ".") -> str:
    """Return a whole number; null where the cell holds none, or a part of one ("2.5")."""
    cell = quoted(column) if decimal == "." else f"replace({quoted(column)}, ',', '.')"
    exact = f"try_cast({cell} AS DECIMAL(15, 3))"
    return (
        f"(CASE WHEN contains({cell}, '.') THEN "
        f"CASE WHEN {exact} % 1 = 0 THEN try_cast({exact} AS INTEGER) END "
        f"ELSE try_cast({cell} AS INTEGER) END)"
    )


def real(column: str, *, decimal: str = ".") -> str:
    """Return a number with a fraction; null where the cell holds none."""
    cell = quoted(column) if decimal == "." else f"replace({quoted(column)}, ',', '.')"
    number = f"try_cast({cell} AS DOUBLE)"
    return f"(CASE WHEN isfinite({number}) THEN {number} END)"


def day(column: str, formats: Sequence[str] = ()) -> str:
    """Return a day, written as year-month-day (with or without a time) or in one of the formats."""
    plain = f"try_cast({quoted(column)} AS DATE)"
    if not formats:
        return plain
    tried = ", ".join(literal(one) for one in formats)
    return f"coalesce({plain}, CAST(try_strptime(trim({quoted(column)}), [{tried}]) AS DATE))"


def code(column: str, values: Mapping[str, object]) -> str:
    """Return what a code of the source stands for here; null for a code that is not given."""
    cases = " ".join(f"WHEN {literal(said)} THEN {_value(meant)}" for said, meant in values.items())
    return f"(CASE {text(column)} {cases} END)"


def _value(meant: object) -> str:
    if isinstance(meant, bool):
        return "TRUE" if meant else "FALSE"
    return str(meant) if isinstance(meant, int) else literal(str(meant))
