"""Reading single events: of every source whose terms let rows leave, and of all for those who may.

Events lie as files, placed and coded once (``preparing``); what two people decided of one is put
over it here, so that it holds at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Max, QuerySet, Value

from misaq.apps.database.asking import ask_again
from misaq.apps.incidents.at_hand import boundary_store, incident_store
from misaq.apps.incidents.models import (
    EntryRow,
    EventJudgementRow,
    LinkRunRow,
    RecodingRow,
    ReleaseRow,
)
from misaq.apps.incidents.queries.entries import count_accepted, get_recodings, withdrawn_events
from misaq.apps.incidents.queries.releases import list_releases
from misaq.apps.lists.queries import site_state as earlier_state
from misaq.apps.registers.one_state import once
from misaq.apps.registers.queries import data_version
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.incidents.entries import SOURCE as HERE
from misaq.core.incidents.source_names import place_of_source
from misaq.core.incidents.terms import SourceTerms, check_may_leave
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import fingerprint
from misaq.kernel.words import tell
from misaq.sources.incidents.placing import bounded_version
from misaq.sources.incidents.prepared import (
    EventFilter,
    PreparedEvent,
    PreparedEvents,
    find_prepared,
    prepared_path,
    prepared_state,
)
from misaq.sources.incidents.releases import Release, current_of

Key = tuple[str, str]
"""Source and its identifier of an event."""


@dataclass(frozen=True, slots=True)
class SourceAtHand:
    """A source whose events can be shown.

    Attributes:
        source: its key.
        releases: its current releases, the newest first.
        path: where its prepared events lie; None where none are.
        is_current: whether they were prepared from these releases and the registers of now.
        is_behind: whether incidents entered here were accepted since its last release.
    """

    source: str
    releases: tuple[Release, ...]
    path: Path | None
    is_current: bool
    is_behind: bool = False

    @property
    def terms(self) -> tuple[SourceTerms, ...]:
        """The terms of each release."""
        return tuple(one.source_terms for one in self.releases)

    @property
    def lets_rows_leave(self) -> bool:
        """Whether no release of it keeps its rows back."""
        return all(one.terms.lets_rows_leave for one in self.terms)


def list_sources(*, actor: Actor) -> tuple[SourceAtHand, ...]:
    """Return the sources of which the actor may see single events."""
    found = _at_hand(actor)
    if may(actor, Permission.READ_EVENTS):
        return found
    return tuple(one for one in found if one.lets_rows_leave)


def count_kept_back(*, actor: Actor) -> int:
    """Return how many sources are kept here of which the actor may see no single event."""
    return len(_at_hand(actor)) - len(list_sources(actor=actor))


def _at_hand(actor: Actor) -> tuple[SourceAtHand, ...]:
    kept = [one.release for one in list_releases(actor=actor)]
    current = current_of(kept)
    names = sorted({one.source for one in current}, key=place_of_source)
    registers = bounded_version(data_version(actor=actor), boundary_store()) if names else ""
    store = incident_store()
    found = []
    for name in names:
        releases = tuple(one for one in current if one.source == name)
        path = find_prepared(store, name)
        wanted = prepared_path(store, releases, registers)
        found.append(
            SourceAtHand(name, releases, path, path == wanted, _is_behind(actor, releases))
        )
    return tuple(found)


def _is_behind(actor: Actor, releases: Sequence[Release]) -> bool:
    """Return whether our own record has moved on since it was last made a release."""
    own = [one.release for one in releases if one.source == HERE]
    return bool(own) and f"entered-{count_accepted(actor=actor)}" not in own


def get_source(*, actor: Actor, source: str) -> SourceAtHand:
    """Return one source.

    Raises:
        NotAllowed: its terms keep its rows to members.
        NotFound: nothing of it is kept.
    """
    for one in list_sources(actor=actor):
        if one.source == source:
            return one
    for one in _at_hand(actor):
        if one.source == source:
            check_may_leave(one.terms)
    raise NotFound(
        tell("No events of such a source are kept here."),
        next_step=tell("Look at the sources that are kept."),
        rule="incidents.source",
    )


def count_events(*, actor: Actor, source: str, asked: EventFilter) -> int:
    """Return how many events of a source are asked for.

    Raises:
        NotAllowed: its terms keep its rows to members.
        NotFound: nothing of it is kept.
    """
    return _events(actor, [get_source(actor=actor, source=source)]).count(asked)


def list_events(
    *, actor: Actor, source: str, asked: EventFilter, limit: int | None = None, offset: int = 0
) -> tuple[PreparedEvent, ...]:
    """Return events of a source, the latest first.

    Raises:
        NotAllowed: its terms keep its rows to members.
        NotFound: nothing of it is kept.
    """
    events = _events(actor, [get_source(actor=actor, source=source)])
    return events.list_events(asked, limit=limit, offset=offset)


def find_events(*, actor: Actor, keys: Iterable[Key]) -> Mapping[Key, PreparedEvent]:
    """Return those of the events that are kept and that the actor may see."""
    wanted = set(keys)
    named = {source for source, _ in wanted}
    sources = [one for one in list_sources(actor=actor) if one.source in named]
    found = _events(actor, sources).find_events(sorted({event_id for _, event_id in wanted}))
    return {one.event.key: one for one in found if one.event.key in wanted}


def get_event(*, actor: Actor, source: str, event_id: str) -> PreparedEvent:
    """Return one event.

    Raises:
        NotFound: there is none in the current releases, or it is not the actor's to see.
    """
    key = (source, event_id)
    found = find_events(actor=actor, keys=[key]).get(key)
    if found is None:
        raise NotFound(
            tell("No such event is kept in a current release, or it is not open to you."),
            next_step=tell("Look for it among the events, or sign in."),
            rule="incidents.event",
        )
    return found


def site_state() -> str:
    """Return what public pages are made from, the day apart: earlier rooms, and events."""
    return f"{earlier_state()}:{once('incidents-state', _state)}"


def _state() -> str:
    """Return what differs with every release, every decision and whatever is prepared."""
    said = sorted("-".join(map(str, row)) for row in ask_again(_last_kept))
    return fingerprint(prepared_state(incident_store()), *said) if said else ""


def _last_kept() -> QuerySet[Any, Any]:
    rows = ReleaseRow.objects.order_by().annotate(of=Value("releases")).values("of")
    recoded = RecodingRow.objects.order_by().annotate(of=Value("recodings")).values("of")
    entered = EntryRow.objects.order_by().annotate(of=Value("entries")).values("of")
    judged = EventJudgementRow.objects.order_by().annotate(of=Value("judgements")).values("of")
    runs = LinkRunRow.objects.order_by().annotate(of=Value("runs")).values("of")
    return rows.annotate(last=Max("id"), decided=Max("kept_at")).union(
        recoded.annotate(last=Max("id"), decided=Max("decided_at")),
        entered.annotate(last=Max("id"), decided=Max("decided_at")),
        judged.annotate(last=Max("id"), decided=Max("confirmed_at")),
        runs.annotate(last=Max("id"), decided=Max("made_at")),
        all=True,
    )


def _events(actor: Actor, sources: Sequence[SourceAtHand]) -> PreparedEvents:
    named = {one.source for one in sources}
    decided = (one for one in get_recodings(actor=actor).values() if one.source in named)
    paths = tuple(one.path for one in sources if one.path is not None)
    if not paths:
        return PreparedEvents(())
    withdrawn = withdrawn_events(actor=actor) if HERE in named else ()
    return PreparedEvents(paths, tuple(decided), withdrawn)
