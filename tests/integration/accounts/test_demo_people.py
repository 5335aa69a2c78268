"""The invented people of the demo: one for each role, told their passwords once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from misaq.apps.accounts.demo import DEMO_PEOPLE
from misaq.apps.accounts.models import User
from misaq.apps.accounts.queries import list_accounts
from misaq.cli.demo_people import add_demo_people, reset_demo_people
from misaq.core.access.actors import operator
from misaq.core.access.roles import ROLES, UserRole
from misaq.kernel.ids import Key
from tests.support.accounts import make_account
from tests.support.prepared import load_examplia

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _examplia(db: None) -> None:
    load_examplia(datetime(2024, 3, 1, tzinfo=UTC))


def passwords(lines: list[str]) -> dict[str, str]:
    """Return the passwords by address, from what was printed."""
    return {line.split()[0]: line.split()[1] for line in lines if "@" in line}


def signs_in(email: str, password: str) -> bool:
    """Tell whether the address and password open a session."""
    given = {"login": email, "password": password}
    return Client().post("/account/sign-in/", given).status_code == 302


def test_there_is_somebody_for_each_role_under_a_domain_no_mail_reaches() -> None:
    grantable = {role for role in UserRole if ROLES[role].can_be_granted}
    assert {person.role for person in DEMO_PEOPLE} == grantable
    assert all(person.email.endswith(".example") for person in DEMO_PEOPLE)


def test_they_are_made_once_and_told_once() -> None:
    told = passwords(list(add_demo_people(country=Key("xx"))))
    assert set(told) == {person.email for person in DEMO_PEOPLE}
    assert len(set(told.values())) == len(told)
    assert signs_in("analyst@misaq.example", told["analyst@misaq.example"])
    accounts = list_accounts(actor=operator(7))
    assert all(len(account.held) == 1 for account in accounts)
    (again,) = add_demo_people(country=Key("xx"))
    assert "reset-demo" in again
    assert signs_in("analyst@misaq.example", told["analyst@misaq.example"])


def test_new_passwords_are_given_when_asked_for_and_to_nobody_else() -> None:
    old = passwords(list(add_demo_people(country=Key("xx"))))
    other = make_account(email="real@misaq.example")
    new = passwords(list(reset_demo_people()))
    assert set(new) == set(old)
    assert not signs_in("auditor@misaq.example", old["auditor@misaq.example"])
    assert signs_in("auditor@misaq.example", new["auditor@misaq.example"])
    assert User.objects.get(pk=other.pk).password == other.password
