"""Releases, events with their sources side by side, and pairs that two persons judge."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from misaq.apps.audit.queries import list_entries
from misaq.apps.incidents.actions import note_events_read
from misaq.apps.incidents.actions.linking import confirm_judgement, judge_events, keep_linking
from misaq.apps.incidents.actions.recodings import decide_recoding, propose_recoding
from misaq.apps.incidents.at_hand import incident_store
from misaq.apps.incidents.models import EventJudgementRow, LinkRunRow
from misaq.apps.incidents.preparing import placer_of
from misaq.apps.incidents.queries import get_register
from misaq.apps.incidents.queries.events import find_events, get_source, site_state
from misaq.apps.incidents.queries.linking import (
    get_told,
    list_event_judgements,
    list_pairs_to_review,
    list_runs,
)
from misaq.apps.incidents.queries.releases import list_releases
from misaq.apps.pages.addresses import subject_url
from misaq.core.access.actors import PUBLIC, Actor, operator
from misaq.core.access.roles import UserRole
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.linking.comparing import Settings
from misaq.core.incidents.linking.deciding_pairs import binding
from misaq.core.incidents.linking.judgements import EventReason
from misaq.core.incidents.linking.linking import link
from misaq.core.incidents.linking.merging import Field, merge
from misaq.core.incidents.linking.records import Linking
from misaq.core.incidents.words import Nature
from misaq.core.lists.judgements import Verdict
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.ids import Key
from misaq.sources.incidents.gtd import GTD
from misaq.sources.incidents.tables import open_events
from misaq.sources.incidents.ucdp import UCDP_GED
from tests.support.accounts import actor_for, held, make_account, signed_in
from tests.support.incident_files import csv_of, row_of
from tests.support.kept_incidents import keep_file
from tests.support.pages import text_of, tree_of

pytestmark = pytest.mark.usefixtures("_loaded")

AT = datetime(2026, 3, 7, 12, tzinfo=UTC)
POINT = {"latitude": "10.5", "longitude": "20.5"}
DAYS = tuple(date(2010, 1, 5) + timedelta(days=23 * number) for number in range(24))
OPERATOR = operator(7)
GED, OTHER = "ucdp-ged", "gtd"
WHY = (EventReason.PLACE_AND_TIME,)


def ged_row(number: int, **more: str) -> dict[str, str]:
    day, dead = DAYS[number], str(5 + number)
    said = {
        "id": str(number), "year": str(day.year), "best": dead, "low": dead, "high": dead,
        "date_start": f"{day} 00:00:00", "date_end": f"{day} 00:00:00", **POINT,
    }  # fmt: skip
    return row_of(UCDP_GED, **(said | more))


def gtd_row(number: int) -> dict[str, str]:
    day = DAYS[number]
    return row_of(
        GTD, eventid=f"2010{number:08d}", iyear=str(day.year), imonth=str(day.month),
        iday=str(day.day), nkill=str(5 + number), **POINT,
    )  # fmt: skip


def keep(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    """Keep a release as the command does, but for the threat picture."""
    file = folder / name
    file.write_bytes(csv_of(rows))
    keep_file(file)


@pytest.fixture
def _two_sources(_loaded: None, tmp_path: Path) -> None:
    every = [ged_row(number) for number in range(len(DAYS))]
    keep(tmp_path, "GEDEvent_v25_0.csv", every[:-1])
    keep(tmp_path, "GEDEvent_v25_1.csv", [ged_row(0, best="9", low="1", high="9"), *every[2:]])
    keep(tmp_path, "globalterrorismdb_0522dist.csv", [gtd_row(n) for n in range(1, len(DAYS))])


def linked() -> Linking:
    """Link the two sources as the command does, and keep the run."""
    store, placer = incident_store(), placer_of(actor=OPERATOR)
    sides = []
    for source in (GED, OTHER):
        with open_events(store, store.list_current(source), placer=placer) as tables:
            sides.append(list(tables.records()))
    judged = binding(list_event_judgements(actor=OPERATOR))
    told = link(
        *sides, dice=np.random.default_rng(1), settings=Settings(rounds=4), judgements=judged
    )
    keep_linking(
        actor=OPERATOR,
        at=AT,
        told=told,
        releases=("25.1", "2022-05"),
        data_version="d" * 16,
        seed=1,
        judgements=len(judged),
    )
    return told


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    texts = tree_of(answer.content).xpath("//main//text()")
    return re.sub(r" ([.,:;])", r"\1", " ".join(" ".join(texts).split()))


def person(role: UserRole = UserRole.ANALYST) -> Actor:
    return actor_for(make_account(held(role)), held(role))


def events_of(event: str) -> list[dict[str, Any]]:
    return [dict(e.facts) for e in list_entries(actor=OPERATOR) if e.event == event]


def test_nothing_is_kept_and_the_pages_say_so(client: Client) -> None:
    assert "misaq data add FILE" in page(client, "/incidents/releases/")
    assert "No event can be shown here." in page(client, "/incidents/events/")
    page(client, "/incidents/releases/ucdp-ged/25.1/", 404)
    assert client.get("/api/v1/incidents/events").json()["items"] == []
    page(client, "/incidents/events/ucdp-ged/1/", 404)


@pytest.mark.usefixtures("_two_sources")
def test_a_release_is_audited_shown_and_superseded(client: Client) -> None:
    noted = events_of("release.kept")
    assert [one["rows"] for one in noted] == [23, 23, 23]
    assert noted[1]["added"], noted[1]["removed"] == (1, 1)
    assert {one.release.digest for one in list_releases(actor=PUBLIC)} == {
        one["digest"] for one in noted
    }
    shown = page(client, "/incidents/releases/")
    assert "superseded by 25.1" in shown
    assert "no row may be passed on" in shown
    assert "A newer release says all of it anew" in page(
        client, "/incidents/releases/ucdp-ged/25.0/"
    )
    assert "from 25.0: 1 added, 1 removed, 1 told otherwise" in page(
        client, "/incidents/releases/ucdp-ged/25.1/"
    )


@pytest.mark.usefixtures("_two_sources")
def test_findings_about_a_source_and_about_a_compiled_series_lead_to_a_page(
    client: Client,
) -> None:
    (series, *_) = get_register(actor=PUBLIC).monthly
    for table, key in (("incidents.releases", GED), ("incidents.monthly", str(series.key))):
        address, _, anchor = subject_url(table, key).partition("#")
        found = tree_of(client.get(address).content).xpath("//*[@id=$id]", id=unquote(anchor))
        assert len(found) == 1, table
    shown = page(client, "/incidents/monthly/")
    assert str(series.key) in shown


@pytest.mark.usefixtures("_two_sources")
def test_what_changed_is_counted_for_all_and_listed_for_members(client: Client) -> None:
    address = "/incidents/releases/ucdp-ged/25.1/changes/"
    counts = page(client, address)
    assert "killed, lowest figure" in counts
    assert "Event by event" not in counts
    member = signed_in(held(UserRole.ANALYST))
    assert "killed, lowest figure 5 1" in page(member, address)
    assert events_of("events.read")[-1] == {"rows": 5}
    lines = member.get("/incidents/releases/ucdp-ged/25.1/changes.csv").content.decode()
    assert "0,RECODED,killed_low,5,1" in lines
    assert "No release before it was compared" in page(
        client, "/incidents/releases/gtd/2022-05/changes/"
    )
    page(member, "/incidents/releases/gtd/2022-05/changes.csv", 404)
    assert client.get("/incidents/releases/ucdp-ged/25.1/changes.csv").status_code == 302


def test_odd_rows_are_counted_for_all_and_listed_for_members(
    client: Client, tmp_path: Path
) -> None:
    keep(tmp_path, "GEDEvent_v25_1.csv", [ged_row(1, best="2", low="8"), ged_row(2)])
    assert "not in this order" in page(client, "/incidents/releases/ucdp-ged/25.1/flags/")
    member = signed_in(held(UserRole.AUDITOR))
    answer = member.get("/incidents/releases/ucdp-ged/25.1/flags.csv")
    assert b"LOW_OVER_HIGH" in answer.content
    assert 'filename="ucdp-ged-25.1-odd-rows.csv"' in answer["Content-Disposition"]


@pytest.mark.usefixtures("_two_sources")
def test_the_public_lists_events_whose_terms_let_them_leave(client: Client) -> None:
    shown = page(client, "/incidents/events/")
    assert "Events found 23" in shown
    assert "only members read single events: 1." in shown
    assert "Events found 1" in page(client, "/incidents/events/?first=2010-02-20&last=2010-02-28")
    assert "No event like this" in page(client, "/incidents/events/?area=XX2")
    parts = ("ATTACKS", "OPERATIONS", "OTHERS")
    counts = [
        page(client, f"/incidents/events/?part={part}").partition("Events found ")[2].split()[0]
        for part in parts
    ]
    assert sum(int(one) for one in counts if one.isdigit()) == 23
    page(client, "/incidents/events/gtd/201000000002/", 404)
    assert "may not be passed on" in page(client, "/incidents/events/?source=gtd", 403)
    page(client, "/incidents/events/?source=none", 404)


@pytest.mark.usefixtures("_two_sources")
def test_an_area_that_ended_is_asked_for_as_what_it_is_counted_with(client: Client) -> None:
    found = [
        page(client, f"/incidents/events/?area={area}").partition("Events found ")[2][:2]
        for area in ("XX-KORRIB", "XX102")
    ]
    assert found[0] == found[1] != ""
    page(client, "/incidents/events/?area=XX-HILLS")


@pytest.mark.usefixtures("_two_sources")
def test_a_filter_that_cannot_be_read_lists_nothing_and_says_all_that_is_wrong(
    client: Client,
) -> None:
    asked = "first=tomorrow&threat_class=NO-SUCH&area=XX99"
    shown = page(client, f"/incidents/events/?{asked}", 400)
    assert shown.count("Select a valid choice") == 2
    assert "is not one day" in shown
    assert "nothing is listed" in shown
    assert "Events found" not in shown
    turned = "first=2010-03-01&last=2010-02-01"
    assert "before the first" in page(client, f"/incidents/events/?{turned}", 400)
    refused = client.get(f"/incidents/events.csv?source=ucdp-ged&{asked}")
    assert refused.status_code == 400
    assert "is not one day" in text_of(refused.content)
    named = "first=tomorrow&threat_class=NO-SUCH&province=XX99&district=XX&as_of=x&page=0"
    answer = client.get(f"/api/v1/incidents/events?{named}")
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["problems"]] == [
        "as_of", "first", "province", "district", "threat_class", "page",
    ]  # fmt: skip
    assert client.get(f"/api/v1/incidents/events?{turned}").json()["problems"][0]["where"] == "last"


@pytest.mark.usefixtures("_two_sources")
def test_a_coding_that_was_accepted_holds_everywhere_at_once(client: Client) -> None:
    first, second = person(), person(UserRole.VERIFIER)
    (event,) = find_events(actor=PUBLIC, keys=[(GED, "3")]).values()
    before = site_state()
    number = propose_recoding(
        actor=first, at=AT, event=event.event, classes=(Key("MIL-LOC"), Key("MIL")),
        nature=Nature.CROWD, reason="Reports say it was a crowd.",
    )  # fmt: skip
    day = event.event.starts.isoformat()
    address = f"first={day}&last={day}"
    assert "a crowd" not in page(client, f"/incidents/events/?{address}")
    decide_recoding(actor=second, at=AT, number=number, ruling=Ruling.ACCEPTED)
    assert site_state() != before
    assert get_source(actor=PUBLIC, source=GED).is_current
    shown = page(client, f"/incidents/events/?{address}&threat_class=MIL-LOC&part=OTHERS")
    assert "Events found 1" in shown
    (item,) = client.get(f"/api/v1/incidents/events?source=ucdp-ged&{address}").json()["items"]
    assert (item["classes"], item["nature"], item["rule"]) == (["MIL-LOC", "MIL"], "CROWD", None)
    line = client.get(f"/incidents/events.csv?source=ucdp-ged&{address}").content.decode()
    assert ",MIL-LOC,MIL-LOC MIL,CROWD,," in line


@pytest.mark.usefixtures("_two_sources")
def test_a_member_reads_events_kept_back_and_that_is_noted() -> None:
    member = signed_in(held(UserRole.AUDITOR))
    shown = page(member, "/incidents/events/?source=gtd")
    assert "there is no download" in shown
    assert events_of("events.read") == [{"rows": 23}]
    page(member, "/incidents/events/?source=ucdp-ged")
    assert len(events_of("events.read")) == 1
    with pytest.raises(NotAllowed):
        note_events_read(actor=PUBLIC, at=AT, sources=(OTHER,), rows=1)


@pytest.mark.usefixtures("_two_sources")
def test_rows_leave_where_the_terms_allow_and_else_it_says_which(client: Client) -> None:
    _, first, *rest = (
        client.get("/incidents/events.csv?source=ucdp-ged").content.decode().splitlines()
    )
    assert len(rest) == 22
    assert first.startswith("ucdp-ged,25.1,23,")
    assert "CC BY 4.0" in first
    refused = client.get("/incidents/events.csv?source=gtd")
    assert refused.status_code == 403
    assert "Rows of gtd may not be passed on" in text_of(refused.content)
    member = signed_in(held(UserRole.ANALYST)).get("/incidents/events.csv?source=gtd")
    assert member.status_code == 403


@pytest.mark.usefixtures("_two_sources")
def test_sources_stand_side_by_side_with_the_value_adopted(client: Client) -> None:
    told = linked()
    (one, *_) = [each for each in told.links if each.left[0] == GED]
    address = f"/incidents/events/{one.left[0]}/{one.left[1]}/"
    public = page(client, address)
    assert "Only one source is known to tell it." in public
    assert "not shown: 1" in public
    member = signed_in(held(UserRole.ANALYST))
    shown = page(member, address)
    assert "2 tellings of one event" in shown
    assert "lowest and highest of all sources" in shown
    assert "What speaks for and against" in shown
    assert "How each telling is classed" in shown
    assert "Namoona" not in shown
    assert "Namoona" not in public


@pytest.mark.usefixtures("_two_sources")
def test_merging_keeps_what_every_source_counts() -> None:
    told = linked()
    every = {key for one in told.links for key in (one.left, one.right)}
    found = find_events(actor=OPERATOR, keys=every)
    groups = {get_told(actor=OPERATOR, event=key).events for key in every}
    incidents = merge(groups, [one.event for one in found.values()])
    for source in (GED, OTHER):
        rows = sum(one.event.killed.best or 0 for k, one in found.items() if k[0] == source)
        assert rows == sum(each.said[Field.KILLED][source].best for each in incidents)


@pytest.mark.usefixtures("_two_sources")
def test_a_run_takes_the_place_of_the_one_before() -> None:
    linked()
    linked()
    (run,) = list_runs(actor=PUBLIC)
    assert LinkRunRow.objects.count() == 2
    assert run.precision is not None
    assert run.left_side["attacks_matched"] <= run.left_side["attacks"]
    assert [set(one) for one in events_of("incidents.linked")] == [
        {"linked", "possible", "parts", "doubles", "judgements", "data"}
    ] * 2
    with pytest.raises(NotAllowed):
        keep_linking(
            actor=PUBLIC, at=AT, told=linked(), releases=("", ""), data_version="", seed=1,
            judgements=0,
        )  # fmt: skip


@pytest.mark.usefixtures("_two_sources")
def test_a_split_takes_two_and_the_next_run_follows_it() -> None:
    pair = linked().links[0]
    first, second = person(), person(UserRole.VERIFIER)
    said = judge_events(
        actor=first, at=AT, one=pair.left, other=pair.right, verdict=Verdict.NOT_SAME, reasons=WHY
    )
    assert len(get_told(actor=PUBLIC, event=pair.left).events) == 2
    with pytest.raises(NotAllowed):
        confirm_judgement(actor=first, at=AT, judgement=said.number)
    (waiting,) = [one for one in list_pairs_to_review(actor=second) if one.waits_for_second]
    assert {waiting.one, waiting.other} == {pair.left, pair.right}
    confirm_judgement(actor=second, at=AT, judgement=said.number)
    assert get_told(actor=PUBLIC, event=pair.left).events == (pair.left,)
    assert (pair.left, pair.right) not in {(x.left, x.right) for x in linked().links}
    with pytest.raises(StateConflict):
        confirm_judgement(actor=second, at=AT, judgement=said.number)


@pytest.mark.usefixtures("_two_sources")
def test_a_merge_by_hand_takes_two_and_contradicts_no_other() -> None:
    one, other, third = (GED, "0"), (OTHER, f"2010{9:08d}"), (GED, "9")
    first, second = person(), person(UserRole.VERIFIER)

    def judge(a: Any, b: Any, verdict: Verdict) -> int:
        return judge_events(actor=first, at=AT, one=a, other=b, verdict=verdict, reasons=WHY).number

    number = judge(one, other, Verdict.SAME)
    assert get_told(actor=PUBLIC, event=one).events == (one,)
    confirm_judgement(actor=second, at=AT, judgement=number)
    assert get_told(actor=PUBLIC, event=other).events == (other, one)
    assert (one, other) in {(x.left, x.right) for x in linked().links}
    confirm_judgement(actor=second, at=AT, judgement=judge(third, other, Verdict.NOT_SAME))
    with pytest.raises(StateConflict, match="are not the same"):
        confirm_judgement(actor=second, at=AT, judgement=judge(one, third, Verdict.SAME))
    taken_back = judge(one, other, Verdict.WITHDRAWN)
    assert get_told(actor=PUBLIC, event=other).events == (other, one)
    confirm_judgement(actor=second, at=AT, judgement=taken_back)
    assert len(binding(list_event_judgements(actor=PUBLIC))) == 3
    assert get_told(actor=PUBLIC, event=one).events != (other, one)


def test_the_database_itself_asks_for_two_persons() -> None:
    row = {
        "left_source": GED, "left_event": "1", "right_source": OTHER, "right_event": "2",
        "verdict": "NOT_SAME", "reasons": ["ACTOR"], "judged_by": "user:1", "judged_at": AT,
    }  # fmt: skip
    EventJudgementRow.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventJudgementRow.objects.create(**row, confirmed_by="user:1", confirmed_at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventJudgementRow.objects.create(**row, confirmed_by="user:2")


def test_a_judgement_is_refused_without_a_reason_two_events_or_the_right() -> None:
    given: dict[str, Any] = {
        "actor": person(), "at": AT, "one": (GED, "1"), "other": (OTHER, "2"),
        "verdict": Verdict.SAME, "reasons": WHY,
    }  # fmt: skip
    for wrong in ({"reasons": ()}, {"other": (GED, "1")}, {"note": "x" * 2001}):
        with pytest.raises(InputRefused):
            judge_events(**(given | wrong))
    with pytest.raises(StateConflict):
        judge_events(**(given | {"verdict": Verdict.WITHDRAWN}))
    with pytest.raises(NotAllowed):
        judge_events(**(given | {"actor": PUBLIC}))
    with pytest.raises(NotFound):
        confirm_judgement(actor=person(), at=AT, judgement=999)


@pytest.mark.usefixtures("_two_sources")
def test_pairs_are_reviewed_on_pages_by_two() -> None:
    pair = linked().links[0]
    address = f"/incidents/review/pair/?one={'/'.join(pair.left)}&other={'/'.join(pair.right)}"
    first, second = signed_in(held(UserRole.ANALYST)), signed_in(held(UserRole.VERIFIER))
    assert "How well sources were linked" in page(first, "/incidents/review/")
    assert "What the run says" in page(first, address)
    assert first.post(address, {"verdict": "NOT_SAME"}).status_code == 400
    chosen = {"verdict": "NOT_SAME", "reasons": ["CASUALTIES"], "note": "The counts differ."}
    assert first.post(address, chosen).status_code == 302
    assert "It waits for a second person" in page(first, address)
    seen = {"act": "confirm", "seen": EventJudgementRow.objects.latest("id").pk}
    assert first.post(address, seen).status_code == 403
    assert "waits for a second person" in page(second, "/incidents/review/")
    assert "The counts differ." in page(second, address)
    assert second.post(address, {"act": "confirm", "seen": 999}).status_code == 404
    assert second.post(address, {"act": "nonsense"}).status_code == 400
    assert first.post(address, chosen | {"verdict": "SAME"}).status_code == 302
    assert second.post(address, seen).status_code == 409, "it was judged anew since"
    seen["seen"] = EventJudgementRow.objects.latest("id").pk
    assert second.post(address, seen).status_code == 302
    assert "It waits for a second person" not in page(second, address)
    assert second.post(address, {"act": "withdraw"}).status_code == 302
    page(first, "/incidents/review/pair/?one=nonsense", 400)
    unknown = page(first, "/incidents/review/pair/?one=a/1&other=b/2")
    assert "One of the two is in no current release" in unknown


@pytest.mark.usefixtures("_two_sources")
def test_programs_get_events_with_their_credit_where_terms_allow(client: Client) -> None:
    listed = client.get("/api/v1/incidents/events?source=ucdp-ged&page_size=5&page=2").json()
    assert (listed["count"], listed["pages"], len(listed["items"])) == (23, 5, 5)
    assert listed["next"].endswith("page=3")
    (item, *_) = listed["items"]
    assert item["credit"].endswith("CC BY 4.0")
    one = client.get(f"/api/v1/incidents/events/ucdp-ged/{item['event']}").json()
    assert one["item"] == item
    assert one["html"] == f"/incidents/events/ucdp-ged/{item['event']}/"
    for address in ("events?source=gtd", "events/gtd/201000000002"):
        refused = client.get(f"/api/v1/incidents/{address}")
        assert refused.status_code == 403
        assert refused.json()["detail"] == "Rows of gtd may not be passed on; their terms say so."
    releases = client.get("/api/v1/incidents/releases").json()["items"]
    assert [one["superseded_by"] for one in releases] == [None, None, "25.1"]
    assert client.get("/api/v1/incidents/releases?known_at=2020-01-01").json()["items"] == []


@pytest.mark.usefixtures("_two_sources")
def test_what_is_prepared_is_in_the_state_of_the_site(tmp_path: Path) -> None:
    before = site_state()
    keep(tmp_path, "GEDEvent_v25_2.csv", [ged_row(1)])
    assert site_state() != before
    assert get_source(actor=PUBLIC, source=GED).is_current
