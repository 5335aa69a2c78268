"""Who is charged with a point, and so where an act about it takes place."""

from __future__ import annotations

from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES
from misaq.core.access.rules import check_may
from misaq.core.access.scopes import Place, ScopeKind
from misaq.core.institutions.records import Institutions, Role
from misaq.core.institutions.tree import chain, is_within
from misaq.core.policies.records import Commitment, Policy
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key
from misaq.kernel.words import tell


def charged_with(point: Commitment, policy: Policy) -> frozenset[Key]:
    """Return the institutions that lead or support a point, now or before; else its policy's.

    One that only oversees is not charged: it is who may find.
    """
    own = _doing(point)
    return own or _doing(policy)


def _doing(owner: Commitment | Policy) -> frozenset[Key]:
    return frozenset(
        part.institution for part in owner.responsibilities if part.role is not Role.OVERSEE
    )


def place_of(
    point: Commitment, policy: Policy, institutions: Institutions, *, country: Key
) -> Place:
    """Return where an act about a point takes place.

    Args:
        country: code of the country, which is the area of institutions without one.

    Returns:
        The institutions charged with it and all above them; the areas of those charged.
    """
    above = [i for key in charged_with(point, policy) for i in chain(institutions, key)]
    charged = charged_with(point, policy)
    areas = {i.area or country for i in institutions.institutions if i.key in charged}
    return Place(
        institutions=frozenset(i.key for i in above),
        jurisdictions=frozenset(map(Key, areas)) or frozenset({country}),
    )


def check_can_claim(
    actor: Actor, *, by: Key, charged: frozenset[Key], institutions: Institutions
) -> None:
    """Refuse a claim about a point.

    Args:
        by: institution whose word it is.
        charged: institutions charged with the point.

    Raises:
        InputRefused: that institution is not charged with the point.
        NotAllowed: the actor makes no claims for it, nor for any above it.
    """
    if by not in charged:
        raise InputRefused(
            tell("{by} is not charged with this point, so it can claim nothing about it.", by=by),
            next_step=tell("Choose an institution that leads or supports the point."),
            rule="policies.claim-charged",
        )
    above = frozenset(institution.key for institution in chain(institutions, by))
    check_may(actor, Permission.MAKE_CLAIM, Place(institutions=above))


def check_can_verify(
    actor: Actor, *, by: Key, charged: frozenset[Key], claimant: str, institutions: Institutions
) -> None:
    """Refuse a verified finding about a point.

    Args:
        by: institution for which it is found.
        charged: institutions charged with the point.
        claimant: id of who made the claim that it answers; empty when it answers none.

    Raises:
        NotAllowed: the actor does not verify, made the claim, or speaks for an institution
            charged with the point.
        InputRefused: it would be the word of an institution charged with the point.
    """
    check_may(actor, Permission.VERIFY)
    if actor.id == claimant:
        raise NotAllowed(
            tell("Nobody verifies a claim they made themselves."),
            next_step=tell("Ask another verifier."),
            rule="policies.claimant-never-verifies",
        )
    check_speaks_for_none(actor, charged, institutions)
    check_not_charged(by, charged, institutions)


def check_speaks_for_none(
    actor: Actor, charged: frozenset[Key], institutions: Institutions
) -> None:
    """Refuse whoever speaks for an institution charged with a point.

    Raises:
        NotAllowed: they do.
    """
    if any(is_on_the_side(key, charged, institutions) for key in spoken_for(actor)):
        raise NotAllowed(
            tell("Who speaks for an institution charged with a point does not verify it."),
            next_step=tell("Ask a verifier who speaks for none of them."),
            rule="policies.charged-never-verifies",
        )


def check_not_charged(by: Key, charged: frozenset[Key], institutions: Institutions) -> None:
    """Refuse a finding that would be the word of an institution charged with the point.

    Raises:
        InputRefused: it would.
    """
    if is_on_the_side(by, charged, institutions):
        raise InputRefused(
            tell(
                "{by} is charged with this point, or stands above or below one that is: what it "
                "says of the point is a claim.",
                by=by,
            ),
            next_step=tell(
                "Name an institution apart from them, or enter it in the ledger of claims."
            ),
            rule="policies.finding-not-charged",
        )


def is_on_the_side(key: Key, charged: frozenset[Key], institutions: Institutions) -> bool:
    """Return whether an institution is charged, or stands above or below one that is."""
    below = any(above.key in charged for above in chain(institutions, key))
    return below or any(is_within(institutions, one, key) for one in charged)


def spoken_for(actor: Actor) -> frozenset[Key]:
    """Return the institutions for which the actor makes claims."""
    return frozenset(
        held.scope.key
        for held in actor.held
        if held.scope.kind is ScopeKind.INSTITUTION
        and held.scope.key is not None
        and Permission.MAKE_CLAIM in ROLES[held.role].permissions
    )
