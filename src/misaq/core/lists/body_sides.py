"""Lists as the bodies on record show them: sides made from a country pack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from misaq.core.bodies.records import Bodies, Body, NameKind, Spell, Standing
from misaq.core.lists.records import (
    ListedName,
    ListEntry,
    NameQuality,
    PartyKind,
    SourceList,
)
from misaq.core.lists.sides import (
    AtOtherTimes,
    Directory,
    KnownRelation,
    OtherTime,
    Road,
    Side,
)
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key

_QUALITY = {
    NameKind.ALIAS: NameQuality.STRONG,
    NameKind.ACRONYM: NameQuality.STRONG,
    NameKind.SPELLING: NameQuality.STRONG,
    NameKind.FORMER: NameQuality.FORMER,
    NameKind.STATE_LABEL: NameQuality.WEAK,
}


def directory_of(bodies: Bodies) -> Directory:
    """Return every body on record with all its names, and how the bodies relate."""
    return Directory(
        entries=tuple(entry_of(body) for body in bodies.bodies),
        relations=tuple(
            KnownRelation(r.source_body, r.kind, r.target_body, r.asserted_by)
            for r in bodies.relations
        ),
    )


def entry_of(body: Body, spell: Spell | None = None) -> ListEntry:
    """Return a body as an entry, with the day and basis of a spell."""
    names = (
        ListedName(body.title),
        *(ListedName(name.text, _QUALITY[name.kind]) for name in body.names),
        *(
            ListedName(title.text, NameQuality.ORIGINAL_SCRIPT, title.language)
            for title in body.titles
        ),
    )
    return ListEntry(
        reference=body.key,
        kind=PartyKind.ORGANISATION,
        names=names,
        listed_on=None if spell is None else spell.span.starts,
        basis="" if spell is None else str(spell.basis),
    )


def side_of_bodies(
    bodies: Bodies, source_list: SourceList, *, as_of: date, country: tuple[str, ...] = ()
) -> Side:
    """Return the bodies that stood on a list on a day, and around them those at other times.

    A body stands on the list when a spell of it rests on a provision of the list. One whose day of
    listing is not on record counts as listed: the record shows it on the list.

    Args:
        bodies: the bodies on record.
        source_list: the list; its bases say which spells are of it.
        as_of: the day.
        country: words that name the country whose list it is.
    """
    spells = _by_body(spell for spell in bodies.spells if spell.basis in source_list.bases)
    watched = _by_body(spell for spell in bodies.spells if spell.standing is Standing.OBSERVED)
    entries, others = [], []
    for body in bodies.bodies:
        own = spells.get(body.key, [])
        running = [s for s in own if s.span.holds(as_of) is not Certainty.NO]
        if running:
            entries.append(entry_of(body, running[-1]))
        elif own:
            others.append(_at_another_time(body, own, as_of))
        else:
            others.extend(_observed(body, watched.get(body.key, []), as_of))
    return Side(
        key=source_list.key,
        title=source_list.title,
        as_of=as_of,
        entries=tuple(entries),
        road=road_of(bodies, source_list),
        country=country,
        others=tuple(others),
        bodies_only=True,
    )


def road_of(bodies: Bodies, source_list: SourceList) -> Road:
    """Return on whose finding a list rests, by what its provisions put bodies under."""
    standings = {s.standing for s in bodies.spells if s.basis in source_list.bases}
    if Standing.UN_LISTED in standings:
        return Road.DESIGNATION
    return Road.OWN_FINDING if standings else Road.UNSTATED


def holds_bodies(bodies: Bodies, source_list: SourceList) -> bool:
    """Say whether the record has spells of the list, so that it can be made from them."""
    return any(spell.basis in source_list.bases for spell in bodies.spells)


def _by_body(spells: Iterable[Spell]) -> dict[Key, list[Spell]]:
    found: dict[Key, list[Spell]] = {}
    for spell in spells:
        found.setdefault(spell.body, []).append(spell)
    return found


def _at_another_time(body: Body, spells: list[Spell], as_of: date) -> OtherTime:
    """Return how a body that is not listed on the day once was, or came to be; the end wins."""
    for spell in spells:
        ends = spell.span.ends
        if ends is not None and ends.on_or_before(as_of) is not Certainty.NO:
            return OtherTime(entry_of(body, spell), AtOtherTimes.DELISTED, ends)
    first = spells[0]
    return OtherTime(entry_of(body, first), AtOtherTimes.LISTED_LATER, first.span.starts)


def _observed(body: Body, spells: list[Spell], as_of: date) -> list[OtherTime]:
    running = [s for s in spells if s.span.holds(as_of) is not Certainty.NO]
    return [
        OtherTime(entry_of(body, spell), AtOtherTimes.OBSERVED, spell.span.starts)
        for spell in running[:1]
    ]
