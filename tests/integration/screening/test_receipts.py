"""A subscriber's program acknowledges later: signed, as often as it likes, and nobody else can."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.screening.actions import subscribe
from misaq.apps.screening.actions.delivering import tell_subscribers
from misaq.apps.screening.models import DeliveryRow
from misaq.apps.screening.queries import list_unacknowledged_removals
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.screening.subscriptions import Channel, receipt_of
from misaq.sources.outgoing import Reply
from tests.support.screened import NOW, PEOPLE, PERSONS, load_entries, officer


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The secret of a bank that took a removal and has not acknowledged it."""
    made = subscribe(
        actor=officer(),
        at=NOW,
        source_list=PERSONS,
        channel=Channel.WEBHOOK,
        address="https://bank.example/lists",
    )[1]
    for days in (0, 1):
        tell_subscribers(
            actor=operator(7),
            at=NOW + timedelta(days=days),
            folder=tmp_path,
            send=lambda *_: Reply(200, b"", {}),
        )
        if not days:
            load_entries(PERSONS, PEOPLE[1:], as_of=date(2024, 6, 1))
    return str(made)


def _owed() -> int:
    found = list_unacknowledged_removals(actor=PUBLIC, as_of=date(2030, 1, 1))
    return sum(one.removals for one in found)


def test_a_signed_receipt_counts_once_and_the_removal_is_no_longer_owed(secret: str) -> None:
    rows = list(DeliveryRow.objects.order_by("id"))
    assert _owed() == 1
    for row in rows:
        address = f"/receipts/{row.uid}"
        receipt = receipt_of(row.uid, row.body.encode(), secret=secret)
        browser = Client(enforce_csrf_checks=True)
        for answer in (
            browser.post(address, headers={"Misaq-Receipt": receipt}),
            browser.post(address, receipt, content_type="text/plain"),
        ):
            assert (answer.status_code, answer.json()) == (200, {"received": row.uid})
    assert _owed() == 0
    assert {row.received_by for row in DeliveryRow.objects.all()} == {"program"}
    events = [entry.event for entry in list_entries(actor=operator(7))]
    assert events.count("notice.receipt-given") == len(rows)


@pytest.mark.usefixtures("secret")
def test_whoever_has_no_secret_learns_nothing() -> None:
    row = DeliveryRow.objects.order_by("id").last()
    assert row is not None
    forged = receipt_of(row.uid, row.body.encode(), secret="another secret")
    said = set()
    for uid, receipt in ((row.uid, forged), (row.uid, ""), ("none-such", forged)):
        answer = Client().post(f"/receipts/{uid}", headers={"Misaq-Receipt": receipt})
        assert answer.status_code == 404
        said.add(answer.content)
    assert len(said) == 1
    assert Client().get(f"/receipts/{row.uid}").status_code == 405
    assert _owed() == 1
