"""Assurances set beside what followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.sourcebook.checks.figures import has_come, number, observation_line
from misaq.core.sourcebook.records import Assurance, Observation, Sourcebook
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import by_key
from misaq.kernel.words import say


@check(
    "NUM004",
    title=say("An assurance contradicted by what followed"),
    why=say(
        "Assurances that militants are broken were themselves broken by their return in new form."
        " An assurance is set beside the numbers that came after it."
    ),
    working=say(
        "Take the last number surely not after the assurance and the greatest number surely after"
        " it, of the quantity that would fall if the assurance held. A rise contradicts it."
    ),
    basis=("S34", "S76"),
    severity=Severity.SERIOUS,
)
def assurance_contradicted(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find assurances after which the quantity rose."""
    for assurance in sourcebook.assurances:
        before = _last_before(sourcebook, assurance)
        after = _greatest_after(sourcebook, assurance, as_of)
        if before is not None and after is not None and after[0] > before[0]:
            yield _contradicted(sourcebook, assurance, before, after)


Told = tuple[Decimal, Observation]


def _of(sourcebook: Sourcebook, assurance: Assurance) -> list[Told]:
    """Return the exact numbers of the whole quantity, with their observations."""
    return [
        (o.value, o)
        for o in sourcebook.observations
        if o.series == assurance.series and not o.scope and o.value is not None
    ]


def _last_before(sourcebook: Sourcebook, assurance: Assurance) -> Told | None:
    given = assurance.given_on.earliest
    known = [
        (value, o)
        for value, o in _of(sourcebook, assurance)
        if o.as_of.on_or_before(given) is Certainty.YES
    ]
    return max(known, key=lambda told: (told[1].as_of.latest, told[0], told[1].key), default=None)


def _greatest_after(sourcebook: Sourcebook, assurance: Assurance, as_of: date) -> Told | None:
    given = assurance.given_on.latest
    later = [
        (value, o)
        for value, o in _of(sourcebook, assurance)
        if o.as_of.on_or_before(given) is Certainty.NO and has_come(o, as_of)
    ]
    return max(later, key=lambda told: (told[0], told[1].key), default=None)


def _contradicted(
    sourcebook: Sourcebook, assurance: Assurance, before: Told, after: Told
) -> Finding:
    series = by_key(sourcebook.series)[assurance.series]
    rise = after[0] - before[0]
    return Finding(
        code="NUM004",
        subject=Subject("sourcebook.assurances", assurance.key, assurance.text),
        sentence=say(
            "After the assurance ({text}), {title} rose by {rise}.",
            text=assurance.text,
            title=series.title,
            rise=number(rise),
        ),
        since=assurance.given_on,
        working=(
            Line(
                say("{day}: {text}.", day=assurance.given_on, text=assurance.text), assurance.cite
            ),
            observation_line(before[1], series),
            observation_line(after[1], series),
            Line(
                say(
                    "{after} − {before} = {rise}.",
                    after=number(after[0]),
                    before=number(before[0]),
                    rise=number(rise),
                )
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            assurance.given_by,
            say("On what ground was this assurance given, and how is the later rise explained?"),
        ),
    )
