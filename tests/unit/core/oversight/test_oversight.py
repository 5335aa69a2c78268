from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from misaq.core.catalogue import check_all
from misaq.core.findings.records import Finding, Line, Question, Severity, Subject
from misaq.core.findings.running import CheckRun
from misaq.core.institutions.tree import chain
from misaq.core.oversight.agenda import agenda_of
from misaq.core.oversight.routing import (
    find_committee,
    find_institution,
    is_in_remit,
    route,
    takes_up,
)
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence
from misaq.kernel.words import say
from tests.spec.cases import registers_of

INSTITUTIONS = registers_of(
    {
        "records": {
            "institutions.institutions": [
                {"key": "HOUSE", "title": "House", "level": "PARLIAMENT", "parent": "PARLIAMENT"},
                {"key": "COURT", "title": "High Court", "level": "COURT"},
            ],
            "institutions.mandates": [
                {"key": "m1", "institution": "COURT"},
                {"key": "m2", "institution": "MTR", "role": "support"},
            ],
            "institutions.committees": [
                {"key": "ALL", "whole_of_government": "yes"},
                {
                    "key": "PROMISES",
                    "whole_of_government": "yes",
                    "matters": ["sourcebook.assurances"],
                },
                {"key": "INTERIOR", "remit": ["MIN"], "house": "HOUSE", "answers": "HOUSE"},
                {"key": "SERVICES", "functions": ["coordination"], "house": "HOUSE"},
            ],
        }
    }
).institutions


def asked(to: str, key: str = "k", severity: Severity = Severity.MINOR) -> Finding:
    cite = (Citation(Key("S1"), Confidence.HIGH),)
    return Finding(
        "ABC001",
        Subject("law.duties", Key(key), "a duty"),
        say("Something."),
        None,
        (Line(say("one."), cite),),
        severity,
        Question(Key(to), say("Why?")),
    )


def test_a_question_to_an_agency_goes_through_its_ministry() -> None:
    way = route(asked("AGENCY"), INSTITUTIONS)
    assert way.to.key == "AGENCY"
    assert way.through is not None
    assert way.through.key == "MIN"
    assert [committee.key for committee in way.committees] == ["ALL", "INTERIOR"]


@pytest.mark.parametrize(
    ("table", "key", "to", "may"),
    [
        ("sourcebook.assurances", "a", "AGENCY", True),
        ("law.duties", "d", "AGENCY", False),
        ("institutions.committees", "PROMISES", "PARLIAMENT", True),
        ("institutions.committees", "ALL", "PARLIAMENT", False),
        ("sourcebook.assurances", "a", "HOUSE", False),
    ],
    ids=["an assurance", "a duty", "itself", "another committee", "outside its remit"],
)
def test_a_committee_for_certain_matters_takes_up_those_and_itself(
    table: str, key: str, to: str, may: bool
) -> None:
    committee = find_committee(INSTITUTIONS, "PROMISES")
    finding = replace(asked(to), subject=Subject(table, Key(key), "a record"))
    assert takes_up(INSTITUTIONS, committee, finding) is may
    assert (committee in route(finding, INSTITUTIONS).committees) is may


@pytest.mark.parametrize("to", ["MIN", "COURT", "PARLIAMENT"])
def test_who_answers_for_itself_is_asked_directly(to: str) -> None:
    assert route(asked(to), INSTITUTIONS).through is None


@pytest.mark.parametrize(
    ("committee", "to", "may"),
    [
        ("ALL", "MTR", True),
        ("ALL", "HOUSE", False),
        ("ALL", "PARLIAMENT", True),
        ("INTERIOR", "GUARD", True),
        ("INTERIOR", "GOV", False),
        ("INTERIOR", "MTR", False),
        ("INTERIOR", "HOUSE", True),
        ("INTERIOR", "PARLIAMENT", True),
        ("SERVICES", "COURT", True),
        ("SERVICES", "MTR", False),
        ("SERVICES", "PARLIAMENT", True),
    ],
)
def test_a_committee_questions_within_its_remit(committee: str, to: str, may: bool) -> None:
    found = find_committee(INSTITUTIONS, committee.lower())
    assert is_in_remit(INSTITUTIONS, found, Key(to)) is may


def test_what_is_not_on_record_is_not_found() -> None:
    with pytest.raises(NotFound, match="no institution 'NOBODY'"):
        find_institution(INSTITUTIONS, Key("NOBODY"))
    with pytest.raises(NotFound) as unknown:
        find_committee(INSTITUTIONS, "NOBODY")
    assert "ALL, PROMISES, INTERIOR, SERVICES" in unknown.value.next_step
    assert list(chain(INSTITUTIONS, Key("NOBODY"))) == []


def test_an_agenda_groups_findings_by_who_answers_gravest_first() -> None:
    findings = (
        asked("MTR", "a", Severity.GRAVE),
        asked("AGENCY", "b", Severity.SERIOUS),
        asked("MIN", "c"),
        asked("COURT", "d", Severity.SERIOUS),
    )
    run = CheckRun("1", date(2020, 6, 1), findings, ())
    agenda = agenda_of(find_committee(INSTITUTIONS, "ALL"), run, INSTITUTIONS)
    groups = [(g.institution.key, [i.finding.subject.key for i in g.items]) for g in agenda.groups]
    assert groups == [("MTR", ["a"]), ("MIN", ["b", "c"]), ("COURT", ["d"])]
    assert agenda.elsewhere == 0
    assert len(agenda.items) == 4
    narrow = agenda_of(find_committee(INSTITUTIONS, "INTERIOR"), run, INSTITUTIONS)
    assert [group.institution.key for group in narrow.groups] == ["MIN"]
    assert narrow.elsewhere == 2


def test_a_run_over_nothing_has_an_empty_agenda() -> None:
    run = check_all(registers_of({}), as_of=date(2020, 6, 1))
    agenda = agenda_of(find_committee(INSTITUTIONS, "ALL"), run, INSTITUTIONS)
    assert (agenda.items, agenda.elsewhere) == ((), 0)
