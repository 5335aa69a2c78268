"""The same measures over events placed and coded by the pack, as the site does it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import numpy as np

import misaq
from benchmarks.forecasts_data import FIRST_YEAR, GED, LAST_YEAR
from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.registers import Incidents
from misaq.core.incidents.table import event_of
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import PlaceMatch, find_area
from misaq.core.threat.measures.assurances import what_followed
from misaq.core.threat.measures.coded import Units, assured_of, dated_event, named_operation
from misaq.core.threat.measures.counts import By, count
from misaq.core.threat.measures.events import Areas, DatedEvents, make_dated_events
from misaq.core.threat.measures.operations import study_operation
from misaq.sources.incidents.opening import open_table
from misaq.sources.incidents.reading import read_table
from misaq.sources.incidents.staging import Asked
from misaq.sources.incidents.ucdp import UCDP_GED
from misaq.sources.packfiles import read_pack

SPAN = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
_SEED = 20_452


def print_coded() -> None:
    """Print counts by nature, operations of the register, and assurances beside what followed."""
    registers = read_pack(Path(misaq.__file__).parent / "packs" / "pk").registers
    gazetteer = Gazetteer(registers.places)
    known = registers.incidents
    bodies = {actor.key: actor.body for actor in known.actors if actor.body}
    constant = gazetteer.constant_units(since=SPAN[0], until=SPAN[1])
    units = Units(PanelLevel.DISTRICT, constant, bodies)
    events = _read(gazetteer, known, units)
    print("\nCoded and placed by the pack: attacks and deaths, best figure, by nature")
    for tally in count(events, By.NATURE).value:
        print(f"  {tally.key}: {tally.events} events, {tally.best} deaths")
    _print_operations(events, known, units)
    _print_assurances(events, known, units)


def _read(gazetteer: Gazetteer, known: Incidents, units: Units) -> DatedEvents:
    actors = ActorRegistry(known.actors, known.actor_patterns)
    rules = RuleBook(known.rules, known.vocabularies)
    codes = tuple(sorted(set(units.areas.values())))
    areas = Areas(codes, tuple(gazetteer.series_province(code) for code in codes))
    found: dict[tuple[object, ...], PlaceMatch] = {}
    rows = []
    for event in _events():
        match = _place(gazetteer, event, found)
        placed = replace(
            event, province_code=match.province_code, district_code=match.district_code
        )
        rows.append(dated_event(placed, code_event(event, actors, rules), units))
    return make_dated_events("ucdp-ged", "22.1", areas, SPAN, rows)


def _events() -> list[SourceEvent]:
    with tempfile.TemporaryDirectory(prefix="misaq-measures-") as folder:
        scratch = Path(folder)
        asked = Asked(UCDP_GED, "ucdp-ged", "22.1", SPAN[1].replace(year=2026), {})
        table = read_table(open_table(GED, scratch), asked, scratch)
        connection = duckdb.connect()
        told = connection.execute("SELECT * FROM read_parquet(?)", [str(table.path)])
        names = [column[0] for column in told.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
        connection.close()
    return [event_of({"source": "ucdp-ged", "release": "22.1", **row}) for row in rows]


def _place(
    gazetteer: Gazetteer, event: SourceEvent, found: dict[tuple[object, ...], PlaceMatch]
) -> PlaceMatch:
    key = (event.province, event.district, event.place, event.place_precision)
    if key not in found:
        found[key] = find_area(
            gazetteer,
            province=event.province,
            district=event.district,
            place=event.place,
            precision=event.place_precision,
        )
    return found[key]


def _print_operations(events: DatedEvents, known: Incidents, units: Units) -> None:
    operations = [o for named in known.operations if (o := named_operation(named, units))]
    print(f"  named operations that can be studied: {len(operations)} of {len(known.operations)}")
    for operation in operations:
        dice = np.random.default_rng(_SEED)
        study = study_operation(events, operation, operations, dice).value
        trial = study.calibration
        told = "" if trial is None else f", false {trial.false_share:.3f} (n {trial.placebos})"
        expected = "" if study.expected is None else f", expected {study.expected:.0f}"
        p = "" if study.p is None else f", p {study.p:.2f}"
        print(
            f"    {operation.key}: {study.before} to {study.after}{expected}{p}{told}, "
            f"{study.outcome.value}"
        )


def _print_assurances(events: DatedEvents, known: Incidents, units: Units) -> None:
    print("  assurances: attacks in 12 and 36 months before and after, return")
    for assurance in known.assurances:
        assured = assured_of(assurance, units)
        if assured is None or assured.on.latest > SPAN[1]:
            print(f"    {assurance.key}: not of the areas or days of the data")
            continue
        found = what_followed(events, assured).value
        spans = {
            beside.months: tuple(
                "–" if side is None else side.attacks for side in (beside.before, beside.after)
            )
            for beside in found.beside
        }
        back = found.re_emergence.value
        print(f"    {assurance.key}: {spans[12]}, {spans[36]}, {back.outcome.value} {back.months}")
