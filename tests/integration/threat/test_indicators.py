"""Figures of indicators: brought whole or not at all, shown with day and source, never summed."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from misaq.apps.audit.queries import list_entries
from misaq.apps.perceptions.queries import site_state
from misaq.apps.registers.actions import load_pack
from misaq.apps.threat.actions import Brought, keep_observations
from misaq.apps.threat.indicator_showing import indicators_beside
from misaq.apps.threat.models import AreaObservationRow
from misaq.apps.threat.queries import list_observations
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.core.threat.indicator_rows import FORM
from misaq.core.threat.indicators import AreaIndicator
from misaq.kernel.errors import InputRefused, NotAllowed
from tests.support.accounts import client_of, held, make_account
from tests.support.invented_country import invented_pack
from tests.support.pages import text_of

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
IMPORT = "/threat/indicators/import/"
HEADER = [column.name for column in FORM]
SCHOOLS = ["XX101", "schools open", "2022-05", "80", "120", "DAILY", "H"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    translation.activate("en")
    load_pack(actor=operator(7), at=AT, pack=invented_pack())


def keep(*rows: list[str], at: datetime = AT) -> Brought:
    return keep_observations(actor=operator(7), at=at, header=HEADER, rows=rows)


def analyst() -> Client:
    return client_of(make_account(held(UserRole.ANALYST)))


def csv_of(*rows: list[str], delimiter: str = ",") -> bytes:
    return "\n".join(delimiter.join(row) for row in (HEADER, *rows)).encode()


def bring(client: Client, data: bytes, name: str = "form.csv") -> tuple[int, str]:
    answer = client.post(IMPORT, {"sheet": SimpleUploadedFile(name, data)})
    return answer.status_code, text_of(answer.content)


def listed(*rows: list[str]) -> list[str]:
    sheet = SimpleUploadedFile("form.csv", csv_of(*rows))
    answer = analyst().post(IMPORT, {"sheet": sheet, "do": "list"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="problems.csv"'
    return answer.content.decode("utf-8-sig").splitlines()


def test_an_empty_record_says_how_to_begin(client: Client) -> None:
    shown = text_of(client.get("/threat/indicators/").content)
    assert "No figure is on record." in shown
    assert "police posts that are staffed" in shown
    form = client.get("/threat/indicators/form.csv")
    assert form.content.decode("utf-8-sig").strip() == ",".join(HEADER)
    assert indicators_beside(actor=PUBLIC, area="XX101", on=AT.date()).is_empty


def test_a_figure_stands_with_its_day_its_source_and_its_age(client: Client) -> None:
    before = site_state()
    assert bring(analyst(), csv_of(SCHOOLS, [*SCHOOLS[:2], "2021", "60", "120", "DAILY", "M"]))
    assert site_state() != before
    shown = text_of(client.get("/threat/indicators/?as_of=2022-06-10").content)
    assert "1 of 1 figures, from 1 areas" in shown
    assert "80 of 120 (67 %)" in shown
    assert "10 days ago" in shown
    assert "+20" in shown
    assert "60 of 120 (50 %)" in text_of(client.get("/threat/indicators/?as_of=2022-01-01").content)
    assert "No figure fits" in text_of(client.get("/threat/indicators/?q=nowhere").content)


def test_a_block_of_an_area_names_what_is_not_on_record() -> None:
    keep(
        SCHOOLS,
        ["XX101", "safe water share", "2025", "61.5", "", "DAILY", "L"],
        at=AT.replace(year=2025),
    )
    found = indicators_beside(actor=PUBLIC, area="XX101", on=date(2025, 6, 1))
    assert (found.is_empty, found.later) == (False, 1)
    block = render_to_string("threat/indicator_block.html", {"indicators": found})
    shown = text_of(f"<main>{block}</main>".encode())
    assert "80 of 120 (67 %)" in shown
    assert shown.count("not on record") == len(AreaIndicator) - 1
    assert "still to come, and are not shown yet: 1" in shown
    shown_later = indicators_beside(actor=PUBLIC, area="XX101", on=date(2026, 1, 1))
    values = [f.value for side in shown_later.sides for line in side.lines for f in line.figures]
    assert values == ["80", "61.5 %"]
    assert indicators_beside(actor=PUBLIC, area="XX102", on=date(2026, 1, 1)).is_empty


def test_the_same_row_again_changes_nothing_and_another_figure_corrects() -> None:
    assert keep(SCHOOLS) == Brought(added=1, corrected=0, unchanged=0)
    assert keep(SCHOOLS) == Brought(added=0, corrected=0, unchanged=1)
    wrong = [*SCHOOLS[:3], "90", *SCHOOLS[4:]]
    assert keep(wrong, at=AT + timedelta(days=1)) == Brought(0, 1, 0)
    assert [one.value for one in list_observations(actor=PUBLIC)] == [90.0]
    assert AreaObservationRow.objects.count() == 2
    assert [one.value for one in list_observations(actor=PUBLIC, known_at=AT)] == [80.0]
    events = [e for e in list_entries(actor=operator(7)) if e.event == "observations.kept"]
    assert sorted(event.facts["corrected"] for event in events) == [0, 1]


def test_a_spreadsheet_is_read_and_rows_keep_their_numbers() -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([])
    book.active.append(["XX101", "courts sitting", date(2023, 2, 1), 4, 9, "DAILY", "H"])
    book.active.append(["XX9", "courts sitting", "2023", 4, 9, "DAILY", "H"])
    stream = io.BytesIO()
    book.save(stream)
    status, shown = bring(analyst(), stream.getvalue(), "form.xlsx")
    assert status == 400
    assert "row 4" in shown
    assert "no area has the code 'XX9'" in shown
    assert not AreaObservationRow.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (csv_of(SCHOOLS).replace(b",", b"|"), "is missing"),
        (csv_of([*SCHOOLS[:5], "DA\u00cfLY", "H"]).decode().encode("latin-1"), ""),
        (b"\xff\xfe\x00\x01", ""),
        (csv_of(SCHOOLS, SCHOOLS), "says again what row 2 says"),
        (csv_of([*SCHOOLS[:2], "2031", *SCHOOLS[3:]]), "is still to come"),
        (csv_of(["XX101", "schools open", "2022", "8,5", "", "DAILY", "H"]), "more cells"),
        (b"", ""),
    ],
    ids=["delimiter", "encoding", "bytes", "twice", "future", "comma", "nothing"],
)
def test_a_form_with_a_problem_leaves_nothing_behind(data: bytes, said: str) -> None:
    status, shown = bring(analyst(), data)
    assert status == 400
    assert said in shown
    assert not AreaObservationRow.objects.exists()


def test_semicolons_and_tabs_are_read_as_well() -> None:
    for delimiter, area in ((";", "XX101"), ("\t", "XX102")):
        status, _ = bring(analyst(), csv_of([area, *SCHOOLS[1:]], delimiter=delimiter))
        assert status == 200
    assert {one.area for one in list_observations(actor=PUBLIC)} == {"XX101", "XX102"}


def test_problems_are_a_file_and_nothing_is_kept() -> None:
    _, problem = listed(SCHOOLS, ["XX9", *SCHOOLS[1:]])
    assert problem.startswith("row 3,no area has the code")
    assert len(listed(SCHOOLS)) == 1
    assert not AreaObservationRow.objects.exists()


def test_who_imports_nothing_brings_nothing() -> None:
    assert bring(client_of(make_account(held(UserRole.VERIFIER))), csv_of(SCHOOLS))[0] == 403
    with pytest.raises(NotAllowed):
        keep_observations(actor=PUBLIC, at=AT, header=HEADER, rows=[SCHOOLS])
    with pytest.raises(InputRefused):
        keep(["XX9", *SCHOOLS[1:]])


@pytest.mark.parametrize(
    "wrong",
    [{"value": -1.0}, {"value": 9.0, "total": 4}, {"indicator": "GOLD"},
     {"superseded_at": AT - timedelta(days=1)}],
    ids=["negative", "more-than-all", "unknown", "backward"],
)  # fmt: skip
def test_the_database_keeps_out_what_cannot_be(wrong: dict[str, object]) -> None:
    fields: dict[str, object] = {
        "area": "XX101", "indicator": AreaIndicator.COURTS_SITTING.value, "on": "2022",
        "value": 4.0, "total": 9, "source": "DAILY", "confidence": "H", "recorded_at": AT,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaObservationRow.objects.create(**{**fields, **wrong})
    AreaObservationRow.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        AreaObservationRow.objects.create(**fields)


def test_the_command_prints_the_form_and_takes_it_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["threat", "indicators"]) == 0
    assert capsys.readouterr().out.strip() == ",".join(HEADER)
    form = tmp_path / "form.csv"
    form.write_bytes(csv_of(SCHOOLS, ["XX9", *SCHOOLS[1:]]))
    assert run(["threat", "indicators", str(form)]) == 10
    assert "no area has the code 'XX9'" in capsys.readouterr().err
    form.write_bytes(csv_of(SCHOOLS))
    assert run(["threat", "indicators", str(form)]) == 0
    assert "Taken: 1 new, 0 corrected, 0 on record already." in capsys.readouterr().out
    assert run(["threat", "indicators", str(tmp_path / "none.csv")]) == 11
