"""Every form of incident files: what is used, what is left behind, what an event becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, Standing
from misaq.core.incidents.terms import Terms
from misaq.kernel.errors import NotFound, SourceChanged
from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.bij import BIJ_STRIKES
from misaq.sources.incidents.body_count import DRONE_STRIKES, SUICIDE_ATTACKS
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.known import FORMS, get_form, recognise
from misaq.sources.incidents.own import OWN_FORM, WHAT
from misaq.sources.incidents.reading import read_one
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import ROWS, csv_of, read_rows, row_of, rows_in

EVERY_FORM = pytest.mark.parametrize("form", list(FORMS.values()), ids=list(FORMS))


@EVERY_FORM
def test_a_form_is_recognised_by_its_columns(form: Form) -> None:
    assert recognise("rows.csv", list(ROWS[form.name])) is form


@EVERY_FORM
def test_no_person_gets_through(form: Form, tmp_path: Path) -> None:
    (row,) = rows_in(read_rows(tmp_path, form, csv_of([row_of(form)])))
    assert not [cell for cell in row.values() if "Namoona" in str(cell)]
    assert not [cell for cell in row.values() if "Farzi" in str(cell)]


@EVERY_FORM
def test_one_row_and_a_table_say_the_same(form: Form, tmp_path: Path) -> None:
    (row,) = rows_in(read_rows(tmp_path, form, csv_of([row_of(form)])))
    one = read_one(form, row_of(form), release="1")
    assert (one.event_id, one.starts, one.place) == (row["event_id"], row["starts"], row["place"])
    assert one.killed == Count(row["killed_best"], row["killed_low"], row["killed_high"])
    assert one.source == form.source_for("1")


@EVERY_FORM
def test_every_column_is_decided_about_once(form: Form) -> None:
    used = form.needed | form.used
    assert not used & set(form.dropped)
    assert not set(form.ignored) & set(form.dropped)


def test_ged() -> None:
    event = read_one(UCDP_GED, row_of(UCDP_GED), release="22.1")
    assert event.source == "ucdp-ged"
    assert (event.starts, event.ends) == (date(2010, 3, 4), date(2010, 3, 4))
    assert event.killed == Count(6, 5, 9)
    assert (event.killed_side_a, event.killed_side_b, event.killed_civilians) == (1, 2, 3)
    assert (event.latitude, event.longitude) == (25.5, 65.5)
    assert event.place_precision is PlacePrecision.EXACT
    assert (event.country, event.province, event.district) == (
        "Examplia", "Northland", "Tarn district",
    )  # fmt: skip
    assert (event.kind, event.sources, event.is_suicide) == ("1", 2, None)


@pytest.mark.parametrize(
    ("code", "precision"),
    [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 4), ("6", 5), ("7", 5)],
)
def test_where_ged_is_known_to_a_line_it_is_in_no_district(code: str, precision: int) -> None:
    event = read_one(UCDP_GED, row_of(UCDP_GED, where_prec=code))
    assert event.place_precision == precision


def test_candidates_are_a_source_of_their_own() -> None:
    event = read_one(UCDP_GED, row_of(UCDP_GED, number_of_sources="-1"), release="23.0.10")
    assert event.source == "ucdp-ged-candidate"
    assert event.sources is None


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        pytest.param("Forces of Namoona Misali", "Forces of a leader", id="leader"),
        pytest.param("Supporters of Namoona", "Supporters of a leader", id="supporters"),
        pytest.param("Supporters of EXP", "Supporters of EXP", id="organisation"),
        pytest.param("Supporters of Example Party", "Supporters of Example Party", id="party"),
        pytest.param("Lashkar of Farzi tribe", "Lashkar of Farzi tribe", id="tribe"),
        pytest.param("Government of Examplia", "Government of Examplia", id="government"),
    ],
)
def test_a_side_named_after_a_person_loses_the_name(printed: str, kept: str) -> None:
    assert read_one(UCDP_GED, row_of(UCDP_GED, side_b=printed)).side_b == kept


@pytest.mark.parametrize(
    ("file", "release"),
    [
        ("ged251-csv.zip", "25.1"),
        ("GEDEvent_v24_1.csv", "24.1"),
        ("GEDEvent_v23_0_10.csv", "23.0.10"),
        ("ged-22.1-somewhere-1989-2018.csv.gz", "22.1"),
        ("ged-candidate-23.0.10-world.csv.gz", "23.0.10"),
        ("rows.csv", ""),
    ],
)
def test_the_name_of_a_file_tells_the_release(file: str, release: str) -> None:
    assert UCDP_GED.release_of is not None
    assert UCDP_GED.release_of(file) == release


def test_acled_in_both_its_forms() -> None:
    event = read_one(ACLED, row_of(ACLED))
    assert (event.kind, event.tactic) == ("Battles/Armed clash", "Armed clash")
    assert (event.killed, event.sources) == (Count(4), 2)
    assert (event.province, event.district, event.place) == ("Southland", "Marsh", "Port")
    assert event.place_precision is PlacePrecision.NEARBY
    older = read_one(ACLED, row_of(ACLED, event_date="06 May 2023", geo_precision="3"))
    assert older.starts == event.starts
    assert older.place_precision is PlacePrecision.PROVINCE
    bomb = row_of(ACLED, event_type="Explosions/Remote violence", sub_event_type="Suicide bomb")
    assert read_one(ACLED, bomb).is_suicide is True


def test_gtd_with_days_that_are_not_known() -> None:
    event = read_one(GTD, row_of(GTD))
    assert (event.claimed_by, event.is_suicide) == ("Example Front", True)
    assert (event.killed, event.killed_side_a, event.injured) == (Count(6), 1, Count(8))
    month = read_one(GTD, row_of(GTD, iday="0", gname="Unknown", suicide="0"))
    assert (month.starts, month.ends) == (date(2010, 3, 1), date(2010, 3, 31))
    assert month.date_precision is DatePrecision.MONTH
    assert (month.side_a, month.claimed_by, month.is_suicide) == ("", "", False)
    year = read_one(GTD, row_of(GTD, iday="0", imonth="0", specificity="4"))
    assert year.ends == date(2010, 12, 31)
    assert year.date_precision is DatePrecision.YEAR
    assert not year.place_precision.is_within_district
    near = read_one(GTD, row_of(GTD, vicinity="1"))
    assert near.place_precision is PlacePrecision.NEARBY
    assert GTD.release_of is not None
    assert GTD.release_of("globalterrorismdb_0522dist.xlsx") == "2022-05"


def test_a_community_named_as_the_kind_of_target_is_not_taken() -> None:
    told = ("Shia sect", "Religious"), ("Security sector", "Security sector"), ("Police", "Police")
    for said, kept in (*told, ("", "")):
        row = row_of(SUICIDE_ATTACKS, **{"Target Type": said})
        assert read_one(SUICIDE_ATTACKS, row).target == kept


def test_body_count_and_bij() -> None:
    attack = read_one(SUICIDE_ATTACKS, row_of(SUICIDE_ATTACKS))
    assert (attack.starts, attack.place, attack.is_suicide) == (date(1995, 11, 19), "Tarn", True)
    assert attack.killed == Count(best=None, low=None, high=3)
    strike = read_one(DRONE_STRIKES, row_of(DRONE_STRIKES))
    assert (strike.starts, strike.district, strike.place) == (date(2004, 6, 18), "Tarn", "Gate")
    assert strike.killed == Count(best=None, low=1, high=5)
    other = read_one(BIJ_STRIKES, row_of(BIJ_STRIKES, location=""))
    assert other.place_precision is PlacePrecision.DISTRICT
    assert (other.killed_civilians, other.has_point) == (3, False)


def test_a_row_of_sums_is_no_event(tmp_path: Path) -> None:
    sums = dict.fromkeys(ROWS[DRONE_STRIKES.name], "") | {"Total Died Min": "1"}
    table = read_rows(tmp_path, DRONE_STRIKES, csv_of([row_of(DRONE_STRIKES), sums]))
    assert [row["row"] for row in rows_in(table)] == [2]


def test_our_own_form_knows_which_side_the_forces_are() -> None:
    event = read_one(OWN_FORM, row_of(OWN_FORM))
    assert (event.killed_side_a, event.killed_side_b) == (1, 3)
    assert (event.standing, event.ends) == (Standing.CONFIRMED, event.starts)
    assert (event.sources, event.is_suicide) == (2, False)
    attack = read_one(OWN_FORM, row_of(OWN_FORM, what="TERRORIST_ATTACK", day_known="WEEK"))
    assert (attack.killed_side_a, attack.killed_side_b) == (3, 1)
    assert attack.date_precision is DatePrecision.WEEK
    assert attack.kind in WHAT


def test_terms_travel() -> None:
    kept_back = {form.source for form in FORMS.values() if not form.terms.lets_rows_leave}
    assert kept_back == {"acled", "gtd"}
    assert all(form.credit for form in FORMS.values() if form.terms is not Terms.OWN)


@pytest.mark.parametrize("name", ["acled", "ACLED", "ucdp-ged", "ucdp-ged-candidate", "own_form"])
def test_a_form_is_found_by_source_or_name(name: str) -> None:
    assert get_form(name) in FORMS.values()


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(NotFound, match="No source is called"):
        get_form("rumour")
    with pytest.raises(SourceChanged, match="columns of no source"):
        recognise("rows.csv", ["a", "b"])
