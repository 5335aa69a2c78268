"""What a report says where something is not kept, not covered or out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from misaq.core.places.records import AreaPopulation
from misaq.core.threat.picture.finer import MonthsOfUnits, UnitMonths, plain_of_units
from misaq.core.threat.picture.records import AreaMonths, Part, PartMonths, ResultKind, Toll
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import say
from misaq.reports import situation
from misaq.reports.blocks import Landscape, Note, Paragraph, Picture, SourceList, Table
from misaq.reports.committee_paper import pictures
from misaq.reports.inline import plain_text
from misaq.reports.situation import Ahead, situation_paper
from misaq.reports.situation.paper import number_for
from tests.support.invented_situation import (
    BASIS,
    MONTH,
    PACK,
    invented_ahead,
    invented_forecast,
    invented_indicators,
    invented_perceptions,
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


def test_indicators_stand_beside_attacks_and_what_is_missing_is_named() -> None:
    attacked = {
        "XX101": {Part.ATTACKS: UnitMonths({18: Toll(3), 2: Toll(9)}, {})},
        "XX102": {Part.ATTACKS: UnitMonths({17: Toll(1)}, {})},
    }
    units = stored(ResultKind.DISTRICTS, "XX1", plain_of_units(MonthsOfUnits("XX1", attacked)))
    results = {**invented_results(), ResultKind.DISTRICTS: (units,)}
    said = words_of(invented_situation(results=results))
    assert "11 of 15 2019-06-30 \u22123 3" in said
    assert "62.5 % 2019-02 \u2013" in said
    assert "nothing is on record: 1. Of these most attacked: " in said
    many = invented_indicators() * 25
    said = words_of(invented_situation(observed=many, results={}))
    assert "Not shown, of areas with fewer attacks: 10 more." not in said
    assert "not in the data" in said
    posts = invented_indicators("XX101") * 50
    assert "areas with fewer attacks: 10 more." in words_of(invented_situation(observed=posts))
    bare = replace(posts[0].observation, total=None)
    without = (replace(posts[0], observation=bare, earlier=None),)
    assert "No figure of this area is on record." in words_of(invented_situation(observed=without))


def test_figures_of_the_pack_stand_beside_all_it_counts() -> None:
    months = (AreaMonths("XX2", (PartMonths(Part.UNTOLD, (Toll(2),) * BASIS.months),)),)
    assert "62.5 % 2019-02 \u2013 24" in words_of(invented_situation(months=months, results={}))


def test_a_forecast_of_a_province_has_one_fan_and_no_word_on_others() -> None:
    said = words_of(invented_situation(area="XX1"))
    assert "Drawn are the provinces" not in said
    many = invented_forecast()
    three = replace(
        many, areas=("XX1", "XX2", "XX3"), **{name: _third(getattr(many, name))
                                              for name in ("model", "baseline")}
    )  # fmt: skip
    ahead = replace(invented_ahead(), issued=three, known={"XX1": (1,), "XX2": (1,), "XX3": (1,)})
    paper = situation_paper(invented_situation(forecasts=(ahead,)))
    titles = [plain_text(one.title) for one in paper.blocks if isinstance(one, Picture)]
    assert sum("twelve months after" in title for title in titles) == 2
    assert "Drawn are the provinces" in words_of(invented_situation(forecasts=(ahead,)))
    bare = replace(ahead, card=None, known={})
    assert "Score card" not in words_of(invented_situation(forecasts=(bare,)))


def _third(voice: Any) -> Any:
    more = tuple(replace(one, area="XX3") for one in voice.outlooks if one.area == "XX1")
    return replace(voice, outlooks=(*voice.outlooks, *more))


def test_actors_beyond_the_first_are_counted_and_a_report_without_them_says_so() -> None:
    assert "Not shown, with fewer events: 3 more." in words_of(invented_situation())
    assert "Actors: nothing is kept" in words_of(invented_situation(results={}))


def test_the_edition_of_members_says_so_on_every_page_and_nothing_where_nothing_was_said() -> None:
    paper = situation_paper(invented_situation(perceptions=invented_perceptions()))
    assert paper.front.mark == "FOR MEMBERS ALONE"
    assert paper.front.paper_number.endswith("-MEMBERS")
    said = words_of(invented_situation(perceptions=invented_perceptions()))
    assert "--members" in " ".join(_notes(paper.blocks))
    assert "what does one of them know" in said
    many = replace(invented_perceptions(), disagreements=invented_perceptions().disagreements * 31)
    assert "Not shown, of earlier months: 1 more." in words_of(invented_situation(perceptions=many))
    alike = replace(invented_perceptions(), disagreements=())
    assert "what does one" not in words_of(invented_situation(perceptions=alike))
    nothing = situation.Perceptions(())
    assert "No assessment of this area" in words_of(invented_situation(perceptions=nothing))
    assert situation_paper(invented_situation()).front.mark == ""


def _notes(blocks: Iterable[Any]) -> Iterable[str]:
    return (plain_text(line) for one in blocks if isinstance(one, Note) for line in one.content)
