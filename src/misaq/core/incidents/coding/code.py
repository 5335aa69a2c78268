"""Coding one event: its words are read, its sides found, its rules asked."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.incidents.coding.actors import ActorMatch, ActorRegistry
from misaq.core.incidents.coding.records import Coding, Label
from misaq.core.incidents.coding.rules import Facts, RuleBook, primary_of
from misaq.core.incidents.coding.terms import Meaning
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.registers import Rule
from misaq.core.incidents.words import DeathPattern, Nature, Role
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Telling:
    """What of an event decides its coding; many events of a source tell the same.

    Attributes:
        source: the source.
        kind: its kind of event.
        tactic: its tactic.
        target: its target.
        side_a: its first side.
        side_b: its second side.
        claimed_by: who claimed it.
        dead: on which side the dead were.
        suicide: whether it marks a suicide attack; None where it does not say.
    """

    source: str
    kind: str = ""
    tactic: str = ""
    target: str = ""
    side_a: str = ""
    side_b: str = ""
    claimed_by: str = ""
    dead: DeathPattern = DeathPattern.NOT_SAID
    suicide: bool | None = None


def telling_of(event: SourceEvent) -> Telling:
    """Return what of an event decides its coding."""
    return Telling(
        source=event.source,
        kind=event.kind,
        tactic=event.tactic,
        target=event.target,
        side_a=event.side_a,
        side_b=event.side_b,
        claimed_by=event.claimed_by,
        dead=death_pattern(event.killed_side_a, event.killed_side_b, event.killed_civilians),
        suicide=event.is_suicide,
    )


def code_event(event: SourceEvent, actors: ActorRegistry, rules: RuleBook) -> Coding:
    """Return what the event counts as, with the rule behind every label.

    The same event gives the same coding whatever else is coded beside it.
    """
    return code_telling(telling_of(event), actors, rules)


def code_telling(telling: Telling, actors: ActorRegistry, rules: RuleBook) -> Coding:
    """Return what every event that tells the same counts as."""
    source = telling.source
    meaning = rules.terms.meaning(source, telling.kind, telling.tactic, telling.target)
    side_a = actors.find(source, telling.side_a)
    side_b = actors.find(source, telling.side_b)
    claimant = actors.find(source, telling.claimed_by)
    facts = Facts(
        source=source,
        form=meaning.form,
        tactic=meaning.tactic,
        target=meaning.target,
        side_a=side_a.actor_class,
        side_b=side_b.actor_class,
        claimant=claimant.actor_class,
        dead=telling.dead,
        suicide=telling.suicide,
    )
    return _coding(rules.speaking(facts), meaning, side_a, side_b, claimant)


def death_pattern(side_a: int | None, side_b: int | None, civilians: int | None) -> DeathPattern:
    """Return on which side the dead were; civilians count with the first side.

    Dead whose side nobody knows say nothing. Where the first side is a state, more dead on the
    second is the proxy for "the state attacked" (conflict-event literature has no better one in
    UCDP GED): it takes an ambush that failed for an operation, and a raid that failed for an
    attack.
    """
    first, second = (side_a or 0) + (civilians or 0), side_b or 0
    if not first and not second:
        return DeathPattern.NOT_SAID
    if first == second:
        return DeathPattern.EVEN
    return DeathPattern.MOSTLY_SIDE_B if second > first else DeathPattern.MOSTLY_SIDE_A


def _coding(
    spoken: tuple[Rule, ...],
    meaning: Meaning,
    side_a: ActorMatch,
    side_b: ActorMatch,
    claimant: ActorMatch,
) -> Coding:
    first = primary_of(spoken)
    return Coding(
        labels=_labels(spoken),
        primary=None if first is None else first.threat_class,
        primary_rule="" if first is None else first.key,
        nature=Nature.UNKNOWN if first is None else first.nature,
        side_a=side_a,
        side_b=side_b,
        claimant=claimant,
        meaning=meaning,
    )


def _labels(spoken: tuple[Rule, ...]) -> tuple[Label, ...]:
    """Return one label for each class and role, by the first rule that gives it."""
    found: dict[tuple[Key, Role], Label] = {}
    for rule in spoken:
        if rule.threat_class is not None:
            label = Label(rule.threat_class, rule.key, rule.confidence, rule.role)
            found.setdefault((rule.threat_class, rule.role), label)
    return tuple(sorted(found.values(), key=lambda one: one.role is Role.AGAINST))
