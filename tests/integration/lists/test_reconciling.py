"""Two lists side by side, pairs that wait, and what two people judge of them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from misaq.apps.lists.actions import confirm_merge, fill_review, judge_entries
from misaq.apps.lists.models import JudgementRow, ReviewItemRow
from misaq.apps.lists.queries import get_review_item, list_judgements, list_review_items
from misaq.apps.lists.reconciling import get_reconciliation, get_side_by_side
from misaq.apps.lists.taking_in import Delivery
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC, user
from misaq.core.access.roles import UserRole
from misaq.core.lists.judgements import EntryRef, Judgement, Reason, Verdict
from misaq.core.lists.reconcile import LinkedBy
from misaq.kernel.errors import NotAllowed, NotFound, StateConflict
from misaq.sources.lists.files import NamedBytes
from tests.support.accounts import held, signed_in
from tests.support.list_files import council_file
from tests.support.lists_at_hand import load, load_all

pytestmark = pytest.mark.usefixtures("_loaded")
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)
DAY = date(2020, 12, 31)
ANALYST = user(1, (held(UserRole.ANALYST),))
VERIFIER = user(2, (held(UserRole.VERIFIER),))
ASKED = "/lists/side-by-side/?left=BANNED&right=COUNCIL&as_of=2020-12-31"


@pytest.fixture(autouse=True)
def _lists(_loaded: None) -> None:
    load_all()


def _judge(verdict: Verdict, left: EntryRef, right: EntryRef) -> Judgement:
    return judge_entries(
        actor=ANALYST,
        at=AT,
        left=left,
        right=right,
        verdict=verdict,
        reasons=(Reason.AUTHORITY_SAYS_SO,),
    )


def _front() -> tuple[EntryRef, EntryRef]:
    both = get_reconciliation(actor=PUBLIC, left="BANNED", right="COUNCIL", as_of=DAY)
    link = next(link for link in (*both.links, *both.possible) if link.right == "QDe.901")
    return EntryRef("BANNED", link.left), EntryRef("COUNCIL", link.right)


def test_every_entry_on_one_list_only_has_a_reason() -> None:
    found = get_side_by_side(
        actor=PUBLIC, left="BANNED", right="COUNCIL", as_of=DAY, renames_once=False
    )
    one_sided = {line.name: line.reason.value for line in found.gap.lines}
    assert one_sided["Sample Movement"] == "OTHER_BASIS"
    assert one_sided["EXAMPLE LEAGUE"] == "DELISTED"


def test_the_page_shows_both_lists_and_no_person() -> None:
    for language in ("", "/ur"):
        page = Client().get(f"{language}{ASKED}")
        text = page.content.decode()
        assert page.status_code == 200
        assert "Sample Movement" in text
        assert "NAMOONA" not in text


@pytest.mark.parametrize(
    ("more", "shown"), [("&only=LEFT", "Sample Movement"), ("&reason=DELISTED", "EXAMPLE LEAGUE")]
)
def test_lines_are_filtered(more: str, shown: str) -> None:
    text = Client().get(f"{ASKED}{more}").content.decode()
    part = text.split('id="one-sided"')[1].split("<h2>")[0]
    assert shown in part
    assert ("Sample Movement" in part) != ("EXAMPLE LEAGUE" in part)


def test_lists_too_long_for_a_page_are_left_to_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("misaq.apps.lists.reconciling._MOST_PAIRS", 1)
    address = "/lists/side-by-side/?left=COUNCIL&right=BANNED&as_of=2019-12-30"
    page = Client().get(address)
    assert page.status_code == 400
    assert "too long for a page" in page.content.decode()
    assert run(["reconcile", "COUNCIL", "BANNED", "--as-of", "2019-12-30"]) == 0
    assert "COUNCIL" in capsys.readouterr().out


@pytest.mark.parametrize("sides", [("COUNCIL", "BANNED"), ("BANNED", "COUNCIL")])
def test_the_page_and_the_command_count_the_same(
    sides: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    left, right = sides
    assert run(["reconcile", left, right, "--as-of", "2020-12-30", "--format", "json"]) == 0
    told = capsys.readouterr().out
    data = json.loads(told)
    page = Client().get(f"/lists/side-by-side/?left={left}&right={right}&as_of=2020-12-30")
    numbers = {str(what): number for what, number in page.context["totals"]}
    shown = {reason.value: {"LEFT": n, "RIGHT": m} for reason, _, n, m in page.context["reasons"]}
    counted = {reason: each for reason, each in data["reasons"].items() if any(each.values())}
    assert shown == counted
    assert numbers["On both"] == data["overlap"]
    assert numbers["On at least one (union)"] == data["union"]
    assert numbers["Of these, without an explanation (residual)"] == data["residual"]
    assert list(numbers.values())[:4] == [
        data[which][what] for what in ("entries", "parties") for which in ("left", "right")
    ]
    assert counted["PERSON_NOT_ORGANISATION"]["LEFT" if left == "COUNCIL" else "RIGHT"] == 2
    for text in (told, page.content.decode()):
        assert not [hidden for hidden in ("NAMOONA", "QDi.", "(entry", "Banupur") if hidden in text]


def test_a_place_that_no_page_shows_gives_the_reason_foreign() -> None:
    load("COUNCIL", _with_a_stranger())
    asked = "/lists/side-by-side/?left=COUNCIL&right=BANNED&as_of=2022-12-31"
    page = Client().get(asked)
    reasons = {reason.value: left for reason, _, left, _ in page.context["reasons"]}
    assert reasons["FOREIGN_NO_DOMESTIC_ORDER"] == 1
    assert "Farland" not in page.content.decode()


def _with_a_stranger() -> Delivery:
    """Return the consolidated list of 2022, on which a body abroad stands."""
    text = council_file(2).data.decode().replace("2020-01-10", "2022-01-10")
    stranger = (
        "<ENTITY><DATAID>9</DATAID><FIRST_NAME>MITHAL SEAMEN UNION</FIRST_NAME>"
        "<UN_LIST_TYPE>Example</UN_LIST_TYPE><REFERENCE_NUMBER>QDe.950</REFERENCE_NUMBER>"
        "<LISTED_ON>2010-01-01</LISTED_ON><ENTITY_ADDRESS><CITY>Far Port</CITY>"
        "<COUNTRY>Farland</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES>"
    )
    file = NamedBytes("council-2022.xml", text.replace("</ENTITIES>", stranger).encode())
    return Delivery([file])


def test_a_list_that_is_none_is_told_on_the_page() -> None:
    page = Client().get("/lists/side-by-side/?left=NOBODY&right=COUNCIL")
    assert page.status_code == 200
    assert "aria-invalid" in page.content.decode()


def test_the_method_page_shows_what_held() -> None:
    text = Client().get("/lists/matching/").content.decode()
    assert "0.9" in text
    assert "Fitted on" in text


def test_a_merge_binds_once_a_second_person_confirms_it() -> None:
    left, right = _front()
    said = _judge(Verdict.SAME, left, right)
    with pytest.raises(NotAllowed):
        confirm_merge(actor=ANALYST, at=AT, judgement=said.number)
    confirm_merge(actor=VERIFIER, at=AT, judgement=said.number)
    both = get_reconciliation(actor=PUBLIC, left="BANNED", right="COUNCIL", as_of=DAY)
    assert LinkedBy.JUDGEMENT in {link.by for link in both.links}
    with pytest.raises(StateConflict):
        confirm_merge(actor=VERIFIER, at=AT, judgement=said.number)
    with pytest.raises(NotFound):
        confirm_merge(actor=VERIFIER, at=AT, judgement=said.number + 1)


def test_the_database_itself_asks_for_two_persons() -> None:
    said = _judge(Verdict.SAME, *_front())
    rows = JudgementRow.objects.filter(pk=said.number)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(confirmed_by=ANALYST.id, confirmed_at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(confirmed_by=VERIFIER.id)


def test_a_negative_parts_them_and_can_be_taken_back() -> None:
    left, right = _front()
    _judge(Verdict.NOT_SAME, left, right)
    both = get_reconciliation(actor=PUBLIC, left="BANNED", right="COUNCIL", as_of=DAY)
    assert (both.links, both.possible) == ((), ())
    _judge(Verdict.WITHDRAWN, left, right)
    assert len(list_judgements(actor=PUBLIC)) == 2
    assert _front() == (left, right)


def test_a_merge_that_contradicts_another_judgement_is_refused() -> None:
    left, right = _front()
    third = EntryRef("COUNCIL", "QDe.902")
    _judge(Verdict.NOT_SAME, left, third)
    joined = _judge(Verdict.SAME, right, third)
    confirm_merge(actor=VERIFIER, at=AT, judgement=joined.number)
    last = _judge(Verdict.SAME, left, right)
    with pytest.raises(StateConflict):
        confirm_merge(actor=VERIFIER, at=AT, judgement=last.number)


def test_the_public_judges_nothing() -> None:
    left, right = _front()
    with pytest.raises(NotAllowed):
        judge_entries(
            actor=PUBLIC, at=AT, left=left, right=right, verdict=Verdict.NOT_SAME,
            reasons=(Reason.PLACE,),
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        list_review_items(actor=PUBLIC)
    assert not JudgementRow.objects.exists()


def _queue(*, is_person: bool = False) -> ReviewItemRow:
    left, right = _front()
    return ReviewItemRow.objects.create(
        left_list=left.source_list, left_reference=left.reference,
        right_list=right.source_list, right_reference=right.reference,
        is_person=is_person, bits=1.0, as_of=DAY, made_at=AT,
    )  # fmt: skip


def test_filling_the_queue_anew_keeps_judgements() -> None:
    both = get_reconciliation(actor=ANALYST, left="BANNED", right="COUNCIL", as_of=DAY)
    first = fill_review(actor=ANALYST, at=AT, both=both, as_of=DAY)
    _judge(Verdict.UNSURE, *_front())
    assert fill_review(actor=ANALYST, at=AT, both=both, as_of=DAY) == first
    assert JudgementRow.objects.count() == 1


def test_pairs_of_persons_are_for_those_who_may_read_of_them() -> None:
    row = _queue(is_person=True)
    assert list_review_items(actor=ANALYST) == ()
    with pytest.raises(NotFound):
        get_review_item(actor=ANALYST, item=row.pk)
    desk = user(3, (held(UserRole.HOME_DEPARTMENT_DESK, "xx"),))
    assert [item.id for item in list_review_items(actor=desk)] == [row.pk]


def test_judging_on_the_page_by_two_people() -> None:
    row = _queue()
    address = f"/lists/review/{row.pk}/"
    analyst = signed_in(held(UserRole.ANALYST))
    assert "EXAMPLE FRONT" in analyst.get(address).content.decode()
    assert analyst.post(address, {"verdict": "SAME"}).status_code == 400
    typed = {"verdict": "SAME", "reasons": ["AUTHORITY_SAYS_SO"], "note": "The order says so."}
    assert analyst.post(address, typed).status_code == 302
    assert 'id="confirm"' not in analyst.get(address).content.decode()
    verifier = signed_in(held(UserRole.VERIFIER))
    assert 'id="confirm"' in verifier.get(address).content.decode()
    assert verifier.post(f"{address}confirm/").status_code == 302
    assert JudgementRow.objects.get().confirmed_by is not None
    assert verifier.get("/lists/review/").status_code == 200


def test_a_judgement_is_taken_back_on_the_page() -> None:
    row = _queue()
    _judge(Verdict.UNSURE, *_front())
    analyst = signed_in(held(UserRole.ANALYST))
    assert analyst.post(f"/lists/review/{row.pk}/withdraw/").status_code == 302
    assert [one.verdict for one in list_judgements(actor=PUBLIC)] == [
        Verdict.UNSURE,
        Verdict.WITHDRAWN,
    ]


def test_the_queue_is_filled_on_the_page() -> None:
    analyst = signed_in(held(UserRole.ANALYST))
    asked = {"left": "BANNED", "right": "COUNCIL", "day": "2020-12-31"}
    assert analyst.post("/lists/review/", asked).status_code == 302
    assert analyst.post("/lists/review/", asked | {"day": "1999-01-01"}).status_code == 400


def test_the_command_prints_writes_and_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "papers"
    words = ["reconcile", "BANNED", "COUNCIL", "--as-of", "2020-12-31"]
    assert run([*words, "--out", str(out)]) == 0
    assert "Sample Movement" in capsys.readouterr().out
    assert sorted(path.suffix for path in out.iterdir()) == [".docx", ".html", ".pdf"]
    assert run([*words, "--format", "json"]) == 0
    told = capsys.readouterr().out
    data = json.loads(told)
    parties = data["left"]["parties"] + data["right"]["parties"]
    assert data["union"] == parties - data["overlap"]
    assert "NAMOONA" not in told
    assert run(["reconcile", "BANNED", "NOBODY"]) == 11
    assert run(["reconcile", "BANNED", "COUNCIL", "--as-of", "1999-01-01"]) == 11


def test_the_command_reads_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "printed.csv"
    file.write_text("seq,name,listed_on\n1,Example Front,2011-08-14\n2,Third Front,\n", "utf-8")
    words = ["reconcile", str(file), "BANNED", "--as-of", "2020-12-31"]
    assert run(words) == 10
    assert "its form was not given" in capsys.readouterr().err
    assert run([*words, "--left-format", "PRINTED_ORGANISATIONS"]) == 0
    assert "Third Front: No explanation found" in capsys.readouterr().out
    assert run(["reconcile", str(tmp_path / "no"), "BANNED", "--left-format", "UN_XML"]) == 10
