"""What institutions assess: recorded once, corrected by another row, internal, beside data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from misaq.api.v1.document import openapi_text
from misaq.apps.audit.queries import list_entries
from misaq.apps.perceptions import keeping
from misaq.apps.perceptions.actions import (
    ask_withdrawal,
    correct_assessment,
    decide_withdrawal,
    import_assessments,
    record_assessment,
    record_scale,
)
from misaq.apps.perceptions.judging import judge
from misaq.apps.perceptions.keeping import judged_of
from misaq.apps.perceptions.models import AssessmentRow, WithdrawalRow
from misaq.apps.perceptions.queries import (
    get_assessment,
    list_assessments,
    list_corrected,
    list_scales,
    list_withdrawals,
    site_state,
)
from misaq.apps.perceptions.records import Brought
from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.queries import choose_basis
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.core.incidents.deciding import Ruling
from misaq.core.packs import TABLES
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.perceptions.records import Scale
from misaq.core.threat.perceptions.rows import FORM
from misaq.core.threat.picture.finer import MonthsOfUnits, UnitMonths, plain_of_units
from misaq.core.threat.picture.plain import plain_of_months
from misaq.core.threat.picture.records import (
    AreaMonths,
    Basis,
    Part,
    PartMonths,
    ResultKind,
    Stored,
    Toll,
)
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.words import say
from tests.support.accounts import client_of, held, make_account
from tests.support.kept_forecasts import keep, made
from tests.support.pages import text_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
HEADER = [column.name for column in FORM]
SCALE = Scale("BUREAU", ("calm", "tense", "grave"), Measure.EVENTS, (0, 2, 6), "DAILY")
CELLS = {
    "institution": "BUREAU", "area": "XX1", "class": "", "said_on": "2019-01-10", "months": "1",
    "level": "grave", "probability": "", "source": "DAILY", "recorded_by": "MOO", "published": "no",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    translation.activate("en")
    load_examplia(AT)


def scaled(**more: Any) -> None:
    record_scale(actor=operator(7), at=AT, scale=SCALE)
    if more:
        record_scale(actor=operator(7), at=AT, scale=replace(SCALE, **more))


def record(**more: str) -> int:
    return record_assessment(actor=operator(7), at=AT, cells={**CELLS, **more})


def bring(*rows: dict[str, str]) -> Brought:
    lines = [[{**CELLS, **row}[name] for name in HEADER] for row in rows]
    return import_assessments(actor=operator(7), at=AT, header=HEADER, rows=lines)


def signed_in(role: UserRole = UserRole.ANALYST) -> Client:
    return client_of(make_account(held(role)))


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return text_of(answer.content)


def reckoned(
    events: list[int], *, is_of_pack: bool = True, of_class: Mapping[int, int] | None = None
) -> None:
    """Keep months of one province from January 2018 on, and of one class where it is given."""
    months = tuple(Toll(one, one, one, one) for one in events)
    part = PartMonths(Part.UNTOLD, months)
    stored = Stored(
        ResultKind.MONTHS,
        "XX1",
        plain_of_months(AreaMonths("XX1", (part,))),
        say("It can."),
        say("It cannot."),
    )
    basis = Basis("gazette", "1", is_of_pack, "a" * 64, 2018 * 12, len(events))
    kept = [stored] if of_class is None else [stored, _of_class(of_class)]
    keep_results(actor=operator(7), at=AT, basis=basis, results=kept)


def _of_class(counts: Mapping[int, int]) -> Stored:
    line = {at: Toll(count, count, count, count) for at, count in counts.items()}
    units = {"XX1": {Part.OTHERS: UnitMonths(line, {}), Part.OPERATIONS: UnitMonths(line, {})}}
    body = plain_of_units(MonthsOfUnits("", units))
    return Stored(ResultKind.CLASS_AREAS, "MIL-LOC", body, say("It can."), say("It cannot."))


def test_an_empty_record_says_how_to_begin() -> None:
    assert "How to begin" in page(signed_in(), "/perceptions/")
    assert "No published assessment" in page(Client(), "/perceptions/published/")
    assert "Its words are not on record" in page(signed_in(), "/perceptions/institutions/BUREAU/")


def test_it_is_for_members_and_every_reading_is_noted() -> None:
    scaled()
    number = record()
    for address in ("/perceptions/", f"/perceptions/assessments/{number}/"):
        assert Client().get(address).status_code == 302
        assert signed_in(UserRole.ADMINISTRATOR).get(address).status_code == 403
    page(signed_in(UserRole.AUDITOR), f"/perceptions/assessments/{number}/")
    reads = [one for one in list_entries(actor=operator(7)) if one.event == "page.read"]
    assert [one.object_table for one in reads] == ["perceptions:assessment"]
    assert signed_in(UserRole.VERIFIER).get("/perceptions/enter/").status_code == 403


def test_the_public_reads_what_was_published_and_nothing_else() -> None:
    scaled()
    before = site_state()
    hidden = record()
    assert site_state() == before
    shown = record(said_on="2019-02-10", published="yes")
    assert site_state() != before
    assert [one.number for one in list_assessments(actor=PUBLIC)] == [shown]
    with pytest.raises(NotFound):
        get_assessment(actor=PUBLIC, number=hidden)
    with pytest.raises(NotAllowed):
        list_scales(actor=PUBLIC)
    said = page(Client(), "/perceptions/published/")
    assert "2019-02-10" in said
    assert "2019-01-10" not in said


def test_no_program_and_no_file_knows_of_assessments() -> None:
    assert "perception" not in openapi_text()
    assert not [table for table in TABLES if "perception" in table]


def test_a_correction_takes_its_place_and_what_stood_stays() -> None:
    scaled()
    number = record()
    client = signed_in()
    form = {
        "institution": "BUREAU", "area": "XX1", "threat_class": "", "said_on": "2019-01-10",
        "months": "2", "level": "tense", "probability": "", "source": "DAILY",
        "recorded_by": "MOO", "reason": "",
    }  # fmt: skip
    address = f"/perceptions/assessments/{number}/correct/"
    assert client.post(address, form).status_code == 400
    answer = client.post(address, {**form, "reason": "Read wrongly."})
    later = list_assessments(actor=operator(7))
    assert answer.headers["Location"] == f"/perceptions/assessments/{later[0].number}/"
    assert [one.assessment.level for one in later] == ["tense"]
    assert [one.number for one in list_corrected(actor=operator(7), number=later[0].number)] == [
        number
    ]
    assert "Read wrongly." in page(client, f"/perceptions/assessments/{later[0].number}/")
    assert "It was corrected" in page(client, f"/perceptions/assessments/{number}/")
    for again in (number, later[0].number):
        with pytest.raises(StateConflict):
            correct_assessment(
                actor=operator(7), at=AT, number=again, reason="Once more.",
                cells={**CELLS, "months": "2", "level": "tense"},
            )  # fmt: skip


def test_the_same_statement_is_recorded_once_and_a_wrong_one_told_at_once() -> None:
    scaled()
    record()
    with pytest.raises(StateConflict, match="on record already"):
        record(level="calm")
    with pytest.raises(InputRefused) as refused:
        record(area="moon", level="loud", said_on="2031-01-01")
    assert len(refused.value.problems) == 3
    answer = signed_in().post("/perceptions/enter/", {"institution": "BUREAU"})
    assert answer.status_code == 400


def test_a_form_is_taken_whole_or_not_at_all() -> None:
    scaled()
    assert bring({}, {"said_on": "2019-02-01"}) == Brought(2, 0)
    assert bring({}, {"said_on": "2019-03-01"}) == Brought(1, 1)
    with pytest.raises(InputRefused) as refused:
        bring({"said_on": "2019-04-01"}, {"level": "calm"}, {"area": "moon"})
    assert [problem.where for problem in refused.value.problems] == ["row 3", "row 4"]
    assert "correct it on its own page" in str(refused.value)
    assert AssessmentRow.objects.count() == 3


@pytest.mark.parametrize(
    "data",
    [
        ",".join(HEADER).replace(",", "|").encode() + b"\n1|2",
        (",".join(HEADER) + "\n" + ",".join(CELLS.values()).replace("XX1", "Ha\u00efl")).encode(
            "latin-1"
        ),
        (",".join(HEADER) + "\n" + ",".join(CELLS.values()).replace("2019", "2031")).encode(),
        b"",
    ],
    ids=["delimiter", "encoding", "future", "nothing"],
)
def test_a_file_with_a_problem_leaves_nothing_behind(data: bytes) -> None:
    scaled()
    client = signed_in()
    for do, status in (("", 400), ("list", 200)):
        sheet = SimpleUploadedFile("form.csv", data)
        answer = client.post("/perceptions/import/", {"sheet": sheet, "do": do})
        assert answer.status_code in {status, 400}
    assert not AssessmentRow.objects.exists()


def test_a_file_is_brought_through_the_page() -> None:
    scaled()
    client = signed_in()
    form = client.get("/perceptions/form.csv").content.decode("utf-8-sig")
    data = (form + ",".join(CELLS[name] for name in HEADER)).encode()
    answer = client.post("/perceptions/import/", {"sheet": SimpleUploadedFile("f.csv", data)})
    assert "Taken: 1 new" in text_of(answer.content)


def test_words_in_use_are_not_taken_away() -> None:
    scaled()
    record()
    client = signed_in()
    form = {"levels": "calm\nloud", "floors": "", "measure": "EVENTS", "source": "DAILY"}
    refused = client.post("/perceptions/scales/BUREAU/", form)
    assert refused.status_code == 400
    assert "words that would be gone: grave" in text_of(refused.content)
    form["levels"] = "calm\ntense\ngrave\nawful"
    assert client.post("/perceptions/scales/BUREAU/", form).status_code == 302
    assert list_scales(actor=operator(7))["BUREAU"].levels[-1] == "awful"
    assert client.post("/perceptions/scales/BUREAU/", {**form, "floors": "x"}).status_code == 400
    assert client.post("/perceptions/scales/BUREAU/", {**form, "floors": "1"}).status_code == 400
    assert client.post("/perceptions/scales/NOBODY/", form).status_code == 404


def test_last_words_disagreements_and_what_ran_out_stand_on_one_page() -> None:
    scaled()
    record_scale(
        actor=operator(7), at=AT,
        scale=Scale("MOO", ("calm", "alert"), Measure.EVENTS, (0, 4), "DAILY"),
    )  # fmt: skip
    record()
    record(institution="MOO", level="calm")
    shown = page(signed_in(), "/perceptions/?as_of=2019-02-10")
    assert "Pairs compared: 1" in shown
    assert "what does one of them know that the other does not?" in shown
    assert "31 days old" in shown
    assert "None: every last word still looks ahead." in shown
    shown = page(signed_in(), "/perceptions/?as_of=2019-03-02")
    assert "past its horizon" in shown
    assert "2019-03-01; 2 days" in shown
    assert "No assessment is on record." in page(signed_in(), "/perceptions/?as_of=2018-01-01")


def test_a_statement_stands_beside_what_was_recorded() -> None:
    scaled()
    reckoned([1] * 12 + [0, 7] + [1] * 10)
    record()
    record(said_on="2019-06-10", level="", probability="0.2")
    record(said_on="2019-02-10", **{"class": "MIL"})
    kept = choose_basis(actor=PUBLIC)
    filed = list_assessments(actor=operator(7), institution="BUREAU")
    found = judge(filed, SCALE, kept)
    by_day = {one.filed.assessment.stated_on: one for one in found.beside}
    first = by_day[date(2019, 1, 10)]
    assert (first.events, first.deaths, first.deserved) == (7, 7, "grave")
    assert by_day[date(2019, 2, 10)].events is None
    assert [(one.threat_class, one.is_carried) for one in found.classes] == [("MIL", False)]
    assert found.whole.levels is not None
    assert [one.score for one in found.whole.levels.told] == [0.0]
    assert found.whole.chances is not None
    assert [one.score for one in found.whole.chances.told] == [pytest.approx(0.64)]
    shown = page(signed_in(), "/perceptions/institutions/BUREAU/")
    assert "too few to say (1 statements" in shown
    assert "Too few to say: it takes six months" in shown
    assert "none was issued by then" in shown
    page(signed_in(), "/perceptions/institutions/NOBODY/", status=404)


def test_a_statement_about_one_class_is_held_against_that_class_alone() -> None:
    scaled()
    reckoned([9] * 24, is_of_pack=False, of_class={13: 2})
    record(**{"class": "MIL", "level": "tense"})
    record(**{"class": "EXT"})
    kept = choose_basis(actor=PUBLIC)
    found = judge(list_assessments(actor=operator(7), institution="BUREAU"), SCALE, kept)
    by_class = {one.filed.assessment.threat_class: one for one in found.beside}
    # Two events of a class within it; operations of the state are no threat assessed.
    assert (by_class["MIL"].events, by_class["MIL"].deserved) == (2, "tense")
    assert by_class["EXT"].events is None
    org, mil = found.classes
    assert mil.levels is not None
    assert [one.score for one in mil.levels.told] == [0.0]
    assert (org.is_carried, org.statements) == (False, 1)
    assert found.whole.statements == 0
    shown = page(signed_in(), "/perceptions/institutions/BUREAU/")
    assert "Threat by threat" in shown
    assert "1 statements are held against nothing" in shown


def test_how_it_fared_is_reckoned_once_for_each_state(monkeypatch: pytest.MonkeyPatch) -> None:
    scaled()
    reckoned([1] * 24)
    record()
    first = judged_of(actor=operator(7), institution="BUREAU", kept=choose_basis(actor=PUBLIC))
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "judge", None)
        kept = choose_basis(actor=PUBLIC)
        assert judged_of(actor=operator(7), institution="BUREAU", kept=kept) is first
    record(said_on="2019-03-10")
    later = judged_of(actor=operator(7), institution="BUREAU", kept=choose_basis(actor=PUBLIC))
    assert (len(first.beside), len(later.beside)) == (1, 2)
    with pytest.raises(NotAllowed):
        judged_of(actor=PUBLIC, institution="BUREAU", kept=None)


WHY = "The Bureau never said this; it was another office."


def test_two_persons_take_a_statement_off_the_record_and_it_stays_readable() -> None:
    scaled()
    number = record()
    with pytest.raises(InputRefused, match="says why"):
        ask_withdrawal(actor=operator(7), at=AT, number=number, why="no")
    ask_withdrawal(actor=operator(7), at=AT, number=number, why=WHY)
    with pytest.raises(StateConflict, match="asked already"):
        ask_withdrawal(actor=operator(8), at=AT, number=number, why=WHY)
    (waits,) = list_withdrawals(actor=operator(7), number=number)
    decided: dict[str, Any] = {
        "at": AT, "number": number, "withdrawal": waits.number, "ruling": Ruling.ACCEPTED,
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="handed in themselves"):
        decide_withdrawal(actor=operator(7), **decided)
    assert f"second person: {number}" in page(signed_in(), "/perceptions/")
    decide_withdrawal(actor=operator(8), **decided)
    assert list_assessments(actor=operator(7)) == ()
    shown = page(signed_in(), f"/perceptions/assessments/{number}/")
    assert "It was withdrawn: nothing stands in its place." in shown
    assert WHY in shown
    with pytest.raises(NotFound, match="Nobody asks"):
        decide_withdrawal(actor=operator(8), **decided)
    with pytest.raises(StateConflict, match="does not stand"):
        ask_withdrawal(actor=operator(7), at=AT, number=number, why=WHY)
    record()


def test_a_withdrawal_is_rejected_with_a_reason_and_not_of_what_was_corrected() -> None:
    scaled()
    number = record()
    ask_withdrawal(actor=operator(7), at=AT, number=number, why=WHY)
    correct_assessment(
        actor=operator(7), at=AT, number=number, cells={**CELLS, "months": "2"}, reason="Two."
    )
    (waits,) = list_withdrawals(actor=operator(7), number=number)
    decided: dict[str, Any] = {
        "actor": operator(8), "at": AT, "number": number, "withdrawal": waits.number,
    }  # fmt: skip
    with pytest.raises(StateConflict, match="corrected meanwhile"):
        decide_withdrawal(**decided, ruling=Ruling.ACCEPTED)
    with pytest.raises(InputRefused, match="rejection says why"):
        decide_withdrawal(**decided, ruling=Ruling.REJECTED)
    decide_withdrawal(**decided, ruling=Ruling.REJECTED, reason="It was corrected since.")
    (one,) = list_withdrawals(actor=operator(7), number=number)
    assert one.handling.ruling is Ruling.REJECTED
    assert not get_assessment(actor=operator(7), number=number).is_withdrawn


def test_a_withdrawal_is_asked_for_and_decided_on_its_page() -> None:
    scaled()
    number = record()
    one, other = signed_in(), signed_in()
    address = f"/perceptions/assessments/{number}/withdraw/"
    assert one.post(address, {"why": "no"}).status_code == 400
    assert one.post(address, {"why": WHY}).status_code == 302
    assert "It waits for another person" in page(one, address)
    (waiting,) = list_withdrawals(actor=operator(7), waiting=True)
    act = {"act": "REJECTED", "seen": waiting.number}
    asked_later = {"act": "ACCEPTED", "seen": waiting.number + 1}
    assert other.post(address, asked_later).status_code == 400, "not what was looked at"
    assert other.post(address, act).status_code == 400
    assert other.post(address, {**act, "act": "ACCEPTED"}).status_code == 302
    assert "It does not stand any more." in page(other, address)


@pytest.mark.parametrize(
    "wrong",
    [{"why": ""}, {"handed_in_by": ""}, {"decided_by": "user:8"},
     {"ruling": "ACCEPTED", "decided_by": "user:7", "decided_at": AT}],
    ids=["no-reason", "nobody", "half-decided", "one-person"],
)  # fmt: skip
def test_the_database_keeps_two_persons(wrong: dict[str, Any]) -> None:
    scaled()
    fields = {"assessment_id": record(), "why": WHY, "handed_in_by": "user:7", "handed_in_at": AT}
    with pytest.raises(IntegrityError), transaction.atomic():
        WithdrawalRow.objects.create(**{**fields, **wrong})


def test_a_forecast_that_stood_then_is_set_beside_a_statement() -> None:
    scaled()
    reckoned([1] * 24, is_of_pack=False)
    keep(made(measure=Measure.EVENTS))
    record()
    record(said_on="2018-11-10")
    filed = list_assessments(actor=operator(7), institution="BUREAU")
    later, earlier = judge(filed, SCALE, choose_basis(actor=PUBLIC)).beside
    outlooks = made(measure=Measure.EVENTS).issued.shown.outlooks
    (mean,) = (one.mean for one in outlooks if (one.area, one.lead) == ("XX1", 2))
    assert (later.foretold, earlier.foretold) == (pytest.approx(mean), None)


def test_with_enough_statements_it_is_said_how_it_fared() -> None:
    scaled()
    reckoned([0] * 12 + [7] * 12)
    days = [f"2018-12-{day}" for day in (10, 20)]
    days += [f"2019-{month:02}-{day}" for month in range(1, 6) for day in (10, 20)]
    bring(*({"said_on": day} for day in days))
    shown = page(signed_in(), "/perceptions/institutions/BUREAU/")
    assert "better than last year" in shown
    assert "mean score 0.000 over 12 statements" in shown


@pytest.mark.parametrize(
    "wrong",
    [{"level": ""}, {"probability": 0.5}, {"level": "", "probability": 2.0}, {"horizon": 0},
     {"horizon": 61}, {"source": ""}, {"superseded_at": AT - timedelta(days=1)}],
    ids=["nothing", "both", "too-sure", "no-horizon", "too-far", "no-source", "backward"],
)  # fmt: skip
def test_the_database_keeps_out_what_cannot_be(wrong: dict[str, Any]) -> None:
    fields = {
        "institution": "BUREAU", "area": "XX1", "stated_on": date(2019, 1, 1), "horizon": 1,
        "level": "grave", "source": "DAILY", "recorded_by": "MOO", "is_published": False,
        "recorded_at": AT,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentRow.objects.create(**{**fields, **wrong})
    first = AssessmentRow.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentRow.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentRow.objects.create(**{**fields, "horizon": 2, "corrects": first})


def test_who_records_nothing_is_refused() -> None:
    with pytest.raises(NotAllowed):
        record_assessment(actor=PUBLIC, at=AT, cells=CELLS)
    with pytest.raises(NotAllowed):
        record_scale(actor=PUBLIC, at=AT, scale=SCALE)
    with pytest.raises(NotAllowed):
        import_assessments(actor=PUBLIC, at=AT, header=HEADER, rows=[])
    with pytest.raises(InputRefused, match="not on record"):
        scaled(institution="NOBODY")
