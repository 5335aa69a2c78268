"""The rules of a pack: which speak for an event, and which speaks first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from misaq.core.incidents.coding.terms import Terms
from misaq.core.incidents.registers import Condition, Rule, Vocabulary
from misaq.core.incidents.words import (
    ActorClass,
    DeathPattern,
    Form,
    Role,
    Tactic,
    Target,
)
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a rule may look at.

    Attributes:
        source: the source.
        form: what happened.
        tactic: how.
        target: aimed at what.
        side_a: class of the first side.
        side_b: class of the second side.
        claimant: class of whoever claimed it.
        dead: on which side the dead were.
        suicide: whether the source marks a suicide attack.
    """

    source: str
    form: Form | None
    tactic: Tactic | None
    target: Target | None
    side_a: ActorClass
    side_b: ActorClass
    claimant: ActorClass
    dead: DeathPattern
    suicide: bool | None


class RuleBook:
    """The rules and vocabularies of a pack, in the order in which rules are asked."""

    def __init__(self, rules: Iterable[Rule], words: Iterable[Vocabulary] = ()) -> None:
        """Put the rules in order.

        Raises:
            InputRefused: two have one rank or one name, one points to a rule that comes later or
                to none, or one has no condition; all problems together.
        """
        self.rules = tuple(sorted(rules, key=lambda rule: rule.rank))
        self.terms = Terms(words)
        problems = tuple(problems_of(self.rules))
        if problems:
            raise InputRefused(
                tell("The rules of coding do not hold together."),
                next_step=tell("Correct the rules named above."),
                rule="incidents.rules",
                problems=problems,
            )

    def speaking(self, facts: Facts) -> tuple[Rule, ...]:
        """Return the rules that speak for the facts, in order."""
        spoken: list[Rule] = []
        keys: set[Key] = set()
        for rule in self.rules:
            if rule.after and keys.isdisjoint(rule.after):
                continue
            if keys.isdisjoint(rule.unless) and holds(rule.when, facts):
                spoken.append(rule)
                keys.add(rule.key)
        return tuple(spoken)


def holds(when: Condition, facts: Facts) -> bool:
    """Return whether every part of a condition holds."""
    sides = (facts.side_a, facts.side_b, facts.claimant)
    return (
        (not when.sources or facts.source in when.sources)
        and (not when.forms or facts.form in when.forms)
        and (not when.tactics or facts.tactic in when.tactics)
        and (not when.targets or facts.target in when.targets)
        and (not when.side_a or facts.side_a in when.side_a)
        and (not when.side_b or facts.side_b in when.side_b)
        and (not when.either or any(side in when.either for side in sides))
        and not any(side in when.neither for side in sides)
        and (not when.dead or facts.dead in when.dead)
        and (when.suicide is None or facts.suicide is when.suicide)
    )


def primary_of(spoken: Iterable[Rule]) -> Rule | None:
    """Return the rule that gives the primary class, the first of the acts; None where none is."""
    return next((rule for rule in spoken if rule.role is Role.ACT), None)


def problems_of(rules: Iterable[Rule]) -> Iterator[Problem]:
    """Yield what is wrong with rules together, each under the name of its rule.

    Args:
        rules: in the order of their ranks.
    """
    earlier: set[Key] = set()
    ranks: set[int] = set()
    for rule in rules:
        if rule.rank in ranks:
            yield Problem(rule.key, tell("another rule has the rank {rank}.", rank=rule.rank))
        if rule.key in earlier:
            yield Problem(rule.key, tell("another rule has this name."))
        if rule.when == Condition() and not rule.after:
            yield Problem(rule.key, tell("the rule has no condition: it would speak always."))
        if rule.confidence is Confidence.UNVERIFIED:
            yield Problem(rule.key, tell("a label is sure, fairly sure or unsure (H, M, L)."))
        for other in (*rule.after, *rule.unless):
            if other not in earlier:
                yield Problem(
                    rule.key,
                    tell("{other} is no earlier rule.", other=other),
                    tell("Name a rule of a lower rank."),
                )
        earlier.add(rule.key)
        ranks.add(rule.rank)
