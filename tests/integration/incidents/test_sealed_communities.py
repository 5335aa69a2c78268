"""The community an incident harmed: sealed from the form on, and shown in counts of ten or more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from misaq.apps.audit.queries import list_entries
from misaq.apps.incidents.actions.entries import (
    correct_entry,
    decide_entry,
    hand_in_entry,
    withdraw_entry,
)
from misaq.apps.incidents.models import EntryRow
from misaq.apps.incidents.own_release import write_own_release
from misaq.apps.incidents.queries import communities
from misaq.apps.incidents.queries.communities import count_communities
from misaq.apps.incidents.queries.registers import get_register
from misaq.apps.screening.keys import unseal_secret
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.registers import Vocabulary, Word
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from tests.integration.incidents.test_entries import AT, LATER, TYPED, analyst, entry
from tests.support.accounts import held, signed_in
from tests.support.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded", "_vocabulary")]
WEAVERS, FISHERS = "Weavers", "Fishers"
NEXT_YEAR = date(2027, 1, 5)
SHOWN = "/incidents/entries/communities/"


@pytest.fixture
def _vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pack name two communities; Examplia has none."""
    words = (Word(WEAVERS), Word(FISHERS))
    named = Vocabulary(Key("here:community"), "here", "community", words, Citations())

    def with_communities(**asked: Any) -> Any:
        return replace(get_register(**asked), vocabularies=(named,))

    monkeypatch.setattr(communities, "get_register", with_communities)


def accept(many: int, community: str, *, at: datetime = LATER) -> list[int]:
    first, second = analyst(), analyst("Bilal Misali")
    numbers = [
        hand_in_entry(actor=first, at=AT, entry=entry(), community=community) for _ in range(many)
    ]
    for number in numbers:
        decide_entry(actor=second, at=at, number=number, ruling=Ruling.ACCEPTED)
    return numbers


def counted(
    today: date = NEXT_YEAR,
) -> tuple[dict[str, int | None], int | None, int | None]:
    found = count_communities(actor=analyst("Kiran"), today=today)
    return dict(found.counts), found.told, found.not_told


def test_what_the_form_takes_is_sealed_in_the_row_and_in_no_page_or_audit() -> None:
    first, second = signed_in(held(UserRole.ANALYST)), signed_in(held(UserRole.ANALYST))
    form = reverse("incidents:new-entry")
    assert WEAVERS in text_of(first.get(form).content)
    assert first.post(form, {**TYPED, "community": "Nobody"}).status_code == 400
    assert first.post(form, {**TYPED, "community": WEAVERS}).status_code == 302
    row = EntryRow.objects.get()
    assert WEAVERS not in str(row.body)
    assert WEAVERS.encode() not in bytes(row.sealed_community)
    assert unseal_secret(bytes(row.sealed_community)) == WEAVERS
    for client in (first, second):
        for address in (reverse("incidents:entry", args=(1,)), reverse("incidents:waiting")):
            assert WEAVERS not in text_of(client.get(address).content)
    corrected = reverse("incidents:correct-entry", args=(1,))
    assert (
        second.post(
            reverse("incidents:entry", args=(1,)), {"act": "ACCEPTED", "seen": 1}
        ).status_code
        == 302
    )
    chosen = first.get(corrected).context["form"]["community"].value()
    assert chosen == "="
    assert WEAVERS not in str([dict(one.facts) for one in list_entries(actor=operator(7))])


def test_counts_below_ten_are_kept_back_and_with_them_what_would_tell() -> None:
    accept(9, FISHERS)
    accept(1, "")
    assert counted() == ({WEAVERS: None, FISHERS: None}, None, None)
    accept(12, WEAVERS)
    assert counted() == ({WEAVERS: None, FISHERS: None}, 21, 1), "12 of 21 would tell the 9"
    accept(1, FISHERS)
    assert counted() == ({WEAVERS: 12, FISHERS: 10}, 22, 1)
    assert counted(date(2026, 12, 31)) == ({WEAVERS: None, FISHERS: None}, None, None), "it waits"
    client = signed_in(held(UserRole.ANALYST))
    assert "kept back" in text_of(client.get(SHOWN).content)
    with pytest.raises(NotAllowed):
        count_communities(actor=PUBLIC, today=NEXT_YEAR)


def test_what_was_rejected_does_not_come_back_with_a_later_version() -> None:
    (number,) = accept(1, WEAVERS)
    first, second = analyst("Dara"), analyst("Esin")
    asked: dict[str, Any] = {"actor": first, "at": LATER, "number": number}
    why = "The paper has corrected it."
    correct_entry(**asked, entry=entry(), why=why, community=FISHERS)
    decide_entry(
        actor=second,
        at=LATER,
        number=number,
        ruling=Ruling.REJECTED,
        reason="Another day, not this one.",
    )
    withdraw_entry(**asked, why=why)
    latest = EntryRow.objects.get(number=number, version=3)
    assert unseal_secret(bytes(latest.sealed_community)) == WEAVERS


def test_what_is_decided_of_an_earlier_year_moves_no_count_before_the_year_is_over() -> None:
    numbers = accept(11, WEAVERS) + accept(12, FISHERS)
    before = counted()
    assert before[0] == {WEAVERS: 11, FISHERS: 12}
    now = LATER.replace(year=NEXT_YEAR.year)
    accept(1, WEAVERS, at=now)
    first, second = analyst("Dara"), analyst("Esin")
    withdraw_entry(actor=first, at=now, number=numbers[-1], why="It was told twice.")
    decide_entry(actor=second, at=now, number=numbers[-1], ruling=Ruling.ACCEPTED)
    assert counted() == before
    assert counted(date(2028, 1, 1))[0] == {WEAVERS: 12, FISHERS: 11}


def test_a_correction_keeps_what_is_sealed_and_a_withdrawal_takes_it_out_of_the_count() -> None:
    numbers = accept(13, WEAVERS)
    first, second = analyst("Dara"), analyst("Esin")
    why = "The paper has corrected it."
    correct_entry(actor=first, at=LATER, number=numbers[0], entry=entry(), why=why)
    correct_entry(actor=first, at=LATER, number=numbers[1], entry=entry(), why=why, community="")
    withdraw_entry(actor=first, at=LATER, number=numbers[2], why=why)
    for number in numbers[:3]:
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    assert counted()[1:] == (11, 1)


def test_another_word_is_refused_and_not_repeated_and_no_release_holds_it(tmp_path: Any) -> None:
    with pytest.raises(InputRefused) as refused:
        hand_in_entry(actor=analyst(), at=AT, entry=entry(), community="Somebody")
    assert "Somebody" not in str(refused.value)
    accept(1, WEAVERS)
    file = write_own_release(actor=operator(7), folder=tmp_path)
    assert WEAVERS not in file.read_text(encoding="utf-8")
