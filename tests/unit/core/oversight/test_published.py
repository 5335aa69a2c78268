"""An agenda as it leaves: who answers in Parliament, and the finding with its question."""

from __future__ import annotations

from datetime import date

from misaq.core.catalogue import check_all
from misaq.core.oversight.agenda import agenda_of
from misaq.core.oversight.published import publish_agenda
from misaq.core.oversight.routing import find_committee
from tests.support.invented_country import invented_registers


def test_an_agenda_leaves_group_by_group_with_who_answers() -> None:
    registers = invented_registers()
    run = check_all(registers, as_of=date(2024, 6, 1))
    committee = find_committee(registers.institutions, "HC-ORDER")
    agenda = agenda_of(committee, run, registers.institutions)
    published = publish_agenda(agenda)
    assert [item.finding.ref for item in published] == [i.finding.ref for i in agenda.items]
    assert list(dict.fromkeys(item.answers for item in published)) == [
        group.institution.key for group in agenda.groups
    ]
    assert all("HC-ORDER" in item.finding.question.committees for item in published)
