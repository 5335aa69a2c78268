"""Two lists of the record side by side: where each side comes from, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.lists.queries import (
    find_stored,
    get_history,
    get_snapshot,
    get_source_list,
    list_judgements,
    list_source_lists,
    site_state,
)
from misaq.apps.lists.registers import get_register
from misaq.apps.registers.queries import get_country
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.core.access.actors import Actor, operator
from misaq.core.bodies.records import Bodies
from misaq.core.lists.body_sides import directory_of, holds_bodies, road_of, side_of_bodies
from misaq.core.lists.gap import explain_gap
from misaq.core.lists.gap_records import Gap
from misaq.core.lists.gap_shown import hidden_of, without
from misaq.core.lists.judgements import EntryRef
from misaq.core.lists.named_overlap import NamedOverlap, compare_overlap, find_overlap
from misaq.core.lists.published import PublishedTotal, published_totals
from misaq.core.lists.reconcile import Reconciliation, reconcile
from misaq.core.lists.records import ListedName, ListEntry, SourceList
from misaq.core.lists.sides import AtOtherTimes, OtherTime, Road, Side
from misaq.core.lists.spells import SeenSpell
from misaq.kernel.dates import exactly
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

_RECKONER = operator(None)
"""On whose behalf numbers are reckoned, so that they are the same for everybody who reads them."""
_DESIGNATED = frozenset({"UN_XML"})
"""Forms in which a committee of states publishes what it designated."""
_MOST_PAIRS = 1_000_000
"""Entries of one list times those of the other that a page goes through; a command takes any."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two lists, why they differ, and what was published of them.

    Attributes:
        gap: the two lists reconciled and the gap explained, by all that both print: for numbers.
        shown: what everybody may see of it, with no natural person and no fact but names.
        published: what authorities said of the totals of two such lists.
        named: who was named as standing on both, beside who stands on both here; None where
            nobody named them for the day.
    """

    gap: Gap
    shown: Gap
    published: tuple[PublishedTotal, ...]
    named: NamedOverlap | None = None


def list_sides(*, actor: Actor) -> tuple[SourceList, ...]:
    """Return the lists that can be a side: loaded, or made from the bodies on record."""
    bodies = get_bodies(actor=actor)
    return tuple(
        at_hand.source_list
        for at_hand in list_source_lists(actor=actor)
        if at_hand.latest is not None or holds_bodies(bodies, at_hand.source_list)
    )


def get_side(*, actor: Actor, source_list: str, as_of: date) -> Side:
    """Return a list as it stood on a day: its snapshot, or else the bodies on record.

    Raises:
        NotFound: no such list, or nothing is on record of who stood on it by that day.
    """
    found = get_source_list(actor=actor, source_list=source_list)
    bodies = get_bodies(actor=actor)
    if find_stored(actor=actor, source_list=source_list, as_of=as_of) is not None:
        return _printed(actor, found, bodies, as_of)
    if holds_bodies(bodies, found):
        return side_of_bodies(bodies, found, as_of=as_of, country=country_of(found, actor=actor))
    raise NotFound(
        tell(
            "Nothing is on record of who stood on the list {key} by {day}.",
            key=found.key,
            day=as_of,
        ),
        next_step=tell("Load a snapshot with `misaq lists load`, or choose a later day."),
        rule="lists.snapshot",
    )


def _printed(actor: Actor, source_list: SourceList, bodies: Bodies, as_of: date) -> Side:
    snapshot = get_snapshot(actor=actor, source_list=source_list.key, as_of=as_of)
    stored = find_stored(actor=actor, source_list=source_list.key, as_of=as_of)
    history = get_history(actor=actor, source_list=source_list.key)
    road = road_of(bodies, source_list)
    if road is Road.UNSTATED:
        road = road_of_format(source_list.format)
    present = {entry.reference for entry in snapshot.entries}
    return Side(
        key=source_list.key,
        title=source_list.title,
        as_of=snapshot.as_of,
        entries=snapshot.entries,
        road=road,
        country=country_of(source_list, actor=actor),
        others=_at_other_times(history.spells, present, as_of),
        digests=() if stored is None else stored.origin.digests,
        bodies_only=not source_list.holds_persons,
    )


def _at_other_times(
    spells: Iterable[SeenSpell], present: set[str], as_of: date
) -> tuple[OtherTime, ...]:
    """Return who was seen on the list earlier or later; of several spells the one before counts."""
    found: dict[str, OtherTime] = {}
    for spell in spells:
        if spell.reference in present or spell.reference in found:
            continue
        entry = ListEntry(
            spell.reference, spell.kind, (ListedName(spell.name),), listed_on=spell.listed_on
        )
        if spell.gone_by is not None and spell.gone_by <= as_of:
            standing, day = AtOtherTimes.DELISTED, exactly(spell.gone_by)
        else:
            standing = AtOtherTimes.LISTED_LATER
            day = spell.listed_on or exactly(spell.first_seen)
        found[spell.reference] = OtherTime(entry, standing, day)
    return tuple(found.values())


def road_of_format(form: str) -> Road:
    """Return on whose finding lists of a form rest."""
    return Road.DESIGNATION if form in _DESIGNATED else Road.OWN_FINDING


def country_of(source_list: SourceList, *, actor: Actor) -> tuple[str, ...]:
    """Return words that name the country whose list it is; none where the country keeps it not."""
    if source_list.authority is None:
        return ()
    country = get_country(actor=actor)
    return (country.title, *(title.text for title in country.titles))


def entry_of(*, actor: Actor, ref: EntryRef, as_of: date) -> ListEntry:
    """Return an entry as its list had it on a day.

    Raises:
        NotFound: no such list or entry, or it is not the actor's to know.
    """
    side = get_side(actor=actor, source_list=ref.source_list, as_of=as_of)
    found = next((e for e in side.entries if e.reference == ref.reference), None)
    if found is None:
        raise NotFound(
            tell("The list {key} has no such entry that is open to you.", key=ref.source_list),
            next_step=tell("Bring the pairs of its lists up again."),
            rule="lists.entry",
        )
    return found


def get_reconciliation(*, actor: Actor, left: str, right: str, as_of: date) -> Reconciliation:
    """Return who of two lists of the record is who on a day, by the judgements on record.

    Raises:
        NotFound: no such list, or nothing is on record of who stood on it by that day.
    """
    one = get_side(actor=actor, source_list=left, as_of=as_of)
    other = get_side(actor=actor, source_list=right, as_of=as_of)
    return reconcile(one, other, judgements=list_judgements(actor=actor))


def compare_sides(left: Side, right: Side, *, actor: Actor, renames_once: bool = False) -> Gap:
    """Return two sides reconciled, by the judgements on record, and the gap explained."""
    both = reconcile(left, right, judgements=list_judgements(actor=actor))
    directory = directory_of(get_bodies(actor=actor))
    return explain_gap(both, directory=directory, renames_once=renames_once)


def published_of(*, actor: Actor, left: str, right: str) -> tuple[PublishedTotal, ...]:
    """Return what was published of the totals of two lists, where it is about these two.

    A figure names the authority and not the list: it is of the first list of the authority.
    """
    first: dict[Key, Key] = {}
    for one in list_source_lists(actor=actor):
        if one.source_list.authority is not None:
            first.setdefault(one.source_list.authority, one.source_list.key)
    authorities = frozenset(name for name, key in first.items() if key in (left, right))
    return published_totals(get_sourcebook(actor=actor), authorities)


def named_overlap_of(gap: Gap, *, actor: Actor) -> NamedOverlap | None:
    """Return who was named as standing on both lists by then, beside who stands on both here."""
    found = find_overlap(get_register(actor=actor).overlaps, gap)
    return None if found is None else compare_overlap(found, gap, get_bodies(actor=actor))


def get_side_by_side(
    *,
    actor: Actor,  # noqa: ARG001 -- everybody is shown the same
    left: str,
    right: str,
    as_of: date,
    renames_once: bool,
) -> SideBySide:
    """Return two lists of the record side by side, as everybody may see it; kept at hand.

    Raises:
        NotFound: no such list, or nothing is on record of who stood on it by that day.
    """
    return _kept(site_state(), left, right, as_of, renames_once)


@lru_cache(maxsize=16)
def _kept(
    state: str,  # noqa: ARG001 -- another state of the record is another page
    left: str,
    right: str,
    as_of: date,
    renames_once: bool,
) -> SideBySide:
    one = get_side(actor=_RECKONER, source_list=left, as_of=as_of)
    other = get_side(actor=_RECKONER, source_list=right, as_of=as_of)
    _check_page_can_hold(one, other)
    gap = compare_sides(one, other, actor=_RECKONER, renames_once=renames_once)
    return SideBySide(
        gap=gap,
        shown=without(gap, hidden_of(gap)),
        published=published_of(actor=_RECKONER, left=left, right=right),
        named=named_overlap_of(gap, actor=_RECKONER),
    )


def _check_page_can_hold(one: Side, other: Side) -> None:
    """Refuse what would keep a processor busy for a minute on behalf of anybody who asks.

    Raises:
        InputRefused: there are more pairs than a page goes through.
    """
    if len(one.entries) * len(other.entries) <= _MOST_PAIRS:
        return
    raise InputRefused(
        tell(
            "These two lists are too long for a page: {left} and {right} entries.",
            left=len(one.entries),
            right=len(other.entries),
        ),
        next_step=tell("Set them side by side with the command `misaq reconcile`."),
        rule="lists.too-long-for-a-page",
    )
