"""A yearly release and the candidates that follow it: side by side, and nothing counted twice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.incidents.at_hand import incident_store
from misaq.apps.incidents.preparing import placer_of, prepare_source
from misaq.apps.threat.models import BasisRow
from misaq.apps.threat.queries import list_bases, list_months
from misaq.apps.threat.reckoning import reckon_source
from misaq.core.access.actors import PUBLIC, operator
from misaq.sources.incidents.tables import open_events
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.incident_files import csv_of, row_of
from tests.support.kept_incidents import keep_file
from tests.support.pages import text_of

pytestmark = pytest.mark.usefixtures("_loaded")
AT = datetime(2026, 3, 7, 12, tzinfo=UTC)
ME = operator(7)
YEARLY, EARLY = "ucdp-ged", "ucdp-ged-candidate"


def row(number: int, day: str) -> dict[str, str]:
    said = {"id": str(number), "year": day[:4], "date_start": day, "date_end": day}
    return row_of(UCDP_GED, **said)


def keep(folder: Path, name: str, *days: str, first: int = 1) -> None:
    file = folder / name
    file.write_bytes(csv_of([row(first + number, day) for number, day in enumerate(days)]))
    keep_file(file)


def reckon(source: str, told: list[str] | None = None) -> bool:
    lines: list[str] = [] if told is None else told
    return reckon_source(
        actor=ME,
        at=datetime.now(UTC),
        store=incident_store(),
        source=source,
        placer=placer_of(actor=ME),
        tell_line=lines.append,
    )


def days_of(source: str) -> list[date]:
    store = incident_store()
    with open_events(store, store.list_current(source)) as tables:
        return sorted(one.starts for one in tables.records())


@pytest.fixture
def _kept(_loaded: None, tmp_path: Path) -> None:
    keep(tmp_path, "GEDEvent_v23_1.csv", "2021-03-01", "2022-11-20")
    keep(tmp_path, "GEDEvent_v23_0_1.csv", "2022-12-30", "2023-01-10", first=101)
    keep(tmp_path, "GEDEvent_v23_0_2.csv", "2023-02-03", "2023-02-04", first=201)


@pytest.mark.usefixtures("_kept")
def test_the_early_counts_from_the_year_after_the_full_and_all_its_months_together() -> None:
    assert days_of(YEARLY) == [date(2021, 3, 1), date(2022, 11, 20)]
    assert days_of(EARLY) == [date(2023, 1, 10), date(2023, 2, 3), date(2023, 2, 4)]
    assert reckon(YEARLY) is True
    assert reckon(EARLY) is True
    assert reckon(EARLY) is False
    assert reckon(YEARLY) is False
    kept = {one.basis.source: one for one in list_bases(actor=PUBLIC) if not one.basis.is_of_pack}
    early = kept[EARLY].basis
    assert (early.release, early.first_month, early.months) == ("23.0.1–23.0.2", 2023 * 12, 2)
    assert kept[YEARLY].basis.release == "23.1"
    assert BasisRow.objects.filter(superseded_at=None, is_of_pack=False).count() == 2
    counted = [
        sum(toll.events for area in list_months(actor=PUBLIC, kept=one)
            for part in area.parts for toll in part.months)
        for one in (kept[YEARLY], kept[EARLY])
    ]  # fmt: skip
    assert counted == [2, 3]


def test_nothing_is_said_of_a_source_that_nobody_added(tmp_path: Path) -> None:
    told: list[str] = []
    keep(tmp_path, "GEDEvent_v23_1.csv", "2021-03-01", "2022-11-20")
    assert reckon(EARLY, told) is False
    assert told == []


@pytest.mark.usefixtures("_kept")
def test_a_later_full_release_ends_what_the_early_ones_told(tmp_path: Path, client: Client) -> None:
    reckon(EARLY)
    shown = text_of(client.get(f"/incidents/events/?source={EARLY}").content)
    assert "Events found3" in shown
    told = text_of(client.get(f"/incidents/releases/{EARLY}/23.0.1/").content)
    assert "in full: events here count from that day on" in " ".join(told.split())
    keep(tmp_path, "GEDEvent_v24_1.csv", "2021-03-01", "2023-12-01")
    prepare_source(actor=ME, source=EARLY)
    assert days_of(EARLY) == []
    assert reckon(EARLY) is True
    assert [one for one in list_bases(actor=PUBLIC) if one.basis.source == EARLY] == []
    assert "picture.ended" in {one.event for one in list_entries(actor=ME)}
    assert reckon(EARLY) is False


@pytest.mark.usefixtures("_kept")
def test_a_month_that_no_release_tells_is_not_counted_as_quiet(tmp_path: Path) -> None:
    keep(tmp_path, "GEDEvent_v23_0_4.csv", "2023-04-09", first=401)
    reckon(EARLY)
    (early,) = (one.basis for one in list_bases(actor=PUBLIC) if one.basis.source == EARLY)
    assert (early.first_month, early.months) == (2023 * 12 + 3, 1)


@pytest.mark.usefixtures("_kept")
def test_an_early_release_is_of_the_months_in_its_name_and_only_adds_to_others(
    tmp_path: Path,
) -> None:
    keep(tmp_path, "GEDEvent_v23_0_6.csv", "2023-03-01", "2023-06-09", first=601)
    assert date(2023, 3, 1) in days_of(EARLY), "it is among the events"
    reckon(EARLY)
    (early,) = (one.basis for one in list_bases(actor=PUBLIC) if one.basis.source == EARLY)
    assert (early.first_month, early.months) == (2023 * 12 + 5, 1), "of March only a part is told"


@pytest.mark.usefixtures("_kept")
def test_what_changed_is_found_within_a_kind_only(tmp_path: Path) -> None:
    keep(tmp_path, "GEDEvent_v23_01_23_03.csv", "2023-01-10", "2023-03-05", first=102)
    store = incident_store()
    assert [one.release for one in store.list_releases(EARLY)] == [
        "23.0.1",
        "23.0.2",
        "23.01.23.03",
    ]
    assert [one.release for one in store.list_releases(YEARLY)] == ["23.1"]
