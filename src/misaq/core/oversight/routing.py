"""Whom a question goes to, through whom, and which committee may put it."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.findings.records import Finding
from misaq.core.institutions.records import Committee, Institution, Institutions, Role
from misaq.core.institutions.tree import is_parliamentary, is_within, ministry_of
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Route:
    """How a question travels.

    Attributes:
        to: institution that could answer.
        through: ministry that answers for it in Parliament; None when it answers for itself, as
            Parliament's own bodies do.
        committees: committees that may take it up, in register order.
    """

    to: Institution
    through: Institution | None
    committees: tuple[Committee, ...]


def route(finding: Finding, institutions: Institutions) -> Route:
    """Return how the question of a finding travels.

    Raises:
        NotFound: the institution asked is not in the registry.
    """
    to = find_institution(institutions, finding.question.to)
    ministry = ministry_of(institutions, to.key)
    return Route(
        to=to,
        through=None if ministry is None or ministry.key == to.key else ministry,
        committees=tuple(
            committee
            for committee in institutions.committees
            if takes_up(institutions, committee, finding)
        ),
    )


def find_institution(institutions: Institutions, key: Key) -> Institution:
    """Return the institution with the key.

    Raises:
        NotFound: there is none.
    """
    found = by_key(institutions.institutions).get(key)
    if found is None:
        raise NotFound(
            tell("There is no institution {key} in the registry.", key=repr(key)),
            next_step=tell("Look at the list of institutions, or add it to the pack."),
        )
    return found


def find_committee(institutions: Institutions, key: str) -> Committee:
    """Return the committee with the key.

    Raises:
        NotFound: there is none; the message names those there are.
    """
    for committee in institutions.committees:
        if committee.key.upper() == key.upper():
            return committee
    known = ", ".join(committee.key for committee in institutions.committees)
    raise NotFound(
        tell("There is no committee {key}.", key=repr(key)),
        next_step=tell("Committees are: {known}.", known=known),
    )


def takes_up(institutions: Institutions, committee: Committee, finding: Finding) -> bool:
    """Say whether a finding is a committee's business: whom it may question, and about what.

    A committee for certain matters takes up findings about those, and about itself.
    """
    subject = finding.subject
    own = subject.table == "institutions.committees" and subject.key == committee.key
    fits = not committee.matters or subject.table in committee.matters or own
    return fits and is_in_remit(institutions, committee, finding.question.to)


def is_in_remit(institutions: Institutions, committee: Committee, to: Key) -> bool:
    """Say whether a committee may question an institution.

    It may when its remit is the whole of government, when the institution stands at or below one
    that the remit names, when it leads a function the remit names, or when it is the committee's
    own house.
    """
    if is_parliamentary(institutions, to):
        return is_within(institutions, committee.house, to) or committee.answers == to
    if committee.whole_of_government:
        return True
    if any(is_within(institutions, to, top) for top in committee.remit):
        return True
    return any(
        mandate.institution == to
        and mandate.role is Role.LEAD
        and mandate.function in committee.functions
        for mandate in institutions.mandates
    )
