"""Kept results of measures for the command and for programs: lines of 80 columns, plain data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from misaq.apps.threat.limits import Measure
from misaq.apps.threat.measure_rows import Cell
from misaq.apps.threat.measure_tables import MeasureTable, table_of
from misaq.apps.threat.queries import Kept, list_bases, list_results
from misaq.core.access.actors import Actor
from misaq.core.threat.picture.agreeing import agreement_of
from misaq.core.threat.picture.records import Stored
from misaq.kernel.words import Phrase

_WIDTH = 80


def measure_lines(*, actor: Actor, kept: Kept, measure: Measure) -> Iterator[str]:
    """Yield what a measure found in a source, what it cannot show, and how sure it is."""
    basis = kept.basis
    yield f"{measure.name.render()}: {basis.source} {basis.release}"
    yield from _wrapped(measure.can.render())
    yield from _wrapped(measure.cannot.render())
    for kind in measure.kinds:
        bases = list_bases(actor=actor)
        by_source = {one.row: list_results(actor=actor, kept=one, kind=kind) for one in bases}
        table = table_of(kind, by_source.get(kept.row, ()))
        if table is not None:
            yield ""
            yield from _table_lines(table)
            yield from _wrapped(agreement_of(tuple(by_source.values())).render())
    if basis.credit:
        yield from _wrapped(basis.credit)


def measure_data(*, actor: Actor, kept: Kept, measure: Measure) -> dict[str, Any]:
    """Return the same as plain data, with the source and its credit."""
    basis = kept.basis
    return {
        "measure": measure.key,
        "source": basis.source,
        "release": basis.release,
        "data_version": basis.data_version,
        "rules": basis.rules,
        "credit": basis.credit,
        "can": measure.can.render(),
        "cannot": measure.cannot.render(),
        "results": [
            _stored(one)
            for kind in measure.kinds
            for one in list_results(actor=actor, kept=kept, kind=kind)
        ],
    }


def _stored(one: Stored) -> dict[str, Any]:
    span = one.uncertainty
    return {
        "kind": one.kind.value,
        "subject": one.subject,
        "body": one.body,
        "notes": [note.render() for note in one.notes],
        "uncertainty": None
        if span is None
        else {"low": span[0], "high": span[1], "how": span[2].render()},
    }


def _table_lines(table: MeasureTable) -> Iterator[str]:
    yield from _wrapped(table.title.render())
    before = ""
    for first, *cells in table.rows:
        name = _text(first)
        if name != before:
            yield from _wrapped(name, "  ")
            before = name
        heads = (head.render() for head in table.heads[1:])
        said = (f"{head}: {_text(cell)}" for head, cell in zip(heads, cells, strict=True))
        yield from _wrapped("; ".join(said), "    ")
    for how in table.made:
        yield from _wrapped(how.render(), "  ± ")
    for about, note in table.notes:
        yield from _wrapped(f"{_text(about)}: {note.render()}", "  * ")


def _text(cell: Cell) -> str:
    return cell.render() if isinstance(cell, Phrase) else cell


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_on_hyphens=False,
    )
