"""Which bodies come of which, as lines of at most 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from misaq.core.bodies.records import Bodies, Relation, Spell, Standing
from misaq.core.lists.lineage import between, chains_of, families_of, lineage_of
from misaq.core.lists.lineage_data import WAYS, counts_of
from misaq.core.lists.registers import Announcement
from misaq.kernel.ids import Key, by_key
from misaq.kernel.provenance import best_confidence
from misaq.kernel.words import word_of
from misaq.reports.check_table import wrapped

_INDENT = "  "


def count_lines(bodies: Bodies, *, as_of: date) -> Iterator[str]:
    """Yield how many are proscribed on the day, in each way of counting, and what it joins."""
    yield f"Proscribed as of {as_of}:"
    counts = counts_of(bodies, as_of=as_of, standing=Standing.PROSCRIBED)
    for (way, _), count in zip(WAYS, counts, strict=True):
        yield f"{_INDENT}{count.total:>5}  {way}"
        for group in (group for group in count.groups if len(group) > 1):
            yield from wrapped(", ".join(group), _INDENT * 5)


def chain_lines(bodies: Bodies, *, as_of: date) -> Iterator[str]:
    """Yield each body with its successive names."""
    for chain in chains_of(lineage_of(bodies, as_of=as_of)):
        yield from wrapped(" → ".join(chain.names), _INDENT)


def family_lines(
    bodies: Bodies, *, as_of: date, family: Sequence[Key] | None = None
) -> Iterator[str]:
    """Yield one family, or every one, with what is asserted among its members."""
    lineage = lineage_of(bodies, as_of=as_of)
    names = by_key(bodies.bodies)
    for members in families_of(lineage) if family is None else (tuple(family),):
        yield from wrapped("; ".join(f"{key} {names[key].title}" for key in members))
        for relation in between(lineage, members):
            yield from wrapped(_relation(relation), _INDENT)


def listing_lines(
    bodies: Bodies, announcements: Sequence[Announcement], body: Key, *, as_of: date
) -> Iterator[str]:
    """Yield every listing of a body under each of its successive names, and what was announced.

    At the end the names that stand proscribed on the day are counted, each and once.
    """
    lineage = lineage_of(bodies, as_of=as_of)
    names = next((c.names for c in chains_of(lineage) if body in c.names), (body,))
    titles = by_key(bodies.bodies)
    for name in names:
        yield from wrapped(f"{name} {titles[name].title}")
        for number, spell in enumerate([s for s in bodies.spells if s.body == name], start=1):
            yield from wrapped(f"{number}. {_spell(spell)}", _INDENT)
        for told in (one for one in announcements if one.body == name):
            yield from wrapped(
                f"announced: {word_of(told.kind)}, {told.on}: {told.where}", _INDENT * 2
            )
    held = replace(bodies, spells=tuple(s for s in bodies.spells if s.body in names))
    each, once, _ = counts_of(held, as_of=as_of, standing=Standing.PROSCRIBED)
    yield f"Proscribed on {as_of}: {each.total} by name, {once.total} counting renames once."


def _spell(spell: Spell) -> str:
    starts = "a day not on record" if spell.span.starts is None else spell.span.starts
    until = "no end on record" if spell.span.ends is None else f"to {spell.span.ends}"
    order = f", {spell.order}" if spell.order else ""
    return f"{word_of(spell.standing)} under {spell.basis}, from {starts}, {until}{order}"


def _relation(relation: Relation) -> str:
    since = "day not on record" if relation.since is None else f"since {relation.since}"
    return (
        f"{relation.source_body} {word_of(relation.kind)} {relation.target_body}, {since}; "
        f"so says: {relation.asserted_by} [{best_confidence(relation.cite).value}]"
    )
