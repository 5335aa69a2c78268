"""The reasons and outcomes in words that people read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from misaq.core.lists.evidence import Agreement, Bearing, EvidenceKind, EvidenceLine
from misaq.core.lists.gap_records import GapReason
from misaq.core.lists.judgements import Reason, Verdict
from misaq.core.lists.pairs import Outcome
from misaq.kernel.words import Phrase, say

REASON_WORDS: Mapping[GapReason, Phrase] = MappingProxyType(
    {
        GapReason.COUNTED_TWICE: say("Counted twice"),
        GapReason.PERSON_NOT_ORGANISATION: say("A person, not an organisation"),
        GapReason.AWAITS_A_PERSON: say("May be on both: a person has to look"),
        GapReason.OBSERVATION_ONLY: say("Under observation only"),
        GapReason.DELISTED: say("Delisted there"),
        GapReason.LISTED_LATER: say("Listed later there"),
        GapReason.ALIAS_OR_RENAME: say("There under another name"),
        GapReason.FACTION_WING_OR_FRONT: say("Faction, wing or front of a listed body"),
        GapReason.OTHER_BASIS: say("Another legal basis"),
        GapReason.FOREIGN_NO_DOMESTIC_ORDER: say("Foreign, without a domestic order"),
        GapReason.NO_EXPLANATION: say("No explanation found"),
    }
)
"""Each reason as a heading."""

OUTCOME_WORDS: Mapping[Outcome, Phrase] = MappingProxyType(
    {
        Outcome.SAME: say("the same"),
        Outcome.NEEDS_A_PERSON: say("possibly the same: a person has to look"),
        Outcome.NOT_SAME: say("not the same"),
    }
)

EVIDENCE_WORDS: Mapping[EvidenceKind, Phrase] = MappingProxyType(
    {
        EvidenceKind.NAME: say("Name"),
        EvidenceKind.SHARED_NAME: say("Name or acronym of several entries"),
        EvidenceKind.OWN_NAMES: say("Primary names"),
        EvidenceKind.IDENTITY_NUMBER: say("Identity number"),
        EvidenceKind.BIRTH: say("Birth"),
        EvidenceKind.FATHER: say("Father's name"),
        EvidenceKind.DISTRICT: say("District"),
        EvidenceKind.NATIONALITY: say("Nationality"),
        EvidenceKind.BIRTH_PLACE: say("Place of birth"),
        EvidenceKind.SEX: say("Sex"),
        EvidenceKind.PARTY_KIND: say("Sort of party"),
    }
)
"""What a line of evidence is about."""

VERDICT_WORDS: Mapping[Verdict, Phrase] = MappingProxyType(
    {
        Verdict.SAME: say("The same"),
        Verdict.NOT_SAME: say("Not the same"),
        Verdict.UNSURE: say("Not sure"),
        Verdict.WITHDRAWN: say("Taken back"),
    }
)

JUDGED_FOR: Mapping[Reason, Phrase] = MappingProxyType(
    {
        Reason.IDENTITY_NUMBER: say("The identity number decides"),
        Reason.FATHER: say("The father's name decides"),
        Reason.BIRTH: say("The birth decides"),
        Reason.PLACE: say("The place decides"),
        Reason.AUTHORITY_SAYS_SO: say("An authority says so in a document"),
        Reason.NAME_ALONE: say("The name alone"),
        Reason.ANOTHER_BODY: say("A faction, wing, front or namesake"),
        Reason.NUMBER_ON_WRONG_PARTY: say("A number printed on the wrong party"),
        Reason.TOO_LITTLE_KNOWN: say("Too little is known"),
        Reason.MISTAKE: say("An earlier judgement was a mistake"),
    }
)
"""Why somebody judged so."""

MEETS: Mapping[Agreement, Phrase] = MappingProxyType(
    {
        Agreement.SAME: say("agrees"),
        Agreement.CLOSE: say("is close"),
        Agreement.OTHER: say("differs"),
        Agreement.MISSING: say("is not printed on both"),
    }
)


def line_words(line: EvidenceLine) -> Phrase:
    """Return a line of evidence without what it quotes: "Father's name agrees"."""
    if line.kind is EvidenceKind.SHARED_NAME:
        return say("The name or acronym is shared by {count} listed parties", count=line.count)
    return say("{what} {how}", what=EVIDENCE_WORDS[line.kind], how=MEETS[line.agreement])


BEARING_WORDS: Mapping[Bearing, Phrase] = MappingProxyType(
    {
        Bearing.FOR: say("For"),
        Bearing.AGAINST: say("Against"),
        Bearing.MISSING: say("Missing"),
    }
)


def settling_words(kinds: tuple[EvidenceKind, ...]) -> Phrase:
    """Return what one fact would settle a pair, in a sentence."""
    if not kinds:
        return say("Only a document of an authority that names both can settle it.")
    return say("What would settle it: {what}, of both.", what=EVIDENCE_WORDS[kinds[0]])
