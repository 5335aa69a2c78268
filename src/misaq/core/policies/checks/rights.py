"""Points that touch fundamental rights and were not tested against them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import (
    Finding,
    Line,
    Outcome,
    Question,
    Severity,
    no_one_to_ask,
)
from misaq.core.policies.checks.points import (
    asked_of_point,
    binds,
    point_line,
    point_name,
    point_subject,
    points,
)
from misaq.core.policies.records import Gate, Policies
from misaq.kernel.words import say


@check(
    "POL012",
    title=say("A point that touches rights and was not tested against them"),
    why=say("Fundamental rights are not to be compromised in an internal-security policy."),
    working=say(
        "Look for points marked as touching rights whose text was seen not to ask the question, or"
        " that failed it."
    ),
    basis=("T6", "T14", "CON:8"),
    severity=Severity.GRAVE,
)
def rights_not_asked(policies: Policies, as_of: date) -> Iterator[Outcome]:
    """Find rights-relevant points whose gate was not asked or failed."""
    for commitment, policy in points(policies, as_of):
        asked = asked_of_point(commitment, policy, as_of)
        untested = commitment.rights_gate in (Gate.NOT_ASKED, Gate.FAILED)
        if not commitment.rights_relevant or not untested:
            continue
        subject = point_subject(commitment)
        sentence = say(
            "{point} touches rights ({why}); its test against them: {gate}.",
            point=point_name(commitment, policy),
            why=commitment.rights_relevant,
            gate=commitment.rights_gate,
        )
        if asked is None:
            yield no_one_to_ask("POL012", subject, sentence)
            continue
        yield Finding(
            code="POL012",
            subject=subject,
            sentence=sentence,
            since=policy.announced or policy.adopted,
            working=(
                point_line(commitment),
                Line(
                    say("Rights touched: {why}.", why=commitment.rights_relevant), commitment.cite
                ),
                Line(
                    say("Test on record: {gate}.", gate=commitment.rights_gate),
                    commitment.cite,
                ),
            ),
            severity=Severity.GRAVE if binds(policy) else Severity.MINOR,
            question=Question(
                asked,
                say(
                    "Against which fundamental rights was this tested, by whom, and with what"
                    " safeguards: {text}?",
                    text=commitment.text,
                )
                if binds(policy)
                else say(
                    "If the Government takes this recommendation up, against which fundamental"
                    " rights is it tested first, and by whom: {text}?",
                    text=commitment.text,
                ),
            ),
        )
