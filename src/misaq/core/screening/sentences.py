"""What speaks for and against a hit, what would settle it, and how common a name is: in words."""

from __future__ import annotations

from misaq.core.lists.evidence import Agreement, EvidenceKind, EvidenceLine
from misaq.core.lists.sealing import shown_number
from misaq.core.screening.answer import Commonness, HeldBack, Hit
from misaq.kernel.words import Phrase, join, say

_WHAT = {
    EvidenceKind.NAME: say("the name"),
    EvidenceKind.SHARED_NAME: say("a name or acronym of several entries"),
    EvidenceKind.OWN_NAMES: say("the primary name"),
    EvidenceKind.IDENTITY_NUMBER: say("the identity number"),
    EvidenceKind.BIRTH: say("the day or year of birth"),
    EvidenceKind.FATHER: say("the father's name"),
    EvidenceKind.DISTRICT: say("the district of residence"),
    EvidenceKind.NATIONALITY: say("the nationality"),
    EvidenceKind.BIRTH_PLACE: say("the place of birth"),
    EvidenceKind.SEX: say("the sex"),
    EvidenceKind.PARTY_KIND: say("the sort of party"),
}


_PART = say(
    "The name asked about is a part of the listed one: it may be a short form of it, or the name "
    "of another body."
)


def fact(kind: EvidenceKind) -> Phrase:
    """Return a fact in words: "the father's name"."""
    return _WHAT[kind]


def line_in_words(line: EvidenceLine) -> Phrase:
    """Return one line of evidence: what was given, what is listed, and how the two meet."""
    what = _WHAT[line.kind]
    if line.kind is EvidenceKind.NAME:
        return say("asked about: {given}; listed: {listed}", given=line.left, listed=line.right)
    if line.agreement is Agreement.MISSING:
        return say("{what}: not known on both sides", what=what)
    given, listed = _shown(line, line.left), _shown(line, line.right)
    if line.agreement is Agreement.SAME:
        return say(
            "{what} agrees: {given}; listed: {listed}", what=what, given=given, listed=listed
        )
    if line.agreement is Agreement.CLOSE:
        return say(
            "{what} is near: {given}; listed: {listed}", what=what, given=given, listed=listed
        )
    return say("{what} differs: {given}; listed: {listed}", what=what, given=given, listed=listed)


def _shown(line: EvidenceLine, text: str) -> str:
    if line.kind is EvidenceKind.IDENTITY_NUMBER:
        return shown_number(text) or "–"
    return text or "–"


def speaks_for(hit: Hit) -> tuple[Phrase, ...]:
    """Return what speaks for a hit, the name first, however little a common one says."""
    names = [line for line in hit.pair.lines if line.kind is EvidenceKind.NAME]
    others = [line for line in hit.pair.lines_for if line.kind is not EvidenceKind.NAME]
    told = tuple(map(line_in_words, (*names, *others)))
    return (*told, _PART) if hit.is_part else told


def speaks_against(hit: Hit) -> tuple[Phrase, ...]:
    """Return what speaks against a hit; how the words of the names meet is shown apart."""
    lines = (line for line in hit.pair.lines_against if line.kind is not EvidenceKind.NAME)
    return tuple(map(line_in_words, lines))


def settles(hit: Hit) -> Phrase:
    """Return what would settle a hit."""
    if hit.pair.is_conflict:
        return say(
            "The number agrees and the name does not: one of them is wrong. See the document."
        )
    missing = [
        line.kind
        for line in hit.pair.lines_missing
        if line.kind in (EvidenceKind.IDENTITY_NUMBER, EvidenceKind.FATHER, EvidenceKind.BIRTH)
    ]
    kinds = hit.pair.settles or tuple(dict.fromkeys(missing))
    if not kinds:
        return say("Nothing that the list prints: ask its issuer.")
    return say("It would be settled by {facts}.", facts=join([_WHAT[k] for k in kinds], " or "))


def common_in_words(common: Commonness) -> Phrase:
    """Return how many carry the name."""
    if common.per_100k is None:
        return say("{entries} other listed entries carry this name or nearly.",
                   entries=common.other_entries)  # fmt: skip
    return say(
        "{entries} other listed entries carry this name or nearly, and {people}.",
        entries=common.other_entries,
        people=_people(common.per_100k),
    )


def held_back_in_words(held: HeldBack) -> Phrase:
    """Return what was not alerted for commonness alone, and what to bring."""
    common = _carried(held.commonness)
    if not held.bring:
        return say(
            "Not alerted for commonness: the name alone is like a listed one, and many carry such "
            "a name. {common} The lists print nothing more that would tell them apart.",
            common=common,
        )
    return say(
        "Not alerted for commonness: the name alone is like a listed one, and many carry such a "
        "name. {common} Bring {facts}, and ask again.",
        common=common,
        facts=join([_WHAT[kind] for kind in held.bring], " or "),
    )


def _carried(common: Commonness) -> Phrase:
    if common.per_100k is None:
        return say("{entries} listed entries are like it.", entries=common.other_entries)
    return say(
        "{entries} listed entries are like it, and {people}.",
        entries=common.other_entries,
        people=_people(common.per_100k),
    )


def _people(number: float) -> Phrase:
    """Return an estimate with no more digits than it deserves."""
    if number < 1:
        return say("fewer than 1 in 100,000 people")
    return say("about {number} in 100,000 people", number=f"{float(f'{number:.2g}'):,.0f}")
