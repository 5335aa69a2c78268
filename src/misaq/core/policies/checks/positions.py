"""Positions that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.institutions.records import Institutions
from misaq.core.institutions.tree import title_of
from misaq.core.policies.records import Policies, Position
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key
from misaq.kernel.words import join, say


@check(
    "POL010",
    title=say("Positions of the state that differ"),
    why=say(
        "While militants share a vision and coordinate, the state is confused. Positions of the"
        " state on one subject are set side by side, with their days: a change of mind is no fault,"
        " but which position holds should be known."
    ),
    working=say(
        "Group the positions on record by subject; report subjects with more than one stance."
    ),
    basis=("S7", "S51", "S52"),
    severity=Severity.SERIOUS,
)
def contradictory_positions(
    policies: Policies, institutions: Institutions, as_of: date
) -> Iterator[Outcome]:
    """Find subjects on which the positions on record differ."""
    subjects: dict[Key, list[Position]] = defaultdict(list)
    for position in policies.positions:
        if position.held_on.on_or_before(as_of) is not Certainty.NO:
            subjects[position.subject].append(position)
    for positions in subjects.values():
        if len({position.stance for position in positions}) > 1:
            in_time = sorted(positions, key=lambda p: (p.held_on.earliest, p.key))
            yield _contradictory(in_time, institutions)


def _contradictory(positions: list[Position], institutions: Institutions) -> Finding:
    last = positions[-1]
    holders = {p.holder: title_of(institutions, p.holder) for p in positions}
    return Finding(
        code="POL010",
        subject=Subject("policies.positions", positions[0].key, last.title),
        sentence=say(
            "{title}: positions on record differ ({stances}).",
            title=last.title,
            stances=join([f"{holders[p.holder]}: {p.stance}" for p in positions], "; "),
        ),
        since=next(p.held_on for p in positions if p.stance != positions[0].stance),
        working=tuple(
            Line(
                say(
                    "{day}, {holder}: {text}.",
                    day=p.held_on,
                    holder=holders[p.holder],
                    text=p.text,
                ),
                p.cite,
            )
            for p in positions
        ),
        severity=Severity.SERIOUS,
        question=Question(
            last.holder,
            say("Which of these holds today: {title}?", title=last.title),
        ),
    )
