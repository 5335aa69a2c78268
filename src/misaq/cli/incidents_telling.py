"""Two linked sources, for people at 80 columns and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from misaq.core.incidents.linking.records import Coverage, EventLine, Link, Linking
    from misaq.core.incidents.linking.shifting import Precision

_ROOM = 24
"""Columns for what a source says of one fact."""


def tell_linking(told: Linking, seed: int) -> None:
    """Say what was linked, what chance would link, and what is left over on both sides."""
    typer.echo(f"{told.left.source} and {told.right.source}")
    first, last = told.days
    if last < first:
        typer.echo("  They share no day; nothing was compared.")
        return
    typer.echo(
        f"  Days of both: {date.fromordinal(first)} to {date.fromordinal(last)}; "
        f"{told.compared:,} pairs compared"
    )
    typer.echo(f"  Linked:           {len(told.links):>8,}")
    _tell_precision(told.precision, seed)
    typer.echo(f"  For a person:     {len(told.possible):>8,} pairs")
    typer.echo(f"  Possible parts:   {len(told.parts):>8,} of a linked event, for a person")
    for side in (told.left, told.right):
        _tell_side(side)
    if told.conflicts:
        typer.echo(f"  Judgements that contradict each other: {len(told.conflicts):,}")
    typer.echo("  Probability said, pairs, and what the shifts say of them:")
    for band in told.bands:
        if band.pairs:
            typer.echo(
                f"    {band.low:.2f} to {band.high:.2f}  {band.pairs:>6,}  {band.said:.2f}  "
                f"{band.true:.2f}"
            )


def _tell_precision(found: Precision, seed: int) -> None:
    if found.estimate is None:
        typer.echo("  By chance:        not known: too few days or links to move days by months")
        return
    typer.echo(
        f"  By chance:        {found.by_chance:>8,.1f} on average of {found.rounds} shifts, "
        f"seed {seed}"
    )
    typer.echo(
        f"  Precision:        {found.estimate:>8.2f} at least, between {found.low:.2f} and "
        f"{found.high:.2f}"
    )


def _tell_side(side: Coverage) -> None:
    share = "none" if side.share is None else f"{100 * side.share:.1f} %"
    typer.echo(f"  {side.source}: {side.events:,} events, {side.inside:,} in the days of both")
    typer.echo(
        f"    {share} of its attacks linked; {len(side.left_over):,} left over\n"
        f"    {len(side.duplicates):,} suspected duplicates{_chance_of(side)}"
    )


def _chance_of(side: Coverage) -> str:
    by_chance = side.duplicates_by_chance
    return "" if by_chance is None else f", {by_chance:,.1f} by chance"


def tell_pairs(links: Iterable[Link]) -> None:
    """Say of pairs what speaks for and against them."""
    for one in links:
        typer.echo(
            f"\n{one.left[0]} {one.left[1]} and {one.right[0]} {one.right[1]}: "
            f"{one.probability:.2f}"
        )
        typer.echo(
            f"  {one.base_bits:>+5.1f}  before any fact; by chance it would meet {one.chance:.1f} "
            "others"
        )
        _tell_lines(one)


def tell_doubles(told: Linking, show: int) -> None:
    """Say of pairs of one source in what they are alike."""
    for side in (told.left, told.right):
        for one in side.duplicates[:show]:
            typer.echo(
                f"\n{one.left[0]} {one.left[1]} and {one.right[1]}: perhaps one, counted twice"
            )
            _tell_lines(one)


def _tell_lines(one: Link) -> None:
    for line in one.lines:
        typer.echo(_line(line))


def _line(line: EventLine) -> str:
    left, right = (_short(text) for text in (line.left, line.right))
    said = f"{left:<{_ROOM}} {right:<{_ROOM}}".rstrip()
    weight = f"{line.bits:>+5.1f}" if line.bits else "    –"
    return f"  {weight}  {line.fact.value.lower():<9} {said}".rstrip()


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _ROOM else plain[: _ROOM - 1] + "…"


def linking_data(told: Linking, seed: int) -> dict[str, object]:
    """Return the same as plain data: identifiers and numbers, none of what a source says."""
    shifts = told.precision
    return {
        "left": _side_data(told.left),
        "right": _side_data(told.right),
        "days": [date.fromordinal(day).isoformat() for day in told.days]
        if told.days[1] >= told.days[0]
        else [],
        "compared": told.compared,
        "linked": len(told.links),
        "by_chance": shifts.by_chance,
        "precision": {"estimate": shifts.estimate, "low": shifts.low, "high": shifts.high},
        "shifts": shifts.rounds,
        "seed": seed,
        "links": [_link_data(one) for one in told.links],
        "possible": [_link_data(one) for one in told.possible],
        "parts": [_link_data(one) for one in told.parts],
        "bands": [
            {"low": b.low, "high": b.high, "pairs": b.pairs, "said": b.said, "shifts": b.true}
            for b in told.bands
        ],
    }


def _side_data(side: Coverage) -> dict[str, object]:
    return {
        "source": side.source,
        "events": side.events,
        "inside": side.inside,
        "matched": side.matched,
        "attacks": side.attacks,
        "attacks_matched": side.attacks_matched,
        "left_over": [event_id for _, event_id in side.left_over],
        "duplicates": [_double_data(one) for one in side.duplicates],
        "duplicates_by_chance": side.duplicates_by_chance,
    }


def _double_data(one: Link) -> dict[str, object]:
    """Return two events of one source with the facts in which they are alike."""
    alike = sorted(fact.value for fact in one.alike_in)
    return {"one": one.left[1], "other": one.right[1], "alike": alike}


def _link_data(one: Link) -> dict[str, object]:
    return {
        "left": one.left[1],
        "right": one.right[1],
        "by": one.by.value,
        "probability": round(one.probability, 4),
        "bits": round(one.bits, 3),
        "rivals": one.rivals,
        "part_of": None if one.part_of is None else list(one.part_of),
        "lines": [
            {"fact": line.fact.value, "meets": line.agreement.value, "bits": round(line.bits, 3)}
            for line in one.lines
        ],
    }
