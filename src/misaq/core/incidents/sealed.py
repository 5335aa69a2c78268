"""Counts by victim community: shown from ten on, and never so that a smaller one can be reckoned.

The community harmed is a sealed field: no reader takes it from a source, whoever enters an incident
may name it, and nothing but these tables of counts leaves it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell

COMMUNITY = "community"
"""Field of our own vocabulary in which the communities stand that may be named."""
LEAST = 10
"""The smallest count that is shown."""

Table = tuple[tuple[int | None, ...], ...]
"""Rows of counts; None is kept back."""


def shown_counts(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the counts that may be shown beside their total; None for one that is kept back.

    Args:
        counts: how many of each; the total of all may stand beside them.
    """
    names = list(counts)
    table = shown_table([[counts[name] for name in names]])
    return dict(zip(names, table[0], strict=True))


def check_community(community: str, known: Collection[str]) -> None:
    """Refuse a community that the vocabulary does not have; empty is "not known".

    Raises:
        InputRefused: it is no word of the vocabulary. The refusal does not repeat it.
    """
    if community and community not in known:
        raise InputRefused(
            tell("The community is no word of the form."),
            next_step=tell("Choose one of the list, or leave it out."),
            rule="incidents.community",
            problems=(Problem(COMMUNITY, tell("it is no word of the form.")),),
        )


def shown_table(rows: Sequence[Sequence[int]]) -> Table:
    """Return the cells of a table that may be shown beside the totals of rows and columns.

    Cells below ten are kept back. Where one cell alone is kept back in a row or column, or those
    kept back make less than ten together, its total would give it away: the smallest cell that is
    still shown is then kept back too, until no total tells.

    Args:
        rows: counts, every row as long as the first; not negative.
    """
    hidden = {(r, c) for r, row in enumerate(rows) for c, count in enumerate(row) if count < LEAST}
    lines = _lines(rows)
    while further := _further(rows, lines, hidden):
        hidden |= further
    return tuple(
        tuple(None if (r, c) in hidden else count for c, count in enumerate(row))
        for r, row in enumerate(rows)
    )


def _lines(rows: Sequence[Sequence[int]]) -> list[list[tuple[int, int]]]:
    """Return the cells of each row, and of each column where there are several rows."""
    width = len(rows[0]) if rows else 0
    across = [[(r, c) for c in range(width)] for r in range(len(rows))]
    down = [[(r, c) for r in range(len(rows))] for c in range(width)]
    return across + (down if len(rows) > 1 else [])


def _further(
    rows: Sequence[Sequence[int]],
    lines: Sequence[Sequence[tuple[int, int]]],
    hidden: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """Return cells to keep back as well: the smallest shown one of each line that tells."""
    found = set()
    for line in lines:
        back = [cell for cell in line if cell in hidden]
        shown = [cell for cell in line if cell not in hidden]
        tells = len(back) == 1 or sum(rows[r][c] for r, c in back) < LEAST
        if back and tells and shown:
            found.add(min(shown, key=lambda cell: (rows[cell[0]][cell[1]], cell)))
    return found
