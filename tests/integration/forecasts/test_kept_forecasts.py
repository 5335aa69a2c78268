"""Forecasts are kept once and sealed in the audit; whatever is changed afterwards is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from misaq.apps.audit.queries import list_entries
from misaq.apps.forecasts import verifying
from misaq.apps.forecasts.actions import keep_forecast, keep_tallies
from misaq.apps.forecasts.foretelling import get_foretold
from misaq.apps.forecasts.issuing import Wanted, issue_classes, issue_known, score_known
from misaq.apps.forecasts.kept import ISSUED, SCORED, TALLIED
from misaq.apps.forecasts.knowing import Known, KnownClasses
from misaq.apps.forecasts.mapping import to_issued_row
from misaq.apps.forecasts.models import IssuedAreaRow, IssuedRow, ScoredAreaRow, ScoringRow
from misaq.apps.forecasts.queries import (
    find_classes_told,
    get_issued,
    list_came,
    list_issued,
    list_standing,
    open_issued,
    site_state,
)
from misaq.apps.forecasts.verifying import verify_all
from misaq.apps.registers.actions import load_pack
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.threat.forecasting import standard
from misaq.core.threat.forecasting.area_months import Measure, make_area_months
from misaq.core.threat.forecasting.by_class import Enough, tally_of
from misaq.core.threat.forecasting.issued import DataUsed
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.sealing import seal
from misaq.core.threat.forecasting.skill_card import card_of_plain, plain_card
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound
from tests.support.invented_country import invented_pack
from tests.support.kept_forecasts import AT, CLASSES, PROVINCES, keep, made, months_of, score

ME = operator(7)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load_pack(actor=ME, at=datetime(2024, 3, 1, tzinfo=UTC), pack=invented_pack())


def events(name: str) -> list[Any]:
    return [one for one in list_entries(actor=ME) if one.event == name]


def faults() -> list[object]:
    return [fault for one in verify_all(actor=ME) for fault in one.faults]


def test_a_forecast_is_kept_once_and_its_seal_stands_in_the_audit() -> None:
    one, before = made(), site_state()
    head = keep(one)
    assert not keep_forecast(actor=ME, at=AT, made=one)
    (act,) = events(ISSUED)
    assert act.object_key == act.facts["seal"] == head.seal == seal(one.issued)
    assert open_issued(actor=ME, head=head) == one.issued
    card = get_issued(actor=PUBLIC, seal=head.short).card
    assert card == card_of_plain(plain_card(one.card))
    assert site_state() != before
    (told,) = verify_all(actor=ME)
    assert told.faults == ()
    assert told.sealed is not None
    assert told.sealed.hash == act.hash


def test_who_imports_nothing_issues_and_scores_nothing() -> None:
    with pytest.raises(NotAllowed):
        keep_forecast(actor=PUBLIC, at=AT, made=made())
    assert not IssuedRow.objects.exists()


def _changes() -> dict[str, tuple[Callable[[], object], Any]]:
    area, issued = IssuedAreaRow.objects, IssuedRow.objects

    def quieter() -> None:
        row = area.get(area="XX1")
        row.body["model"][0]["median"] += 1.0
        row.save()

    def other_card() -> None:
        row = issued.get()
        row.card["coverage"] = 0.9
        row.save()

    return {
        "a figure": (quieter, verifying.CHANGED),
        "the months behind it": (
            lambda: area.filter(area="XX1").update(known=[0]), verifying.BESIDE_CHANGED
        ),
        "the score card": (other_card, verifying.BESIDE_CHANGED),
        "a column": (lambda: issued.update(origin=1), verifying.COLUMNS_CHANGED),
        "the day": (
            lambda: issued.update(issued_at=datetime(2020, 1, 1, tzinfo=UTC)),
            verifying.COLUMNS_CHANGED,
        ),
        "its terms": (lambda: issued.update(is_looking_back=True), verifying.BESIDE_CHANGED),
        "an area taken out": (
            lambda: area.filter(area="XX2").delete(), verifying.CHANGED
        ),
        "all of it taken away": (
            lambda: (area.all().delete(), issued.all().delete()), verifying.GONE
        ),
        "a seal of its own": (
            lambda: issued.update(seal="0" * 64), verifying.NOT_SEALED
        ),
    }  # fmt: skip


@pytest.mark.parametrize("change", list(_changes()))
def test_what_is_changed_afterwards_is_found(change: str) -> None:
    keep(made())
    act, fault = _changes()[change]
    act()
    assert fault in faults()


def test_a_forecast_is_scored_once_by_each_release() -> None:
    one = made(months=72)
    head = keep(one)
    assert score(head, one)
    assert not score(head, one)
    assert score(head, one, release="3")
    assert ScoringRow.objects.count() == len(events(SCORED)) == 2
    (came,) = list_came(actor=PUBLIC, area="XX1", basis="gazette", measure=Measure.DEATHS)
    truth = months_of(PROVINCES).deaths[0, 72:84]
    assert [outcome.truth for outcome in came.outcomes] == list(truth)
    assert came.scoring.release == "3"
    assert faults() == []
    ScoredAreaRow.objects.filter(area="XX1").update(outcomes=[])
    assert verifying.SCORES_CHANGED in faults()
    ScoredAreaRow.objects.all().delete()
    ScoringRow.objects.all().delete()
    assert verifying.SCORES_GONE in faults()


def test_a_scoring_that_nobody_made_is_found() -> None:
    one = made(months=72)
    score(keep(one), one)
    ScoringRow.objects.update(seal="0" * 64)
    assert verifying.SCORES_NOT_SEALED in faults()


@pytest.mark.parametrize(
    "column", ["source", "release", "data_version", "waiting", "scored_at"], ids=str
)
def test_a_column_of_a_scoring_that_was_changed_is_found(column: str) -> None:
    one = made(months=72)
    score(keep(one), one)
    assert faults() == []
    other = {"waiting": 99, "scored_at": datetime(2000, 1, 1, tzinfo=UTC)}.get(column, "another")
    ScoringRow.objects.update(**{column: other})
    assert verifying.SCORES_NOT_SEALED in faults()


def test_nothing_is_scored_before_truth_arrives() -> None:
    one = made()
    assert not score(keep(one), one)
    with pytest.raises(IntegrityError):
        ScoringRow.objects.create(
            issued=IssuedRow.objects.get(), seal="", source="", release="", data_version="",
            outcomes=0, waiting=1, summary={}, scored_at=AT,
        )  # fmt: skip


def test_what_looked_back_stands_apart() -> None:
    one = made(months=72)
    score(keep(one), one)
    assert list_standing(actor=PUBLIC) == ()
    assert get_foretold(actor=ME, as_of=AT.date()).scored == ()
    keep(made())
    (standing,) = list_standing(actor=PUBLIC)
    assert standing.origin == made().issued.origin


def test_no_single_class_is_kept_by_district_for_anybody() -> None:
    guarded = made(Level.DISTRICT)
    of_class = replace(guarded, issued=replace(guarded.issued, threat_class="MOB"))
    with pytest.raises(NotAllowed):
        keep_forecast(actor=ME, at=AT, made=of_class)
    with pytest.raises(IntegrityError), transaction.atomic():
        to_issued_row(of_class, AT).save()
    assert list_issued(actor=PUBLIC) == ()
    with pytest.raises(NotFound):
        get_issued(actor=PUBLIC, seal=seal(of_class.issued))
    keep(guarded)
    assert len(list_issued(actor=PUBLIC)) == 1


def known_data(months: int = 84, digest: str = "d9") -> Known:
    """Return what a source knows after so many months."""
    data = DataUsed("gazette", "1", digest, "r")
    return Known(months_of(PROVINCES).until(months), data, False, "By the gazette.")


def test_what_is_issued_knows_nothing_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same origin gives the same figures, whether later months are on record or not."""
    monkeypatch.setattr(standard, "chosen", lambda *_: WeightedPool())
    wanted = Wanted(Measure.EVENTS, 72)
    made_of = [
        issue_known(actor=ME, at=AT, known=known, wanted=wanted, tell_line=lambda _: None)
        for known in (known_data(72, "short"), known_data(84, "long"))
    ]
    short, long = made_of
    assert short is not None
    assert long is not None
    assert short.model.outlooks == long.model.outlooks
    assert short.windows == long.windows
    assert [one.terms.is_looking_back for one in list_issued(actor=ME)] == [True, False]


