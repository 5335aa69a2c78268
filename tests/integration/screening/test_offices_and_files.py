"""Somebody of two offices says for which they ask; the rows of a file raise each alert once."""

from __future__ import annotations

import pytest
from django.test import Client

from misaq.apps.screening.actions import screen_people, subscribe
from misaq.apps.screening.actions.asking import AskedPerson
from misaq.apps.screening.actions.filing import Asked, log_screened
from misaq.apps.screening.mapping import from_hit, from_query
from misaq.apps.screening.models import AlertRow, QueryRow
from misaq.apps.screening.queries import get_spent, list_alerts
from misaq.apps.screening.records import FileRun, RowAlerts
from misaq.apps.screening.searching import get_searchable, screen_person, versions_of
from misaq.core.access.actors import Actor
from misaq.core.access.roles import UserRole
from misaq.core.screening.purposes import Purpose
from misaq.core.screening.query import read_query
from misaq.core.screening.subscriptions import Channel
from misaq.kernel.errors import InputRefused, NotAllowed
from tests.support.accounts import actor_for, client_of, held, make_account
from tests.support.pages import tree_of
from tests.support.screened import NOW, PERSONS, officer

ROLES = tuple(held(UserRole.BANK_COMPLIANCE_OFFICER, office) for office in ("MOO", "MFA"))
QUERY = read_query({"kind": "person", "name": "Zorawar Misalkhel", "birth": "1970"})


def of_two_offices() -> Actor:
    """Return somebody who screens for two institutions."""
    return actor_for(make_account(*ROLES, name="Iqra Farzi"), *ROLES)


def test_somebody_of_two_offices_says_for_which_they_ask() -> None:
    both = of_two_offices()
    people = (AskedPerson(1, QUERY),)
    with pytest.raises(InputRefused, match="several offices") as refused:
        screen_people(actor=both, at=NOW, purpose=Purpose.ACCOUNT, people=people)
    assert "INSTITUTION:MFA, INSTITUTION:MOO" in str(refused.value.next_step)
    assert QueryRow.objects.count() == 0
    screen_people(
        actor=both, at=NOW, purpose=Purpose.ACCOUNT, people=people, office="INSTITUTION:MOO"
    )
    assert QueryRow.objects.get().scope == "INSTITUTION:MOO"
    assert list_alerts(actor=officer("Kiran Misali", office="MFA"), is_open=True) == ()
    with pytest.raises(NotAllowed, match="that office"):
        screen_people(
            actor=both, at=NOW, purpose=Purpose.ACCOUNT, people=people, office="INSTITUTION:XYZ"
        )


def test_a_subscription_is_of_the_office_that_was_chosen() -> None:
    both = of_two_offices()

    def ask(office: str = "") -> tuple[int, str]:
        return subscribe(
            actor=both,
            at=NOW,
            source_list=PERSONS,
            channel=Channel.FOLDER,
            address="in",
            office=office,
        )

    with pytest.raises(InputRefused, match="several offices"):
        ask()
    with pytest.raises(InputRefused, match="not the one you chose"):
        ask("INSTITUTION:XYZ")
    assert ask("INSTITUTION:MFA")


def test_the_form_asks_for_the_office_of_who_has_two_and_of_nobody_else() -> None:
    address = "/work/screening/person/"
    offered = "//input[@name='office']/@value"
    one: Client = client_of(make_account(ROLES[0], name="Jamil Tamseel"))
    assert tree_of(one.get(address).content).xpath(offered) == []
    browser = client_of(make_account(*ROLES, name="Iqra Farzi"))
    assert len(tree_of(browser.get(address).content).xpath(offered)) == 2
    typed = {"purpose": "ACCOUNT", "name": "Zorawar Misalkhel", "birth": "1970"}
    assert browser.post(address, typed).status_code == 400
    answer = browser.post(address, {**typed, "office": "INSTITUTION:MFA"})
    assert answer.status_code == 200
    assert QueryRow.objects.get().scope == "INSTITUTION:MFA"


def test_a_row_raises_one_alert_for_an_entry_however_often_the_file_is_screened() -> None:
    bank = officer()
    found = get_searchable(actor=bank, with_persons=True)
    answer, _ = screen_person(found, QUERY, actor=bank, shows_common=False)
    rows = [RowAlerts(5, from_query(QUERY), tuple(map(from_hit, answer.hits)))]
    run = FileRun(Purpose.ACCOUNT, versions_of(found), is_file=True, file_digest="f" * 64)
    counts = Asked(asked=250, alerted=1, held_back=2, cleared=3)
    first = log_screened(actor=bank, at=NOW, run=run, counts=counts, alerts=rows)
    assert (first.raised, first.known) == (len(answer.hits), 0)
    more = log_screened(actor=bank, at=NOW, run=run, counts=counts, query=first.query)
    assert more.query == first.query
    row = QueryRow.objects.get()
    assert (row.asked, row.alerted, row.held_back, row.cleared) == (500, 2, 4, 6)
    again = log_screened(actor=bank, at=NOW, run=run, counts=counts, alerts=rows)
    assert (again.raised, again.known) == (0, len(answer.hits))
    assert get_spent(actor=bank, at=NOW).day == 0
    other = FileRun(Purpose.ACCOUNT, versions_of(found), is_file=True, file_digest="a" * 64)
    assert log_screened(actor=bank, at=NOW, run=other, counts=counts, alerts=rows).raised
    alert = AlertRow.objects.select_related("query").order_by("pk").first()
    assert alert is not None
    assert (alert.row, alert.query.file_digest) == (5, "f" * 64)
