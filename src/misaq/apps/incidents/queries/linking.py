"""Reading which events of several sources are one: runs, pairs that wait, judgements, incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from misaq.apps.incidents.mapping.linking import (
    KeptLink,
    LinkKind,
    LinkRun,
    to_event_judgement,
    to_kept_link,
    to_run,
)
from misaq.apps.incidents.models import EventJudgementRow, LinkRow, LinkRunRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.linking.deciding_pairs import binding, latest_of, pair_of
from misaq.core.incidents.linking.gathering import gather
from misaq.core.incidents.linking.judgements import EventJudgement, counted_twice, settled
from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.records import Key
from misaq.core.lists.conflicts import Clusters
from misaq.core.lists.judgements import EntryRef, Verdict
from misaq.core.lists.reconcile import LinkedBy

_MOST_TOLD = 200
"""Events that are looked through for one incident; no more hang together."""


@dataclass(frozen=True, slots=True)
class PairToReview:
    """Two events that a person has to look at.

    Attributes:
        found: what the run says of them; None where no current run brought them up.
        judgement: the latest judgement; None where nobody has judged.
        one: the smaller event.
        other: the larger.
    """

    found: KeptLink | None
    judgement: EventJudgement | None
    one: Key
    other: Key

    @property
    def waits_for_second(self) -> bool:
        """Whether somebody judged and nobody has confirmed it yet."""
        said = self.judgement
        return said is not None and said.confirmed_by is None and said.verdict is not Verdict.UNSURE


def list_runs(*, actor: Actor) -> tuple[LinkRun, ...]:
    """Return the runs that stand, one for each two sources; they hold numbers only."""
    del actor  # anybody may know how much of one source another tells
    rows = LinkRunRow.objects.filter(superseded_at=None).order_by("left_source", "right_source")
    return tuple(map(to_run, rows))


def list_event_judgements(*, actor: Actor) -> tuple[EventJudgement, ...]:
    """Return every judgement of two events, the oldest first.

    They hold sources and identifiers; what follows from them is as open as the events are.
    """
    del actor
    return tuple(map(to_event_judgement, EventJudgementRow.objects.order_by("id")))


def list_pairs_to_review(*, actor: Actor) -> tuple[PairToReview, ...]:
    """Return the pairs that nobody has settled: first those that wait for a second person.

    Then pairs of two sources, the likeliest first; then of one source, those alike in most.

    Raises:
        NotAllowed: the actor judges no events.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    judged = list_event_judgements(actor=actor)
    latest = {pair_of(one.one, one.other): one for one in judged}
    bound = {pair_of(one.one, one.other) for one in binding(judged)}
    rows = _current().exclude(kind=LinkKind.LINK.value).order_by("-probability", "id")
    kept = sorted(map(to_kept_link, rows), key=_place_in_line)
    found = {pair_of(each.link.left, each.link.right): each for each in kept}
    waiting = [
        PairToReview(_link_of(pair), said, *pair)
        for pair, said in latest.items()
        if said.confirmed_by is None and said.verdict is not Verdict.UNSURE
    ]
    known = {(one.one, one.other) for one in waiting} | bound
    return (
        *waiting,
        *(
            PairToReview(each, latest.get(pair), *pair)
            for pair, each in found.items()
            if pair not in known
        ),
    )


def _place_in_line(kept: KeptLink) -> int:
    """Return what pairs are put in order by: those of one source last, the less alike the later."""
    return 0 if kept.kind is not LinkKind.DOUBLE else len(Fact) + 1 - len(kept.link.alike_in)


