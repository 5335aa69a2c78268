"""Reports that do not reach Parliament."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.institutions.records import Institution, Institutions
from misaq.core.institutions.tree import is_parliamentary
from misaq.core.law.records import Duty, Law
from misaq.core.law.validity import standing
from misaq.kernel.ids import by_key
from misaq.kernel.words import say


@check(
    "INS006",
    title=say("A statutory report that does not go to Parliament"),
    why=say(
        "Parliament is to lead oversight of internal security. A report that the law sends only to"
        " the executive leaves it without the account it would oversee by."
    ),
    working=say(
        "Look at whom each statutory report is owed to; report those owed to the executive."
    ),
    basis=("S88", "NACTAA:18", "domain 2.7"),
    severity=Severity.SERIOUS,
)
def report_not_to_parliament(
    law: Law, institutions: Institutions, as_of: date
) -> Iterator[Outcome]:
    """Find reports that the text owes to a body outside Parliament."""
    registry = by_key(institutions.institutions)
    law_then = standing(law, as_of)
    for duty in law.duties:
        if not duty.is_report or duty.owed_to is None or duty.provision not in law_then:
            continue
        if not is_parliamentary(institutions, duty.owed_to):
            yield _elsewhere(duty, registry[duty.owed_to])


def _elsewhere(duty: Duty, receiver: Institution) -> Finding:
    return Finding(
        code="INS006",
        subject=Subject("law.duties", duty.key, duty.what),
        sentence=say(
            "{provision}: {what} goes to {receiver}, not to Parliament.",
            provision=duty.provision,
            what=duty.what,
            receiver=receiver.title,
        ),
        since=None,
        working=(
            Line(say("{provision}: {what}.", provision=duty.provision, what=duty.what), duty.cite),
            Line(say("Owed to {receiver}.", receiver=receiver.title), duty.cite),
            *_about(receiver),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            duty.owed_by,
            say("Will these reports be laid before the committee, in camera where that is needed?"),
        ),
    )


def _about(receiver: Institution) -> tuple[Line, ...]:
    """Return what is known of who receives it: members of Parliament may sit there."""
    if not receiver.note:
        return ()
    text = say("{receiver}: {note}", receiver=receiver.title, note=receiver.note)
    return (Line(text, receiver.cite),)
