"""Axes that a policy leaves out."""

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
    Subject,
    no_one_to_ask,
)
from misaq.core.framework.records import AxisOrigin, Framework, ThreatClass
from misaq.core.policies.checks.points import asked_of_policy, points
from misaq.core.policies.life import Life, life_of_policy
from misaq.core.policies.records import Policies, Policy, PolicyKind
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.ids import Key
from misaq.kernel.words import say


def axes_of(
    policies: Policies, framework: Framework, policy: Policy, as_of: date
) -> frozenset[Key]:
    """Return the axes that the known points of a policy bear on, through their classes."""
    within = {c.key: c.within or c.key for c in framework.classes}
    return frozenset(
        within[a] for c, p in points(policies, as_of) if p.key == policy.key for a in c.axes
    )


@check(
    "POL008",
    title=say("An axis no policy covers"),
    why=say(
        "The brief sets seven ingredients that an internal-security policy must have. An axis that"
        " no policy in force touches is left to chance."
    ),
    working=say(
        "Collect the axes of the known points of every policy in force; report each of the seven"
        " that none touches, where every text was read in full or a dated search is on record."
    ),
    basis=("S25", "S85", "T4"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def axis_not_covered(
    framework: Framework, policies: Policies, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find the brief's axes that no policy in force bears on."""
    in_force = [
        p
        for p in policies.policies
        if p.kind is not PolicyKind.RECOMMENDATIONS
        and life_of_policy(p, as_of).life is Life.IN_FORCE
    ]
    covered = {axis for policy in in_force for axis in axes_of(policies, framework, policy, as_of)}
    for axis in framework.classes:
        if axis.origin is AxisOrigin.BRIEF and axis.key not in covered and in_force:
            yield _uncovered(sourcebook, axis, in_force, as_of)


def _uncovered(
    sourcebook: Sourcebook, axis: ThreatClass, in_force: list[Policy], as_of: date
) -> Outcome:
    subject = Subject("framework.classes", axis.key, axis.title)
    sentence = say("No known point of any policy in force bears on: {axis}.", axis=axis.title)
    # A text read in full shows nothing while some of its points are not on record.
    proofs = [
        absence_lines(
            sourcebook,
            subject=subject,
            sought="coverage",
            as_of=as_of,
            document=policy.document if policy.points_complete else None,
        )
        for policy in in_force
    ]
    asked = asked_of_policy(in_force[-1])
    if not all(proofs):
        return not_read("POL008", subject, sentence, missing="coverage")
    if asked is None:
        return no_one_to_ask("POL008", subject, sentence)
    return Finding(
        code="POL008",
        subject=subject,
        sentence=sentence,
        since=None,
        working=(
            Line(say("{axis}: {text}", axis=axis.title, text=axis.definition), axis.cite),
            *dict.fromkeys(line for proof in proofs for line in proof),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            asked,
            say("Which policy in force answers for {axis}, and in which point?", axis=axis.title),
        ),
    )
