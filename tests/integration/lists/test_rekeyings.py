"""Entries under another reference: two people join them, one may split them, each may be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries
from misaq.apps.lists.actions import confirm_rekeying, decide_rekeying, judge_entries
from misaq.apps.lists.models import RekeyingRow
from misaq.apps.lists.queries import RekeyingProposal, get_history, list_judgements, list_rekeyings
from misaq.apps.lists.taking_in import Delivery
from misaq.core.access.actors import PUBLIC, operator, user
from misaq.core.access.roles import UserRole
from misaq.core.lists.judgements import EntryRef, Reason, Verdict
from misaq.core.lists.rekeying_decisions import Ruling
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from tests.support.accounts import held, signed_in
from tests.support.lists_at_hand import load
from tests.support.pages import text_of

pytestmark = pytest.mark.usefixtures("_printed")
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)
ANALYST = user(1, (held(UserRole.ANALYST),))
VERIFIER = user(2, (held(UserRole.VERIFIER),))
BANNED = Key("BANNED")
PAGE = "/lists/BANNED/references/"


@pytest.fixture
def _printed(_loaded: None) -> None:
    """A list without references that spells one of its bodies otherwise the second time."""
    for year, name in ((2018, "Lashkar-e-Mashtal"), (2019, "Lashkar-i-Mashtal")):
        text = f"seq,name,listed_on\n1,{name},2010-01-01\n2,Example Front,2011-01-01\n"
        file = NamedBytes("banned.csv", text.encode())
        load("BANNED", Delivery([file], date(year, 1, 1)))


def _pair() -> RekeyingProposal:
    (found,) = list_rekeyings(actor=ANALYST, source_list=BANNED)
    return found


def _decide(ruling: Ruling) -> int:
    pair = _pair().pair
    decided = decide_rekeying(
        actor=ANALYST,
        at=AT,
        source_list=BANNED,
        old=pair.before.reference,
        new=pair.after.reference,
        ruling=ruling,
    )
    return decided.number


def test_what_was_judged_goes_with_the_reference_once_two_people_say_so() -> None:
    pair = _pair().pair
    old, other = EntryRef("BANNED", pair.before.reference), EntryRef("COUNCIL", "QDe.901")
    judge_entries(
        actor=ANALYST,
        at=AT,
        left=old,
        right=other,
        verdict=Verdict.NOT_SAME,
        reasons=(Reason.ANOTHER_BODY,),
    )
    number = _decide(Ruling.SAME)
    assert old in list_judgements(actor=PUBLIC)[0].pair
    with pytest.raises(NotAllowed):
        confirm_rekeying(actor=ANALYST, at=AT, decision=number)
    confirm_rekeying(actor=VERIFIER, at=AT, decision=number)
    now = EntryRef("BANNED", pair.after.reference)
    assert now in list_judgements(actor=PUBLIC)[0].pair
    with pytest.raises(StateConflict):
        confirm_rekeying(actor=VERIFIER, at=AT, decision=number)
    _decide(Ruling.UNDONE)
    assert old in list_judgements(actor=PUBLIC)[0].pair
    assert RekeyingRow.objects.count() == 2
    events = [entry.event for entry in list_entries(actor=operator(7))]
    assert events.count("rekeying.decided") == 2


def test_what_is_split_is_no_longer_proposed_to_the_public() -> None:
    assert len(get_history(actor=PUBLIC, source_list=BANNED).rekeyings) == 1
    _decide(Ruling.SPLIT)
    assert get_history(actor=PUBLIC, source_list=BANNED).rekeyings == ()
    assert _pair().is_settled
    with pytest.raises(StateConflict):
        _decide(Ruling.SPLIT)


def test_what_cannot_be_decided_is_refused() -> None:
    pair = _pair().pair
    old, new = pair.before.reference, pair.after.reference
    for one, other, refusal in (
        (old, old, InputRefused),
        (old, "none such", NotFound),
        (new, "none such", NotFound),
    ):
        with pytest.raises(refusal):
            decide_rekeying(
                actor=ANALYST, at=AT, source_list=BANNED, old=one, new=other, ruling=Ruling.SAME
            )
    with pytest.raises(StateConflict):
        _decide(Ruling.UNDONE)
    with pytest.raises(NotFound):
        confirm_rekeying(actor=VERIFIER, at=AT, decision=999)
    with pytest.raises(NotAllowed):
        list_rekeyings(actor=PUBLIC, source_list=BANNED)


def test_the_database_itself_asks_for_two_people() -> None:
    number = _decide(Ruling.SAME)
    with pytest.raises(IntegrityError), transaction.atomic():
        RekeyingRow.objects.filter(pk=number).update(confirmed_by="user:1", confirmed_at=AT)


def test_the_page_shows_both_and_takes_decisions() -> None:
    analyst, verifier = signed_in(held(UserRole.ANALYST)), signed_in(held(UserRole.VERIFIER))
    page = text_of(analyst.get(PAGE).content)
    assert "Lashkar-e-Mashtal" in page
    assert "Lashkar-i-Mashtal" in page
    pair = _pair().pair
    asked = {"old": pair.before.reference, "new": pair.after.reference}
    assert analyst.post(PAGE, {**asked, "act": "SAME"}).status_code == 302
    assert "waits for a second person" in text_of(analyst.get(PAGE).content)
    said = _pair().decision
    assert said is not None
    confirmed = {"act": "CONFIRM", "decision": str(said.number)}
    assert analyst.post(PAGE, confirmed).status_code == 400
    assert verifier.post(PAGE, confirmed).status_code == 302
    assert _pair().is_settled
    assert verifier.get(f"/ur{PAGE}").status_code == 200
    assert analyst.post(PAGE, {"act": "NOPE"}).status_code == 400
