"""Powers used by those the text does not name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.law.records import Law, Power, PowerUse
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import by_key
from misaq.kernel.words import say


@check(
    "LAW001",
    title=say("A power used by a body the text does not name"),
    why=say(
        "A listing takes away movement, money and travel. Who may order it is the first question a"
        " court asks; a delegation would answer it, if one was notified."
    ),
    working=say(
        "Compare who used the power with the holders the text names and with delegations on record;"
        " argue absence of a delegation only from a dated search."
    ),
    basis=("S47", "S49", "ATA:11EE(1)", "ATA:33", "domain 2.3 trap 2"),
    severity=Severity.GRAVE,
    on_absence=True,
)
def power_not_given(law: Law, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find uses of a power by neither a holder nor a delegate on record."""
    powers = by_key(law.powers)
    for use in law.power_uses:
        power = powers[use.power]
        if use.by in power.holders or _is_delegated(law, use):
            continue
        if use.used_on.on_or_before(as_of) is Certainty.NO:
            continue
        yield _not_given(law, sourcebook, power, use, as_of)


def _is_delegated(law: Law, use: PowerUse) -> bool:
    return any(
        d.power == use.power
        and d.to == use.by
        and d.delegated_on.on_or_before(use.used_on.latest) is not Certainty.NO
        for d in law.delegations
    )


def _not_given(
    law: Law, sourcebook: Sourcebook, power: Power, use: PowerUse, as_of: date
) -> Outcome:
    subject = Subject("law.power_uses", use.key, use.what)
    provision = by_key(law.provisions)[power.provision]
    sentence = say(
        "{what}; {provision} gives this power to somebody else, and no delegation is on record.",
        what=use.what,
        provision=provision.key,
    )
    absence = absence_lines(
        sourcebook,
        subject=Subject("law.powers", power.key, power.title),
        sought="delegation",
        as_of=as_of,
        since=use.used_on,
    )
    if not absence:
        return not_read("LAW001", subject, sentence, missing="delegation")
    return Finding(
        code="LAW001",
        subject=subject,
        sentence=sentence,
        since=use.used_on,
        working=(
            Line(say("{key}: {text}", key=provision.key, text=provision.text), power.cite),
            Line(say("{day}: {what}.", day=use.used_on, what=use.what), use.cite),
            *_delegable(law, power),
            *absence,
        ),
        severity=Severity.GRAVE,
        # Whoever holds the power can say to whom it was delegated; the last holder is the office.
        question=Question(
            power.holders[-1],
            say(
                "Was this power delegated, by which notification and with which conditions, and how"
                " many orders rest on it?"
            ),
        ),
    )


def _delegable(law: Law, power: Power) -> tuple[Line, ...]:
    if power.delegable_under is None:
        return (Line(say("The text read has no power to delegate it."), power.cite),)
    provision = by_key(law.provisions)[power.delegable_under]
    text = say("{number} allows a notified delegation.", number=provision.key)
    return (Line(text, provision.cite),)
