"""The days on which something falls due."""

from __future__ import annotations

import dataclasses
from datetime import date

from misaq.core.bodies.records import Extension
from misaq.core.findings.records import Subject
from misaq.core.oversight.due import (
    DueDate,
    DueKind,
    due_dates,
    in_remit_of,
    owed_by_institution,
)
from misaq.core.packs import Registers
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.words import say
from tests.support.invented_country import invented_registers

DAY = date(2024, 6, 1)


def dues_of(registers: Registers) -> tuple[DueDate, ...]:
    return due_dates(registers.policies, registers.law, registers.bodies, as_of=DAY)


def test_points_terms_clocks_and_periods_fall_due() -> None:
    found = dues_of(invented_registers())
    assert {due.kind for due in found} == set(DueKind)
    assert list(found) == sorted(found, key=lambda due: due.due.earliest)
    assert len({due.ref for due in found}) == len(found)


def test_who_must_act_is_who_leads_then_who_answers_for_the_policy() -> None:
    registers = invented_registers()
    due = next(d for d in dues_of(registers) if d.kind is DueKind.COMMITMENT)
    assert due.owed_by == (Key("MOO"), Key("MFA"))
    policies = registers.policies
    alone = dataclasses.replace(
        policies,
        policies=tuple(
            dataclasses.replace(p, responsibilities=(), answers=None, decided_by=(Key("GOV"),))
            for p in policies.policies
        ),
        commitments=tuple(
            dataclasses.replace(c, responsibilities=()) for c in policies.commitments
        ),
    )
    found = due_dates(alone, registers.law, registers.bodies, as_of=DAY)
    due = next(d for d in found if d.kind is DueKind.COMMITMENT)
    assert due.owed_by == (Key("GOV"),)
    answered = dataclasses.replace(
        alone,
        policies=tuple(dataclasses.replace(p, answers=Key("MOO")) for p in alone.policies),
    )
    found = due_dates(answered, registers.law, registers.bodies, as_of=DAY)
    assert {d.owed_by for d in found if d.kind is DueKind.POLICY_END} == {(Key("MOO"),)}


def test_a_day_known_to_a_year_is_in_no_calendar_and_one_known_to_a_month_is() -> None:
    def due(text: str) -> DueDate:
        return DueDate(
            DueKind.COMMITMENT, Subject("t", Key("k"), "T"), say("T"), parse_date(text), ()
        )

    assert [(due(t).days, due(t).is_placed) for t in ("2024", "2024-02", "2024-02-03")] == [
        (366, False),
        (29, True),
        (1, True),
    ]


def test_its_name_stays_when_its_day_changes() -> None:
    found = dues_of(invented_registers())[0]
    assert dataclasses.replace(found, due=parse_date("2031")).ref == found.ref


def test_a_committee_sees_what_those_in_its_remit_must_do() -> None:
    registers = invented_registers()
    institutions = registers.institutions
    committee = next(c for c in institutions.committees if c.key == "HC-ORDER")
    due = next(d for d in dues_of(registers) if d.kind is DueKind.COMMITMENT)
    assert in_remit_of(due, committee, institutions)
    assert owed_by_institution(due, Key("MOO"))
    assert not owed_by_institution(due, Key("AUD"))
    assert not in_remit_of(dataclasses.replace(due, owed_by=()), committee, institutions)


def spells_due(registers: Registers, **changes: object) -> list[str]:
    bodies = registers.bodies
    spell = next(s for s in bodies.spells if s.period is not None and s.span.starts is not None)
    changed = dataclasses.replace(spell, **changes)  # type: ignore[arg-type]
    only = dataclasses.replace(bodies, spells=(changed,))
    found = due_dates(registers.policies, registers.law, only, as_of=DAY)
    return [str(d.due) for d in found if d.kind is DueKind.PERIOD_END]


def test_the_end_of_a_listing_period_is_counted_or_is_that_of_its_last_extension() -> None:
    registers = invented_registers()
    longer = Extension(parse_date("2017-06-01"), parse_date("2018-01-31"), ())
    assert spells_due(registers) == ["2017-06-30"]
    assert spells_due(registers, extensions=(longer,)) == ["2018-01-31"]
    assert spells_due(registers, extensions=(), period=None) == []
    (counted,) = spells_due(registers, extensions=())
    assert counted < "2017-06-30"


def test_a_clock_whose_day_the_authority_sets_gives_no_day() -> None:
    registers = invented_registers()
    law = dataclasses.replace(
        registers.law, clocks=tuple(dataclasses.replace(c, span=None) for c in registers.law.clocks)
    )
    spells = tuple(dataclasses.replace(s, extensions=()) for s in registers.bodies.spells)
    bodies = dataclasses.replace(registers.bodies, spells=spells)
    found = due_dates(registers.policies, law, bodies, as_of=DAY)
    assert {d.kind for d in found} == {DueKind.COMMITMENT, DueKind.POLICY_END}
