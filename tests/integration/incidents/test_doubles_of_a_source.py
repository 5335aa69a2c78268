"""Events that their own source may count twice: kept by a run, listed with why, judged by two."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from misaq.apps.incidents.actions.linking import confirm_judgement, judge_events
from misaq.apps.incidents.mapping.linking import LinkKind
from misaq.apps.incidents.queries.events import find_events
from misaq.apps.incidents.queries.linking import get_told, list_pairs_to_review, list_runs
from misaq.cli.main import run
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.roles import UserRole
from misaq.core.incidents.linking.judgements import EventReason
from misaq.core.incidents.linking.merging import Field, merge
from misaq.core.incidents.records import Count
from misaq.core.lists.judgements import Verdict
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.accounts import actor_for, held, make_account, signed_in
from tests.support.incident_files import csv_of, row_of
from tests.support.pages import text_of

pytestmark = pytest.mark.usefixtures("_loaded")

AT = datetime(2026, 3, 7, 12, tzinfo=UTC)
POINT = {"latitude": "10.5", "longitude": "20.5"}
DAYS = tuple(date(2010, 1, 5) + timedelta(days=23 * number) for number in range(24))
ONE, TWIN = ("ucdp-ged", "3"), ("ucdp-ged", "903")


def ged_row(number: int, event_id: str) -> dict[str, str]:
    day, dead = DAYS[number], str(5 + number)
    return row_of(
        UCDP_GED, id=event_id, date_start=f"{day} 00:00:00", date_end=f"{day} 00:00:00",
        year=str(day.year), best=dead, low=dead, high=dead, **POINT,
    )  # fmt: skip


def gtd_row(number: int) -> dict[str, str]:
    day = DAYS[number]
    return row_of(
        GTD, eventid=f"2010{number:08d}", iyear=str(day.year), imonth=str(day.month),
        iday=str(day.day), nkill=str(5 + number), **POINT,
    )  # fmt: skip


@pytest.fixture
def said(_loaded: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints of two sources of which the first counts one event twice."""
    ged = [ged_row(number, str(number)) for number in range(len(DAYS))]
    files = (
        ("GEDEvent_v25_1.csv", [*ged, ged_row(3, TWIN[1])]),
        ("globalterrorismdb_0522dist.csv", [gtd_row(number) for number in range(len(DAYS))]),
    )
    for name, rows in files:
        (tmp_path / name).write_bytes(csv_of(rows))
        assert run(["data", "add", str(tmp_path / name)]) == 0
    capsys.readouterr()
    assert run(["incidents", "link", "ucdp-ged", "gtd", "--doubles", "5"]) == 0
    return capsys.readouterr().out


def person(role: UserRole) -> Actor:
    return actor_for(make_account(held(role)), held(role))


def judge(reason: EventReason) -> None:
    """Have two persons judge the two rows to be one event."""
    first, second = person(UserRole.ANALYST), person(UserRole.VERIFIER)
    number = judge_events(
        actor=first, at=AT, one=ONE, other=TWIN, verdict=Verdict.SAME, reasons=(reason,)
    ).number
    confirm_judgement(actor=second, at=AT, judgement=number)


def dead_of_both() -> int | None:
    """Return how many the source counts in the incident that the two rows tell."""
    told = get_told(actor=PUBLIC, event=ONE)
    found = find_events(actor=person(UserRole.ANALYST), keys=told.events)
    assert {ONE, TWIN} <= set(found)
    (incident,) = merge([tuple(found)], [x.event for x in found.values()], twice=told.twice)
    count = incident.said[Field.KILLED][ONE[0]]
    assert isinstance(count, Count)
    return count.best


def test_a_double_is_kept_shown_with_why_and_judged_by_two(
    said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "1 suspected duplicates, 0.0 by chance" in said
    assert "ucdp-ged 3 and 903: perhaps one, counted twice" in said
    (kept,) = list_runs(actor=PUBLIC)
    assert kept.left_side["duplicates"] == 1
    member, reviewer = signed_in(held(UserRole.ANALYST)), person(UserRole.ANALYST)
    listed = text_of(member.get("/incidents/review/").content)
    assert "perhaps one event that its source counts twice" in listed
    assert "1 (0.0 by chance)" in listed
    pair = member.get("/incidents/review/pair/?one=ucdp-ged/3&other=ucdp-ged/903")
    why = text_of(pair.content).partition("What the run says")[2].partition("Judge")[0]
    assert "perhaps one event that its source counts twice" in why
    assert "Evidence" in why
    assert "probability" not in why
    assert doubles_that_wait(reviewer) == 1
    judge(EventReason.PART_OF_IT)
    assert dead_of_both() == 16, "parts are added up"
    judge(EventReason.SAME_REPORT)
    assert dead_of_both() == 8, "a double counts once"
    assert doubles_that_wait(reviewer) == 0
    assert run(["incidents", "link", "ucdp-ged", "gtd", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["left"]["duplicates"] == []


def doubles_that_wait(reviewer: Actor) -> int:
    found = (one.found for one in list_pairs_to_review(actor=reviewer))
    return sum(each is not None and each.kind is LinkKind.DOUBLE for each in found)
