"""What a report says where something is not kept, not covered or out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from misaq.core.places.records import AreaPopulation
from misaq.core.threat.picture.records import AreaMonths, Part, PartMonths, ResultKind, Toll
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import say
from misaq.reports.blocks import Landscape, Note, Paragraph, SourceList, Table
from misaq.reports.committee_paper import pictures
from misaq.reports.inline import plain_text
from misaq.reports.situation import Ahead, situation_paper
from misaq.reports.situation.paper import number_for
from tests.support.invented_situation import (
    BASIS,
    MONTH,
    PACK,
    invented_forecast,
    invented_results,
    invented_situation,
    stored,
)


@pytest.fixture(autouse=True)
def _nothing_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing of pictures to the tests that look at them."""
    monkeypatch.setattr(pictures, "draw_for_paper", lambda _chart, _speech: "<svg/>")


def words_of(situation: Any) -> str:
    """Return the paragraphs, notes and cells of a report as one text."""
    return " ".join(_texts(situation_paper(situation).blocks))


def _texts(blocks: Iterable[Any]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Landscape(inner):
                yield from _texts(inner)
            case Paragraph(content=content):
                yield plain_text(content)
            case Note(content=lines):
                yield from map(plain_text, lines)
            case Table(rows=rows, caption=caption):
                yield plain_text(caption)
                yield from (plain_text(cell) for row in rows for cell in row)


def steady(events: int, last: int) -> tuple[AreaMonths, ...]:
    """Return one area with as many events in every month, and so many in the report's."""
    months = [Toll(events)] * (MONTH - BASIS.first_month) + [Toll(last)] * 6
    return (AreaMonths("XX1", (PartMonths(Part.ATTACKS, tuple(months)),)),)


def test_a_report_of_bare_figures_says_what_is_not_kept() -> None:
    bare = invented_situation(
        basis=PACK, results={}, operations=(), assurances=(), notable=(), questions=(), gaps=(),
        forecasts=(), others=(), tiles=(),
    )  # fmt: skip
    text = words_of(bare)
    for what in ("Levels", "Concentration", "Classes", "Rates", "Near repeats", "Hot spots",
                 "Kinds of answer", "Attack and answer", "Return and displacement"):  # fmt: skip
        assert f"{what}: nothing is kept" in text
    assert "No forecast of this source is on record" in text
    assert "No operation with a name" in text
    assert "No assurance about this area" in text
    assert "None of this month is in it." in text
    assert "No finding of these checks stands" in text
    assert "Not asked yet" not in text
    assert "No other source that covers this month" in text
    assert "See the sources." in text


@pytest.mark.parametrize(
    ("last", "said"),
    [(9, "more than in any"), (1, "fewer than in any"), (4, "within what was usual")],
    ids=["more", "fewer", "usual"],
)
def test_a_month_is_set_in_the_range_of_the_year_before(last: int, said: str) -> None:
    assert said in words_of(invented_situation(months=steady(4, last)))


def test_a_first_year_has_no_range_and_no_year_before() -> None:
    text = words_of(invented_situation(month=BASIS.first_month + 2))
    assert "does not cover the twelve months before" in text
    assert "not in the data" in text


def test_an_area_of_which_nothing_is_recorded_says_so() -> None:
    text = words_of(invented_situation(area="XX-HILLS"))
    assert "records nothing of this area" in text
    assert "Nothing is kept of its districts" in text


def test_terms_that_keep_events_here_are_said_with_the_credit() -> None:
    text = words_of(invented_situation(basis=replace(BASIS, lets_rows_leave=False)))
    assert "no single event leave" in text
    assert "The Gazette, CC BY 4.0" in text


def test_figures_of_the_pack_say_that_nothing_is_told_apart_and_name_its_source() -> None:
    untold = (AreaMonths("XX1", (PartMonths(Part.UNTOLD, (Toll(1),) * 24),)),)
    paper = situation_paper(invented_situation(basis=PACK, months=untold))
    assert "all of them together" in " ".join(_texts(paper.blocks))
    (source,) = [plain_text(fact) for name, fact in paper.front.facts if "Source" in name[0]]
    assert "compiled by the country pack" in source
    assert "REPORT" in source


def test_a_later_forecast_is_left_to_its_own_month() -> None:
    text = words_of(invented_situation(forecasts=(), later_forecast=MONTH + 5))
    assert "was issued after 2019-12" in text


def test_a_model_that_did_not_beat_the_baseline_is_not_the_forecast() -> None:
    issued = invented_forecast()
    worse = replace(issued.windows[0].crps, change=0.1)
    lost = replace(issued, windows=(replace(issued.windows[0], crps=worse),))
    text = words_of(invented_situation(forecasts=(Ahead(lost, "s", is_looking_back=True),)))
    assert "Forecast: last months again. Beside it: invented pool." in text
    assert "the baseline is the forecast" in text
    assert "nothing was foretold" in text


def test_what_cannot_be_said_of_districts_is_said() -> None:
    none = stored(
        ResultKind.CONCENTRATION, "",
        {"half": None, "events": 1, "areas": 3, "touched": 1, "gini": 0.5, "expected_gini": 0.4},
    )  # fmt: skip
    quiet = stored(ResultKind.HOT_SPOTS, "2019", {"hot": []})
    start = stored(
        ResultKind.LEVELS,
        "",
        {"levels": [{"starts": 0, "ends": 99_999, "mean": 2.0, "stability": None}]},
    )
    results = {
        **invented_results(),
        ResultKind.CONCENTRATION: (none,),
        ResultKind.HOT_SPOTS: (quiet,),
        ResultKind.LEVELS: (start,),
    }
    text = words_of(invented_situation(results=results))
    assert "Too few attacks are known to a district" in text
    assert "Gini coefficient: 0.50; it would be about 0.40" in text
    assert "piled up in no district" in text
    assert "start of the data" in text


def test_operations_and_assurances_without_figures_stand_with_a_sentence() -> None:
    whole = invented_situation()
    bare = replace(
        whole,
        operations=tuple(replace(one, stored=None) for one in whole.operations),
        assurances=tuple(replace(one, stored=None, back=None) for one in whole.assurances),
    )
    assert "Nothing is kept beside it" in words_of(bare)
    counted = tuple(replace(one, back=None) for one in whole.assurances)
    assert "Counted are attacks." in words_of(replace(whole, assurances=counted))


def test_incidents_nobody_claimed_say_so() -> None:
    (known, *_) = invented_situation().notable
    asserted = replace(known, claimed=False, killed=None)
    nobody = replace(known, actor=None, killed_high=None)
    text = words_of(invented_situation(notable=(asserted, nobody)))
    assert "said of Example Front; no claim on record" in text
    assert "not settled" in text
    assert "not on record" in text


def test_a_study_that_cannot_be_judged_has_no_expected_figure() -> None:
    whole = invented_situation()
    (one,) = whole.operations
    body = {"before": 3, "after": 1, "expected": None}
    blind = replace(one, stored=stored(ResultKind.OPERATION, "CLEAR-HILLS", body),
                    words=say("cannot be judged"))  # fmt: skip
    assert "cannot be said" in words_of(replace(whole, operations=(blind,)))


def test_a_report_is_cited_by_month_area_and_source() -> None:
    assert number_for(MONTH, None, PACK) == "SITREP-2019-07-ALL-gazette-pack"
    province = invented_situation(area="XX1").area
    assert number_for(MONTH, province, BASIS) == "SITREP-2019-07-XX1-gazette"


def test_people_are_counted_by_a_source_that_is_named() -> None:
    whole = invented_situation()
    cite = (Citation(Key("REPORT"), Confidence.MEDIUM),)
    counted = AreaPopulation(120_000, parse_date("2017"), cite)
    places = tuple(
        replace(one, population=counted) if one.code == "XX1" else one
        for one in whole.registers.places.areas
    )
    registers = replace(whole.registers, places=replace(whole.registers.places, areas=places))
    paper = situation_paper(replace(whole, registers=registers))
    assert "120,000 REPORT" in " ".join(_texts(paper.blocks))
    entries = [block for block in paper.blocks if isinstance(block, SourceList)]
    assert "REPORT" in [entry.key for entry in entries[0].entries]
