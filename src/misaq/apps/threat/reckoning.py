"""Reckoning the picture: from the pack's own totals, and from each release that is kept here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.incidents.queries import get_coding, get_register
from misaq.apps.incidents.queries.entries import (
    count_accepted,
    get_operations,
    get_recodings,
    recodings_version,
)
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.actions import end_results, keep_results
from misaq.apps.threat.queries import list_bases
from misaq.apps.threat.summaries import registers_digest
from misaq.core.access.actors import Actor
from misaq.core.incidents.entries import SOURCE as HERE
from misaq.core.lists.lineage import lineage_of
from misaq.core.threat.picture.records import Basis, ResultKind
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import fingerprint

if TYPE_CHECKING:
    from misaq.core.incidents.coding.records import Coding
    from misaq.core.incidents.records import SourceEvent
    from misaq.core.incidents.terms import Terms
    from misaq.core.stats.dice import Dice
    from misaq.core.threat.picture.coded import Coded
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.releases import Release
    from misaq.sources.incidents.store import IncidentStore

SEED = 20_470
"""Of every throw of the picture; kept results of the same data are the same to the digit."""
_NAMED = 3
"""So many of what cannot be measured are named; of more, how many."""

Tell = Callable[[str], None]
Span = tuple[date, date]


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


def reckon_source(
    *,
    actor: Actor,
    at: datetime,
    store: IncidentStore,
    source: str,
    placer: Placer,
    tell_line: Tell,
) -> bool:
    """Keep what the current releases of a source show together; say whether anything changed.

    Several current ones tell what each holds, and nothing twice. Where another source tells all of
    it in full by now, what was kept of it is ended.
    """
    from misaq.sources.incidents.releases import days_told

    current = store.list_current(source)
    releases = [one for one in current if one.rows and _is_here(one, placer)]
    span = days_told(releases, store.speaks_from(source)) if releases else None
    if span is None:
        return _end(actor, at, source, tell_line, is_kept=bool(current))
    registers = registers_digest(actor=actor)
    recodings = recodings_version(actor=actor, source=source)
    entered = str(count_accepted(actor=actor)) if source == HERE else ""
    basis = _basis_of(releases, span, store, registers, recodings, placer.boundaries, entered)
    if _stands(actor, basis):
        return False
    from misaq.core.threat.picture.released import results_of_release
    from misaq.core.threat.picture.whole import summary_of
    from misaq.sources.incidents.rules import RowRule

    rows = sum(one.rows for one in releases)
    tell_line(f"{basis.source} {basis.release}: coding {rows:,} events …")
    coded = _coded(actor, store, releases, basis, span, placer)
    tell_line(f"{basis.source} {basis.release}: measuring {len(coded.by_province):,} events …")
    register = get_register(actor=actor)
    unmeasured: dict[tuple[str, str], list[str]] = {}

    def not_measured(kind: ResultKind, subject: str, refusal: InputRefused) -> None:
        unmeasured.setdefault((kind.value, refusal.message), []).append(subject)

    results = tuple(
        results_of_release(
            coded,
            register,
            basis,
            dice_of,
            lineage=lineage_of(get_bodies(actor=actor), as_of=span[1]),
            not_measured=not_measured,
        )
    )
    withheld = sum(one.flags.get(RowRule.NAME_WITHHELD, 0) for one in releases)
    whole = summary_of(
        coded, withheld=withheld, terms=_strictest(releases), registers=registers,
        recodings=recodings,
    )  # fmt: skip
    results = (*results, whole)
    for (kind, why), subjects in unmeasured.items():
        tell_line(f"not measured: {kind} of {_some_of(subjects)}. {why}")
    tell_line(f"{basis.source} {basis.release}: {len(results)} results")
    return keep_results(actor=actor, at=at, basis=basis, results=results)


def _some_of(subjects: Sequence[str]) -> str:
    first = ", ".join(one or "everything" for one in subjects[:_NAMED])
    return first if len(subjects) <= _NAMED else f"{first} and {len(subjects) - _NAMED:,} more"


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


def _is_here(release: Release, placer: Placer) -> bool:
    """Return whether a release tells of the country at all; an empty one may."""
    return not release.countries or bool(placer.countries & set(release.countries))


def _strictest(releases: Sequence[Release]) -> Terms:
    return next(
        (one.terms for one in releases if not one.terms.lets_rows_leave), releases[-1].terms
    )


def _end(actor: Actor, at: datetime, source: str, tell_line: Tell, *, is_kept: bool) -> bool:
    """End what is kept of a source that has nothing of its own to tell any more."""
    if all(one.basis.key != source for one in list_bases(actor=actor)):
        if is_kept:
            tell_line(f"{source}: nothing of it is reckoned: it tells no day of this country.")
        return False
    end_results(actor=actor, at=at, source=source)
    tell_line(f"{source}: nothing of it counts any more; what was kept of it is ended.")
    return True


def _basis_of(
    releases: Sequence[Release], span: Span, store: IncidentStore, registers: str, *more: str
) -> Basis:
    from misaq.sources.incidents.releases import name_of

    source = releases[0].source
    since = store.speaks_from(source)
    parts = (*(one.digest for one in releases), registers, *filter(None, more))
    first, last = (day.year * 12 + day.month - 1 for day in span)
    return Basis(
        source=source,
        release=name_of(releases),
        is_of_pack=False,
        data_version=fingerprint(*parts, *([] if since is None else [since.isoformat()])),
        first_month=first,
        months=last - first + 1,
        credit=" ".join(dict.fromkeys(one.credit for one in releases if one.credit)),
        lets_rows_leave=_strictest(releases).lets_rows_leave,
    )


def _coded(
    actor: Actor,
    store: IncidentStore,
    releases: Sequence[Release],
    basis: Basis,
    span: Span,
    placer: Placer,
) -> Coded:
    from misaq.core.threat.picture.coded import coded_events
    from misaq.sources.incidents.tables import open_events

    with open_events(store, releases, placer=placer) as tables:
        events = tables.events
        here = events.country.isin(sorted(placer.countries)) & events.starts.between(*span)
        return coded_events(
            _with_codings(actor, tables.records(events.filter(here))),
            placer.gazetteer,
            get_register(actor=actor),
            source=basis.source,
            release=basis.release,
            span=span,
            entered=get_operations(actor=actor) if basis.source == HERE else {},
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
