"""What pages of events call terms, columns, fields and the rules by which values are adopted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from misaq.apps.incidents.mapping.linking import LinkKind
from misaq.core.incidents.linking.judgements import EventReason
from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.merging import Field, Rule
from misaq.core.incidents.records import DatePrecision, PlacePrecision, Standing
from misaq.core.incidents.terms import Terms
from misaq.core.incidents.words import Nature
from misaq.core.lists.evidence import Agreement
from misaq.core.lists.judgements import Verdict
from misaq.kernel.words import Phrase, say
from misaq.sources.incidents.rules import Outcome

TERMS_WORDS: Mapping[Terms, Phrase] = MappingProxyType(
    {
        Terms.CC0: say("free for anything (CC0)"),
        Terms.CC_BY: say("free for anything with credit (CC BY)"),
        Terms.CC_BY_IGO: say("free for anything with credit (CC BY IGO)"),
        Terms.CREDIT: say("with credit, as posted; no licence was read"),
        Terms.OWN: say("entered here"),
        Terms.NO_REDISTRIBUTION: say("no row may be passed on; sums with credit"),
    }
)

OUTCOME_WORDS: Mapping[Outcome, Phrase] = MappingProxyType(
    {
        Outcome.REFUSED: say("left out"),
        Outcome.FLAGGED: say("kept as it came"),
        Outcome.WITHOUT_POINT: say("kept without its point"),
    }
)
"""What became of a row."""

COLUMN_WORDS: Mapping[str, Phrase] = MappingProxyType(
    {
        "starts": say("first day"),
        "ends": say("last day"),
        "date_precision": say("how finely the day is known"),
        "country": say("country"),
        "province": say("province, as printed"),
        "district": say("district, as printed"),
        "place": say("place, as printed"),
        "latitude": say("latitude"),
        "longitude": say("longitude"),
        "place_precision": say("how finely the place is known"),
        "kind": say("kind of event"),
        "tactic": say("tactic"),
        "target": say("target"),
        "side_a": say("first side"),
        "side_b": say("second side"),
        "claimed_by": say("claimed by"),
        "killed_best": say("killed, best figure"),
        "killed_low": say("killed, lowest figure"),
        "killed_high": say("killed, highest figure"),
        "killed_side_a": say("killed on the first side"),
        "killed_side_b": say("killed on the second side"),
        "killed_civilians": say("civilians killed"),
        "injured_best": say("injured, best figure"),
        "injured_low": say("injured, lowest figure"),
        "injured_high": say("injured, highest figure"),
        "is_suicide": say("suicide attack"),
        "sources": say("number of reports"),
        "standing": say("standing"),
    }
)
"""Columns that a release can tell otherwise than the one before."""

FIELD_WORDS: Mapping[Field, Phrase] = MappingProxyType(
    {
        Field.WHEN: say("When"),
        Field.WHERE: say("Where"),
        Field.KILLED: say("Killed"),
        Field.INJURED: say("Injured"),
        Field.KIND: say("Kind of event, in the source's words"),
        Field.TACTIC: say("Tactic, in the source's words"),
        Field.TARGET: say("Target, in the source's words"),
        Field.SIDE_A: say("First side"),
        Field.SIDE_B: say("Second side"),
        Field.CLAIMED_BY: say("Claimed by"),
        Field.IS_SUICIDE: say("Suicide attack"),
        Field.STANDING: say("Standing"),
    }
)

RULE_WORDS: Mapping[Rule, Phrase] = MappingProxyType(
    {
        Rule.FINEST_DAY: say("the source that knows the day most finely"),
        Rule.FINEST_PLACE: say("the source that knows the place most finely"),
        Rule.WIDENED: say(
            "best figure of the first source in order; lowest and highest of all sources"
        ),
        Rule.FIRST_SOURCE: say("the first source in order that says it"),
        Rule.STRONGEST: say("disputed by one is disputed; else confirmed by one is confirmed"),
        Rule.NOT_SAID: say("no source says it"),
    }
)

DAY_WORDS: Mapping[DatePrecision, Phrase] = MappingProxyType(
    {
        DatePrecision.DAY: say("to the day"),
        DatePrecision.WEEK: say("within a week"),
        DatePrecision.MONTH: say("within a month"),
        DatePrecision.YEAR: say("within a longer span; in no single month"),
    }
)

PLACE_WORDS: Mapping[PlacePrecision, Phrase] = MappingProxyType(
    {
        PlacePrecision.EXACT: say("the spot"),
        PlacePrecision.NEARBY: say("near a named spot"),
        PlacePrecision.DISTRICT: say("somewhere in the district"),
        PlacePrecision.PROVINCE: say("somewhere in the province; in no district"),
        PlacePrecision.COUNTRY: say("somewhere in the country; in no province"),
    }
)

STANDING_WORDS: Mapping[Standing, Phrase] = MappingProxyType(
    {
        Standing.REPORTED: say("reported"),
        Standing.CONFIRMED: say("confirmed"),
        Standing.DISPUTED: say("disputed"),
    }
)

NATURE_WORDS: Mapping[Nature, Phrase] = MappingProxyType(
    {
        Nature.ATTACK: say("attack"),
        Nature.OPERATION: say("operation of the state"),
        Nature.FOREIGN_FORCE: say("force of another state"),
        Nature.CLASH: say("clash"),
        Nature.CROWD: say("crowd violence"),
        Nature.OUTSIDE: say("no violence"),
        Nature.UNKNOWN: say("not known: no rule speaks"),
    }
)
"""What an event counts as."""

PARTS: Mapping[str, tuple[Phrase, tuple[Nature, ...]]] = MappingProxyType(
    {
        "ATTACKS": (say("attacks"), (Nature.ATTACK,)),
        "OPERATIONS": (say("operations of the state"), (Nature.OPERATION,)),
        "OTHERS": (
            say("clashes and other violence"),
            tuple(one for one in Nature if one not in (Nature.ATTACK, Nature.OPERATION)),
        ),
    }
)
"""Events that may be listed together; the parts are never added up."""

FACT_WORDS: Mapping[Fact, Phrase] = MappingProxyType(
    {
        Fact.DATE: say("Day"),
        Fact.DISTANCE: say("Distance"),
        Fact.AREA: say("District or province"),
        Fact.PLACE: say("Name of the place"),
        Fact.KILLED: say("Killed"),
        Fact.INJURED: say("Injured"),
        Fact.TACTIC: say("Tactic"),
        Fact.ROLE: say("Attack or operation"),
        Fact.ACTOR: say("Sides"),
    }
)
"""What a line of evidence is about."""

MEETS: Mapping[Agreement, Phrase] = MappingProxyType(
    {
        Agreement.SAME: say("agrees"),
        Agreement.CLOSE: say("is close"),
        Agreement.OTHER: say("differs"),
        Agreement.MISSING: say("is not said by both"),
    }
)

KIND_WORDS: Mapping[LinkKind, Phrase] = MappingProxyType(
    {
        LinkKind.LINK: say("settled by the evidence: one event"),
        LinkKind.POSSIBLE: say("may be one event"),
        LinkKind.PART: say("one may be a part of what the other counts whole"),
        LinkKind.DOUBLE: say("perhaps one event that its source counts twice"),
    }
)
"""What a run says of two events."""

EVENT_VERDICTS: Mapping[Verdict, Phrase] = MappingProxyType(
    {
        Verdict.SAME: say("One event"),
        Verdict.NOT_SAME: say("Two events"),
        Verdict.UNSURE: say("Not sure"),
        Verdict.WITHDRAWN: say("Taken back"),
    }
)

EVENT_REASON_WORDS: Mapping[EventReason, Phrase] = MappingProxyType(
    {
        EventReason.SAME_REPORT: say("Both rest on one report"),
        EventReason.PLACE_AND_TIME: say("Place and time decide"),
        EventReason.CASUALTIES: say("The casualties decide"),
        EventReason.ACTOR: say("The sides decide"),
        EventReason.PART_OF_IT: say("One counts whole what the other counts in parts"),
        EventReason.ANOTHER_EVENT: say("One of them is another event"),
        EventReason.TOO_LITTLE_KNOWN: say("Too little is known"),
        EventReason.MISTAKE: say("An earlier judgement was a mistake"),
    }
)
"""Why somebody judged so."""
