"""An alert: that somebody asked about may stand on a list, and what a second person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType

from misaq.core.lists.evidence import Bearing, EvidenceKind
from misaq.core.screening.answer import HitClass, ListVersion
from misaq.core.screening.purposes import Purpose
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import Phrase, say, tell


class Disposition(Enum):
    """What an alert came to."""

    FALSE_MATCH = "FALSE_MATCH"
    """The person asked about is not the one on the list."""
    TRUE_MATCH = "TRUE_MATCH"
    """The person asked about is the one on the list."""


class Reason(Enum):
    """Why: at least one, and only of those that go with the disposition."""

    OTHER_FATHER = "OTHER_FATHER"
    OTHER_BIRTH = "OTHER_BIRTH"
    OTHER_NUMBER = "OTHER_NUMBER"
    OTHER_PLACE = "OTHER_PLACE"
    OTHER_SEX = "OTHER_SEX"
    OTHER_NAME = "OTHER_NAME"
    REDRESS = "REDRESS"
    SAME_NUMBER = "SAME_NUMBER"
    SAME_FATHER = "SAME_FATHER"
    SAME_BIRTH = "SAME_BIRTH"
    SAME_PLACE = "SAME_PLACE"
    SAID_BY_AUTHORITY = "SAID_BY_AUTHORITY"


REASONS: Mapping[Disposition, Mapping[Reason, Phrase]] = MappingProxyType(
    {
        Disposition.FALSE_MATCH: MappingProxyType(
            {
                Reason.OTHER_FATHER: say("Another father"),
                Reason.OTHER_BIRTH: say("Another year of birth"),
                Reason.OTHER_NUMBER: say("Another identity number"),
                Reason.OTHER_PLACE: say("Another district, at the same time"),
                Reason.OTHER_SEX: say("Another sex"),
                Reason.OTHER_NAME: say("Another name, on looking closely"),
                Reason.REDRESS: say("A redress number that holds for this person"),
            }
        ),
        Disposition.TRUE_MATCH: MappingProxyType(
            {
                Reason.SAME_NUMBER: say("The same identity number, and nothing contradicts"),
                Reason.SAME_FATHER: say("The same father"),
                Reason.SAME_BIRTH: say("The same day of birth"),
                Reason.SAME_PLACE: say("The same district"),
                Reason.SAID_BY_AUTHORITY: say("The authority that keeps the list says so"),
            }
        ),
    }
)

SETTLES_ALONE = frozenset({Reason.SAME_NUMBER, Reason.SAID_BY_AUTHORITY})
"""Reasons that carry a true match alone; any other takes a second one beside it."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A line of the evidence without any value, so that it can be kept and printed.

    Attributes:
        kind: what was compared.
        bearing: for the same party, against, or not known.
    """

    kind: EvidenceKind
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class Decided:
    """What a second person made of an alert.

    Attributes:
        disposition: what it came to.
        reasons: why; at least one.
        by: who decided, by id.
        at: when.
    """

    disposition: Disposition
    reasons: tuple[Reason, ...]
    by: str
    at: datetime


class ReopenReason(Enum):
    """Why a decided alert is opened again."""

    NEW_FACT = "NEW_FACT"
    MISTAKE = "MISTAKE"
    LIST_CHANGED = "LIST_CHANGED"
    OBJECTION = "OBJECTION"
    INSPECTION = "INSPECTION"


REOPEN_REASONS: Mapping[ReopenReason, Phrase] = MappingProxyType(
    {
        ReopenReason.NEW_FACT: say("Something is known now that was not known then"),
        ReopenReason.MISTAKE: say("It was decided by mistake"),
        ReopenReason.LIST_CHANGED: say("The list was corrected or amended"),
        ReopenReason.OBJECTION: say("The person, a court or the authority objected"),
        ReopenReason.INSPECTION: say("An inspection asked for it"),
    }
)


@dataclass(frozen=True, slots=True)
class PastDecision:
    """A decision that stood until the alert was opened again.

    Attributes:
        decided: what was made of it.
        frozen_at: when property was frozen then; None where nothing was.
        reported_at: when that was reported; None where it was not.
        reopened_by: who opened it again, by id.
        reopened_at: when.
        why: why.
    """

    decided: Decided
    frozen_at: datetime | None
    reported_at: datetime | None
    reopened_by: str
    reopened_at: datetime
    why: ReopenReason


@dataclass(frozen=True, slots=True)
class Alert:
    """That somebody asked about may stand on a list.

    Attributes:
        number: its number.
        purpose: for what they were asked about.
        scope: institution or area it belongs to ("INSTITUTION:SBP").
        searched: the list and version it stands on.
        reference: the entry, by the issuer's reference.
        rank: how much spoke for it when it was raised.
        traits: the evidence, without values.
        raised_by: who asked, by id.
        raised_at: when.
        decided: what it came to; None while it is open.
        frozen_at: when property was frozen; None where nothing was.
        reported_at: when the freeze was reported; None where it was not.
        keep_until: last day on which it must be kept; None while that cannot be said.
        past: earlier decisions, the first one first; the last one's opener does not decide again.
    """

    number: int
    purpose: Purpose
    scope: str
    searched: ListVersion
    reference: str
    rank: HitClass
    traits: tuple[Trait, ...]
    raised_by: str
    raised_at: datetime
    decided: Decided | None = None
    frozen_at: datetime | None = None
    reported_at: datetime | None = None
    keep_until: date | None = None
    past: tuple[PastDecision, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether nobody has decided it."""
        return self.decided is None


