"""What a committee paper is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from misaq.core.findings.running import CheckRun
from misaq.core.institutions.records import Committee
from misaq.core.oversight.agenda import Agenda, agenda_of
from misaq.core.packs.registers import Registers
from misaq.kernel.titles import Titled
from misaq.kernel.words import Phrase
from misaq.reports.language import ENGLISH, Language
from misaq.reports.voice import Voice


@dataclass(frozen=True, slots=True)
class Versions:
    """What a paper was made from.

    Attributes:
        country: the country, by name.
        pack: version of the country pack.
        data: version of everything on record.
        known_at: when it had entered our record, in words.
        audit_head: head of the audit chain.
        audit_rows: rows of the chain up to that head.
    """

    country: Titled
    pack: str | Phrase
    data: str
    known_at: str | Phrase
    audit_head: str | Phrase
    audit_rows: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What a committee paper is made of.

    Attributes:
        committee: for whom.
        number: how the paper is cited.
        day: its date.
        run: the checks' findings and gaps.
        registers: what is on record.
        versions: what it was made from.
        language: the language it is written in.
    """

    committee: Committee
    number: str
    day: date
    run: CheckRun
    registers: Registers
    versions: Versions
    language: Language = ENGLISH


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper being written: its inputs, the findings it is about, and the voice that says them."""

    paper: Paper
    agenda: Agenda
    voice: Voice = field(compare=False)


def draft_of(paper: Paper) -> Draft:
    """Return the paper with its agenda, and a voice that has explained nothing yet."""
    agenda = agenda_of(paper.committee, paper.run, paper.registers.institutions)
    records = tuple(_named_records(paper.registers))
    voice = Voice(
        language=paper.language,
        by_title={record.title: record for record in records if record.titles},
        short_names={str(i.key): i for i in paper.registers.institutions.institutions},
    )
    return Draft(paper, agenda, voice)


def _named_records(registers: Registers) -> Iterator[Titled]:
    yield from registers.institutions.institutions
    yield from registers.institutions.committees
    yield from registers.institutions.functions
    yield from registers.law.instruments
    yield from registers.policies.policies
    yield from registers.framework.classes
    yield from registers.bodies.bodies
