"""Promises that the Pakistan pack keeps."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import pytest

from misaq.core.catalogue import check_all
from misaq.core.findings.records import Finding
from misaq.core.findings.running import CheckRun
from misaq.core.oversight.routing import route
from misaq.core.packs import TABLES, from_records, records_of
from misaq.core.packs.integrity import walk
from misaq.core.policies.status import list_statuses
from misaq.core.policies.verdicts import Result
from misaq.kernel.provenance import is_verified
from misaq.sources.packfiles import Pack, version_of
from misaq.sources.structure import from_plain, to_plain
from tests.support.pack_of_pakistan import pack_of_pakistan

AS_OF = date(2026, 11, 23)
SOUGHT = {
    "carried on",
    "clock",
    "coverage",
    "delegation",
    "evaluation",
    "extension",
    "fields",
    "indicator",
    "owner",
    "successor",
    "touchpoint",
}


@cache
def pack() -> Pack:
    return pack_of_pakistan()


@cache
def run_of(as_of: date) -> CheckRun:
    return check_all(pack().registers, as_of=as_of)


def findings() -> tuple[Finding, ...]:
    return run_of(AS_OF).findings


@pytest.mark.parametrize("table", TABLES)
def test_every_record_is_written_and_read_as_it_was(table: str) -> None:
    for record in records_of(pack().registers)[table]:
        assert from_plain(TABLES[table], to_plain(record)) == record


@pytest.mark.parametrize("table", TABLES)
def test_every_fact_has_a_source(table: str) -> None:
    unsourced = [
        (record.key, path)
        for record in records_of(pack().registers)[table]
        for path, part in walk(record)
        if hasattr(part, "cite") and not part.cite
    ]
    assert unsourced == []


def test_the_version_does_not_depend_on_the_order_of_records() -> None:
    rows = records_of(pack().registers)
    assert version_of(rows) == pack().version
    turned = {table: tuple(reversed(held)) for table, held in reversed(rows.items())}
    assert version_of(turned) == pack().version


def test_no_finding_rests_on_what_nobody_verified() -> None:
    for finding in findings():
        assert not finding.rests_on_unverified, finding.ref
        assert all(is_verified(line.cite) for line in finding.working if line.is_premise)


def test_no_point_counts_as_verified_by_general_knowledge() -> None:
    for status in list_statuses(pack().registers.policies, as_of=AS_OF):
        assert all(is_verified(line.cite) for line in status.verdict.inputs)
        if status.verdict.result is Result.DELIVERED_VERIFIED:
            assert status.verdict.inputs


def test_every_question_goes_to_an_institution_on_record() -> None:
    for finding in findings():
        assert route(finding, pack().registers.institutions).to.key == finding.question.to


def test_findings_have_names_of_their_own() -> None:
    assert len({finding.ref for finding in findings()}) == len(findings())


def test_the_same_record_gives_the_same_findings_in_whatever_order_it_stands() -> None:
    again = check_all(pack().registers, as_of=AS_OF)
    assert again == run_of(AS_OF)
    rows = records_of(pack().registers)
    turned = from_records({table: tuple(reversed(held)) for table, held in rows.items()})
    names = [(finding.code, finding.subject.table) for finding in findings()]
    other = check_all(turned, as_of=AS_OF).findings
    assert [(finding.code, finding.subject.table) for finding in other] == names


def test_every_sentence_can_be_read_aloud() -> None:
    slips = re.compile(r"\.\)\.|\.\.|None|\{|\}| \.|  |\?\.|\.\?|\(\)|: \.|^ | $|\?,|\?;")
    said = [
        str(text)
        for finding in findings()
        for text in (
            finding.sentence,
            finding.question.text,
            *(line.text for line in finding.working),
        )
    ]
    said += [str(text) for gap in run_of(AS_OF).gaps for text in (gap.sentence, gap.closes_with)]
    assert [text for text in said if slips.search(text)] == []
    assert [f for f in findings() if not str(f.question.text).endswith("?")] == []
    assert [f for f in findings() if not str(f.sentence).endswith((".", "?"))] == []


def test_nothing_is_said_to_stand_since_a_day_to_come() -> None:
    late = [f for f in findings() if f.since is not None and f.since.earliest > AS_OF]
    assert late == []


def test_every_search_looks_for_what_some_check_argues_from() -> None:
    searches = pack().registers.sourcebook.searches
    argued = {"policies.policies", "policies.commitments", "law.powers", "law.duties"}
    argued |= {"bodies.spells", "sourcebook.publications", "framework.classes"}
    keys = {table: {r.key for r in held} for table, held in records_of(pack().registers).items()}
    unused = [
        search.key
        for search in searches
        if search.table in argued
        and search.record in keys[search.table]
        and search.sought not in SOUGHT
    ]
    assert unused == []


def test_before_the_republic_nothing_had_happened() -> None:
    early = run_of(date(1900, 1, 1))
    dated = [f for f in early.findings if f.since is not None]
    assert [f for f in dated if f.since and f.since.earliest > early.as_of] == []


@pytest.mark.parametrize("years_back", [0, 5, 9])
def test_no_finding_of_a_day_speaks_of_a_later_one(years_back: int) -> None:
    day = AS_OF - timedelta(days=365 * years_back)
    late = [
        (finding.code, finding.subject.key, str(finding.since))
        for finding in run_of(day).findings
        if finding.since is not None and finding.since.earliest > day
    ]
    assert late == []
