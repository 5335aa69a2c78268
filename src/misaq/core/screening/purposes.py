"""For what a natural person may be screened: a closed list, each with who may and what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from misaq.core.access.actors import Actor, Held
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from misaq.kernel.errors import InputRefused, NotAllowed, Problem
from misaq.kernel.words import Phrase, say, tell


class Purpose(Enum):
    """Why somebody asks about a person; there is no other reason here."""

    ACCOUNT = "ACCOUNT"
    TRANSFER = "TRANSFER"
    CUSTOMERS_AGAIN = "CUSTOMERS_AGAIN"
    SUSPICION = "SUSPICION"
    BEFORE_LISTING = "BEFORE_LISTING"
    BEFORE_DELISTING = "BEFORE_DELISTING"
    REDRESS = "REDRESS"


@dataclass(frozen=True, slots=True)
class PurposeTerms:
    """What a purpose means.

    Attributes:
        title: its name.
        sentence: when it is the right one.
        roles: whose it is; the operator has every purpose.
    """

    title: Phrase
    sentence: Phrase
    roles: frozenset[UserRole]


_BANK = frozenset({UserRole.BANK_COMPLIANCE_OFFICER})
_DESK = frozenset({UserRole.HOME_DEPARTMENT_DESK})

PURPOSES: Mapping[Purpose, PurposeTerms] = MappingProxyType(
    {
        Purpose.ACCOUNT: PurposeTerms(
            say("A customer opens an account"),
            say("Before an account or another service begins."),
            _BANK,
        ),
        Purpose.TRANSFER: PurposeTerms(
            say("A transfer or payment"),
            say("Before money or property passes to or from the person."),
            _BANK,
        ),
        Purpose.CUSTOMERS_AGAIN: PurposeTerms(
            say("Customers once more, after a list changed"),
            say("People who are customers already, because something was added to a list."),
            _BANK,
        ),
        Purpose.SUSPICION: PurposeTerms(
            say("A report of a suspicious transaction is prepared"),
            say("The person is named in a report to the financial monitoring unit."),
            _BANK,
        ),
        Purpose.BEFORE_LISTING: PurposeTerms(
            say("Before a listing is proposed"),
            say("To see whether the person is on a list already, or is a namesake."),
            _DESK,
        ),
        Purpose.BEFORE_DELISTING: PurposeTerms(
            say("Before an entry is taken off or corrected"),
            say("To find every list on which the same person stands."),
            _DESK,
        ),
        Purpose.REDRESS: PurposeTerms(
            say("Somebody says that they are taken for another"),
            say("An application for a redress number, or a complaint, is looked into."),
            _DESK,
        ),
    }
)


def purposes_of(actor: Actor) -> tuple[Purpose, ...]:
    """Return the purposes for which the actor may screen people, in the order of the list."""
    return tuple(purpose for purpose in Purpose if _holders(actor, purpose))


def offices_of(actor: Actor, purpose: Purpose | None = None) -> tuple[str, ...]:
    """Return the offices for which the actor may screen people, as scopes; the same order always.

    Args:
        purpose: for this one; None for any.
    """
    purposes = Purpose if purpose is None else (purpose,)
    found = {str(held.scope) for each in purposes for held in _holders(actor, each)}
    return tuple(sorted(found))


def check_purpose(actor: Actor, purpose: Purpose, office: str = "") -> Held:
    """Return the role under which the actor asks for the purpose.

    Args:
        office: for which of their offices, as a scope ("INSTITUTION:SBP"); may be empty where
            the actor has one.

    Raises:
        NotAllowed: no role the actor holds has the purpose, or none of that office has.
        InputRefused: the actor has several offices and none is chosen.
    """
    holders = _holders(actor, purpose)
    if not holders:
        raise NotAllowed(
            tell("No role you hold screens people for this purpose."),
            next_step=tell("Choose a purpose of your office, or leave it to the office it is of."),
            rule="screening.purpose",
        )
    offices = offices_of(actor, purpose)
    if not office and len(offices) > 1:
        raise InputRefused(
            tell("You screen people for several offices, and it is not said for which now."),
            next_step=tell("Choose one of: {offices}.", offices=", ".join(offices)),
            rule="screening.office",
            problems=(Problem("office", tell("Choose the office.")),),
        )
    chosen = [held for held in holders if str(held.scope) == (office or offices[0])]
    if not chosen:
        raise NotAllowed(
            tell("No role you hold screens people for this purpose in that office."),
            next_step=tell("Choose one of: {offices}.", offices=", ".join(offices)),
            rule="screening.office",
        )
    return chosen[0]


def parse_purpose(text: str) -> Purpose:
    """Return the purpose of that code.

    Raises:
        InputRefused: the list of purposes has no such one; it is closed.
    """
    try:
        return Purpose(text)
    except ValueError:
        raise InputRefused(
            tell("There is no such purpose, and without one nobody is screened."),
            next_step=tell("Choose one of: {codes}.", codes=", ".join(p.value for p in Purpose)),
            rule="screening.purpose",
        ) from None


def no_purpose() -> InputRefused:
    """Return the refusal where people are asked about and it is not said what for."""
    return InputRefused(
        tell("People are screened for a purpose only, and none was given."),
        next_step=tell("Give --purpose, or say that the row is an organisation."),
        rule="screening.purpose",
    )


def _holders(actor: Actor, purpose: Purpose) -> tuple[Held, ...]:
    """Return the roles held that screen people and have the purpose."""
    mine = PURPOSES[purpose].roles | {UserRole.OPERATOR}
    return tuple(
        held
        for held in actor.held
        if held.role in mine and Permission.SCREEN_PERSONS in ROLES[held.role].permissions
    )
