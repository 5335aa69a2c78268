"""Who is charged with a point, who may claim for it, and who may verify it."""

from __future__ import annotations

import pytest

from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.core.policies.charged import (
    charged_with,
    check_can_claim,
    check_can_verify,
    is_on_the_side,
    place_of,
    spoken_for,
)
from misaq.core.policies.records import Commitment, Policy
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key, by_key
from tests.support.invented_country import invented_registers

REGISTERS = invented_registers()
INSTITUTIONS = REGISTERS.institutions
POINT: Commitment = by_key(REGISTERS.policies.commitments)[Key("P1.1")]
BARE: Commitment = by_key(REGISTERS.policies.commitments)[Key("P1.2")]
POLICY: Policy = by_key(REGISTERS.policies.policies)[Key("P1")]
CHARGED = charged_with(POINT, POLICY)


def speaks_for(key: str, *more: UserRole) -> Actor:
    """Return somebody who makes claims for an institution, and holds further roles."""
    scope = Scope(ScopeKind.INSTITUTION, Key(key))
    held = (Held(UserRole.FOCAL_PERSON, scope), *(Held(role) for role in more))
    return user(1, held)


VERIFIER = user(2, (Held(UserRole.VERIFIER),))


def verify(actor: Actor, by: str = "EXI", claimant: str = "") -> None:
    """Ask whether somebody may record a finding."""
    check_can_verify(
        actor, by=Key(by), charged=CHARGED, claimant=claimant, institutions=INSTITUTIONS
    )


def test_its_own_parts_come_first_and_the_policys_stand_in() -> None:
    assert {"MOO", "MFA"} == CHARGED
    assert charged_with(BARE, POLICY) == {
        part.institution for part in POLICY.responsibilities if part.role.value != "oversee"
    }


def test_a_point_is_where_those_charged_and_all_above_them_are() -> None:
    place = place_of(POINT, POLICY, INSTITUTIONS, country=Key("xx"))
    assert place.institutions == {"MOO", "MFA", "GOV"}
    assert place.jurisdictions == {"xx"}


def test_a_point_with_nobody_charged_lies_in_the_country() -> None:
    nobody = Policy(
        key=POLICY.key,
        title=POLICY.title,
        kind=POLICY.kind,
        document=POLICY.document,
        cite=POLICY.cite,
    )
    place = place_of(BARE, nobody, INSTITUTIONS, country=Key("xx"))
    assert (place.institutions, place.jurisdictions) == (frozenset(), {"xx"})


@pytest.mark.parametrize(("key", "by"), [("MOO", "MOO"), ("GOV", "MOO"), ("GOV", "MFA")])
def test_those_charged_and_those_above_claim(key: str, by: str) -> None:
    check_can_claim(speaks_for(key), by=Key(by), charged=CHARGED, institutions=INSTITUTIONS)


@pytest.mark.parametrize(
    ("actor", "by", "kind"),
    [
        (speaks_for("BUREAU"), "MOO", NotAllowed),
        (speaks_for("MFA"), "MOO", NotAllowed),
        (VERIFIER, "MOO", NotAllowed),
        (speaks_for("GOV"), "BUREAU", InputRefused),
    ],
    ids=["from below", "from beside", "a verifier", "for one not charged"],
)
def test_nobody_else_claims(actor: Actor, by: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        check_can_claim(actor, by=Key(by), charged=CHARGED, institutions=INSTITUTIONS)


def test_a_verifier_apart_from_all_of_them_verifies() -> None:
    verify(VERIFIER)
    verify(speaks_for("PARL", UserRole.VERIFIER))
    verify(VERIFIER, claimant="user:9")


@pytest.mark.parametrize(
    ("actor", "by", "claimant", "kind"),
    [
        (speaks_for("MOO"), "EXI", "", NotAllowed),
        (VERIFIER, "EXI", VERIFIER.id, NotAllowed),
        (speaks_for("MOO", UserRole.VERIFIER), "EXI", "", NotAllowed),
        (speaks_for("GOV", UserRole.VERIFIER), "EXI", "", NotAllowed),
        (speaks_for("BUREAU", UserRole.VERIFIER), "EXI", "", NotAllowed),
        (VERIFIER, "MOO", "", InputRefused),
        (VERIFIER, "BUREAU", "", InputRefused),
        (VERIFIER, "GOV", "", InputRefused),
    ],
    ids=[
        "no verifier",
        "the claimant",
        "of those charged",
        "of those above",
        "of those below",
        "word of those charged",
        "word of those below",
        "word of those above",
    ],
)
def test_nobody_else_verifies(actor: Actor, by: str, claimant: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        verify(actor, by, claimant)


def test_sides_and_speakers() -> None:
    assert is_on_the_side(Key("BUREAU"), CHARGED, INSTITUTIONS)
    assert not is_on_the_side(Key("EXI"), CHARGED, INSTITUTIONS)
    assert spoken_for(speaks_for("MOO")) == {"MOO"}
    assert spoken_for(VERIFIER) == frozenset()
