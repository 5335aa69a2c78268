"""Reckoning the picture: from the pack's own totals, and from each release that is kept here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.incidents.queries import get_coding, get_register
from misaq.apps.incidents.queries.entries import get_recodings, recodings_version
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.queries import list_bases
from misaq.apps.threat.summaries import registers_digest
from misaq.core.access.actors import Actor
from misaq.core.lists.lineage import lineage_of
from misaq.core.threat.picture.records import Basis, ResultKind
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import fingerprint

if TYPE_CHECKING:
    from misaq.core.incidents.coding.records import Coding
    from misaq.core.incidents.records import SourceEvent
    from misaq.core.stats.dice import Dice
    from misaq.core.threat.picture.coded import Coded
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.releases import Release
    from misaq.sources.incidents.store import IncidentStore

SEED = 20_470
"""Of every throw of the picture; kept results of the same data are the same to the digit."""

Tell = Callable[[str], None]


def reckon_pack(*, actor: Actor, at: datetime, tell_line: Tell) -> bool:
    """Keep what the pack's own totals show; say whether anything changed."""
    register = get_register(actor=actor)
    if not register.monthly:
        return False
    from misaq.core.threat.picture.compiled import bases_of_pack, results_of_pack

    gazetteer = get_gazetteer(actor=actor)
    changed = False
    for basis in bases_of_pack(register):
        if _stands(actor, basis):
            continue
        results = tuple(results_of_pack(register, gazetteer, basis, dice_of))
        if keep_results(actor=actor, at=at, basis=basis, results=results):
            changed = True
            tell_line(f"{basis.source} {basis.release}, the pack's totals: {len(results)} results")
    return changed


def reckon_release(
    *,
    actor: Actor,
    at: datetime,
    store: IncidentStore,
    release: Release,
    placer: Placer,
    tell_line: Tell,
) -> bool:
    """Keep what a release shows; say whether anything changed."""
    registers = registers_digest(actor=actor)
    recodings = recodings_version(actor=actor, source=release.source)
    basis = _basis_of(release, registers, recodings, placer.boundaries)
    if _stands(actor, basis):
        return False
    from misaq.core.threat.picture.released import results_of_release
    from misaq.core.threat.picture.whole import summary_of
    from misaq.sources.incidents.rules import RowRule

    tell_line(f"{basis.source} {basis.release}: coding {release.rows:,} events …")
    coded = _coded(actor, store, release, placer)
    tell_line(f"{basis.source} {basis.release}: measuring {len(coded.by_province):,} events …")
    register = get_register(actor=actor)
    unmeasured: Counter[tuple[str, str]] = Counter()

    def not_measured(kind: ResultKind, _subject: str, refusal: InputRefused) -> None:
        unmeasured[kind.value, refusal.message] += 1

    results = tuple(
        results_of_release(
            coded,
            register,
            basis,
            dice_of,
            lineage=lineage_of(get_bodies(actor=actor), as_of=release.last),
            not_measured=not_measured,
        )
    )
    withheld = release.flags.get(RowRule.NAME_WITHHELD, 0)
    whole = summary_of(coded, withheld=withheld, terms=release.terms, registers=registers)
    results = (*results, whole)
    for (kind, why), many in unmeasured.items():
        tell_line(f"not measured: {kind}, {many:,} of them. {why}")
    tell_line(f"{basis.source} {basis.release}: {len(results)} results")
    return keep_results(actor=actor, at=at, basis=basis, results=results)


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of a key."""
    import numpy as np

    return np.random.default_rng((SEED, *key))


def _stands(actor: Actor, basis: Basis) -> bool:
    said = (basis.key, basis.data_version, basis.rules)
    return any(
        (one.basis.key, one.basis.data_version, one.basis.rules) == said
        for one in list_bases(actor=actor)
    )


def _basis_of(release: Release, registers: str, *more: str) -> Basis:
    first = release.first.year * 12 + release.first.month - 1
    last = release.last.year * 12 + release.last.month - 1
    return Basis(
        source=release.source,
        release=release.release,
        is_of_pack=False,
        data_version=fingerprint(release.digest, registers, *filter(None, more)),
        first_month=first,
        months=last - first + 1,
        credit=release.credit,
        lets_rows_leave=release.terms.lets_rows_leave,
    )


def _coded(actor: Actor, store: IncidentStore, release: Release, placer: Placer) -> Coded:
    from misaq.core.threat.picture.coded import coded_events
    from misaq.sources.incidents.tables import open_events

    with open_events(store, [release], placer=placer) as tables:
        here = tables.events.filter(tables.events.country.isin(sorted(placer.countries)))
        return coded_events(
            _with_codings(actor, tables.records(here)),
            placer.gazetteer,
            get_register(actor=actor),
            source=release.source,
            release=release.release,
            span=(release.first, release.last),
        )


def _with_codings(
    actor: Actor, events: Iterator[SourceEvent]
) -> Iterator[tuple[SourceEvent, Coding]]:
    """Yield each event with its coding: by the rules, or as two people decided it."""
    from misaq.core.incidents.coding.code import code_event
    from misaq.core.incidents.coding.recoding import recoded

    actors, rules = get_coding(actor=actor)
    recodings = get_recodings(actor=actor)
    for event in events:
        coding = code_event(event, actors, rules)
        decision = recodings.get(event.key)
        yield event, coding if decision is None else recoded(coding, event, decision)
