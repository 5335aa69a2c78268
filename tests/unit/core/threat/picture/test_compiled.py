"""What the pack's own totals show, month by month and beside an assurance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.stats.dice import Dice
from misaq.core.threat.picture.compiled import bases_of_pack, results_of_pack
from misaq.core.threat.picture.plain import months_of_plain, phrase_of_plain, plain_of_phrase
from misaq.core.threat.picture.records import Part, ResultKind, Stored, Toll
from misaq.kernel.words import say
from tests.support.invented_country import invented_registers

START = 2018 * 12


def dice_of(key: tuple[int, ...]) -> Dice:
    return np.random.default_rng(key)


def results() -> dict[tuple[ResultKind, str], Stored]:
    registers = invented_registers()
    (basis,) = bases_of_pack(registers.incidents)
    found = results_of_pack(registers.incidents, Gazetteer(registers.places), basis, dice_of)
    return {(one.kind, one.subject): one for one in found}


def test_the_basis_covers_the_years_compiled() -> None:
    (basis,) = bases_of_pack(invented_registers().incidents)
    assert (basis.key, basis.first_month, basis.months) == ("gazette:pack", START, 24)
    assert list(basis.years) == [2018, 2019]
    assert basis.last_day.isoformat() == "2019-12-31"


def test_other_totals_are_another_version_of_the_data() -> None:
    known = invented_registers().incidents
    other = replace(known, monthly=tuple(replace(one, note="Anew.") for one in known.monthly))
    assert bases_of_pack(known)[0].data_version != bases_of_pack(other)[0].data_version


def test_a_year_holds_its_months_and_what_is_known_to_the_year_only() -> None:
    stored = results()[ResultKind.MONTHS, "XX1"]
    (part,) = months_of_plain("XX1", stored.body).parts
    assert part.part is Part.UNTOLD
    assert part.of_month(START + 13, START) == Toll(1, 3, 3, 3)
    assert part.of_month(START + 99, START) == Toll()
    assert part.of_year(2019, START) == Toll(4, 9, 9, 9)
    assert part.of_year(2018, START) == Toll()
    assert sum(part.months, Toll()) == Toll(3, 7, 7, 7)


def test_levels_cover_every_month_once() -> None:
    levels = results()[ResultKind.LEVELS, "XX1"].body["levels"]
    assert (levels[0]["starts"], levels[-1]["ends"]) == (START, START + 24)
    assert [one["ends"] for one in levels[:-1]] == [one["starts"] for one in levels[1:]]


def test_an_assurance_stands_beside_whole_months_of_its_province() -> None:
    body = results()[ResultKind.ASSURANCE, "HILLS-CLEARED"].body
    assert body["provinces"] == ["XX1"]
    year, three_years = body["beside"]
    assert year == {"months": 12, "before": [3, 7, 7, 7], "after": None}
    assert three_years["before"] is None


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param(say("Nothing."), id="no argument"),
        pytest.param(
            say("{many} of {what}", many=3, what=say("{n} days", n=2)), id="phrase inside"
        ),
    ],
)
def test_a_phrase_comes_back_as_it_was(phrase: object) -> None:
    assert phrase_of_plain(plain_of_phrase(phrase)) == phrase  # type: ignore[arg-type]