def check_can_decide(alert: Alert, *, by: str) -> None:
    """Refuse a decision by the person who raised the alert or opened it again, or a second one.

    Raises:
        NotAllowed: the same person raised it, or opened it again.
        StateConflict: it is decided already.
    """
    if by == alert.raised_by:
        raise NotAllowed(
            tell(
                "Alert {number} was raised by you: somebody else decides it.", number=alert.number
            ),
            next_step=tell("Ask a colleague of the same office."),
            rule="screening.two-persons",
        )
    if alert.past and by == alert.past[-1].reopened_by:
        raise NotAllowed(
            tell(
                "Alert {number} was opened again by you: somebody else decides it.",
                number=alert.number,
            ),
            next_step=tell("Ask a colleague of the same office."),
            rule="screening.two-persons",
        )
    if not alert.is_open:
        raise StateConflict(
            tell("Alert {number} is decided already.", number=alert.number),
            next_step=tell("Open it again to see by whom, when and why."),
            rule="screening.decided",
        )


def check_can_reopen(alert: Alert) -> Decided:
    """Return the decision that is opened again; refuse to open what is open.

    Raises:
        StateConflict: nobody has decided it.
    """
    if alert.decided is None:
        raise StateConflict(
            tell("Alert {number} is open: nobody has decided it.", number=alert.number),
            next_step=tell("Decide it, or ask a colleague to."),
            rule="screening.open",
        )
    return alert.decided


def check_reasons(disposition: Disposition, reasons: tuple[Reason, ...]) -> None:
    """Refuse reasons that do not carry the disposition.

    Raises:
        InputRefused: there is none, one belongs to the other disposition, or one alone is given
            where it takes two.
    """
    known = REASONS[disposition]
    if not reasons or any(reason not in known for reason in reasons):
        raise InputRefused(
            tell("The reasons do not go with what was decided."),
            next_step=tell("Choose at least one reason of the same side."),
            rule="screening.reasons",
        )
    is_carried = bool(SETTLES_ALONE & set(reasons)) or len(set(reasons)) > 1
    if disposition is Disposition.TRUE_MATCH and not is_carried:
        raise InputRefused(
            tell("One such agreement is shared by many people: it does not make a true match."),
            next_step=tell("Give a second one, an identity number, or the authority's word."),
            rule="screening.reasons",
        )
