"""Coding whole tables: each distinct telling once, joined back to the events that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.code import Telling, code_telling
from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.words import DeathPattern

if TYPE_CHECKING:
    import ibis.expr.types as ir

TOLD_BY = (
    "source",
    "kind",
    "tactic",
    "target",
    "side_a",
    "side_b",
    "claimed_by",
    "dead",
    "suicide",
)
"""Columns that decide the coding, all text: ``dead`` a death pattern, ``suicide`` yes, no or ""."""

CODED = (
    "primary_class",
    "classes",
    "against",
    "nature",
    "rule",
    "confidence",
    "actor",
    "actor_a",
    "actor_b",
    "class_a",
    "class_b",
)
"""Columns that coding adds, all text; several classes are joined with "|", none is ""."""

_SUICIDE: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}


def code_table(
    tellings: Iterable[tuple[str, ...]], actors: ActorRegistry, rules: RuleBook
) -> dict[str, list[str]]:
    """Return the columns of :data:`TOLD_BY` and :data:`CODED`, a row for each distinct telling.

    Args:
        tellings: rows of the columns of :data:`TOLD_BY`; the same row twice gives one row.
    """
    columns: dict[str, list[str]] = {name: [] for name in (*TOLD_BY, *CODED)}
    for row in sorted(set(tellings)):
        coding = code_telling(telling_from(row), actors, rules)
        for name, value in zip((*TOLD_BY, *CODED), (*row, *values_of(coding)), strict=True):
            columns[name].append(value)
    return columns


def telling_from(row: tuple[str, ...]) -> Telling:
    """Return the telling that a row of :data:`TOLD_BY` stands for."""
    source, kind, tactic, target, side_a, side_b, claimed_by, dead, suicide = row
    return Telling(
        source=source,
        kind=kind,
        tactic=tactic,
        target=target,
        side_a=side_a,
        side_b=side_b,
        claimed_by=claimed_by,
        dead=DeathPattern(dead),
        suicide=_SUICIDE[suicide],
    )


def values_of(coding: Coding) -> tuple[str, ...]:
    """Return the values of :data:`CODED` for a coding."""
    return (
        coding.primary or "",
        "|".join(coding.classes),
        "|".join(coding.against),
        coding.nature.value,
        coding.primary_rule,
        "" if coding.confidence is None else coding.confidence.value,
        coding.group or "",
        coding.side_a.actor or "",
        coding.side_b.actor or "",
        coding.side_a.actor_class.value,
        coding.side_b.actor_class.value,
    )


def with_codes(events: ir.Table, actors: ActorRegistry, rules: RuleBook) -> ir.Table:
    """Return a canonical table of events with the columns of :data:`CODED` beside its own.

    Every event is kept, once; one that no rule speaks for has the nature UNKNOWN. The distinct
    tellings are read once to be coded here; the join is an expression like any other.
    """
    import ibis

    told = events.mutate(**telling_columns(events))
    distinct = told.select(*TOLD_BY_PREFIXED).distinct().to_pyarrow()
    rows = zip(*(distinct.column(name).to_pylist() for name in TOLD_BY_PREFIXED), strict=True)
    coded = code_table(rows, actors, rules)
    keys = ibis.memtable(
        keys_of(coded), schema=ibis.schema(dict.fromkeys((*TOLD_BY_PREFIXED, *CODED), "string"))
    )
    return with_coded(events, told, keys)


def keys_of(coded: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the columns of a table of codings by the names under which tellings are joined."""
    told = {f"_told_{name}": coded[name] for name in TOLD_BY}
    return {**told, **{name: coded[name] for name in CODED}}


def with_coded(events: ir.Table, told: ir.Table, keys: ir.Table) -> ir.Table:
    """Return the events with their codings, joined by what tells them."""
    joined = told.join(keys, list(TOLD_BY_PREFIXED))
    return joined.select(*events.columns, *CODED)


TOLD_BY_PREFIXED = tuple(f"_told_{name}" for name in TOLD_BY)


def telling_columns(events: ir.Table) -> dict[str, ir.Value]:
    """Return the columns of :data:`TOLD_BY_PREFIXED`, to be added to a canonical table."""
    import ibis

    words = {f"_told_{name}": events[name].fill_null("") for name in TOLD_BY[:7]}
    first = events.killed_side_a.fill_null(0) + events.killed_civilians.fill_null(0)
    second = events.killed_side_b.fill_null(0)
    dead = ibis.cases(
        ((first == 0) & (second == 0), DeathPattern.NOT_SAID.value),
        (first == second, DeathPattern.EVEN.value),
        (second > first, DeathPattern.MOSTLY_SIDE_B.value),
        else_=DeathPattern.MOSTLY_SIDE_A.value,
    )
    suicide = ibis.cases((events.is_suicide, "yes"), (~events.is_suicide, "no"), else_="")
    return {**words, "_told_dead": dead, "_told_suicide": suicide}
