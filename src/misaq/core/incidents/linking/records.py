"""What linking two sources says, in a form that can be read out line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.shifting import Precision
from misaq.core.incidents.linking.weights import Weights
from misaq.core.lists.calibration import Bin
from misaq.core.lists.conflicts import Conflict
from misaq.core.lists.evidence import Agreement, Bearing
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy

Key = tuple[str, str]
"""Source and its identifier of an event."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the evidence for or against two events being one.

    Attributes:
        fact: what it is about.
        agreement: how the two meet.
        bits: what it adds; negative speaks against, 0 says nothing.
        left: what the first source says, as it says it; empty where it does not.
        right: what the second says.
        apart: days, kilometres or the ratio of the larger number to the smaller; None where the
            fact has no measure.
    """

    fact: Fact
    agreement: Agreement
    bits: float
    left: str = ""
    right: str = ""
    apart: float | None = None

    @property
    def bearing(self) -> Bearing:
        """Which way it speaks; a fact that one does not say is missing, never against."""
        if self.agreement is Agreement.MISSING:
            return Bearing.MISSING
        return Bearing.FOR if self.bits > 0 else Bearing.AGAINST


@dataclass(frozen=True, slots=True)
class Link:
    """Two events that may be one.

    Attributes:
        left: the first source's event.
        right: the second's.
        by: people's judgement, or the evidence.
        outcome: what can be said.
        probability: that the two are one event and no rival is, 0 to 1.
        real: that the first source's event is told by the second and the pair is not by chance, as
            calibrated on these two sources; ``probability`` shares it with the rivals.
        bits: the evidence with the base rate, unbounded: a total order.
        chance: strangers that such an event meets by chance within the window.
        base_bits: the part of ``bits`` that no line tells: the share told twice, over the chance.
        lines: the evidence, the heaviest first, then what is missing.
        rivals: events of either source that could as well be the partner (half as likely or more).
        part_of: the event this is proposed to be a part of, with its partner; None for a pair.
    """

    left: Key
    right: Key
    by: LinkedBy
    outcome: Outcome
    probability: float
    real: float
    bits: float
    chance: float
    base_bits: float
    lines: tuple[EventLine, ...]
    rivals: int = 0
    part_of: Key | None = None

    @property
    def alike_in(self) -> tuple[Fact, ...]:
        """The facts in which the two agree as nearly as their sources can say."""
        return tuple(line.fact for line in self.lines if line.agreement is Agreement.SAME)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of one source was compared and what became of it.

    Attributes:
        source: key of the source.
        events: how many events were given.
        inside: how many lie in the time both sources cover, known to a month or better.
        matched: how many have a settled partner.
        attacks: how many of those inside are told as attacks or not told as state operations.
        attacks_matched: how many of these have a settled partner.
        left_over: events inside without a settled partner, in order of identifiers.
        duplicates: pairs of its own events that may be one, with why; always for people.
        duplicates_by_chance: such pairs after its days were moved, on average; None where they
            cannot be moved.
    """

    source: str
    events: int
    inside: int
    matched: int
    attacks: int
    attacks_matched: int
    left_over: tuple[Key, ...]
    duplicates: tuple[Link, ...]
    duplicates_by_chance: float | None

    @property
    def share(self) -> float | None:
        """Share of the attacks compared that the other source tells too; None without any."""
        return self.attacks_matched / self.attacks if self.attacks else None


@dataclass(frozen=True, slots=True)
class Linking:
    """Two sources linked.

    Attributes:
        left: what became of the first.
        right: what became of the second.
        links: settled pairs, in order of identifiers.
        possible: pairs that need a person, the likeliest first.
        parts: further events that may be parts of one linked, or likelier linked than not; always
            for people.
        precision: what the shifts say of the settled links that people did not judge.
        cut: bits from which a link is settled; None where no cut is precise enough.
        bands: what was said of assigned pairs, and what the shifts say of them.
        weights: what each grade weighs between these sources.
        days: first and last day that both cover, as numbers; the last is before where none.
        compared: how many pairs were compared.
        conflicts: where people's judgements contradict each other.
    """

    left: Coverage
    right: Coverage
    links: tuple[Link, ...]
    possible: tuple[Link, ...]
    parts: tuple[Link, ...]
    precision: Precision
    cut: float | None
    bands: tuple[Bin, ...]
    weights: Weights
    days: tuple[int, int]
    compared: int
    conflicts: tuple[Conflict, ...]

    @property
    def partner_of(self) -> Mapping[Key, Key]:
        """Of each settled event its partner in the other source."""
        both = [(link.left, link.right) for link in self.links]
        return dict(both) | {right: left for left, right in both}
