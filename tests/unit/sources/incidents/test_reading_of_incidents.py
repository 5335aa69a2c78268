"""What is wrong in a file of incidents: refused or flagged row by row, and nothing half-loaded."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from misaq.kernel.errors import SourceChanged
from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.body_count import SUICIDE_ATTACKS
from misaq.sources.incidents.flags import ReleaseRefused, write_flags
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.own import OWN_FORM
from misaq.sources.incidents.reading import read_one
from misaq.sources.incidents.rules import Outcome, RowRule
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import csv_of, read_rows, row_of, rows_in


def ged(**changed: str) -> dict[str, str]:
    """Return a good row of GED with some cells changed."""
    return row_of(UCDP_GED, **changed)


def _refused(folder: Path, form: Form, data: bytes) -> str:
    with pytest.raises(SourceChanged) as refused:
        read_rows(folder, form, data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("form", "changed", "rule"),
    [
        pytest.param(UCDP_GED, {"id": ""}, RowRule.NO_ID, id="no-id"),
        pytest.param(ACLED, {"event_id_cnty": " "}, RowRule.NO_ID, id="acled-no-id"),
        pytest.param(UCDP_GED, {"date_start": "2010-02-30"}, RowRule.BAD_DAY, id="no-such-day"),
        pytest.param(UCDP_GED, {"date_end": ""}, RowRule.BAD_DAY, id="no-day"),
        pytest.param(UCDP_GED, {"date_end": "2010-03-03"}, RowRule.END_BEFORE_START, id="ends"),
        pytest.param(UCDP_GED, {"date_start": "2031-01-01", "date_end": "2031-01-01"},
                     RowRule.LATER_THAN_NOW, id="to-come"),
        pytest.param(UCDP_GED, {"best": "-1"}, RowRule.NEGATIVE, id="negative"),
        pytest.param(UCDP_GED, {"best": "many"}, RowRule.BAD_NUMBER, id="word"),
        pytest.param(UCDP_GED, {"best": "2.5"}, RowRule.BAD_NUMBER, id="half-a-death"),
        pytest.param(UCDP_GED, {"best": "2,0"}, RowRule.DECIMAL_COMMA, id="comma-in-count"),
        pytest.param(UCDP_GED, {"latitude": "25,5"}, RowRule.DECIMAL_COMMA, id="comma"),
        pytest.param(UCDP_GED, {"where_prec": "9"}, RowRule.BAD_CODE, id="code"),
        pytest.param(UCDP_GED, {"type_of_violence": "4"}, RowRule.BAD_CODE, id="kind"),
        pytest.param(ACLED, {"event_type": ""}, RowRule.BAD_CODE, id="acled-no-kind"),
        pytest.param(GTD, {"specificity": "7"}, RowRule.BAD_CODE, id="gtd-code"),
        pytest.param(GTD, {"imonth": "13"}, RowRule.BAD_DAY, id="gtd-month"),
        pytest.param(OWN_FORM, {"what": "TROUBLE"}, RowRule.BAD_CODE, id="own-kind"),
        pytest.param(OWN_FORM, {"suicide": "maybe"}, RowRule.BAD_CODE, id="own-suicide"),
        pytest.param(OWN_FORM, {"killed_forces": "-2"}, RowRule.NEGATIVE, id="own-negative"),
        pytest.param(OWN_FORM, {"standing": "RUMOUR"}, RowRule.BAD_CODE, id="own-standing"),
    ],
)  # fmt: skip
def test_a_wrong_row_refuses_the_file_and_is_listed(
    form: Form, changed: dict[str, str], rule: RowRule, tmp_path: Path
) -> None:
    good = [row_of(form, **{key: str(number)}) for number, key in enumerate([_id(form)] * 3)]
    data = csv_of([*good, row_of(form, **changed)])
    with pytest.raises(ReleaseRefused) as refused:
        read_rows(tmp_path, form, data)
    assert (5, rule) in [(flag.row, flag.rule) for flag in refused.value.flags]
    assert "row 5" in str(refused.value)
    assert not (tmp_path / "events.parquet").exists()


def test_wrong_rows_can_be_set_aside_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    data = csv_of([ged(id="1"), ged(best="-1"), ged(id="3")])
    table = read_rows(tmp_path, UCDP_GED, data, set_aside=True)
    assert (table.rows, table.set_aside) == (2, 1)
    assert [row["row"] for row in rows_in(table)] == [2, 4]


def _id(form: Form) -> str:
    return {"UCDP_GED": "id", "ACLED": "event_id_cnty", "GTD": "eventid"}.get(form.name, "event")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        pytest.param({"latitude": "0", "longitude": "0"}, RowRule.OUTSIDE, id="null-island"),
        pytest.param({"latitude": "12", "longitude": "64"}, RowRule.OUTSIDE, id="at-sea"),
        pytest.param({"latitude": "65.5", "longitude": "25.5"}, RowRule.SWAPPED, id="swapped"),
        pytest.param({"latitude": "95"}, RowRule.BAD_POINT, id="beyond-the-pole"),
        pytest.param({"longitude": "_65"}, RowRule.BAD_POINT, id="no-number"),
        pytest.param({"longitude": ""}, RowRule.HALF_POINT, id="half"),
    ],
)
def test_a_wrong_point_is_left_out_and_the_event_stays(
    changed: dict[str, str], rule: RowRule, tmp_path: Path
) -> None:
    rows = [ged(id=str(number)) for number in range(9)]
    table = read_rows(tmp_path, UCDP_GED, csv_of([*rows, ged(**changed)]))
    assert table.counts == {rule: 1}
    assert rule.outcome is Outcome.WITHOUT_POINT
    last = rows_in(table)[-1]
    assert (last["latitude"], last["longitude"], last["killed_best"]) == (None, None, 6)


def test_a_country_whose_box_is_not_known_is_not_judged(tmp_path: Path) -> None:
    abroad = ged(country="Farland", latitude="-40")
    assert read_rows(tmp_path, UCDP_GED, csv_of([abroad])).counts == {}


def test_figures_out_of_order_are_kept_and_flagged(tmp_path: Path) -> None:
    table = read_rows(tmp_path, UCDP_GED, csv_of([ged(low="7")]))
    assert table.counts == {RowRule.LOW_OVER_HIGH: 1}
    assert rows_in(table)[0]["killed_low"] == 7


def test_doubled_ids_are_refused_both(tmp_path: Path) -> None:
    rows = [ged(), ged(best="7", high="9"), ged(id="1002")]
    with pytest.raises(ReleaseRefused) as refused:
        read_rows(tmp_path, UCDP_GED, csv_of(rows))
    assert [flag.row for flag in refused.value.flags] == [2, 3]
    table = read_rows(tmp_path, UCDP_GED, csv_of(rows), set_aside=True)
    assert [row["event_id"] for row in rows_in(table)] == ["1002"]


def test_swapped_columns_are_a_fault_of_the_file(tmp_path: Path) -> None:
    rows = [ged(id=str(n), latitude="65.5", longitude="25.5") for n in range(4)]
    assert "in each other's column in 4 rows" in _refused(tmp_path, UCDP_GED, csv_of(rows))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(csv_of([ged()], delimiter=";"), "separated by semicolons", id="semicolons"),
        pytest.param(csv_of([ged()], delimiter="\t"), "separated by tabs", id="tabs"),
        pytest.param(b"", "is empty", id="no-bytes"),
        pytest.param(b" \n", "is empty", id="blank"),
        pytest.param(csv_of([ged()]).partition(b"\n")[0] + b"\n", "no rows below", id="no-rows"),
        pytest.param(b"<!DOCTYPE html><html>", "is a web page", id="web-page"),
        pytest.param(b'{"status": 403}', "answer of an API", id="json"),
        pytest.param("id,side_a".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(b"id\0,side_a", "no text", id="nul"),
        pytest.param(csv_of([ged(place_x="1")]), "does not know: 'place_x'", id="unknown-column"),
        pytest.param(csv_of([ged(side_b="caf\xe9")]).decode().encode("latin-1"), "no UTF-8",
                     id="latin"),
        pytest.param(b"\x1f\x8b\x08\x00broken", "is damaged", id="broken-gzip"),
        pytest.param(b"PK\x03\x04broken", "is damaged", id="broken-zip"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_table(data: bytes, said: str, tmp_path: Path) -> None:
    assert said in _refused(tmp_path, UCDP_GED, data)


def test_missing_columns_are_named_together(tmp_path: Path) -> None:
    row = {key: cell for key, cell in ged().items() if key not in ("best", "adm_2", "latitude")}
    assert "no column adm_2, best, latitude" in _refused(tmp_path, UCDP_GED, csv_of([row]))


def test_a_column_twice(tmp_path: Path) -> None:
    header, rest = csv_of([ged()]).split(b"\r\n", 1)
    doubled = header + b",best\r\n" + rest.replace(b"\r\n", b",6\r\n")
    assert "column twice: best" in _refused(tmp_path, UCDP_GED, doubled)


@pytest.mark.parametrize("broken", [b"1,2,3\r\n", b'"open\r\n'], ids=["short", "open-quote"])
def test_malformed_rows_are_listed_with_their_line(broken: bytes, tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        read_rows(tmp_path, UCDP_GED, csv_of([ged()]) + broken)
    assert [(flag.row, flag.rule) for flag in refused.value.flags] == [(3, RowRule.MALFORMED)]
    table = read_rows(tmp_path, UCDP_GED, csv_of([ged()]) + broken, set_aside=True)
    assert (table.rows, table.set_aside) == (1, 1)


def test_the_list_of_rows_is_a_csv_that_runs_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        read_rows(tmp_path, UCDP_GED, csv_of([ged(id="=1+1", deaths_a="-1")]))
    write_flags(refused.value.flags, tmp_path / "flags.csv")
    (line,) = csv.DictReader(io.StringIO((tmp_path / "flags.csv").read_text()))
    assert (line["row"], line["event_id"], line["rule"]) == ("2", "'=1+1", "NEGATIVE")
    assert line["what"] == "counts fewer than none."


def test_one_row_is_refused_like_a_file() -> None:
    with pytest.raises(ReleaseRefused, match="fewer than none"):
        read_one(UCDP_GED, ged(best="-1"))
    assert read_one(UCDP_GED, ged(latitude="95")).has_point is False


def _xlsx(rows: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _zip(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.csv", data)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(csv_of([ged()]), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + csv_of([ged()]), id="marked"),
        pytest.param(gzip.compress(csv_of([ged()])), id="gzip"),
        pytest.param(_zip(rows=csv_of([ged()])), id="zip"),
        pytest.param(_xlsx([ged()]), id="xlsx"),
        pytest.param(csv_of([dict.fromkeys(ged(), "") | {"year": "#date+year"}, ged()]),
                     id="hxl-tags"),
        pytest.param(csv_of([{"low_est" if k == "low" else k: v for k, v in ged().items()}]),
                     id="older-heading"),
    ],
)  # fmt: skip
def test_the_same_event_however_it_is_packed(data: bytes, tmp_path: Path) -> None:
    (row,) = rows_in(read_rows(tmp_path, UCDP_GED, data))
    assert (row["event_id"], row["killed_low"], row["place"]) == ("1001", 5, "Gate town")


def test_a_zip_of_two_tables_is_refused(tmp_path: Path) -> None:
    data = _zip(one=csv_of([ged()]), two=csv_of([ged()]))
    assert "zip with 2 tables" in _refused(tmp_path, UCDP_GED, data)


def test_lists_typed_by_hand_may_be_latin(tmp_path: Path) -> None:
    row = row_of(SUICIDE_ATTACKS, City="Tarn\r caf\xe9 ")
    table = read_rows(tmp_path, SUICIDE_ATTACKS, csv_of([row]).decode().encode("latin-1"))
    assert rows_in(table)[0]["place"] == "Tarn caf\xe9"


def test_cells_may_hold_lines_and_marks(tmp_path: Path) -> None:
    row = ged(source_article='one\nline, "another"', where_coordinates='"Gate"\n')
    (read,) = rows_in(read_rows(tmp_path, UCDP_GED, csv_of([row])))
    assert read["place"] == '"Gate"'