def test_the_same_data_is_issued_once_and_scored_by_what_comes_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(standard, "chosen", lambda *_: WeightedPool())
    told: list[str] = []
    wanted = Wanted(Measure.EVENTS)
    first = known_data(72, "first")
    for _ in range(2):
        issue_known(actor=ME, at=AT, known=first, wanted=wanted, tell_line=told.append)
    assert len(events(ISSUED)) == 1
    later = [known_data(84, "second")]
    assert score_known(actor=ME, at=AT, known=later, tell_line=told.append) == 1
    assert score_known(actor=ME, at=AT, known=later, tell_line=told.append) == 0
    (scored,) = get_foretold(actor=ME, as_of=AT.date()).scored
    assert scored.cases == 24
    assert get_foretold(actor=ME, as_of=AT.date(), known_at=datetime(2020, 1, 1, tzinfo=UTC)) == (
        get_foretold(actor=ME, as_of=AT.date(), known_at=datetime(2019, 1, 1, tzinfo=UTC))
    )


def test_too_few_months_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standard, "chosen", lambda *_: WeightedPool())
    with pytest.raises(InputRefused):
        issue_known(
            actor=ME, at=AT, known=known_data(30), wanted=Wanted(Measure.EVENTS),
            tell_line=lambda _: None,
        )  # fmt: skip


