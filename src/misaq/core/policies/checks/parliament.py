"""Security decisions with no part for Parliament."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity
from misaq.core.institutions.records import Institutions
from misaq.core.institutions.tree import is_parliamentary, title_of
from misaq.core.policies.checks.points import policy_subject
from misaq.core.policies.records import Policies, Policy
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.words import Phrase, join, say


@check(
    "POL011",
    title=say("A security decision with no parliamentary touchpoint"),
    why=say(
        "Parliament is to lead. Who decided, and who was consulted, is shown for each decision."
    ),
    working=say(
        "Look for decisions on force, arrest or intelligence that neither Parliament decided nor"
        " had a part in on record; argue that only from a dated search."
    ),
    basis=("S6", "S43", "S88"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def no_parliamentary_touchpoint(
    policies: Policies, institutions: Institutions, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find security decisions in which Parliament had no part on record."""
    for policy in policies.policies:
        taken = policy.adopted or policy.announced
        if not policy.is_security or taken is None or not policy.decided_by:
            continue
        touched = [t for t in policy.touchpoints if t.happened_on.earliest <= as_of]
        decided = any(is_parliamentary(institutions, key) for key in policy.decided_by)
        if taken.on_or_before(as_of) is not Certainty.NO and not touched and not decided:
            who = join([title_of(institutions, key) for key in policy.decided_by])
            yield _untouched(sourcebook, policy, taken, who, as_of)


def _untouched(
    sourcebook: Sourcebook, policy: Policy, taken: ImpreciseDate, who: Phrase, as_of: date
) -> Outcome:
    subject = policy_subject(policy)
    sentence = say(
        "{title}: decided by {who}; no part of Parliament in it is on record.",
        title=policy.title,
        who=who,
    )
    absence = absence_lines(
        sourcebook, subject=subject, sought="touchpoint", as_of=as_of, since=taken
    )
    if not absence:
        return not_read("POL011", subject, sentence, missing="touchpoint")
    return Finding(
        code="POL011",
        subject=subject,
        sentence=sentence,
        since=taken,
        working=(
            Line(
                say(
                    "{title}: decided {day} by {who}.",
                    title=policy.title,
                    day=taken,
                    who=who,
                ),
                policy.cite,
            ),
            *absence,
        ),
        severity=Severity.SERIOUS,
        question=Question(
            policy.answers or policy.decided_by[0],
            say(
                "When was this put before Parliament or its committee, and what was its view:"
                " {title}?",
                title=policy.title,
            ),
        ),
    )
