"""The page of coding: the rules, the words of each source, and how each class is found in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum

from misaq.core.framework.records import Crosswalk, Framework
from misaq.core.incidents.registers import Actor, Condition, Incidents, Rule, Vocabulary, Word
from misaq.core.incidents.sealed import COMMUNITY
from misaq.core.incidents.words import Role
from misaq.reports.reference.markdown import bullets, code, codes, count, link, plain, table
from misaq.reports.reference.page import Page, page

_OPENING = (
    "An event's class is given by named rules over what its source says: the kind of event, its "
    "sides, its target, and on which side the dead were. Every label carries its rule. Where no "
    "rule speaks, the event stays unknown and is counted as unknown. Two people may decide "
    "otherwise; their reason is kept by the event, through every later release."
)
_LIMIT = (
    "No rule reads a community, a sect, a tribe or a person, and no class of an event is a class "
    "of anybody."
)


@dataclass(frozen=True, slots=True)
class CodingCase:
    """An event of the table of cases, and how it is coded.

    Attributes:
        name: what the case is called.
        says: why it is so.
        event: its fields, in order.
        outcome: primary class, nature and rule, in order; empty where there is none.
    """

    name: str
    says: str
    event: tuple[tuple[str, str], ...]
    outcome: tuple[str, str, str]


def coding_page(
    incidents: Incidents, framework: Framework, cases: Iterable[CodingCase], country: str
) -> Page:
    """Return how events are coded: rules, crosswalk, words, actors and cases."""
    blocks = [
        _OPENING,
        _LIMIT,
        *_rules(incidents.rules),
        *_crosswalk(incidents, framework),
        *_vocabularies(incidents.vocabularies),
        *_actors(incidents),
        *_cases(cases),
    ]
    return page("coding.md", f"How events are coded: {plain(country)}", blocks)


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    yield "## Rules"
    yield (
        "Asked from the top. The first that speaks of an act gives the primary class and what the "
        "event counts as; later ones add classes. A rule marked `AGAINST` says against whom force "
        "was used: the event is no act of theirs."
    )
    yield table(
        ("rule", "class", "counts as", "sure", "says", "when"),
        [
            (
                code(rule.key),
                code(rule.threat_class) if rule.threat_class else "none",
                code(rule.role.value if rule.role is Role.AGAINST else rule.nature.value),
                rule.confidence.value,
                plain(rule.sentence),
                _conditions(rule),
            )
            for rule in sorted(rules, key=lambda one: one.rank)
        ],
    )


def _conditions(rule: Rule) -> str:
    parts = [*_parts(rule.when)]
    parts += [f"after {codes(rule.after)}"] if rule.after else []
    parts += [f"unless {codes(rule.unless)}"] if rule.unless else []
    return "; ".join(parts)


def _parts(when: Condition) -> Iterator[str]:
    for field in fields(when):
        held = getattr(when, field.name)
        if isinstance(held, tuple) and held:
            said = codes(one.value if isinstance(one, Enum) else one for one in held)
            yield f"{plain(field.name)}: {said}"
        elif isinstance(held, bool):
            yield f"{plain(field.name)}: {'yes' if held else 'no'}"


def _crosswalk(incidents: Incidents, framework: Framework) -> Iterator[str]:
    yield "## Crosswalk"
    yield (
        "What each class is called by others, and the rules by which events of theirs come to it. "
        "A class without a rule is never given to an event: it is a tendency, a driver or an "
        "indicator of areas."
    )
    schemes = [scheme.key for scheme in framework.schemes]
    named: Mapping[tuple[str, str], Crosswalk] = {
        (one.threat_class, one.scheme): one for one in framework.crosswalks
    }
    used = [key for key in schemes if any(pair[1] == key for pair in named)]
    yield table(
        ("class", *(code(key) for key in used), "rules"),
        [
            (
                f"{code(one.key)} {plain(one.title)}",
                *(_term(named.get((one.key, key))) for key in used),
                codes(_acts(incidents.rules, one.key), "never given to an event"),
            )
            for one in framework.classes
        ],
    )


def _term(found: Crosswalk | None) -> str:
    return "not said" if found is None else f"{plain(found.term)} ({found.fit.value})"


def _acts(rules: Iterable[Rule], key: str) -> list[str]:
    return [r.key for r in rules if r.threat_class == key and r.role is Role.ACT]


def _vocabularies(vocabularies: Iterable[Vocabulary]) -> Iterator[str]:
    yield "## Words of sources"
    yield "What a word is turned into before a rule sees it. What is not here is not guessed."
    for one in vocabularies:
        if one.field == COMMUNITY:
            continue  # no rule reads it
        yield f"### {plain(one.source)}: {plain(one.field)}"
        yield table(
            ("word", "meaning", "what it leaves open"),
            [(_word(word), _meaning(word), plain(word.note)) for word in one.words],
        )


def _word(word: Word) -> str:
    return "every event" if word.text == "*" else plain(word.text)


def _meaning(word: Word) -> str:
    held = (word.form, word.tactic, word.target)
    return codes(one.value for one in held if one is not None)


def _actors(incidents: Incidents) -> Iterator[str]:
    yield "## Actors"
    yield (
        "Sides that sources name, with the class they are taken for. A body is linked where it is "
        "one; an event never inherits the listing of a body, nor anybody's."
    )
    yield table(
        ("actor", "class", "listed body", "part of", "names", "note"),
        [_actor(actor) for actor in incidents.actors],
    )
    yield "### Forms of names"
    yield "Asked in order where no name fits."
    yield bullets(
        f"{code(one.key)}: {plain(one.sentence)} Read as {code(one.actor)}."
        for one in incidents.actor_patterns
    )


def _actor(actor: Actor) -> tuple[str, ...]:
    return (
        f"{code(actor.key)} {plain(actor.title)}",
        code(actor.actor_class.value),
        code(actor.body) if actor.body else "",
        code(actor.part_of) if actor.part_of else "",
        count(len(actor.names) + 1, "name"),
        plain(actor.note),
    )


def _cases(cases: Iterable[CodingCase]) -> Iterator[str]:
    yield "## Cases"
    where = link("tests/spec/incidents", "../../tests/spec/incidents/coding.yml")
    yield f"Each is a test ({where})."
    yield table(
        ("case", "event", "primary", "counts as", "rule"),
        [
            (
                f"**{plain(case.name)}.** {plain(case.says)}",
                "; ".join(f"{plain(name)} {code(value)}" for name, value in case.event),
                *(code(part) if part else "none" for part in case.outcome),
            )
            for case in cases
        ],
    )