def get_pair(*, actor: Actor, one: Key, other: Key) -> PairToReview:
    """Return two events with what the runs say of them and what was judged.

    Raises:
        NotAllowed: the actor judges no events.
        InputRefused: both are one event.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    pair = pair_of(one, other)
    judged = list_event_judgements(actor=actor)
    return PairToReview(_link_of(pair), latest_of(judged, *pair), *pair)


def list_judgements_of(*, actor: Actor, events: Iterable[Key]) -> tuple[EventJudgement, ...]:
    """Return what was judged of any of the events, the latest first."""
    wanted = set(events)
    found = (one for one in list_event_judgements(actor=actor) if {one.one, one.other} & wanted)
    return tuple(sorted(found, key=lambda one: -one.number))


def list_judgements_of_pair(*, actor: Actor, one: Key, other: Key) -> tuple[EventJudgement, ...]:
    """Return what was judged of two events, the latest first."""
    pair = pair_of(one, other)
    found = list_judgements_of(actor=actor, events=pair)
    return tuple(each for each in found if pair_of(each.one, each.other) == pair)


@dataclass(frozen=True, slots=True)
class Told:
    """Which events tell one incident.

    Attributes:
        events: source and identifier of each, in order.
        links: the settled links among them.
        twice: events of one source that two persons judged to be one counted twice.
    """

    events: tuple[Key, ...]
    links: tuple[KeptLink, ...]
    twice: Clusters


def get_told(*, actor: Actor, event: Key) -> Told:
    """Return the events that tell the same incident as one: by settled links and by people."""
    bound = binding(list_event_judgements(actor=actor))
    clusters = settled(bound)
    same = _judged_same(clusters)
    found: dict[int, KeptLink] = {}
    seen, waiting = {event}, {event}
    while waiting and len(seen) < _MOST_TOLD:
        new = {link.number: link for link in _links_of(waiting) if link.kind is LinkKind.LINK}
        found |= new
        told = [link.link for link in new.values() if link.link.by is LinkedBy.EVIDENCE]
        reached = {key for link in told for key in (link.left, link.right)}
        reached |= {other for key in waiting for other in same.get(key, ())}
        waiting = reached - seen
        seen |= waiting
    # What people judged is replayed from the judgements themselves: a run may be older than these.
    links = [one.link for one in found.values() if one.link.by is LinkedBy.EVIDENCE]
    groups = gather(seen, links, clusters).groups
    mine = next(group for group in groups if event in group)
    inside = (one for one in found.values() if {one.link.left, one.link.right} <= set(mine))
    return Told(mine, tuple(inside), counted_twice(bound))


def list_possible(*, actor: Actor, events: Iterable[Key]) -> tuple[KeptLink, ...]:
    """Return the pairs with one of the events that a person has to look at.

    Raises:
        NotAllowed: the actor judges no events.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    return tuple(one for one in _links_of(events) if one.kind is not LinkKind.LINK)


def _judged_same(clusters: Clusters) -> dict[Key, set[Key]]:
    """Return of each event that people judged the events it is one with, itself among them."""
    by_name: dict[EntryRef, set[Key]] = {}
    for ref, name in clusters.name_of.items():
        by_name.setdefault(name, set()).add((ref.source_list, ref.reference))
    return {key: group for group in by_name.values() for key in group}


def _links_of(events: Iterable[Key]) -> tuple[KeptLink, ...]:
    asked = Q()
    for source, event in sorted(set(events)):
        asked |= Q(left_source=source, left_event=event)
        asked |= Q(right_source=source, right_event=event)
    rows = _current().filter(asked).order_by("id") if asked else ()
    return tuple(map(to_kept_link, rows))


def _link_of(pair: tuple[Key, Key]) -> KeptLink | None:
    one, other = pair
    ends = {"left_source": one[0], "left_event": one[1]} | {
        "right_source": other[0],
        "right_event": other[1],
    }
    turned = {"left_source": other[0], "left_event": other[1]} | {
        "right_source": one[0],
        "right_event": one[1],
    }
    row = _current().filter(Q(**ends) | Q(**turned)).order_by("id").first()
    return None if row is None else to_kept_link(row)


def _current() -> QuerySet[LinkRow]:
    return LinkRow.objects.filter(run__superseded_at=None)
