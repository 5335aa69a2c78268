"""Whether the records of all registers hold together: references, cycles, overlaps, sources."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any

from misaq.core.bodies.records import Spell, Standing
from misaq.core.incidents import soundness as of_incidents
from misaq.core.institutions.records import Committee
from misaq.core.law.validity import find_contradiction
from misaq.core.packs.references import CITED, REFERENCES
from misaq.core.packs.registers import Registers, records_of
from misaq.core.places.soundness import find_faults
from misaq.core.sourcebook.records import Observation, Search, Source
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation
from misaq.kernel.titles import TranslatedTitle, faults_of_title
from misaq.kernel.words import tell

GENERAL_KNOWLEDGE = "general knowledge"
"""Kind of the sources that are no source: what they support stays unverified."""

KeysOf = Mapping[str, frozenset[Key]]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One way in which a record does not hold together with the rest.

    Attributes:
        table: table of the record.
        key: key of the record.
        path: field, or path to it, inside the record ("evidence[0].by").
        what: what is wrong.
        next_step: what to do about it.
    """

    table: str
    key: Key
    path: str
    what: str
    next_step: str


def find_flaws(
    registers: Registers, *, also: Mapping[str, frozenset[Key]] = MappingProxyType({})
) -> tuple[Flaw, ...]:
    """Return every flaw, in table order; an empty tuple when the registers hold together.

    Args:
        registers: the records.
        also: keys, by table, of records that stand in the files and could not be read; pointing
            to them is no flaw.
    """
    tables = records_of(registers)
    keys: KeysOf = {
        table: frozenset(r.key for r in rows) | also.get(table, frozenset())
        for table, rows in tables.items()
    }
    unread = frozenset(
        source.key for source in registers.sourcebook.sources if _is_general_knowledge(source)
    )
    flaws = [
        flaw
        for table, rows in tables.items()
        for record in rows
        for flaw in _flaws_of(table, record, keys, unread)
    ]
    flaws += [flaw for table, rows in tables.items() for flaw in _doubled_keys(table, rows)]
    flaws += _cycles(registers)
    flaws += _overlaps(registers)
    flaws += _instrument_lives(registers)
    flaws += [
        Flaw(f.table, f.key, f.path, f.what, f.next_step) for f in find_faults(registers.places)
    ]
    flaws += [
        Flaw(f.table, f.key, f.path, f.what, f.next_step)
        for f in of_incidents.find_faults(registers.incidents)
    ]
    return tuple(flaws)


