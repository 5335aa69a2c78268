"""Notices without names, signatures, receipts, waiting, and what nobody acknowledged."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.screening.subscriptions import (
    FIRST_WAIT,
    LONGEST_WAIT,
    ChangeKind,
    Delivery,
    ListChange,
    Notice,
    body_of,
    check_folder,
    check_signature,
    is_receipt,
    receipt_of,
    signature_of,
    unacknowledged_removals,
    wait_after,
)
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key

NOW, SECRET = 1_700_000_000, "a-secret"
CHANGES = (
    ListChange(ChangeKind.REMOVED, "XP.2"),
    ListChange(ChangeKind.ADDED, "XP.9"),
    ListChange(ChangeKind.ADDED, "XP.1"),
)
NOTICE = Notice("d1", Key("XX"), "", "f" * 64, date(2024, 6, 1), CHANGES)
BODY = body_of(NOTICE)


def test_a_notice_is_the_same_bytes_in_whatever_order_changes_come() -> None:
    turned = Notice("d1", Key("XX"), "", "f" * 64, date(2024, 6, 1), CHANGES[::-1])
    assert body_of(turned) == BODY
    said = json.loads(BODY)
    assert [change["reference"] for change in said["changes"]] == ["XP.1", "XP.9", "XP.2"]
    assert set(said) == {"schema", "delivery", "list", "before", "after", "as_of", "changes"}


@given(st.binary(max_size=60), st.text(min_size=1, max_size=20))
def test_a_signature_is_of_its_body_and_secret_alone(body: bytes, secret: str) -> None:
    signed = signature_of(BODY, secret=SECRET, at=NOW)
    if body != BODY or secret != SECRET:
        with pytest.raises(NotAllowed):
            check_signature(body, signed, secret=secret, now=NOW, seen=())


@pytest.mark.parametrize(
    "header", ["", "t=,v1=", "t=abc,v1=00", "v1=00", f"t={NOW}", f"t={'9' * 20},v1=00", "t=²,v1=0"]
)
def test_a_broken_header_is_refused(header: str) -> None:
    with pytest.raises(NotAllowed):
        check_signature(BODY, header, secret=SECRET, now=NOW, seen=())


@pytest.mark.parametrize("late", [-301, 301])
def test_a_signature_lives_five_minutes(late: int) -> None:
    signed = signature_of(BODY, secret=SECRET, at=NOW)
    assert check_signature(BODY, signed, secret=SECRET, now=NOW + 300, seen=()) == "d1"
    with pytest.raises(NotAllowed, match="old"):
        check_signature(BODY, signed, secret=SECRET, now=NOW + late, seen=())
    with pytest.raises(NotAllowed, match="before"):
        check_signature(BODY, signed, secret=SECRET, now=NOW, seen={"d1"})


def test_a_receipt_is_of_its_delivery_body_and_secret_alone() -> None:
    receipt = receipt_of("d1", BODY, secret=SECRET)
    assert is_receipt(f" {receipt.upper()}\n", "d1", BODY, secret=SECRET)
    assert not is_receipt(receipt, "d2", BODY, secret=SECRET)
    assert not is_receipt(receipt, "d1", BODY + b" ", secret=SECRET)
    assert not is_receipt(receipt, "d1", BODY, secret="another")
    assert not is_receipt("", "d1", BODY, secret=SECRET)
    assert not is_receipt("é", "d1", BODY, secret=SECRET)
    with pytest.raises(ValueError, match="secret"):
        receipt_of("d1", BODY, secret="")


def test_waiting_doubles_up_to_a_day() -> None:
    waits = [wait_after(attempts) for attempts in range(40)]
    assert waits[0] == waits[1] == FIRST_WAIT
    assert waits[2] == 2 * FIRST_WAIT
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def delivery(uid: str, day: int, **more: object) -> Delivery:
    """Return a delivery of one removal made on a day of June."""
    made = datetime(2024, 6, day, 9, tzinfo=UTC)
    removals = more.pop("removals", 1)
    return Delivery(uid, Key("XX"), "INSTITUTION:MOO", made.date(), removals, made, **more)  # type: ignore[arg-type]  # fields by name


def test_removals_are_owed_until_the_receipt_is_there() -> None:
    late = datetime(2024, 6, 20, tzinfo=UTC)
    deliveries = (
        delivery("second", 5),
        delivery("first", 1, delivered_at=late),
        delivery("received", 2, received_at=late),
        delivery("nothing removed", 1, removals=0),
        delivery("still to come", 30),
    )
    owed = unacknowledged_removals(deliveries, as_of=date(2024, 6, 21))
    assert [(each.delivery, each.days) for each in owed] == [("first", 20), ("second", 16)]
    before = unacknowledged_removals(deliveries, as_of=late.date() - timedelta(days=1))
    assert [each.delivery for each in before] == ["first", "received", "second"]


def test_a_folder_has_a_plain_name() -> None:
    assert check_folder("bank-one_2") == "bank-one_2"
    for name in ("", "..", "a/b", "a\\b", "a.b", "é", "x" * 61, "a b", "\x00"):
        with pytest.raises(InputRefused):
            check_folder(name)
