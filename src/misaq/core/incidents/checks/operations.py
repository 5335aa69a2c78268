"""What is on record of operations: their basis, who called, their end, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.bodies.records import Bodies
from misaq.core.findings.checks import check
from misaq.core.findings.records import Line, Outcome, Severity
from misaq.core.incidents.checks.ground import is_past, meet, operation_line, put, subject_of
from misaq.core.incidents.registers import Incidents, NamedOperation
from misaq.core.incidents.words import Tier
from misaq.core.places.records import Places
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import Sourcebook
from misaq.kernel.dates import Certainty
from misaq.kernel.words import Phrase, join, say

_YEAR = 365


@check(
    "INC001",
    title=say("An operation whose legal basis is not on record"),
    why=say("Force rests on law. Which law it was decides who may review it."),
    working=say(
        "Report operations that began without a provision on record, where a dated search found"
        " none; elsewhere it is a gap of ours."
    ),
    basis=("S34", "T9", "domain 8"),
    severity=Severity.GRAVE,
    on_absence=True,
)
def without_basis(incidents: Incidents, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find operations without a provision."""
    for operation in _begun(incidents, as_of):
        if operation.basis is None:
            sentence = say(
                "{title}: the record shows no provision on which this operation rested.",
                title=operation.title,
            )
            question = say("On which provision did the operation rest, and by whose order?")
            yield _absent("INC001", operation, sourcebook, as_of, "legal basis", sentence, question)


