"""Redress numbers: two people, keyed hashes, one answer to outsiders, and clearing a namesake."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from misaq.apps.screening.actions import confirm_redress, propose_redress, revoke_redress
from misaq.apps.screening.models import RedressBindingRow, RedressRow
from misaq.apps.screening.queries import ask_about_number, find_cleared, get_redress
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.screening.answer import Outcome
from misaq.core.screening.redress import (
    BindingKind,
    ClearedEntry,
    Identifiers,
    RevocationReason,
)
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from tests.integration.screening.test_asking import ask
from tests.support.screened import FOREIGN, NOW, PERSONS, desk, officer

LATER = NOW + timedelta(hours=1)
NAMESAKE = Identifiers(
    name="Zorawar Misalkhel", father="Bilal Misalkhel", birth_year="1988", passport="ZZ1234567"
)
ENTRIES = (ClearedEntry(PERSONS, "XP.1"), ClearedEntry(FOREIGN, "YP.9"))
ASKED = {"name": "Zorawar Misalkhel", "passport": "zz 1234567"}
KINDS = (BindingKind.PASSPORT,)


def propose(by: Actor, kinds: tuple[BindingKind, ...] = KINDS) -> int:
    """Return the place of a proposal for the namesake."""
    return propose_redress(
        actor=by, at=NOW, case="R-1/2024", given=NAMESAKE, kinds=kinds, entries=ENTRIES
    )


def issue() -> tuple[int, str]:
    """Return the place and the number that two people issued to the namesake."""
    place = propose(desk())
    return place, confirm_redress(actor=desk("Emad Misali"), at=LATER, number=place)


def test_one_person_never_issues_a_number() -> None:
    first = desk()
    place = propose(first)
    with pytest.raises(NotAllowed, match="somebody else"):
        confirm_redress(actor=first, at=LATER, number=place)
    with pytest.raises(IntegrityError, match="two_persons"), transaction.atomic():
        RedressRow.objects.filter(pk=place).update(
            confirmed_by=first.id, confirmed_at=LATER, digest="a" * 64
        )


def test_nothing_of_the_number_or_the_applicant_is_kept() -> None:
    place, number = issue()
    kept = str([*RedressRow.objects.values_list(), *RedressBindingRow.objects.values_list()])
    for part in ("zorawar", "bilal", "1988", "1234567", number.lower(), number[:9].lower()):
        assert part not in kept.lower()
    assert get_redress(actor=desk("Other Misali"), number=place).holds


def test_it_clears_its_holder_everywhere_and_only_with_what_it_is_bound_to() -> None:
    _, number = issue()
    bank = officer()
    without = ask(bank, **ASKED)
    assert {hit.reference for hit in without.answer.hits} <= {"XP.1", "YP.9"}
    assert without.answer.outcome is not Outcome.CLEAR
    shown = ask(bank, **ASKED, redress_number=number.lower().replace("-", " "))
    assert shown.answer.outcome is Outcome.CLEAR
    other = ask(officer(office="MFA"), **ASKED, redress_number=number)
    assert other.answer.outcome is Outcome.CLEAR
    listed = ask(
        bank, name="Zorawar Misalkhel", father="Tamseel Misalkhel", birth="1970",
        passport="AA7654321", redress_number=number,
    )  # fmt: skip
    assert listed.answer.outcome is Outcome.ALERT


def test_a_revoked_number_clears_nobody() -> None:
    place, number = issue()
    revoke_redress(actor=desk("X Misali"), at=LATER, number=place, reason=RevocationReason.LOST)
    shown = ask(officer(), **ASKED, redress_number=number)
    assert shown.answer.outcome is not Outcome.CLEAR
    with pytest.raises(StateConflict):
        revoke_redress(actor=desk("X Misali"), at=LATER, number=place, reason=RevocationReason.LOST)
    with pytest.raises(StateConflict):
        confirm_redress(actor=desk("X Misali"), at=LATER, number=place)


def test_a_number_that_waits_for_its_second_person_clears_nobody() -> None:
    propose(desk())
    cleared = find_cleared(actor=officer(), number="", shown=NAMESAKE)
    assert cleared == frozenset()


def test_an_outsider_gets_one_answer_for_the_same_work_whatever_they_ask() -> None:
    place, number = issue()
    revoked_place, revoked = issue()
    revoke_redress(actor=desk("X"), at=LATER, number=revoked_place, reason=RevocationReason.ASKED)
    asked = [number, revoked, "0" * 16, "not a number", "' OR 1=1 --", "ﷺ" * 50]
    work = []
    for each in asked:
        with CaptureQueriesContext(
            connection,
        ) as made:
            ask_about_number(actor=PUBLIC, number=each)
        work.append([sql["sql"].split("WHERE")[0] for sql in made.captured_queries])
    assert [w for w in work if w != work[0]] == []
    client = Client()
    pages = [client.post("/screening/redress/", {"number": each}) for each in asked]
    assert {page.status_code for page in pages} == {200}
    assert len({page.content for page in map(_without_mark, pages)}) == 1
    assert get_redress(actor=desk("Y"), number=place).holds


def _without_mark(page: object) -> object:
    import re

    page.content = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page.content)  # type: ignore[attr-defined]  # a string once more
    return page


def test_a_role_that_screens_learns_nothing_of_a_number_made_up() -> None:
    bank = officer()
    with_one = ask(bank, name="Quvil Brastenhoff", redress_number="ABCD-EFGH-JKMN-PQRS")
    without = ask(bank, name="Quvil Brastenhoff")
    assert with_one.answer.outcome is without.answer.outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("given", "kinds", "entries"),
    [
        (NAMESAKE, (), ENTRIES),
        (NAMESAKE, (BindingKind.IDENTITY_NUMBER,), ENTRIES),
        (Identifiers(identity_number="00000-0000000-0"), (BindingKind.IDENTITY_NUMBER,), ENTRIES),
        (NAMESAKE, KINDS, ()),
        (NAMESAKE, KINDS, tuple(ClearedEntry(PERSONS, str(n)) for n in range(21))),
    ],
    ids=["bound to nothing", "to what was not shown", "to a placeholder", "no entry", "too many"],
)
def test_a_number_bound_to_nothing_is_not_proposed(
    given: Identifiers, kinds: tuple[BindingKind, ...], entries: tuple[ClearedEntry, ...]
) -> None:
    with pytest.raises(InputRefused):
        propose_redress(actor=desk(), at=NOW, case="R-2", given=given, kinds=kinds, entries=entries)


def test_only_those_who_issue_numbers_do() -> None:
    with pytest.raises(NotAllowed):
        propose(officer())
    with pytest.raises(InputRefused, match="reference"):
        propose_redress(
            actor=desk(), at=NOW, case=" ", given=NAMESAKE, kinds=KINDS, entries=ENTRIES
        )
