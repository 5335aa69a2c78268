"""Every address, asked for by everybody: what each role declares is what the site does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation

from misaq.apps.accounts.actions import close_account
from misaq.core.access.actors import Held, operator
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import ScopeKind
from tests.permission import samples
from tests.permission.addresses import Address, every_address
from tests.permission.samples import sample_for
from tests.support.accounts import client_of, held, make_account
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
SIGN_IN = "/account/sign-in/"
BOUNDS = {
    ScopeKind.EVERYWHERE: (None, None),
    ScopeKind.INSTITUTION: (samples.INSTITUTION, samples.OTHER_INSTITUTION),
    ScopeKind.COMMITTEE: (samples.COMMITTEE, samples.OTHER_COMMITTEE),
    ScopeKind.JURISDICTION: (samples.JURISDICTION, samples.OTHER_JURISDICTION),
}
GRANTABLE = [role for role in UserRole if ROLES[role].can_be_granted]
# A program asks these in the body of a request; they know nobody. A receipt is signed.
ASKED_BY_PROGRAMS = {"api-v1:screen_organisations", "api-v1:reconcile", "screening_receipt"}
# Nobody signs in or out by walking: these change whose browser it is, or ask for a step before.
STEPS_OF_SIGNING_IN = {"account_logout", "mfa_authenticate"}

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a browser.

    Attributes:
        is_elsewhere: whether the role is bounded to what no sample is about.
    """

    name: str
    client: Client
    permissions: frozenset[Permission]
    is_elsewhere: bool = False


@pytest.fixture(autouse=True)
def _examplia(db: None) -> None:
    load_examplia(AT)
    translation.activate("en")


def members() -> Iterator[Visitor]:
    """Yield somebody of each role, bounded to what the samples are about, and to something else."""
    for role in GRANTABLE:
        for key, where in zip(BOUNDS[ROLES[role].bound], ("", " elsewhere"), strict=True):
            if where and key is None:
                continue
            yield _member(f"{role.value}{where}", held(role, key), is_elsewhere=bool(where))
    yield Visitor(
        "no role", client_of(make_account()), frozenset({Permission.PUBLIC, Permission.SIGNED_IN})
    )


def _member(name: str, role: Held, *, is_elsewhere: bool) -> Visitor:
    permissions = ROLES[role.role].permissions
    return Visitor(name, client_of(make_account(role)), permissions, is_elsewhere)


def not_public() -> list[Address]:
    """Return the addresses that are not for everybody."""
    return [each for each in every_address() if each.permission is not Permission.PUBLIC]


def test_a_stranger_reads_what_is_public_and_is_sent_to_sign_in_for_the_rest() -> None:
    stranger, faults = Client(), []
    for address in every_address():
        answer = stranger.get(address.path)
        is_sent = answer.status_code == 302 and answer["Location"].startswith(SIGN_IN)
        if address.permission is Permission.PUBLIC:
            is_right = answer.status_code in {200, 301, 302, 304, 400, 404, 405, 410, 503}
            is_right = is_right and (
                not is_sent or address.name in STEPS_OF_SIGNING_IN | {"mfa_login_webauthn"}
            )
        else:
            is_right = is_sent or answer.status_code == 405
        if not is_right:
            faults.append(f"{address.name} ({address.path}): {answer.status_code}")
    assert faults == []


def test_each_role_opens_what_it_may_and_is_refused_the_rest() -> None:
    faults, visitors = [], list(members())
    for address in not_public():
        for visitor in visitors:
            answer = visitor.client.get(address.path)
            expected = expected_of(address, visitor)
            if answer.status_code not in expected:
                faults.append(
                    f"{address.name} ({address.path}) for {visitor.name}: {answer.status_code}, "
                    f"not one of {sorted(expected)}"
                )
            elif answer.status_code == 302 and answer["Location"].startswith(SIGN_IN):
                faults.append(f"{address.name} sends {visitor.name} to sign in")
    assert faults == []


def expected_of(address: Address, visitor: Visitor) -> frozenset[int]:
    """Return how the address may answer a GET of the visitor."""
    if address.permission not in visitor.permissions:
        return frozenset({403, 405})
    opened = frozenset({200, 302, 400, 404, 405, 409})
    # Whether a bound reaches the record that an address names is for its query to say.
    return opened | {403} if visitor.is_elsewhere and address.values else opened


def test_somebody_bounded_elsewhere_never_opens_what_only_a_bound_reaches() -> None:
    visitors = [visitor for visitor in members() if visitor.is_elsewhere]
    bounded = {
        Permission.READ_COMMITTEE: UserRole.COMMITTEE_SECRETARIAT,
        Permission.KEEP_COMMITTEE: UserRole.COMMITTEE_SECRETARIAT,
    }
    faults, asked = [], 0
    for address in not_public():
        role = bounded.get(address.permission)
        if role is None or not address.values:
            continue
        for visitor in visitors:
            if not visitor.name.startswith(role.value):
                continue
            asked += 1
            answer = visitor.client.get(address.path)
            if answer.status_code not in {403, 404, 405}:
                faults.append(f"{address.name} for {visitor.name}: {answer.status_code}")
    assert faults == []
    assert asked > 0


def test_a_role_that_may_not_cannot_send_either() -> None:
    faults, visitors = [], list(members())
    for address in not_public():
        for visitor in visitors:
            if address.permission in visitor.permissions:
                continue
            answer = visitor.client.post(address.path)
            if answer.status_code not in {403, 405}:
                faults.append(f"POST {address.name} by {visitor.name}: {answer.status_code}")
    assert faults == []


def test_a_closed_account_is_a_stranger() -> None:
    faults = []
    for role in (UserRole.VERIFIER, UserRole.AUDITOR):
        account = make_account(held(role))
        client = client_of(account)
        close_account(actor=operator(7), at=AT, leaving=account.pk)
        for address in not_public():
            answer = client.get(address.path)
            is_sent = answer.status_code == 302 and answer["Location"].startswith(SIGN_IN)
            if not is_sent and answer.status_code != 405:
                faults.append(f"{address.name} for a closed {role.value}: {answer.status_code}")
    assert faults == []


def test_no_address_takes_a_form_without_its_mark() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client_of(make_account(*(held(r) for r in (UserRole.VERIFIER,)))).cookies
    faults = []
    for address in every_address():
        if address.name in ASKED_BY_PROGRAMS:
            continue
        answer = strict.post(address.path, {"anything": "x"})
        if answer.status_code not in {403, 405}:
            faults.append(f"POST {address.name} without a mark: {answer.status_code}")
    assert faults == []


def test_an_address_without_a_sample_is_named() -> None:
    with pytest.raises(LookupError, match="new-room:page takes height"):
        sample_for("new-room:page", ("height",))
