"""Events as pages show them: words for codes, and every source's values side by side.

A side is called what the registry of actors calls it, never what the source prints: a source may
name a side after a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from misaq.apps.incidents.mapping.linking import KeptLink, LinkKind
from misaq.apps.incidents.queries import get_coding
from misaq.apps.incidents.queries.entries import get_recodings
from misaq.apps.incidents.wording import (
    DAY_WORDS,
    EVENT_REASON_WORDS,
    EVENT_VERDICTS,
    FACT_WORDS,
    FIELD_WORDS,
    KIND_WORDS,
    MEETS,
    NATURE_WORDS,
    PLACE_WORDS,
    RULE_WORDS,
    STANDING_WORDS,
    TERMS_WORDS,
)
from misaq.core.access.actors import Actor
from misaq.core.incidents.coding.actors import How
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.recoding import recoded
from misaq.core.incidents.coding.records import Coder, Coding, Label
from misaq.core.incidents.linking import wording as linking_wording
from misaq.core.incidents.linking.judgements import EventJudgement
from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.merging import Field, Incident, Value, When, Where
from misaq.core.incidents.linking.records import EventLine, Key
from misaq.core.incidents.records import Count, SourceEvent, Standing
from misaq.core.incidents.terms import SourceTerms
from misaq.core.incidents.words import Nature, Role
from misaq.core.lists.reconcile import LinkedBy
from misaq.kernel.words import Phrase, say
from misaq.sources.incidents.prepared import PreparedEvent

_SIDES = {Field.SIDE_A: "side_a", Field.SIDE_B: "side_b", Field.CLAIMED_BY: "claimant"}
_ROLES = {
    linking_wording.Role.ATTACK.name: NATURE_WORDS[Nature.ATTACK],
    linking_wording.Role.STATE_OPERATION.name: NATURE_WORDS[Nature.OPERATION],
}
_TOO_LITTLE = 0.05
"""Bits below which a line is shown to say nothing."""
_YES, _NO = say("yes"), say("no")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """What a source says of a field.

    Attributes:
        text: as it stands on record; empty where words say it all.
        words: how finely it is known, or the value itself in words; None where the text says it.
    """

    text: str = ""
    words: Phrase | None = None


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of an incident.

    Attributes:
        name: what it is called.
        said: what each source says, in the order of the columns; None where it says nothing.
        adopted: the value adopted; None where nobody says it.
        source: whose it is; empty where nobody says it.
        rule: why this one.
    """

    name: Phrase
    said: tuple[ShownValue | None, ...]
    adopted: ShownValue | None
    source: str
    rule: Phrase


