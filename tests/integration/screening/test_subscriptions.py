"""Telling subscribers: references only, signed, acknowledged; removals nobody acknowledged."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from misaq.apps.findings.queries import list_summaries
from misaq.apps.lists.queries import site_state
from misaq.apps.screening.actions import acknowledge, subscribe, unsubscribe
from misaq.apps.screening.actions.delivering import tell_subscribers
from misaq.apps.screening.models import DeliveryRow, SubscriptionRow
from misaq.apps.screening.queries import (
    get_subscription,
    list_deliveries,
    list_unacknowledged_removals,
)
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.screening.subscriptions import (
    Channel,
    check_signature,
    receipt_of,
)
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.sources.outgoing import Reply
from tests.support.screened import BODIES, NOW, PEOPLE, PERSONS, load_entries, officer

DAY = timedelta(days=1)
HOOK = "https://bank.example/lists"


class Bank:
    """The other side: keeps what came, and answers a receipt when it is told to."""

    def __init__(self, secret: str = "") -> None:
        self.secret = secret
        self.came: list[tuple[bytes, dict[str, str]]] = []
        self.status = 200

    def take(self, address: str, body: bytes, headers: dict[str, str]) -> Reply:
        """Take a notice in."""
        assert address == HOOK
        self.came.append((body, headers))
        receipt = (
            receipt_of(headers["Misaq-Delivery"], body, secret=self.secret) if self.secret else ""
        )
        return Reply(self.status, b"", {"misaq-receipt": receipt} if receipt else {})


def run(bank: Bank, folder: Path, *, at: timedelta = timedelta()) -> object:
    """Tell whoever is to be told."""
    return tell_subscribers(actor=operator(7), at=NOW + at, folder=folder, send=bank.take)


def hooked(channel: Channel = Channel.WEBHOOK, address: str = HOOK) -> tuple[int, str]:
    """Return the number and secret of a subscription to the list of persons."""
    return subscribe(actor=officer(), at=NOW, source_list=PERSONS, channel=channel, address=address)


def test_changes_are_told_by_reference_and_never_by_name(tmp_path: Path) -> None:
    _, secret = hooked()
    bank = Bank(secret)
    run(bank, tmp_path)
    load_entries(PERSONS, PEOPLE[1:], as_of=date(2024, 6, 1))
    run(bank, tmp_path, at=DAY)
    first, second = (json.loads(body) for body, _ in bank.came)
    assert {c["kind"] for c in first["changes"]} == {"ADDED"}
    assert second["changes"] == [{"kind": "REMOVED", "reference": "XP.1"}]
    assert second["before"] == first["after"]
    assert "isalkhel" not in str(bank.came)
    assert [d.removals for d in list_deliveries(actor=officer(), subscription=1)] == [1, 0]


def test_nothing_new_is_told_twice(tmp_path: Path) -> None:
    bank = Bank(hooked()[1])
    run(bank, tmp_path)
    run(bank, tmp_path, at=DAY)
    assert len(bank.came) == 1


def test_the_other_side_can_see_that_a_notice_is_genuine_fresh_and_new(tmp_path: Path) -> None:
    _, secret = hooked()
    bank = Bank(secret)
    run(bank, tmp_path)
    ((body, headers),) = bank.came
    signature, now = headers["Misaq-Signature"], int(NOW.timestamp())
    uid = check_signature(body, signature, secret=secret, now=now, seen=())
    assert uid == headers["Misaq-Delivery"]
    for forged, at, seen in (
        (body, now, {uid}),
        (body, now + 301, ()),
        (body.replace(b"ADDED", b"GONE!"), now, ()),
    ):
        with pytest.raises(NotAllowed):
            check_signature(forged, signature, secret=secret, now=at, seen=seen)
    with pytest.raises(NotAllowed):
        check_signature(body, signature, secret="another", now=now, seen=())


@pytest.mark.parametrize("secret", ["", "not-the-secret"], ids=["none", "forged"])
def test_a_removal_without_a_true_receipt_is_unacknowledged(tmp_path: Path, secret: str) -> None:
    number, own = hooked()
    run(Bank(own), tmp_path)
    load_entries(PERSONS, PEOPLE[1:], as_of=date(2024, 6, 1))
    run(Bank(secret), tmp_path, at=DAY)
    (late,) = list_unacknowledged_removals(actor=PUBLIC, as_of=NOW.date() + 11 * DAY)
    assert (late.source_list, late.subscriber, late.removals) == (PERSONS, "INSTITUTION:MOO", 1)
    assert late.days == 10
    assert list_unacknowledged_removals(actor=PUBLIC, as_of=NOW.date()) == ()
    run(Bank(own), tmp_path, at=2 * DAY)
    assert list_unacknowledged_removals(actor=PUBLIC, as_of=NOW.date() + 11 * DAY) == ()
    assert get_subscription(actor=officer(), number=number).ended_at is None


def test_removals_nobody_acknowledged_reach_the_checks_and_change_the_pages(tmp_path: Path) -> None:
    number, own = hooked()
    run(Bank(own), tmp_path)
    load_entries(PERSONS, PEOPLE[1:], as_of=date(2024, 6, 1))
    run(Bank(), tmp_path, at=DAY)
    before, day = site_state(), (NOW + DAY).date()
    (owed,) = [
        one.receipts
        for one in list_summaries(actor=PUBLIC, as_of=day).summaries
        if one.source_list == PERSONS
    ]
    assert owed is not None
    assert (owed.recipients, owed.unacknowledged, owed.oldest) == (1, 1, day)
    latest, *_ = list_deliveries(actor=officer(), subscription=number)
    acknowledge(actor=officer(), at=NOW + DAY, number=number, uid=latest.uid)
    after = list_summaries(actor=PUBLIC, as_of=day)
    assert {one.receipts for one in after.summaries} == {None}
    assert site_state() != before


def test_what_is_not_taken_is_tried_again_later_and_later(tmp_path: Path) -> None:
    number, secret = hooked()
    bank = Bank(secret)
    bank.status = 503
    told = run(bank, tmp_path)
    assert list(told.failed.values()) == ["status-503"]  # type: ignore[attr-defined]  # what the action tells
    run(bank, tmp_path, at=timedelta(minutes=4))
    assert len(bank.came) == 1
    run(bank, tmp_path, at=timedelta(minutes=6))
    run(bank, tmp_path, at=timedelta(minutes=10))
    assert len(bank.came) == 2
    bank.status = 200
    run(bank, tmp_path, at=DAY)
    (sent,) = list_deliveries(actor=officer(), subscription=number)
    assert (sent.attempts, sent.problem, sent.received_by) == (3, "", "program")


def test_a_folder_gets_the_notice_and_its_receipt_is_found_there(tmp_path: Path) -> None:
    _, secret = hooked(Channel.FOLDER, "bank-one")
    told = run(Bank(), tmp_path)
    assert (told.delivered, told.waiting) == (1, 1)  # type: ignore[attr-defined]  # what the action tells
    (notice,) = (tmp_path / "bank-one").glob("*.json")
    uid, body = notice.stem, notice.read_bytes()
    assert notice.with_suffix(".signature").is_file()
    notice.with_name(f"{uid}.receipt").write_text(hashlib.sha256(body).hexdigest())
    run(Bank(), tmp_path, at=DAY)
    assert DeliveryRow.objects.get().received_at is None
    notice.with_name(f"{uid}.receipt").write_text(receipt_of(uid, body, secret=secret) + "\n")
    run(Bank(), tmp_path, at=2 * DAY)
    row = DeliveryRow.objects.get()
    assert (row.received_by, row.attempts) == ("program", 2)


def test_somebody_of_the_office_can_acknowledge_by_hand_and_nobody_else(tmp_path: Path) -> None:
    number, _ = hooked()
    run(Bank(), tmp_path)
    uid = DeliveryRow.objects.get().uid
    with pytest.raises(NotFound):
        acknowledge(actor=officer(office="MFA"), at=NOW, number=number, uid=uid)
    with pytest.raises(NotFound):
        acknowledge(actor=officer(), at=NOW, number=number, uid="another")
    acknowledge(actor=officer(), at=NOW, number=number, uid=uid)
    with pytest.raises(StateConflict):
        acknowledge(actor=officer(), at=NOW, number=number, uid=uid)


def test_an_office_subscribes_once_and_ends_it_once() -> None:
    number, secret = hooked()
    assert secret not in str(list(SubscriptionRow.objects.values_list()))
    with pytest.raises(StateConflict):
        hooked()
    with pytest.raises(NotFound):
        unsubscribe(actor=officer(office="MFA"), at=NOW, number=number)
    unsubscribe(actor=officer(), at=NOW, number=number)
    with pytest.raises(StateConflict):
        unsubscribe(actor=officer(), at=NOW, number=number)
    hooked()


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        (Channel.WEBHOOK, "http://bank.example/lists"),
        (Channel.WEBHOOK, "https://127.0.0.1/lists"),
        (Channel.FOLDER, "../elsewhere"),
        (Channel.FOLDER, "a/b"),
    ],
    ids=["no https", "this machine", "a folder above", "a folder inside"],
)
def test_addresses_that_lead_elsewhere_are_refused(channel: Channel, address: str) -> None:
    with pytest.raises(InputRefused):
        hooked(channel, address)


def test_a_list_that_is_not_on_record_has_no_subscribers() -> None:
    with pytest.raises(NotFound):
        subscribe(
            actor=officer(), at=NOW, source_list=BODIES[:-1], channel=Channel.WEBHOOK,
            address=HOOK,
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        subscribe(actor=PUBLIC, at=NOW, source_list=BODIES, channel=Channel.WEBHOOK, address=HOOK)
