"""Pages of lineage, the page and command of hygiene, and what checks read of stored lists."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.findings.queries import get_check_run, list_summaries
from misaq.apps.lists.models import AuditRow
from misaq.apps.lists.queries.hygiene import get_hygiene
from misaq.apps.lists.taking_in import Delivery
from misaq.apps.registers.actions import load_pack
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.core.lists.hygiene import Defect
from misaq.core.lists.records import SourceList
from misaq.kernel.errors import NotAllowed, NotFound
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from tests.support.accounts import held, signed_in
from tests.support.invented_country import invented_pack
from tests.support.lists_at_hand import LOADED_AT, load, load_all
from tests.support.pages import text_of

pytestmark = pytest.mark.usefixtures("_loaded")
OPERATOR = operator(7)
SCHEDULE = Key("SCHEDULE")
DAYS = (date(2020, 1, 1), date(2020, 6, 1))
DAY = date(2021, 1, 1)
PAGE = "/lists/SCHEDULE/hygiene/"


def _person(number: int, *, father: bool = True, cnic: bool = True) -> dict[str, str]:
    return {
        "name": f"Namoona{'abcdefghijklmnopqrstuvwxyz'[number % 26]} Farzi",
        "father": f"Walid Farzi{number}" if father else "nill",
        "cnic": f"{9910100000000 + number * 7}" if cnic else "",
        "province": "Northmark",
        "district": "Banupur",
    }


@pytest.fixture
def _schedule(_loaded: None) -> None:
    """A list of persons that rests on the law of Examplia, printed twice."""
    pack = invented_pack()
    schedule = SourceList(
        key=SCHEDULE,
        title="Schedule of persons",
        issuer="Ministry of Order",
        authority=Key("MOO"),
        bases=(Key("EXA:11(1)"),),
        legal_basis="The Example Act, section 11",
        format="FOURTH_SCHEDULE",
        holds_persons=True,
        cite=pack.registers.lists.source_lists[0].cite,
    )
    lists = pack.registers.lists
    wanted = replace(
        pack.registers, lists=replace(lists, source_lists=(*lists.source_lists, schedule))
    )
    load_pack(
        actor=OPERATOR,
        at=LOADED_AT + timedelta(hours=1),
        pack=replace(pack, registers=wanted, version="with-persons"),
    )
    first = [_person(number) for number in range(40)]
    second = [*first[5:], *(_person(n, father=False, cnic=False) for n in range(40, 60))]
    for day, people in zip(DAYS, (first, second), strict=True):
        data = json.dumps(people).encode()
        load(SCHEDULE, Delivery([NamedBytes("schedule.json", data)], day))


def test_lineage_shows_families_counts_and_who_says_so(client: Client) -> None:
    page = text_of(client.get("/lists/lineage/?as_of=2021-06-01").content)
    assert "Example League" in page
    assert "front of" in page
    assert "Ministry of Order" in page.replace("the Ministry of Order", "Ministry of Order")
    assert client.get("/ur/lists/lineage/").status_code == 200


def test_lineage_of_one_body_and_of_one_that_is_alone(client: Client) -> None:
    assert "Example League" in text_of(client.get("/lists/lineage/FRONT/").content)
    alone = text_of(client.get("/lists/lineage/HOPE/").content)
    assert "Nothing on record relates it" in alone
    assert client.get("/lists/lineage/NOPE/").status_code == 404


def test_lineage_as_json_follows_the_day(client: Client) -> None:
    whole = client.get("/lists/lineage.json?as_of=2021-06-01").json()
    assert [row["total"] for row in whole["proscribed"]] == [2, 2, 1]
    one = client.get("/lists/lineage/FRONT/lineage.json?as_of=2011-01-01").json()
    assert [body["key"] for body in one["bodies"]] == ["FRONT"]
    assert client.get("/lists/lineage/NOPE/lineage.json").status_code == 404


@pytest.mark.usefixtures("_schedule")
def test_hygiene_is_for_those_who_read_lists_of_persons() -> None:
    found = get_hygiene(actor=OPERATOR, source_list=SCHEDULE)
    assert (found.report.entries, found.before and found.before.entries) == (55, 40)
    assert found.report.tally(Defect.NO_FATHER).count == 20
    assert found.report.tally(Defect.NO_NUMBER).count == 20
    assert {change.trend.value for change in found.changes} >= {"WORSE", "NOT_KNOWN"}
    earlier = get_hygiene(actor=OPERATOR, source_list=SCHEDULE, as_of=DAYS[0])
    assert (earlier.before, earlier.changes) == (None, ())
    with pytest.raises(NotAllowed):
        get_hygiene(actor=PUBLIC, source_list=SCHEDULE)


@pytest.mark.usefixtures("_schedule")
@pytest.mark.parametrize(
    ("source_list", "as_of"),
    [
        pytest.param("BANNED", None, id="a list without persons"),
        pytest.param("NOPE", None, id="no such list"),
        pytest.param("SCHEDULE", date(2019, 1, 1), id="no snapshot by then"),
    ],
)
def test_there_is_no_hygiene_of_what_is_not_there(source_list: str, as_of: date | None) -> None:
    with pytest.raises(NotFound):
        get_hygiene(actor=OPERATOR, source_list=source_list, as_of=as_of)


@pytest.mark.usefixtures("_schedule")
def test_the_page_of_hygiene_counts_and_names_nobody() -> None:
    reader = signed_in(held(UserRole.HOME_DEPARTMENT_DESK, "xx"))
    answer = reader.get(PAGE)
    assert answer.status_code == 200
    page = text_of(answer.content)
    assert "no father's name" in page
    assert "Farzi" not in page
    assert Client().get(PAGE).status_code == 302
    assert signed_in(held(UserRole.AUDITOR)).get(PAGE).status_code == 403


@pytest.mark.usefixtures("_schedule")
def test_a_sample_is_answered_and_a_wrong_one_said_to_be() -> None:
    reader = signed_in(held(UserRole.HOME_DEPARTMENT_DESK, "xx"))
    rows = "".join(f"entry {n},{'wrong' if n < 3 else 'right'},dead\n" for n in range(1, 12))
    whole = SimpleUploadedFile("s.csv", f"case,result,reason\n{rows}".encode())
    assert "2 are wrong" in text_of(reader.post(PAGE, {"sample": whole}).content)
    odd = SimpleUploadedFile("s.csv", b"case,result\nentry 999,right\n")
    answer = reader.post(PAGE, {"sample": odd})
    assert answer.status_code == 400
    assert "not on the list" in text_of(answer.content)
    assert reader.post(PAGE, {}).status_code == 400


@pytest.mark.usefixtures("_schedule")
def test_cases_are_given_as_references_and_that_they_were_read_is_recorded() -> None:
    reader = signed_in(held(UserRole.HOME_DEPARTMENT_DESK, "xx"))
    answer = reader.post(f"{PAGE}cases/", {"defect": "NO_FATHER"})
    lines = answer.content.decode().split()
    assert (answer.status_code, lines[0], len(lines)) == (200, "case", 1 + 2 * 20)
    assert b"Farzi" not in answer.content
    (event,) = [e for e in list_entries(actor=OPERATOR) if e.event == "list.persons-read"]
    assert event.facts["entries"] == 20
    assert reader.post(f"{PAGE}cases/", {"defect": "NOPE"}).status_code == 400


@pytest.mark.usefixtures("_schedule")
def test_what_the_papers_say_is_kept_for_checks_without_a_name() -> None:
    desk = signed_in(held(UserRole.HOME_DEPARTMENT_DESK, "xx"))
    rows = "".join(f"entry {n},{'no' if n < 13 else 'yes'},yes,yes\n" for n in range(1, 50))
    file = SimpleUploadedFile("p.csv", f"case,order,ground,dead\n{rows}".encode())
    assert desk.post(f"{PAGE}papers/", {"papers": file}).status_code == 302
    assert "Kept of 49 cases" in text_of(desk.get(PAGE).content)
    sample = "".join(f"entry {n},{'wrong' if n < 5 else 'right'},Zarvand\n" for n in range(1, 20))
    brought = SimpleUploadedFile("s.csv", f"case,result,reason\n{sample}".encode())
    assert desk.post(PAGE, {"sample": brought, "keep": "on"}).status_code == 200
    assert AuditRow.objects.get().reasons == [["OTHER", 4]]
    codes = {f.code for f in get_check_run(actor=PUBLIC, as_of=DAY).findings}
    assert codes >= {"LST026", "LST031", "LST032"}
    assert (
        get_hygiene(actor=OPERATOR, source_list=SCHEDULE).report.tally(Defect.NO_ORDER).count == 12
    )
    events = [entry.event for entry in list_entries(actor=OPERATOR)]
    assert (events.count("list.cases-kept"), events.count("list.sample-kept")) == (1, 1)
    assert signed_in(held(UserRole.AUDITOR)).post(f"{PAGE}papers/").status_code == 403
    for wrong in ("entry 999,no,yes,yes\n", "entry 1,no,yes,yes\n" * 2):
        odd = SimpleUploadedFile("p.csv", f"case,order,ground,dead\n{wrong}".encode())
        assert desk.post(f"{PAGE}papers/", {"papers": odd}).status_code == 400
    assert desk.post(f"{PAGE}papers/", {}).status_code == 400


@pytest.mark.usefixtures("_schedule")
def test_the_command_keeps_a_sample_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sample.csv"
    file.write_text("case,result,reason\nentry 1,wrong,dead\nentry 2,right,\n")
    for _ in range(2):
        assert run(["lists", "hygiene", SCHEDULE, "--sample", str(file), "--keep"]) == 0
    assert AuditRow.objects.get().reasons == [["DEAD", 1]]
    assert run(["lists", "hygiene", SCHEDULE]) == 0
    assert "Audited sample: 1 of 2 cases wrong" in capsys.readouterr().out
    assert run(["lists", "hygiene", SCHEDULE, "--keep"]) == 10


@pytest.mark.usefixtures("_schedule")
def test_checks_read_what_is_stored_as_counts_alone() -> None:
    summaries = list_summaries(actor=PUBLIC, as_of=DAY)
    summary = next(one for one in summaries.summaries if one.source_list == SCHEDULE)
    assert (summary.entries, summary.as_of) == (55, DAYS[1])
    assert summary.change is not None
    assert (summary.change.entries, summary.change.silent_removals) == (40, 5)
    assert not any(tally.references for tally in summary.tallies)
    codes = {
        finding.code
        for finding in get_check_run(actor=PUBLIC, as_of=DAY).findings
        if finding.subject.key == SCHEDULE
    }
    assert codes >= {"LST018", "LST019", "LST022", "LST027"}
    assert list_summaries(actor=PUBLIC, as_of=date(2019, 1, 1)).summaries == ()


def test_a_list_that_came_back_without_a_word_is_counted() -> None:
    load_all()
    summaries = list_summaries(actor=PUBLIC, as_of=DAY)
    (banned,) = summaries.summaries
    assert banned.source_list == "BANNED"  # the Council's rests on no law on record
    assert banned.change is not None
    assert banned.change.silent_removals == 1
    assert banned.tallies == ()


def test_what_was_loaded_later_was_not_known_before() -> None:
    load_all()
    before = list_summaries(actor=PUBLIC, as_of=DAY, known_at=LOADED_AT.replace(year=2020))
    assert before.summaries == ()
