"""Coding the events of kept releases: each distinct telling once, by the rules of the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.coding.tables import (
    TOLD_BY_PREFIXED,
    code_table,
    keys_of,
    telling_columns,
    with_coded,
)
from misaq.sources.incidents.tables import EventTables

if TYPE_CHECKING:
    from ibis.expr.types import Table

_CODINGS = "codings"


def code_events(tables: EventTables, actors: ActorRegistry, rules: RuleBook) -> Table:
    """Return the events of the tables with the columns that coding adds, as an expression.

    Every event is kept, once. To be asked once for each opening of the tables.
    """
    told = tables.events.mutate(**telling_columns(tables.events))
    distinct = tables.rows(told.select(*TOLD_BY_PREFIXED).distinct())
    tellings = (tuple(row[name] for name in TOLD_BY_PREFIXED) for row in distinct)
    keys = tables.add_words(_CODINGS, keys_of(code_table(tellings, actors, rules)))
    return with_coded(tables.events, told, keys)
