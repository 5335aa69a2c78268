"""Two sources linked: who tells the same event, what chance would link, and what is left over.

People's judgements come first and are replayed on every run; the evidence settles what is precise
enough by the shifts; the rest waits for a person. Nothing is merged inside one source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from misaq.core.incidents.linking.assigning import one_to_one, parts
from misaq.core.incidents.linking.candidates import Pairs
from misaq.core.incidents.linking.columns import Columns, RoleOf, read_sides
from misaq.core.incidents.linking.comparing import (
    CLEAR,
    DEFAULT,
    EVEN,
    Compared,
    Settings,
    against_rivals,
    compare,
    worth_of,
)
from misaq.core.incidents.linking.duplicates import Suspected, suspects
from misaq.core.incidents.linking.judgements import EventJudgement, ref, settled
from misaq.core.incidents.linking.lines import lines_of
from misaq.core.incidents.linking.meetings import distance_km, grade
from misaq.core.incidents.linking.records import Coverage, Key, Link, Linking
from misaq.core.incidents.linking.settling import bands, draw_curve, find_cut
from misaq.core.incidents.linking.shifting import Precision, precision_of
from misaq.core.incidents.linking.wording import Role, role_of
from misaq.core.incidents.records import SourceEvent
from misaq.core.lists.calibration import Bin, bits_of
from misaq.core.lists.conflicts import Clusters
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy
from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


def link(
    left: Sequence[SourceEvent],
    right: Sequence[SourceEvent],
    *,
    dice: Dice,
    judgements: Iterable[EventJudgement] = (),
    settings: Settings = DEFAULT,
    role: RoleOf = role_of,
) -> Linking:
    """Return which events of two sources are one.

    Args:
        left: events of one source, in any order.
        right: events of another, in any order.
        dice: draws the shifts behind the estimated precision; seed it and keep the seed.
        judgements: everything people have judged, in any order.
        settings: window, rounds and what is asked of a link.
        role: says whether an event is an attack or a state operation.

    Raises:
        InputRefused: a source is not one source, or an identifier stands in it twice.
    """
    ones, others = _in_order(left), _in_order(right)
    if ones and others and ones[0].source == others[0].source:
        raise InputRefused(
            tell("A source is not linked with itself."),
            next_step=tell("Choose two sources; suspected duplicates are told beside."),
        )
    ours, theirs = read_sides(ones, others, role=role)
    run = _Run(
        ones,
        others,
        ours,
        theirs,
        settled(judgements),
        settings,
        compare(ours, theirs, dice, settings),
        dice,
    )
    return run.linking()


def _in_order(events: Sequence[SourceEvent]) -> list[SourceEvent]:
    ordered = sorted(events, key=lambda event: event.key)
    keys = {event.key for event in ordered}
    if len(keys) != len(ordered) or len({event.source for event in ordered}) > 1:
        raise InputRefused(
            tell("Events of more than one source, or two of one identifier, were given as one."),
            next_step=tell("Give each source by itself, each event once."),
        )
    return ordered


@dataclass(frozen=True, slots=True)
class _Weighed:
    links: tuple[Link, ...]
    cut: float | None
    precision: Precision
    bands: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    ones: Sequence[SourceEvent]
    others: Sequence[SourceEvent]
    left: Columns
    right: Columns
    clusters: Clusters
    settings: Settings
    compared: Compared
    dice: Dice

    def linking(self) -> Linking:
        told = self.compared
        judged = self._judged()
        worth = np.where(self._is_open(judged), worth_of(told.bits, self.settings), 0.0)
        assigned = one_to_one(told.pairs, worth)
        weighed = self._by_evidence(assigned)
        by_people = tuple(self._people_link(one, other) for one, other in judged)
        links = (*by_people, *(one for one in weighed.links if one.outcome is Outcome.SAME))
        links = tuple(sorted(links, key=lambda one: (one.left, one.right)))
        possible = [one for one in weighed.links if one.outcome is Outcome.NEEDS_A_PERSON]
        wholes = (*links, *(one for one in possible if one.real > EVEN))
        return Linking(
            left=self._coverage(self.ones, self.left, told.inside_left, {x.left for x in links}),
            right=self._coverage(
                self.others, self.right, told.inside_right, {x.right for x in links}
            ),
            links=links,
            possible=tuple(sorted(possible, key=lambda one: (-one.probability, one.left))),
            parts=self._parts(worth, assigned, {(x.left, x.right) for x in wholes}),
            precision=weighed.precision,
            cut=weighed.cut,
            bands=weighed.bands,
            weights=told.weights,
            days=(told.span.first, told.span.last),
            compared=len(told.pairs),
            conflicts=self.clusters.conflicts,
        )

    def _judged(self) -> list[tuple[int, int]]:
        """Return the pairs that people judged one event, by place."""
        by_cluster: dict[object, list[int]] = {}
        for place, event in enumerate(self.others):
            if ref(event.key) in self.clusters.name_of:
                by_cluster.setdefault(self.clusters.cluster(ref(event.key)), []).append(place)
        return [
            (place, other)
            for place, event in enumerate(self.ones)
            for other in by_cluster.get(self.clusters.cluster(ref(event.key)), ())
        ]

    def _is_open(self, judged: Sequence[tuple[int, int]]) -> Flags:
        """Return which pairs the evidence may settle: neither judged nor of a judged event."""
        pairs = self.compared.pairs
        taken_left = np.isin(pairs.left, [one for one, _ in judged])
        taken_right = np.isin(pairs.right, [other for _, other in judged])
        is_open = ~(taken_left | taken_right)
        if self.clusters.apart:
            is_open &= ~np.array(
                [
                    self.clusters.are_apart(ref(self.ones[a].key), ref(self.others[b].key))
                    for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
                ],
                dtype=np.bool_,
            )
        return np.asarray(is_open)

    def _by_evidence(self, assigned: Ints) -> _Weighed:
        """Return the assigned pairs as links; those with an equal rival are never settled."""
        told = self.compared
        bits, likely = told.bits[assigned], told.likely[assigned]
        left_to_it = against_rivals(bits, likely)
        clear = left_to_it > CLEAR
        curve = draw_curve(bits[clear], likely[clear], told.chances)
        real = curve.at(bits)
        cut = self._cut(bits[clear], real[clear])
        is_settled = clear & (bits >= (np.inf if cut is None else cut))
        links = tuple(
            self._link(int(place), real=float(p), share=float(s), settled=bool(is_so))
            for place, p, s, is_so in zip(assigned, real, left_to_it, is_settled, strict=True)
        )
        table = bands(real[clear], curve, told.chances)
        return _Weighed(links, cut, self._precision(bits[clear], cut), table)

    def _cut(self, bits: Floats, real: Floats) -> float | None:
        """Return from where links are precise enough together, and each likelier than not."""
        if not self.compared.chances:
            return bits_of(self.settings.trusted)
        likelier = bits[real > EVEN]
        floor = float(likelier.min()) if likelier.size else np.inf
        return find_cut(bits, self.compared.chances, self.settings.wanted, floor)

    def _precision(self, bits: Floats, cut: float | None) -> Precision:
        if cut is None:
            return precision_of(0, ())
        chances = [int((one.bits >= cut).sum()) for one in self.compared.chances]
        return precision_of(int((bits >= cut).sum()), chances)

    def _link(self, place: int, *, real: float, share: float, settled: bool) -> Link:
        told = self.compared
        one, other = int(told.pairs.left[place]), int(told.pairs.right[place])
        km = distance_km(self.left, self.right, told.pairs.only(np.array([place])))
        lines = lines_of(
            self.ones[one], self.others[other], told.grades, place, float(km[0]), told.weights
        )
        beside = (told.pairs.left == one) ^ (told.pairs.right == other)
        return Link(
            left=self.ones[one].key,
            right=self.others[other].key,
            by=LinkedBy.EVIDENCE,
            outcome=Outcome.SAME if settled else Outcome.NEEDS_A_PERSON,
            probability=real * share,
            real=real,
            bits=float(told.bits[place]),
            chance=float(told.crowds[place]),
            base_bits=float(told.bits[place]) - sum(line.bits for line in lines),
            lines=lines,
            rivals=int((told.bits[beside] >= told.bits[place] - 1.0).sum()),
        )

    def _people_link(self, one: int, other: int) -> Link:
        """Return a pair that people judged, with the evidence all the same."""
        pair = Pairs(np.array([one]), np.array([other]))
        km = distance_km(self.left, self.right, pair)
        grades = grade(self.left, self.right, pair)
        weights = self.compared.weights
        lines = lines_of(self.ones[one], self.others[other], grades, 0, float(km[0]), weights)
        bits = float(weights.evidence(grades)[0])
        keys = self.ones[one].key, self.others[other].key
        return Link(*keys, LinkedBy.JUDGEMENT, Outcome.SAME, 1.0, 1.0, bits, 0.0, 0.0, lines)

    def _parts(
        self, worth: Floats, assigned: Ints, wholes: set[tuple[Key, Key]]
    ) -> tuple[Link, ...]:
        """Return further events of either side that an event may consist of.

        Two parts of one event are rivals for it, so that neither may be settled; the likelier one
        is enough to begin with.
        """
        pairs = self.compared.pairs
        begun = np.array(
            [
                n
                for n in assigned.tolist()
                if (self.ones[pairs.left[n]].key, self.others[pairs.right[n]].key) in wholes
            ],
            dtype=np.int64,
        )
        taken = np.zeros(len(pairs), np.bool_)
        taken[assigned] = True
        free = np.where(taken, 0.0, worth)
        turned = Pairs(pairs.right, pairs.left)
        found = [
            *(
                (part, True)
                for part in parts(pairs, free, begun, (self.left.killed, self.right.killed))
            ),
            *(
                (part, False)
                for part in parts(turned, free, begun, (self.right.killed, self.left.killed))
            ),
        ]
        told = []
        for part, is_right in found:
            likely = float(self.compared.likely[part.pair])
            one = self._link(part.pair, real=likely, share=1.0, settled=False)
            told.append(replace(one, part_of=one.left if is_right else one.right))
        return tuple(told)

    def _coverage(
        self,
        events: Sequence[SourceEvent],
        side: Columns,
        inside: Flags,
        matched: set[Key],
    ) -> Coverage:
        keys = [event.key for event in events]
        doubles = self._doubles(events, side)
        attacks = inside & (side.role != Role.STATE_OPERATION)
        has_partner = np.array([key in matched for key in keys], dtype=np.bool_)
        return Coverage(
            source=events[0].source if events else "",
            events=len(events),
            inside=int(inside.sum()),
            matched=int(has_partner.sum()),
            attacks=int(attacks.sum()),
            attacks_matched=int((attacks & has_partner).sum()),
            left_over=tuple(
                key for key, n in zip(keys, (inside & ~has_partner).tolist(), strict=True) if n
            ),
            duplicates=doubles.pairs,
            duplicates_by_chance=doubles.by_chance,
        )

    def _doubles(self, events: Sequence[SourceEvent], side: Columns) -> Suspected:
        if not events:
            return Suspected()
        return suspects(
            events, side, dice=self.dice, rounds=self.settings.rounds, clusters=self.clusters
        )