@dataclass(frozen=True, slots=True)
class ShownTelling:
    """One source's telling with its coding.

    Attributes:
        event: what it tells.
        row: number of the row in the source's file.
        terms: what its publisher allows.
        coding: what it counts as.
        nature: the same in words.
        labels: its classes, each with who gave it in words.
    """

    event: SourceEvent
    row: int
    terms: Phrase | None
    coding: Coding
    nature: Phrase
    labels: tuple[tuple[Label, Phrase, Phrase], ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of evidence.

    Attributes:
        what: what it is about.
        how: how the two meet.
        left: what the one says, as it stands on record or in words.
        right: what the other says.
        bits: what it adds, with its sign; empty where it says nothing.
    """

    what: Phrase
    how: Phrase
    left: ShownValue
    right: ShownValue
    bits: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """Two events that may be one, with why.

    Attributes:
        left: the one.
        right: the other.
        titles: what the two are called above their columns.
        kind: what the run says.
        by_people: whether people settled it.
        probability: that they are one, in hundredths; empty where a run does not say.
        lines: the evidence.
        alike: in what two events of one source agree; empty for those of two sources.
        chance: how many strangers such an event meets by chance.
        rivals: how many others could as well be the partner.
        address: where the two are judged.
    """

    left: Key
    right: Key
    titles: tuple[str, str]
    kind: Phrase
    by_people: bool
    probability: str
    lines: tuple[ShownLine, ...]
    alike: tuple[Phrase, ...]
    chance: str
    rivals: int
    address: str


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event in the list.

    Attributes:
        event: what its source tells.
        area: code of the finest area it is known to; empty where none is.
        primary: the class it is counted in; empty where none is.
        nature: what it counts as.
        killed: as the source says.
    """

    event: SourceEvent
    area: str
    primary: str
    nature: Phrase
    killed: str


@dataclass(frozen=True, slots=True)
class ShownJudgement:
    """A judgement in words.

    Attributes:
        said: the judgement.
        verdict: what was judged.
        reasons: why.
    """

    said: EventJudgement
    verdict: Phrase
    reasons: tuple[Phrase, ...]


def lines_of_list(events: Iterable[PreparedEvent]) -> tuple[ListedEvent, ...]:
    """Return events as the list shows them."""
    return tuple(
        ListedEvent(
            one.event,
            one.event.district_code or one.event.province_code,
            one.primary,
            NATURE_WORDS[one.nature],
            count_text(one.event.killed),
        )
        for one in events
    )


def judged_as(judgements: Iterable[EventJudgement]) -> tuple[ShownJudgement, ...]:
    """Return judgements in words."""
    return tuple(
        ShownJudgement(
            one, EVENT_VERDICTS[one.verdict], tuple(EVENT_REASON_WORDS[r] for r in one.reasons)
        )
        for one in judgements
    )


def linked_as(links: Iterable[KeptLink]) -> tuple[ShownLink, ...]:
    """Return links in words, the heaviest evidence first in each."""
    return tuple(_link(one) for one in links)


def _link(kept: KeptLink) -> ShownLink:
    link = kept.link
    by_people = link.by is LinkedBy.JUDGEMENT
    is_settled, is_double = kept.kind is LinkKind.LINK, kept.kind is LinkKind.DOUBLE
    kind = say("judged one event by two persons") if by_people and is_settled else None
    return ShownLink(
        left=link.left,
        right=link.right,
        titles=_titles_of(link.left, link.right),
        kind=kind or KIND_WORDS[kept.kind],
        by_people=by_people,
        probability="" if is_double else f"{link.probability:.2f}",
        lines=tuple(_line(one) for one in link.lines),
        alike=tuple(FACT_WORDS[fact] for fact in link.alike_in) if is_double else (),
        chance=f"{link.chance:.1f}",
        rivals=link.rivals,
        address=pair_address(link.left, link.right),
    )


def _titles_of(one: Key, other: Key) -> tuple[str, str]:
    """Return the sources of two events, with their identifiers where the source is one."""
    if one[0] != other[0]:
        return one[0], other[0]
    return " ".join(one), " ".join(other)


def pair_address(one: Key, other: Key) -> str:
    """Return where two events are judged."""
    asked = urlencode({"one": "/".join(one), "other": "/".join(other)})
    return f"{reverse('incidents:pair')}?{asked}"


def _line(line: EventLine) -> ShownLine:
    return ShownLine(
        what=FACT_WORDS[line.fact],
        how=MEETS[line.agreement],
        left=_told(line.fact, line.left),
        right=_told(line.fact, line.right),
        bits=_bits(line.bits),
    )


def _told(fact: Fact, said: str) -> ShownValue:
    """Return what one says; of sides nothing, which may be persons' names in a source's words."""
    if fact is Fact.ROLE and said:
        return ShownValue(words=_ROLES[said])
    return ShownValue("" if fact is Fact.ACTOR else said)


def _bits(bits: float) -> str:
    if not bits:
        return ""
    return "0.0" if abs(bits) < _TOO_LITTLE else f"{bits:+.1f}"


def tellings_of(
    actor: Actor, events: Iterable[PreparedEvent], terms: Mapping[str, Sequence[SourceTerms]]
) -> tuple[ShownTelling, ...]:
    """Return tellings with their codings: the rules' own, or what two people put in their place.

    Args:
        terms: of each source the terms of its releases.
    """
    actors, rules = get_coding(actor=actor)
    recodings = get_recodings(actor=actor)
    shown = []
    for one in events:
        coding = code_event(one.event, actors, rules)
        decision = recodings.get(one.event.key)
        if decision is not None:
            coding = recoded(coding, one.event, decision)
        known = terms.get(one.event.source, ())
        shown.append(
            ShownTelling(
                event=one.event,
                row=one.row,
                terms=TERMS_WORDS[known[0].terms] if known else None,
                coding=coding,
                nature=NATURE_WORDS[coding.nature],
                labels=tuple((label, _role(label), _coder(label)) for label in coding.labels),
            )
        )
    return tuple(shown)


def _role(label: Label) -> Phrase:
    return say("of this class") if label.role is Role.ACT else say("against this class")


def _coder(label: Label) -> Phrase:
    return say("two persons") if label.coder is Coder.PEOPLE else say("a rule")


def side_by_side(incident: Incident, tellings: Sequence[ShownTelling]) -> tuple[ShownField, ...]:
    """Return the fields that anybody says, with every source's value and the one adopted."""
    shown = []
    for field, adopted in incident.adopted.items():
        said = incident.said[field]
        sides = _titles(field, tellings)
        if not said:
            continue
        shown.append(
            ShownField(
                FIELD_WORDS[field],
                tuple(
                    _value(said[source], sides.get(source)) if source in said else None
                    for source in incident.sources
                ),
                _value(adopted.value, sides.get(adopted.source)),
                adopted.source,
                RULE_WORDS[adopted.rule],
            )
        )
    return tuple(shown)


def _titles(field: Field, tellings: Sequence[ShownTelling]) -> dict[str, str]:
    """Return what the registry calls a side of each source; empty for fields that are no sides."""
    if field not in _SIDES:
        return {}
    found: dict[str, str] = {}
    for one in tellings:
        match = getattr(one.coding, _SIDES[field])
        if match.how is not How.NOT_GIVEN:
            found.setdefault(one.event.source, match.title)
    return found


def _value(value: Value, title: str | None) -> ShownValue:
    if title is not None:
        return ShownValue(title)
    match value:
        case When():
            ends = "" if value.ends == value.starts else f" – {value.ends.isoformat()}"
            return ShownValue(f"{value.starts.isoformat()}{ends}", DAY_WORDS[value.precision])
        case Where():
            named = ", ".join(p for p in (value.place, value.district, value.province) if p)
            return ShownValue(named, PLACE_WORDS[value.precision])
        case Count():
            return ShownValue(count_text(value))
        case Standing():
            return ShownValue(words=STANDING_WORDS[value])
        case bool():
            return ShownValue(words=_YES if value else _NO)
        case _:
            return ShownValue(str(value or ""))


def count_text(count: Count) -> str:
    """Return a count: the best figure, and in brackets the lowest and highest where they differ."""
    best = "" if count.best is None else str(count.best)
    ends = [str(end) for end in dict.fromkeys((count.low, count.high)) if end is not None]
    if ends in ([], [best]):
        return best
    span = " – ".join(ends)
    return f"{best} ({span})" if best else span
