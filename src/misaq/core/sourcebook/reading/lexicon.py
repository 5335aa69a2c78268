"""The words a reading goes by. General English is here; a country's own words are brought to it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum

from misaq.core.sourcebook.reading.proposals import VoiceHeard


class ColumnRole(Enum):
    """What a column (or a labelled row) of a table holds."""

    RECOMMENDATION = "recommendation"
    AREA = "area"
    """May stand for a recommendation beside a column of mechanisms: objective, issue, theme."""
    MECHANISM = "mechanism"
    INSTITUTION = "institution"
    TIME = "time"
    SERIAL = "serial"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class InstitutionName:
    """A body by its name.

    Attributes:
        name: the name it is proposed under.
        written: other ways it is written; capitals and small letters do not matter.
        acronyms: short forms; these must match in capitals.
    """

    name: str
    written: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and cue words.

    Attributes:
        institutions: bodies known by name.
        headers: column role and the beginning of a word that gives it away, in any order.
        months: name of a month and its number, 1 to 12.
        ordinals: ordinal word and its number.
        meetings: nouns for a meeting or the body that meets.
        voices: whose voice, and a phrase that opens a statement in it.
    """

    institutions: tuple[InstitutionName, ...] = ()
    headers: tuple[tuple[ColumnRole, str], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    ordinals: tuple[tuple[str, int], ...] = ()
    meetings: tuple[str, ...] = ()
    voices: tuple[tuple[VoiceHeard, str], ...] = ()

    def joined_with(self, other: Lexicon) -> Lexicon:
        """Return a lexicon with the words of both, these first."""
        return Lexicon(
            **{
                part.name: getattr(self, part.name) + getattr(other, part.name)
                for part in fields(self)
            }
        )


def _headers(role: ColumnRole, words: str) -> tuple[tuple[ColumnRole, str], ...]:
    return tuple((role, word.strip()) for word in words.split(","))


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

GENERAL = Lexicon(
    headers=(
        *_headers(ColumnRole.RECOMMENDATION, "recommend, proposal"),
        *_headers(
            ColumnRole.AREA,
            "area, objective, goal, issue, priorit, theme, thematic, pillar, vision, challenge, "
            "domain, policy, point, commitment, outcome, what, problem, reform, aim, target",
        ),
        *_headers(
            ColumnRole.MECHANISM,
            "mechanism, implement, action, measure, step, activit, how, modalit, means, "
            "intervention, task, way forward, operational",
        ),
        *_headers(
            ColumnRole.INSTITUTION,
            "responsib, lead, owner, agenc, institution, department, who, focal, "
            "implementing body, implementing partner, authorit, stakeholder, actor, ministr",
        ),
        *_headers(
            ColumnRole.TIME, "time, deadline, date, by when, when, duration, schedule, period, due"
        ),
        *_headers(
            ColumnRole.OTHER,
            "status, progress, remark, comment, budget, cost, indicator, source, note, taken, "
            "reference, result, rating, risk",
        ),
        *_headers(
            ColumnRole.MEETING, "meeting, session, working group, consultation, workshop, sitting"
        ),
    ),
    months=tuple(
        (name, number)
        for number, month in enumerate(_MONTHS, start=1)
        for name in dict.fromkeys((month, month[:3], "sept" if number == 9 else month[:4]))
    ),
    ordinals=tuple((word, number) for number, word in enumerate(_ORDINALS, start=1)),
    meetings=(
        "working group",
        "working-group",
        "group",
        "meeting",
        "session",
        "consultation",
        "workshop",
        "round table",
        "roundtable",
        "round-table",
        "seminar",
        "sitting",
        "hearing",
        "dialogue",
        "conference",
    ),
)
"""Words that hold in any English document."""
