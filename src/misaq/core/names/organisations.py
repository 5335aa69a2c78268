"""Names of organisations: are two of them of one body, and which words say so?

A score says how far the names agree. It never says "the same" of a body and its faction, wing,
branch or former name: there ``relation`` says what the names say, and the score is low.
"""

from __future__ import annotations

from misaq.core.names.comparison import Meeting, NameComparison, TokenMeeting, TokenRole
from misaq.core.names.organisations_covering import weigh_given
from misaq.core.names.organisations_keys import organisation_keys
from misaq.core.names.organisations_meeting import Met
from misaq.core.names.organisations_reading import read_organisation
from misaq.core.names.organisations_records import OrganisationName, OrganisationWord
from misaq.core.names.organisations_weighing import Weighed, clash_of, pair_clashes, weigh
from misaq.core.names.organisations_words import WordSort

__all__ = [
    "SAME_FROM",
    "OrganisationName",
    "compare_organisations",
    "organisation_keys",
    "read_organisation",
    "score_organisations",
]

SAME_FROM = 0.7
"""Score from which two names are of one body as far as names can say; set on development pairs."""

_NOTHING = 1e-9

_ROLES = {
    WordSort.WING: TokenRole.FACTION,
    WordSort.FACTION: TokenRole.FACTION,
    WordSort.HOME: TokenRole.PLACE,
    WordSort.COUNTRY: TokenRole.PLACE,
    WordSort.TOWN: TokenRole.PLACE,
    WordSort.NAME: TokenRole.NAME,
}


def score_organisations(left: OrganisationName, right: OrganisationName) -> float:
    """Return how far two names agree, 0 to 1, symmetric: the score of the comparison."""
    return weigh(left, right).score


def compare_organisations(left: OrganisationName, right: OrganisationName) -> NameComparison:
    """Return two names compared, with the working word by word."""
    weighed = weigh(left, right)
    return NameComparison(
        left=left.text,
        right=right.text,
        score=weighed.score,
        bits=weighed.bits,
        meetings=_working(weighed),
        relation=weighed.relation,
    )


def _working(weighed: Weighed) -> tuple[TokenMeeting, ...]:
    pairs, alone_left, alone_right = pair_clashes(weighed.meetings)
    lines = [
        *(_line_met(one) for one in weighed.meetings.met),
        *(_line_clash(word, other) for word, other in pairs),
        *(_line_alone(word, is_left=True) for word in alone_left),
        *(_line_alone(word, is_left=False) for word in alone_right),
        *_lines_around(weighed.left, weighed.right),
    ]
    rest = weighed.bits - sum(line.weight for line in lines)
    if abs(rest) > _NOTHING:
        lines.append(_line_of_order(weighed.left, weighed.right, rest))
    return tuple(sorted(lines, key=lambda line: -abs(line.weight)))


def _line_met(one: Met) -> TokenMeeting:
    role = TokenRole.ACRONYM if one.how is Meeting.ACRONYM else _role(one.left[0])
    return TokenMeeting(
        " ".join(word.printed for word in one.left),
        " ".join(word.printed for word in one.right),
        role,
        one.how,
        one.agreed - one.against,
    )


def _line_clash(word: OrganisationWord, other: OrganisationWord) -> TokenMeeting:
    weight = -(word.alone + other.alone + clash_of(word, other))
    return TokenMeeting(word.printed, other.printed, _role(word), Meeting.CONTRADICTS, weight)


def _line_alone(word: OrganisationWord, *, is_left: bool) -> TokenMeeting:
    left, right = (word.printed, "") if is_left else ("", word.printed)
    return TokenMeeting(left, right, _role(word), Meeting.MISSING, -word.alone)


def _line_of_order(left: OrganisationName, right: OrganisationName, rest: float) -> TokenMeeting:
    """Return the line of what no word says: the order in which the words stand."""
    return TokenMeeting(
        " ".join(left.exact), " ".join(right.exact), TokenRole.PARTICLE, Meeting.NEAR, rest
    )


def _lines_around(left: OrganisationName, right: OrganisationName) -> list[TokenMeeting]:
    """Return the lines of what stands around the words: acronyms in brackets, factions."""
    lines = []
    if left.given or right.given:
        agreed, against = weigh_given(left, right)
        how = _how(agreed, is_both=bool(left.given and right.given))
        lines.append(
            TokenMeeting(
                _spelled(left.given),
                _spelled(right.given),
                TokenRole.ACRONYM,
                how,
                agreed - against,
            )
        )
    if left.faction or right.faction:
        same = left.faction == right.faction
        how = _how(same, is_both=bool(left.faction and right.faction))
        lines.append(
            TokenMeeting(
                " ".join(left.faction), " ".join(right.faction), TokenRole.FACTION, how, 3.0 * same
            )
        )
    return lines


def _how(agrees: float, *, is_both: bool) -> Meeting:
    if not is_both:
        return Meeting.ACRONYM if agrees else Meeting.MISSING
    return Meeting.SAME if agrees else Meeting.CONTRADICTS


def _spelled(acronyms: frozenset[str]) -> str:
    return ", ".join(sorted(acronym.upper() for acronym in acronyms))


def _role(word: OrganisationWord) -> TokenRole:
    return _ROLES.get(word.sort, TokenRole.GENERIC)
