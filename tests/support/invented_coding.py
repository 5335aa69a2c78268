"""Invented actors, words and rules of coding: a country with one guild and one league."""

from __future__ import annotations

from datetime import date

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.registers import (
    Actor,
    ActorName,
    ActorPattern,
    Condition,
    Rule,
    Vocabulary,
    Word,
)
from misaq.core.incidents.words import (
    ActorClass,
    DeathPattern,
    Form,
    Nature,
    Role,
    Target,
)
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence

CITE = (Citation(Key("S1"), Confidence.HIGH),)
DAY = date(2010, 5, 1)


def actor(key: str, title: str, kind: ActorClass, *names: ActorName) -> Actor:
    """Return an actor with names."""
    return Actor(Key(key), title, kind, CITE, names=names)


ACTORS = (
    actor("WATCH", "The Watch", ActorClass.POLICE, ActorName("Watchmen", "gazette")),
    actor("GUILD", "Guild of the Lamp", ActorClass.MILITANT, ActorName("GotL")),
    actor("LEAGUE", "League of the Hills", ActorClass.NATIONALIST),
    actor("ABROAD", "Forces of another state", ActorClass.FOREIGN_STATE),
    actor("MEN", "Armed followers, name not kept", ActorClass.UNIDENTIFIED),
)
PATTERNS = (
    ActorPattern(Key("OF-SOMEBODY"), Key("MEN"), "After a person.", CITE, "Men of", "", "", True),
    ActorPattern(Key("LAMP"), Key("GUILD"), "Has the lamp.", CITE, contains="Lamp"),
    ActorPattern(Key("GONE"), Key("NOBODY"), "Points to no actor.", CITE, starts="Ghosts"),
)
WORDS = (
    Vocabulary(
        Key("gazette:kind"),
        "gazette",
        "kind",
        (
            Word("Fight", Form.STATE_BASED),
            Word("Fire/Air/sea strike", Form.FORCE),
            Word("Fire", Form.ATTACK),
            Word("Meeting", Form.NO_VIOLENCE),
        ),
        CITE,
    ),
    Vocabulary(
        Key("gazette:target"), "gazette", "target", (Word("Temple", target=Target.WORSHIP),), CITE
    ),
    Vocabulary(Key("lamps:kind"), "lamps", "kind", (Word("*", Form.ATTACK),), CITE),
)


def rule(key: str, rank: int, gives: str | None, when: Condition, **more: object) -> Rule:
    """Return a rule that gives a class."""
    given: dict[str, object] = {"confidence": Confidence.MEDIUM, "cite": CITE, **more}
    threat_class = None if gives is None else Key(gives)
    return Rule(Key(key), rank, f"{key}.", when, threat_class=threat_class, **given)  # type: ignore[arg-type]


RULES = (
    rule(
        "OPS",
        1,
        "OPS",
        Condition(side_a=(ActorClass.POLICE,), dead=(DeathPattern.MOSTLY_SIDE_B,)),
        nature=Nature.OPERATION,
    ),
    rule(
        "ON-GUILD",
        2,
        "MIL",
        Condition(either=(ActorClass.MILITANT,)),
        after=(Key("OPS"),),
        role=Role.AGAINST,
    ),
    rule(
        "GUILD",
        3,
        "MIL",
        Condition(either=(ActorClass.MILITANT,), forms=(Form.STATE_BASED, Form.ATTACK)),
        unless=(Key("OPS"),),
        nature=Nature.ATTACK,
    ),
    rule("TEMPLE", 4, "SEC", Condition(targets=(Target.WORSHIP,)), nature=Nature.ATTACK),
    rule("CALM", 5, None, Condition(forms=(Form.NO_VIOLENCE,)), nature=Nature.OUTSIDE),
)


def registry() -> ActorRegistry:
    """Return the invented actors."""
    return ActorRegistry(ACTORS, PATTERNS)


def rules() -> RuleBook:
    """Return the invented rules and words."""
    return RuleBook(RULES, WORDS)


def event(**fields: object) -> SourceEvent:
    """Return an event of the gazette."""
    plain: dict[str, object] = {"source": "gazette", "release": "1", "event_id": "7", **fields}
    return SourceEvent(starts=DAY, ends=DAY, **plain)  # type: ignore[arg-type]
