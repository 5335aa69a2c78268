"""Checks speak of a release that is kept, on every door; nothing is said where none is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from misaq.apps.findings.queries import get_check_run, incident_summaries
from misaq.apps.open_data.queries import get_edition, get_release
from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.queries import list_bases
from misaq.apps.threat.summaries import is_outdated, registers_digest
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.incidents.summaries import NO_RELEASE
from misaq.core.threat.picture.records import WHOLE, Basis, ResultKind, Stored
from misaq.kernel.words import say
from misaq.reports.open_data.package import release_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = date(2024, 3, 2)
BASIS = Basis("gazette", "2", False, "a" * 64, 2018 * 12, 36)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Any) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_examplia(AT)


def keep(at: datetime = AT, version: str = "a", **more: Any) -> None:
    body = {
        "rows": 100, "first": "2018-01-01", "last": "2020-12-31", "no_district": 40,
        "unclassed": 20, "withheld": 3, "terms": "CREDIT",
        "registers": registers_digest(actor=PUBLIC),
    }  # fmt: skip
    whole = Stored(ResultKind.SUMMARY, WHOLE, {**body, **more}, say("It can."), say("It cannot."))
    study = Stored(
        ResultKind.OPERATION, "CLEAR-HILLS",
        {"before": 12, "after": 40, "expected": 14.2, "outcome": "MORE_THAN_EXPECTED",
         "placebos": 200, "false_share": 0.048},
        say("It can."), say("It cannot."),
    )  # fmt: skip
    basis = replace(BASIS, data_version=version * 64)
    keep_results(actor=operator(7), at=at, basis=basis, results=(whole, study))


def gaps() -> set[str]:
    run = get_check_run(actor=PUBLIC, as_of=DAY)
    return {gap.code for gap in run.gaps if gap.subject.table == "incidents.releases"}


def test_nothing_is_said_while_no_release_is_kept() -> None:
    assert incident_summaries(actor=PUBLIC, as_of=DAY) is NO_RELEASE
    assert gaps() == set()


def test_a_release_that_is_kept_is_checked() -> None:
    keep()
    assert {"THR004", "THR005", "THR006"} <= gaps()
    (study,) = incident_summaries(actor=PUBLIC, as_of=DAY).studies
    assert (study.operation, study.is_more, study.expected) == ("CLEAR-HILLS", True, 14)
    assert study.false_percent == 5


def test_before_its_first_event_a_release_says_nothing() -> None:
    keep()
    assert incident_summaries(actor=PUBLIC, as_of=date(2017, 1, 1)) is NO_RELEASE


def test_what_was_known_earlier_is_read_as_it_stood_then() -> None:
    keep()
    keep(AT + timedelta(days=2), "b", rows=200)
    then = incident_summaries(actor=PUBLIC, as_of=DAY, known_at=AT + timedelta(days=1))
    assert [one.rows for one in then.releases] == [100]
    assert [one.rows for one in incident_summaries(actor=PUBLIC, as_of=DAY).releases] == [200]
    before = incident_summaries(actor=PUBLIC, as_of=DAY, known_at=AT - timedelta(days=1))
    assert before is NO_RELEASE


def test_results_of_other_registers_are_outdated() -> None:
    keep(registers="0" * 64)
    (kept,) = list_bases(actor=PUBLIC)
    assert is_outdated(actor=PUBLIC, kept=kept)
    keep(AT + timedelta(days=1), "b")
    (kept,) = list_bases(actor=PUBLIC)
    assert not is_outdated(actor=PUBLIC, kept=kept)


def test_a_release_that_is_reckoned_makes_another_edition_and_the_older_stays() -> None:
    editions = [release_of(get_edition(actor=PUBLIC, as_of=DAY))]
    keep(AT + timedelta(hours=1))
    editions.append(release_of(get_edition(actor=PUBLIC, as_of=DAY)))
    keep(AT + timedelta(days=1), "b", unclassed=0)
    editions.append(release_of(get_edition(actor=PUBLIC, as_of=DAY)))
    assert len(set(editions)) == 3
    for one in editions:
        assert release_of(get_release(actor=PUBLIC, release=one).edition) == one