def classes_known(*many: int) -> KnownClasses:
    """Return classes of which the gazette knows all events, or only the first so many."""
    whole = months_of(PROVINCES)
    known, data = [], DataUsed("gazette", "1", "d9", "classes")
    for number, events in enumerate(many):
        rows = slice(None, events)
        panel = make_area_months(
            whole.areas, whole.groups, whole.first_month, whole.months,
            (whole.event_area[rows], whole.event_month[rows], whole.event_deaths[rows]),
        )  # fmt: skip
        known.append(Known(panel, data, False, "By the gazette.", threat_class=f"C{number}"))
    tallies = tuple(tally_of(one.threat_class, one.panel) for one in known)
    return KnownClasses(data, whole.first_month + 83, tuple(known), tallies, ("XX3",))


def test_classes_are_issued_where_the_data_carry_them_and_scored_by_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(standard, "chosen", lambda *_: WeightedPool())
    told: list[str] = []
    known = classes_known(10_000, 30)
    made_of = issue_classes(actor=ME, at=AT, known=known, tell_line=told.append)
    assert [one.threat_class for one in made_of] == ["C0"] * 4
    assert [line for line in told if "deaths of C0 by province after 2018-12" in line]
    assert issue_classes(actor=ME, at=AT, known=known, tell_line=told.append) == []
    assert len(events(TALLIED)) == 1
    kept = find_classes_told(actor=PUBLIC, basis="gazette")
    assert kept is not None
    assert kept.tallies == known.tallies
    assert [one.enough for one in kept.tallies] == [Enough.ENOUGH, Enough.TOO_FEW]
    assert find_classes_told(actor=PUBLIC, basis="gazette:pack") is None
    whole = known_data(84, "d9")
    assert score_known(actor=ME, at=AT, known=[whole], tell_line=told.append) == 0
    assert score_known(actor=ME, at=AT, known=known.classes, tell_line=told.append) == 2
    assert faults() == []


def test_a_class_that_the_data_do_not_carry_is_not_issued() -> None:
    known = classes_known(30).get("C0")
    with pytest.raises(InputRefused, match="C0 is not forecast"):
        issue_known(
            actor=ME, at=AT, known=known, wanted=Wanted(Measure.EVENTS), tell_line=lambda _: None
        )
    with pytest.raises(NotFound):
        classes_known(30).get("C7")


def test_who_imports_nothing_chooses_no_classes() -> None:
    before = site_state()
    with pytest.raises(NotAllowed):
        keep_tallies(actor=PUBLIC, at=AT, told=CLASSES)
    assert site_state() == before
    keep_tallies(actor=ME, at=AT, told=CLASSES)
    assert site_state() != before
    assert not keep_tallies(actor=ME, at=AT, told=CLASSES)


def test_a_class_that_was_surprised_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first forecast is scored by what came a year later; its verdict says of which class."""
    monkeypatch.setattr(standard, "chosen", lambda *_: WeightedPool())
    whole = classes_known(10_000).classes[0]
    early = replace(whole, panel=whole.panel.until(72), data=replace(whole.data, digest="early"))
    known = replace(classes_known(10_000), data=early.data, classes=(early,))
    issue_classes(actor=ME, at=AT, known=known, tell_line=lambda _: None)
    score_known(actor=ME, at=AT, known=[whole], tell_line=lambda _: None)
    scored = get_foretold(actor=ME, as_of=AT.date()).scored
    assert {one.kind for one in scored} == {"C0"}
    assert list_came(actor=PUBLIC, area="XX1", basis="gazette", measure=Measure.DEATHS) == ()
    came = list_came(actor=PUBLIC, area="XX1", basis="gazette", measure=Measure.DEATHS,
                     threat_class="C0")  # fmt: skip
    assert came