@check(
    "INC002",
    title=say("An operation of forces whose requisition is not on record"),
    why=say(
        "Forces other than the police come when the civil power calls them. Who called, when and"
        " for how long bounds what they do."
    ),
    working=say(
        "Report operations led by the military or by civil armed forces of which it is not on"
        " record who called them in, where a dated search found nothing."
    ),
    basis=("S34", "T9", "domain 8"),
    severity=Severity.GRAVE,
    on_absence=True,
)
def without_requisition(
    incidents: Incidents, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find operations of forces that nobody is on record as having called in."""
    for operation in _begun(incidents, as_of):
        if operation.tier in (Tier.MILITARY, Tier.CIVIL_FORCES) and not operation.requisition:
            sentence = say(
                "{title}: the record does not show who called in the forces for this operation.",
                title=operation.title,
            )
            question = say("Who called the forces in, on which day, and until when?")
            yield _absent("INC002", operation, sourcebook, as_of, "requisition", sentence, question)


@check(
    "INC003",
    title=say("An operation without an end on record"),
    why=say(
        "Powers taken for an operation last as long as it does. An end that is not on record"
        " leaves open whether they still hold."
    ),
    working=say(
        "Report operations that began more than a year before the day and have no end on record,"
        " where a dated search found none."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def without_end(incidents: Incidents, sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find operations that began long ago and have no end."""
    for operation in _begun(incidents, as_of):
        if operation.span.ends is None and _age(operation, as_of) > _YEAR:
            sentence = say(
                "{title}: the record shows no end of this operation.", title=operation.title
            )
            question = say("Has the operation ended, on which day, and who declared it?")
            yield _absent("INC003", operation, sourcebook, as_of, "end", sentence, question)


@check(
    "INC004",
    title=say("An operation of which no outcome beyond the killed is on record"),
    why=say(
        "By the state's account over 28,000 militants died and the threat still stands. Arrests,"
        " charges, convictions, releases and returns tell more of an operation than deaths do."
    ),
    working=say(
        "Report operations of which a dated search found no number of persons arrested, charged,"
        " convicted, released or rehabilitated."
    ),
    basis=("S76", "domain 8"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def without_outcomes(
    incidents: Incidents, sourcebook: Sourcebook, as_of: date
) -> Iterator[Outcome]:
    """Find operations of which outcomes were looked for and not found."""
    known = {
        one.record
        for one in sourcebook.searches
        if one.found and (one.table, one.sought) == ("incidents.operations", "outcomes")
    }
    for operation in _begun(incidents, as_of):
        if operation.key in known:
            continue
        sentence = say(
            "{title}: the record shows no arrest, charge, conviction or release that came of this"
            " operation.",
            title=operation.title,
        )
        question = say(
            "How many persons were arrested, charged, convicted, acquitted and released?"
        )
        yield _absent("INC004", operation, sourcebook, as_of, "outcomes", sentence, question)


def _begun(incidents: Incidents, as_of: date) -> Iterator[NamedOperation]:
    for operation in incidents.operations:
        if operation.span.starts is not None and is_past(operation.span.starts, as_of):
            yield operation


def _age(operation: NamedOperation, as_of: date) -> int:
    starts = operation.span.starts
    return 0 if starts is None else (as_of - starts.latest).days


def _absent(
    code: str,
    operation: NamedOperation,
    sourcebook: Sourcebook,
    as_of: date,
    sought: str,
    sentence: Phrase,
    question: Phrase,
) -> Outcome:
    subject = subject_of(operation)
    lines = absence_lines(sourcebook, subject=subject, sought=sought, as_of=as_of)
    if not lines:
        return not_read(code, subject, sentence, missing=sought)
    return put(
        code,
        subject,
        sentence,
        since=operation.span.starts,
        working=(operation_line(operation), *lines),
        to=operation.lead,
        question=question,
        severity=Severity.SERIOUS if sought in ("end", "outcomes") else Severity.GRAVE,
    )


@check(
    "INC005",
    title=say("An area that had an operation before"),
    why=say("An operation that has to be repeated says something of the one before."),
    working=say(
        "For each operation, list those on record that began before it in an area that it touches."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.SERIOUS,
)
def repeated(incidents: Incidents, places: Places, as_of: date) -> Iterator[Outcome]:
    """Find operations in areas that had one before."""
    for operation in _begun(incidents, as_of):
        earlier = [
            one
            for one in _begun(incidents, as_of)
            if _is_earlier(one, operation) and meet(places, one.areas, operation.areas)
        ]
        if earlier:
            yield _repeated(operation, earlier)


def _is_earlier(one: NamedOperation, other: NamedOperation) -> bool:
    first, second = one.span.starts, other.span.starts
    return first is not None and second is not None and first.latest < second.earliest


def _repeated(operation: NamedOperation, earlier: list[NamedOperation]) -> Outcome:
    return put(
        "INC005",
        subject_of(operation),
        say(
            "{title}: the record shows earlier operations where this one went: {names}.",
            title=operation.title,
            names=join([one.title for one in earlier]),
        ),
        since=operation.span.starts,
        working=(*(operation_line(one) for one in earlier), operation_line(operation)),
        to=operation.lead,
        question=say("What was left undone by the operations before, and what was done otherwise?"),
    )


@check(
    "INC006",
    title=say("An operation against a body that was listed only later"),
    why=say("A body is fought as what the law calls it. The order of the two steps is a choice."),
    working=say(
        "For each actor that an operation was said to be against and that is a body on record, take"
        " its spells on lists; report where all of them surely began after the operation did."
    ),
    basis=("S64", "domain 5.1", "domain 8"),
    severity=Severity.SERIOUS,
)
def fought_before_listed(incidents: Incidents, bodies: Bodies, as_of: date) -> Iterator[Outcome]:
    """Find operations against bodies that were listed only after they began."""
    body_of = {one.key: one.body for one in incidents.actors}
    titles = {one.key: one.title for one in bodies.bodies}
    for operation in _begun(incidents, as_of):
        late: list[tuple[str, Line]] = []
        for actor in operation.against:
            spells = [one for one in bodies.spells if one.body == body_of[actor]]
            starts = operation.span.starts
            if (
                spells
                and starts is not None
                and all(
                    one.span.starts is not None
                    and one.span.starts.on_or_before(starts.latest) is Certainty.NO
                    for one in spells
                )
            ):
                first = spells[0]
                title = titles[first.body]
                text = say("{body}: listed {span}.", body=title, span=first.span)
                late.append((title, Line(text, first.cite)))
        if late:
            yield _fought(operation, late)


def _fought(operation: NamedOperation, late: list[tuple[str, Line]]) -> Outcome:
    return put(
        "INC006",
        subject_of(operation),
        say(
            "{title}: the record shows this operation against bodies that were listed only after"
            " it began: {names}.",
            title=operation.title,
            names=join([title for title, _ in late]),
        ),
        since=operation.span.starts,
        working=(operation_line(operation), *(line for _, line in late)),
        to=operation.lead,
        question=say("As what were these bodies fought before they were listed?"),
    )
