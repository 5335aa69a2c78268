"""The days on which something falls due, from every register that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.bodies.records import Bodies, Spell
from misaq.core.findings.records import Subject
from misaq.core.institutions.records import Committee, Institutions
from misaq.core.law.calendar import calendar_of
from misaq.core.law.clocks import run_clock
from misaq.core.law.proceedings import ProceedingRun, proceeding_runs
from misaq.core.law.records import Law, Proceeding
from misaq.core.oversight.routing import is_in_remit
from misaq.core.policies.leads import leads
from misaq.core.policies.records import Policies, Policy
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.ids import Key, by_key, fingerprint
from misaq.kernel.words import Phrase, say

LONGEST_SPAN = 31
"""A day known less precisely than to this many days is put in no calendar."""


class DueKind(Enum):
    """What falls due."""

    COMMITMENT = "COMMITMENT"
    """A point of a policy should be done."""
    POLICY_END = "POLICY_END"
    """The term that a policy sets itself ends."""
    CLOCK = "CLOCK"
    """A clock of a proceeding has its last day."""
    PERIOD_END = "PERIOD_END"
    """A period for which a body stands on a list has its last day."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """Something that falls due.

    Attributes:
        kind: what sort of thing.
        subject: the record that says so.
        sentence: what falls due.
        due: the last day, as far as it is known.
        owed_by: institutions that must act.
        aspect: tells the due dates of one record apart.
    """

    kind: DueKind
    subject: Subject
    sentence: Phrase
    due: ImpreciseDate
    owed_by: tuple[Key, ...]
    aspect: str = ""

    @property
    def ref(self) -> str:
        """Sixteen digits that name it for as long as the record stays, whatever the day is."""
        return fingerprint(self.kind.value, self.subject.table, self.subject.key, self.aspect)

    @property
    def days(self) -> int:
        """How many days it can fall on."""
        return (self.due.latest - self.due.earliest).days + 1

    @property
    def is_placed(self) -> bool:
        """Whether its day is known well enough to stand in a calendar."""
        return self.days <= LONGEST_SPAN


def due_dates(policies: Policies, law: Law, bodies: Bodies, *, as_of: date) -> tuple[DueDate, ...]:
    """Return everything that falls due, past and to come, the earliest first.

    Args:
        as_of: day of the facts: who leads a point then, which steps of proceedings had happened.
    """
    found = (
        *_of_commitments(policies, as_of),
        *_of_policies(policies),
        *(due for proceeding in law.proceedings for due in _of_proceeding(proceeding, law, as_of)),
        *_of_spells(bodies, law, as_of),
    )
    return tuple(sorted(found, key=lambda due: (due.due.earliest, due.due.latest, due.ref)))


def owed_by_institution(due: DueDate, key: Key) -> bool:
    """Say whether the institution must act."""
    return key in due.owed_by


def in_remit_of(due: DueDate, committee: Committee, institutions: Institutions) -> bool:
    """Say whether the committee may question somebody who must act."""
    return any(is_in_remit(institutions, committee, key) for key in due.owed_by)


def _of_commitments(policies: Policies, as_of: date) -> Iterator[DueDate]:
    by = by_key(policies.policies)
    for point in policies.commitments:
        if point.due is None:
            continue
        policy = by[point.policy]
        charged = tuple(dict.fromkeys(r.institution for r in leads(point, policy, as_of)))
        yield DueDate(
            DueKind.COMMITMENT,
            Subject("policies.commitments", point.key, point.text),
            say("{point} should be done: {text}", point=point.key, text=point.text),
            point.due,
            charged or _answering(policy),
        )


def _of_policies(policies: Policies) -> Iterator[DueDate]:
    for policy in policies.policies:
        if policy.term.ends is not None:
            yield DueDate(
                DueKind.POLICY_END,
                Subject("policies.policies", policy.key, policy.title),
                say("The term of {policy} ends.", policy=policy.title),
                policy.term.ends,
                _answering(policy),
            )


def _answering(policy: Policy) -> tuple[Key, ...]:
    return policy.decided_by if policy.answers is None else (policy.answers,)


def _of_proceeding(proceeding: Proceeding, law: Law, as_of: date) -> Iterator[DueDate]:
    runs = proceeding_runs(
        proceeding,
        law.clocks,
        calendar=calendar_of(law),
        rules=law.counting_rules,
        as_of=as_of,
    )
    for place, run in enumerate(runs):
        if run.run is not None:
            yield _of_run(proceeding, run, run.run.due, place)


def _of_run(proceeding: Proceeding, run: ProceedingRun, due: ImpreciseDate, place: int) -> DueDate:
    return DueDate(
        DueKind.CLOCK,
        Subject("law.proceedings", proceeding.key, proceeding.title),
        say(
            "Last day of “{clock}” in {proceeding}.",
            clock=run.clock.title,
            proceeding=proceeding.title,
        ),
        due,
        (run.clock.owed_by or proceeding.answers,),
        aspect=f"{run.clock.key} {place}",
    )


def _of_spells(bodies: Bodies, law: Law, as_of: date) -> Iterator[DueDate]:
    titles = {body.key: body.title for body in bodies.bodies}
    for spell in bodies.spells:
        due = _end_of_period(spell, law)
        if due is not None and spell.span.holds(as_of) is not Certainty.NO:
            yield DueDate(
                DueKind.PERIOD_END,
                Subject("bodies.spells", spell.key, titles[spell.body]),
                say("A period of listing ends: {body}.", body=titles[spell.body]),
                due,
                (spell.listed_by,),
            )


def _end_of_period(spell: Spell, law: Law) -> ImpreciseDate | None:
    """Return the end of the last period on record; None where no clock limits it or none began."""
    if spell.extensions:
        return max((e.extended_to for e in spell.extensions), key=lambda day: day.latest)
    if spell.period is None or spell.span.starts is None:
        return None
    clock = by_key(law.clocks)[spell.period]
    if clock.span is None:
        return None
    calendar = calendar_of(law)
    return run_clock(clock, spell.span.starts, calendar=calendar, rules=law.counting_rules).due
