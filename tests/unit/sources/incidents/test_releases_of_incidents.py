"""Releases: kept whole, never changed, superseded with what changed; nothing counted twice."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.panels import PanelLevel, monthly_panel
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import PlaceMatch
from misaq.core.places.records import Level
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict, Unavailable
from misaq.sources.incidents.acled import ACLED
from misaq.sources.incidents.area_months import (
    areas_of_one_district,
    read_area_months,
    read_class_months,
)
from misaq.sources.incidents.coding import code_events
from misaq.sources.incidents.deliveries import Added, Delivery
from misaq.sources.incidents.differences import Difference, write_difference
from misaq.sources.incidents.flags import ReleaseRefused
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.placing import Placer, bounded_version, with_boundaries
from misaq.sources.incidents.releases import MANIFEST
from misaq.sources.incidents.store import IncidentStore
from misaq.sources.incidents.tables import count_placed, open_events
from misaq.sources.incidents.ucdp import UCDP_GED
from misaq.sources.places.keeping import BoundaryStore
from tests.support.incident_files import BOXES, csv_of, row_of
from tests.support.invented_country import invented_registers
from tests.support.invented_places import PLACES

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> IncidentStore:
    """Return an empty store."""
    return IncidentStore(tmp_path / "incidents")


def _add(
    store: IncidentStore,
    tmp_path: Path,
    *rows: dict[str, str],
    release: str = "",
    form: Form | None = None,
    older: bool = False,
    name: str = "rows.csv",
) -> Added:
    file = tmp_path / name
    file.write_bytes(csv_of(rows))
    return store.add(
        Delivery(file, AT, form=form, release=release, boxes=BOXES, is_older=older)
    )  # fmt: skip


def _ged(number: int, **changed: str) -> dict[str, str]:
    return row_of(UCDP_GED, id=str(number), **changed)


def _acled(number: int, day: str, **changed: str) -> dict[str, str]:
    return row_of(ACLED, event_id_cnty=f"EXA{number}", event_date=day, **changed)


def test_a_release_is_kept_with_all_that_is_known_of_it(
    store: IncidentStore, tmp_path: Path
) -> None:
    added = _add(store, tmp_path, _ged(1, low="7"), _ged(2), name="GEDEvent_v25_1.csv")
    assert added.is_new
    assert added.difference is None
    (kept,) = store.list_releases()
    assert kept == added.release
    assert (kept.source, kept.release, kept.rows) == ("ucdp-ged", "25.1", 2)
    assert (kept.terms.value, kept.countries) == ("CC_BY", ("Examplia",))
    assert (kept.added_at, kept.size > 0, len(kept.digest)) == (AT, True, 64)
    assert "LOW_OVER_HIGH" in store.flags_of(kept).read_text()
    assert not list(store.path_of(kept).parents[2].glob(".part-*"))


def test_the_same_file_and_the_same_rows_change_nothing(
    store: IncidentStore, tmp_path: Path
) -> None:
    _add(store, tmp_path, _ged(1), _ged(2), release="25.1")
    assert not _add(store, tmp_path, _ged(1), _ged(2), release="25.1").is_new
    assert not _add(store, tmp_path, _ged(2), _ged(1), release="25.1").is_new
    assert len(store.list_releases()) == 1


def test_a_newer_release_supersedes_with_what_changed(store: IncidentStore, tmp_path: Path) -> None:
    _add(store, tmp_path, _ged(1), _ged(2), release="24.1")
    added = _add(store, tmp_path, _ged(2, best="7", high="9"), _ged(3), release="25.1")
    assert added.difference == Difference("24.1", "25.1", 1, 1, 1, {"killed_best": 1})
    assert [one.release for one in store.list_current()] == ["25.1"]
    assert [one.release for one in store.list_releases()] == ["24.1", "25.1"]
    with open_events(store, store.list_releases()) as tables:
        assert [event.event_id for event in tables.records()] == ["2", "3"]


def test_the_changes_are_written_row_by_row(store: IncidentStore, tmp_path: Path) -> None:
    before = _add(store, tmp_path, _ged(1), _ged(2), release="24.1").release
    after = _add(store, tmp_path, _ged(2, adm_2="Fen"), _ged(3), release="25.1").release
    pairs = [(one, store.path_of(one)) for one in (before, after)]
    out = tmp_path / "diff.csv"
    assert write_difference(pairs[0], pairs[1], out, tmp_path) == 3
    lines = list(csv.DictReader(io.StringIO(out.read_text())))
    assert [(line["event_id"], line["change"], line["field"]) for line in lines] == [
        ("1", "REMOVED", ""), ("2", "RECODED", "district"), ("3", "ADDED", ""),
    ]  # fmt: skip
    assert (lines[1]["before"], lines[1]["after"]) == ("Tarn district", "Fen")


def test_an_older_release_is_refused_or_kept_aside(store: IncidentStore, tmp_path: Path) -> None:
    _add(store, tmp_path, _ged(1), release="25.1")
    with pytest.raises(StateConflict, match=r"24\.1 is older than 25\.1"):
        _add(store, tmp_path, _ged(2), release="24.1")
    assert _add(store, tmp_path, _ged(2), release="24.1", older=True).is_new
    assert [one.release for one in store.list_current()] == ["25.1"]


def test_a_release_never_changes(store: IncidentStore, tmp_path: Path) -> None:
    _add(store, tmp_path, _ged(1), release="25.1")
    with pytest.raises(StateConflict, match="1 events added, 0 removed, 1 recoded"):
        _add(store, tmp_path, _ged(1, best="7"), _ged(2), release="25.1")


@pytest.mark.parametrize("name", ["../../evil", ".hidden", "a/b", "\u0646", "x" * 41], ids=ascii)
def test_a_name_that_no_address_can_have_is_refused(
    store: IncidentStore, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputRefused, match="No release can be called"):
        _add(store, tmp_path, _ged(1), release=name)
    assert store.list_releases() == ()


def test_a_table_that_was_changed_afterwards_is_not_read(
    store: IncidentStore, tmp_path: Path
) -> None:
    kept = _add(store, tmp_path, _ged(1), release="25.1").release
    other = _add(store, tmp_path, _ged(1, best="9"), release="25.2").release
    shutil.copy(store.path_of(other), store.path_of(kept))
    with pytest.raises(Unavailable, match="not as it was kept"), open_events(store, [kept]):
        pass
    with open_events(store, [replace(kept, table="")]) as tables:
        assert len(list(tables.records())) == 1


def test_candidates_add_to_one_another_and_the_newer_word_counts(
    store: IncidentStore, tmp_path: Path
) -> None:
    _add(store, tmp_path, _ged(1), _ged(2), release="25.0.9")
    _add(store, tmp_path, _ged(2, best="8"), _ged(3), release="25.0.10")
    assert [one.release for one in store.list_current()] == ["25.0.9", "25.0.10"]
    with open_events(store, store.list_current()) as tables:
        found = {event.event_id: event.killed.best for event in tables.records()}
    assert found == {"1": 6, "2": 8, "3": 6}


def test_an_export_speaks_for_its_days_and_countries(store: IncidentStore, tmp_path: Path) -> None:
    first = _acled(1, "2023-01-01"), _acled(2, "2023-02-02"), _acled(3, "2023-03-01")
    abroad = _acled(4, "2023-02-15", country="Farland")
    _add(store, tmp_path, *first, abroad)
    second = _add(store, tmp_path, _acled(2, "2023-02-02"), _acled(5, "2023-04-01"))
    assert second.release.release == "2023-04-01"
    assert second.difference == Difference("2023-03-01", "2023-04-01", 0, 2, 0, {})
    with open_events(store, store.list_current()) as tables:
        said = sorted(event.event_id for event in tables.records())
    assert said == ["EXA1", "EXA2", "EXA4", "EXA5"]


def test_rows_of_a_closed_source_are_not_written(store: IncidentStore, tmp_path: Path) -> None:
    one = _add(store, tmp_path, _acled(1, "2023-01-01")).release
    pair = one, store.path_of(one)
    with pytest.raises(NotAllowed):
        write_difference(pair, pair, tmp_path / "diff.csv", tmp_path)


def test_a_refused_file_leaves_nothing(store: IncidentStore, tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefused):
        _add(store, tmp_path, _ged(1), _ged(1), release="25.1")
    assert store.list_releases() == ()
    assert list((tmp_path / "incidents").iterdir()) == []


def test_what_a_crash_left_is_swept_and_never_a_release(
    store: IncidentStore, tmp_path: Path
) -> None:
    left = tmp_path / "incidents" / ".part-old"
    left.mkdir(parents=True)
    (left / MANIFEST).write_text("{}")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(left, (yesterday, yesterday))
    assert store.list_releases() == ()
    _add(store, tmp_path, _ged(1), release="25.1")
    assert not left.exists()


def test_a_record_that_cannot_be_read_is_said(store: IncidentStore, tmp_path: Path) -> None:
    kept = _add(store, tmp_path, _ged(1), release="25.1").release
    (store.path_of(kept).parent / MANIFEST).write_text("{")
    with pytest.raises(Unavailable, match="record of a release"):
        store.list_releases()


def test_no_such_release(store: IncidentStore) -> None:
    with pytest.raises(NotFound, match="No release"):
        store.get_release("ucdp-ged", "1.1")
    with pytest.raises(NotFound, match="No release of ucdp-ged is kept"):
        store.get_release("ucdp-ged")


def test_events_are_placed_and_those_that_are_not_stay(
    store: IncidentStore, tmp_path: Path
) -> None:
    rows = (
        _ged(1),
        _ged(2, where_prec="4"),
        _ged(3, adm_1="", adm_2="Nowhere", where_coordinates="Nowhere"),
        _ged(4, country="Farland", adm_2="Tarn district"),
    )
    _add(store, tmp_path, *rows, release="25.1")
    placer = Placer(Gazetteer(PLACES), frozenset({"Examplia"}))
    with open_events(store, store.list_current(), placer=placer) as tables:
        codes = {row["event_id"]: row["district_code"] for row in tables.rows(tables.events)}
        placed = count_placed(tables, {"Examplia"})
        cells = list(tables.rows(monthly_panel(tables.events, level=PanelLevel.DISTRICT)))
    assert codes == {"1": "XA101", "2": "", "3": "", "4": ""}
    assert (placed.in_district, placed.in_province, placed.nowhere, placed.elsewhere) == (
        1,
        1,
        1,
        1,
    )
    assert sum(cell["events"] for cell in cells) == 4


def test_no_releases_give_an_empty_table(store: IncidentStore) -> None:
    with open_events(store, ()) as tables:
        assert list(tables.records()) == []


def test_places_are_found_once_and_again_for_another_record(
    store: IncidentStore, tmp_path: Path
) -> None:
    _add(store, tmp_path, _ged(1), _ged(2, adm_2="Fen", adm_1="Southland"), release="25.1")
    asked: list[tuple[str, str, str, str, int]] = []

    class Counting(Placer):
        """Writes down what it is asked."""

        def find(self, place: tuple[str, str, str, str, int]) -> PlaceMatch:
            asked.append(place)
            return super().find(place)

    def codes(version: str) -> dict[str, str]:
        placer = Counting(Gazetteer(PLACES), frozenset({"Examplia"}), version)
        with open_events(store, store.list_current(), placer=placer) as tables:
            return {row["event_id"]: row["district_code"] for row in tables.rows(tables.events)}

    assert codes("first") == codes("first") == {"1": "XA101", "2": "XA201"}
    assert len(asked) == 2
    _add(store, tmp_path, _ged(1), _ged(3, adm_2="Vale", adm_1="Northland"), release="26.1")
    assert codes("first")["1"] == "XA101"
    assert len(asked) == 3
    codes("second")
    assert len(asked) == 5
    assert len(list(store.placings.iterdir())) == 1


def test_events_are_coded_once_for_each_telling(store: IncidentStore, tmp_path: Path) -> None:
    _add(store, tmp_path, _ged(1), _ged(2), _ged(3, side_b="Nobody known"), release="25.1")
    record = invented_registers().incidents
    actors = ActorRegistry(record.actors, record.actor_patterns)
    rules = RuleBook(record.rules, record.vocabularies)
    with open_events(store, store.list_current()) as tables:
        coded = code_events(tables, actors, rules)
        found = {row["event_id"]: row["nature"] for row in tables.rows(coded)}
        alone = {one.event_id: code_event(one, actors, rules).nature.value
                 for one in tables.records()}  # fmt: skip
    assert found == alone
    assert len(found) == 3


def test_arrays_of_areas_and_months(store: IncidentStore, tmp_path: Path) -> None:
    rows = (_ged(1), _ged(2, where_prec="4"), _ged(3, date_prec="5"), _ged(4, best="8"))
    _add(store, tmp_path, *rows, release="25.1")
    gazetteer = Gazetteer(PLACES)
    placer = Placer(gazetteer, frozenset({"Examplia"}))
    days = {"since": date(2010, 1, 1), "until": date(2010, 12, 1)}
    with open_events(store, store.list_current(), placer=placer) as tables:
        of_districts = read_area_months(
            tables, gazetteer=gazetteer, level=PanelLevel.DISTRICT, **days
        )
        of_provinces = read_area_months(
            tables, gazetteer=gazetteer, level=PanelLevel.PROVINCE, **days
        )
    place = of_districts.areas.index("XA101")
    assert (of_districts.events[place, 2], of_districts.deaths[place, 2]) == (2, 14)
    assert of_districts.events.sum() == 2
    assert of_provinces.events.sum() == 3
    assert (of_districts.first_month, of_districts.months) == (2010 * 12, 12)
    middle, middles = gazetteer.get("XA101").middle, of_districts.middles
    assert middle is not None
    assert middles is not None
    assert middles[place] == pytest.approx((float(middle.latitude), float(middle.longitude)))


def test_months_of_classes_give_those_of_all_together(store: IncidentStore, tmp_path: Path) -> None:
    rows = (_ged(1), _ged(2, side_b="Nobody known"), _ged(3), _ged(4, best="8", where_prec="4"))
    _add(store, tmp_path, *rows, release="25.1")
    record, gazetteer = invented_registers().incidents, Gazetteer(PLACES)
    placer = Placer(gazetteer, frozenset({"Examplia"}))
    coders = (ActorRegistry(record.actors, record.actor_patterns),
              RuleBook(record.rules, record.vocabularies))  # fmt: skip
    days = {"since": date(2010, 1, 1), "until": date(2010, 12, 1)}
    with open_events(store, store.list_current(), placer=placer) as tables:
        whole = read_area_months(tables, gazetteer=gazetteer, level=PanelLevel.PROVINCE, **days)
        coded = code_events(tables, *coders)
        found, decided = (
            read_class_months(tables, coded, by_people, gazetteer=gazetteer, **days)
            for by_people in ({}, {"3": "MOB"})
        )
    for panels in (found, decided):
        assert sum(one.events.sum() for one in panels.values()) == whole.events.sum() == 4
        assert (sum(one.deaths for one in panels.values()) == whole.deaths).all()
        assert {one.areas for one in panels.values()} == {whole.areas}
    assert "MOB" not in found
    assert decided["MOB"].deaths.sum() == 6


def test_a_province_that_is_one_district_is_told() -> None:
    span = {"since": date(2010, 1, 1), "until": date(2010, 12, 1)}
    assert areas_of_one_district(Gazetteer(PLACES), **span) == {"XA3", "XA-HILLS"}


def test_sources_are_never_summed(store: IncidentStore, tmp_path: Path) -> None:
    _add(store, tmp_path, _ged(1), release="25.1")
    _add(store, tmp_path, _acled(1, "2023-01-01", admin1="Northland", admin2="Tarn"))
    gazetteer = Gazetteer(PLACES)
    placer = Placer(gazetteer, frozenset({"Examplia"}))
    with (
        open_events(store, store.list_current(), placer=placer) as tables,
        pytest.raises(InputRefused, match="never summed: acled, ucdp-ged"),
    ):
        read_area_months(
            tables, gazetteer=gazetteer, level=PanelLevel.DISTRICT,
            since=date(2010, 1, 1), until=date(2023, 12, 1),
        )  # fmt: skip


def test_a_point_is_asked_of_a_boundary_where_its_name_gives_no_district(
    store: IncidentStore, tmp_path: Path
) -> None:
    unknown = {"adm_1": "", "adm_2": "Nowhere", "where_coordinates": "Nowhere"}
    rows = (
        _ged(1),
        _ged(2, **unknown, latitude="10.4", longitude="20.4"),
        _ged(3, **unknown, latitude="10.4", longitude="20.4", where_prec="4"),
        _ged(4, **unknown, latitude="14.0", longitude="24.0"),
        _ged(5, latitude="10.4", longitude="20.4"),
    )
    file = tmp_path / "rows.csv"
    file.write_bytes(csv_of(rows))
    store.add(Delivery(file, AT, release="25.1"))
    placer = Placer(Gazetteer(PLACES), frozenset({"Examplia"}))
    kept = BoundaryStore(tmp_path / "places")
    assert with_boundaries(placer, kept) is placer
    square = [[20.0, 10.0], [21.0, 10.0], [21.0, 11.0], [20.0, 11.0], [20.0, 10.0]]
    feature = {
        "type": "Feature",
        "properties": {"ADM2_PCODE": "XA202", "ADM2_EN": "Delta"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    data = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    kept.keep(data, level=Level.DISTRICT, name="outlines.geojson", added_at=AT)
    bounded = with_boundaries(placer, kept)
    assert bounded_version("", kept) == ""
    assert bounded_version("1", kept) != "1"
    assert bounded.boundaries == hashlib.sha256(data).hexdigest()
    with open_events(store, store.list_current(), placer=bounded) as tables:
        codes = {row["event_id"]: row["district_code"] for row in tables.rows(tables.events)}
        provinces = {row["event_id"]: row["province_code"] for row in tables.rows(tables.events)}
        assert [one.event_id for one in tables.records()] == list("12345")
    assert codes == {"1": "XA101", "2": "XA202", "3": "", "4": "", "5": "XA101"}
    assert (provinces["2"], provinces["3"]) == ("XA2", "")
