"""Measures outside the closed list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.law.records import Law, MeasureUse
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import by_key
from misaq.kernel.words import join, say


@check(
    "LAW004",
    title=say("A measure outside the closed list"),
    why=say(
        "What may be done to a listed person is a closed list. What is done beside it has no basis"
        " on record and no review."
    ),
    working=say(
        "Compare measures reported in use with the list of the basis they were used under."
    ),
    basis=("S72", "ATA:11EE(2)", "domain 2.3 trap 4"),
    severity=Severity.GRAVE,
)
def measure_outside_list(law: Law, as_of: date) -> Iterator[Outcome]:
    """Find measures in use that are none of those of their basis."""
    for use in law.measure_uses:
        lawful = [m for m in law.measures if m.basis == use.basis]
        if not lawful or any(m.key == use.measure for m in lawful):
            continue
        if use.reported_on.on_or_before(as_of) is Certainty.NO:
            continue
        yield _outside(law, use)


def _outside(law: Law, use: MeasureUse) -> Finding:
    provision = by_key(law.provisions)[use.basis]
    titles = join([m.title for m in law.measures if m.basis == use.basis], "; ")
    return Finding(
        code="LAW004",
        subject=Subject("law.measure_uses", use.key, use.title),
        sentence=say(
            "{title}. It is none of the measures of {basis}, and no other basis is recorded.",
            title=use.title,
            basis=use.basis,
        ),
        since=use.reported_on,
        working=(
            Line(
                say("{day}, {by}: {title}.", day=use.reported_on, by=use.by, title=use.title),
                use.cite,
            ),
            Line(say("{basis} allows: {titles}.", basis=use.basis, titles=titles), provision.cite),
            Line(say("The measure is none of these.")),
        ),
        severity=Severity.GRAVE,
        question=Question(
            use.by,
            say(
                "Was this measure taken, which provision allows it, who ordered it, and how is it"
                " reviewed?"
            ),
        ),
    )