def _is_general_knowledge(source: Source) -> bool:
    return source.kind == GENERAL_KNOWLEDGE


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a record and every dataclass inside it, each with its path ("" for the record)."""
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from walk(item, f"{path}[{place}]")
    elif dataclasses.is_dataclass(value):
        yield path, value
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            yield from walk(inner, f"{path}.{field.name}" if path else field.name)


def _flaws_of(table: str, record: Any, keys: KeysOf, unread: frozenset[Key]) -> Iterator[Flaw]:
    for path, part in walk(record):
        prefix = f"{path}." if path else ""
        if isinstance(part, Citation):
            yield from _citation_flaws(table, record.key, path, part, keys, unread)
        if hasattr(part, "cite") and not part.cite:
            yield Flaw(
                table,
                record.key,
                f"{prefix}cite",
                tell("a fact without a source does not load."),
                tell('Cite a source as "KEY/H", or "GK/GK" when none was read.'),
            )
        if isinstance(part, Observation) and not _has_number(part):
            yield Flaw(
                table,
                record.key,
                "value",
                tell("an observation needs a value or a range."),
                tell("Give value, or low, or high."),
            )
        if isinstance(part, TranslatedTitle):
            for what in faults_of_title(part):
                yield Flaw(
                    table, record.key, path, what, tell("Correct the title or its language.")
                )
        if isinstance(part, Search) and part.table not in keys:
            yield Flaw(
                table,
                record.key,
                "table",
                tell(
                    "there is no table {table}, so nothing would use the search.",
                    table=repr(part.table),
                ),
                tell("Name the table of the record searched about."),
            )
        if isinstance(part, Committee):
            yield from _matter_flaws(part, keys)
        yield from _reference_flaws(table, record.key, prefix, part, keys)
    yield from _title_flaws(table, record)


def _matter_flaws(committee: Committee, keys: KeysOf) -> Iterator[Flaw]:
    for place, table in enumerate(committee.matters):
        if table not in keys:
            yield Flaw(
                "institutions.committees",
                committee.key,
                f"matters[{place}]",
                tell(
                    "there is no table {table}, so the committee would take up nothing.",
                    table=repr(table),
                ),
                tell("Name the table of the records it takes up."),
            )


def _title_flaws(table: str, record: Any) -> Iterator[Flaw]:
    said = Counter(title.language for title in getattr(record, "titles", ()))
    for language, count in said.items():
        if count > 1:
            what = f"there are {count} titles in the language {language!r}."
            yield Flaw(
                table,
                record.key,
                "titles",
                what,
                tell("Keep the one that is used officially."),
            )


def _has_number(observation: Observation) -> bool:
    return not (observation.value is None and observation.low is None and observation.high is None)


def _citation_flaws(
    table: str, key: Key, path: str, cite: Citation, keys: KeysOf, unread: frozenset[Key]
) -> Iterator[Flaw]:
    if cite.source not in keys[CITED]:
        yield Flaw(
            table,
            key,
            path,
            tell("unknown source key {source}.", source=repr(cite.source)),
            tell("Add the source to sourcebook/sources, or correct the key."),
        )
    elif cite.is_verified == (cite.source in unread):
        yield Flaw(
            table,
            key,
            path,
            tell(
                "source {source} and confidence {value} do not go together.",
                source=repr(cite.source),
                value=repr(cite.confidence.value),
            ),
            tell("General knowledge is always GK, and GK always general knowledge."),
        )


def _reference_flaws(table: str, key: Key, prefix: str, part: Any, keys: KeysOf) -> Iterator[Flaw]:
    for field, targets in REFERENCES.get(type(part), {}).items():
        held = getattr(part, field)
        wanted = held if isinstance(held, tuple) else () if held is None else (held,)
        for target in wanted:
            if not any(target in keys[name] for name in targets):
                yield Flaw(
                    table,
                    key,
                    f"{prefix}{field}",
                    tell(
                        "{target} is in no table {given}.",
                        target=repr(target),
                        given=" or ".join(targets),
                    ),
                    tell("Add that record, or correct the key."),
                )


def _doubled_keys(table: str, rows: Iterable[Any]) -> Iterator[Flaw]:
    for key, count in Counter(record.key for record in rows).items():
        if count > 1:
            yield Flaw(
                table,
                key,
                "key",
                tell("the key stands {count} times.", count=count),
                tell("Give each record its own key."),
            )


def _cycles(registers: Registers) -> Iterator[Flaw]:
    """Yield one flaw for each record that can be reached from itself."""
    edges = {
        "places.areas": [(a.key, a.key, a.parent) for a in registers.places.areas if a.parent],
        "places.area_changes": [
            (c.key, c.earlier, c.later)
            for c in registers.places.area_changes
            if c.earlier != c.later
        ],
        "incidents.actors": [
            (a.key, a.key, a.part_of) for a in registers.incidents.actors if a.part_of
        ],
        "policies.lineage": [(k.key, k.earlier, k.later) for k in registers.policies.lineage],
        "policies.commitments": [
            (c.key, c.key, c.under) for c in registers.policies.commitments if c.under
        ],
        "institutions.institutions": [
            (i.key, i.key, i.parent) for i in registers.institutions.institutions if i.parent
        ],
        "framework.classes": [
            (c.key, c.key, c.within) for c in registers.framework.classes if c.within
        ],
    }
    for table, links in edges.items():
        ahead: dict[Key, set[Key]] = {}
        for _, start, end in links:
            ahead.setdefault(start, set()).add(end)
        for owner, start, end in links:
            if start in _reachable(end, ahead):
                yield Flaw(
                    table,
                    owner,
                    "",
                    tell("{start} leads back to itself through {end}.", start=start, end=end),
                    tell("A thing cannot come from itself: remove or turn one of the links."),
                )


def _reachable(start: Key, ahead: Mapping[Key, set[Key]]) -> frozenset[Key]:
    seen: set[Key] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(ahead.get(here, ()))
    return frozenset(seen)


def _overlaps(registers: Registers) -> Iterator[Flaw]:
    for committee in registers.institutions.committees:
        spans = [(f"spans[{n}]", s.span) for n, s in enumerate(committee.spans)]
        yield from _overlapping("institutions.committees", committee.key, spans)
    by_place: dict[tuple[Key, Standing, Key], list[Spell]] = {}
    for spell in registers.bodies.spells:
        by_place.setdefault((spell.body, spell.standing, spell.basis), []).append(spell)
    for spells in by_place.values():
        for first, second in combinations(spells, 2):
            if first.span.surely_overlaps(second.span):
                yield _overlap("bodies.spells", second.key, "span", first.span, second.span)


def _overlapping(table: str, key: Key, spans: list[tuple[str, Period]]) -> Iterator[Flaw]:
    for place, (path, span) in enumerate(spans):
        for _, other in spans[:place]:
            if span.surely_overlaps(other):
                yield _overlap(table, key, path, other, span)


def _overlap(table: str, key: Key, path: str, first: Period, second: Period) -> Flaw:
    return Flaw(
        table,
        key,
        path,
        tell("{second} overlaps {first}.", second=second, first=first),
        tell("End the one before the other starts: one thing has one state at a time."),
    )


def _instrument_lives(registers: Registers) -> Iterator[Flaw]:
    owners: list[tuple[str, Any]] = [("law.instruments", i) for i in registers.law.instruments]
    owners += [("law.provisions", p) for p in registers.law.provisions]
    for table, owner in owners:
        contradiction = find_contradiction(owner.events)
        if contradiction is not None:
            place, what = contradiction
            yield Flaw(
                table,
                owner.key,
                f"events[{place}]",
                tell("overlapping validity: {what}", what=what),
                tell("Put the events of its life in an order that can have happened."),
            )
