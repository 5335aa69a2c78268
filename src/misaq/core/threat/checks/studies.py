"""What a release that is kept shows of the time after an operation, put to who led it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.bodies.records import Bodies
from misaq.core.findings.checks import check
from misaq.core.findings.records import Line, Outcome, Severity
from misaq.core.incidents.checks.ground import is_past, operation_line, put, subject_of
from misaq.core.incidents.registers import Incidents, NamedOperation
from misaq.core.incidents.summaries import IncidentSummaries, StudySummary
from misaq.kernel.ids import Key
from misaq.kernel.words import join, say


@check(
    "THR007",
    title=say("An operation after which more attacks followed than would be expected"),
    why=say("An operation is to lessen attacks. Where many more followed, that asks for a reason."),
    working=say(
        "For each source that is kept, set attacks of the year after an operation began beside what"
        " windows without an operation would let one expect; report operations where so many"
        " more are seldom seen in such windows. It claims no effect, and fighting makes events."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.SERIOUS,
)
def more_followed(
    incidents: Incidents, summaries: IncidentSummaries, as_of: date
) -> Iterator[Outcome]:
    """Find operations after which a source records many more attacks than expected."""
    for operation, studies in _studied(incidents, summaries, as_of):
        more = [one for one in studies if one.is_more and one.expected is not None]
        if more:
            yield put(
                "THR007",
                subject_of(operation),
                say(
                    "{title}: in the year after it began {after} attacks are recorded where about"
                    " {expected} would be expected without it.",
                    title=operation.title,
                    after=more[0].after,
                    expected=more[0].expected or 0,
                ),
                since=operation.span.starts,
                working=(operation_line(operation), *(_expected(one) for one in studies)),
                to=operation.lead,
                question=say("What is held to be the reason, and what was done otherwise since?"),
            )


def _expected(study: StudySummary) -> Line:
    if study.expected is None:
        text = say(
            "{source} {release}: {before} attacks in the year before, {after} in the year after;"
            " what would be expected cannot be said.",
            source=str(study.source),
            release=study.release,
            before=study.before,
            after=study.after,
        )
        return Line(text)
    text = say(
        "{source} {release}: {before} attacks in the year before, {after} in the year after, about"
        " {expected} expected from {placebos} windows; there the test finds something in"
        " {percent} %.",
        source=str(study.source),
        release=study.release,
        before=study.before,
        after=study.after,
        expected=study.expected,
        placebos=study.placebos,
        percent=study.false_percent or 0,
    )
    return Line(text)


@check(
    "THR008",
    title=say("An operation after which attacks fell and came back"),
    why=say("What is won and not held is lost again. The months in between were the chance."),
    working=say(
        "For each source that is kept, take operations after which the mean of six months fell"
        " below half of the year before and was back at half later; name actors that attacked"
        " there since and had not been seen there for 24 months."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.SERIOUS,
)
def came_back(
    incidents: Incidents, bodies: Bodies, summaries: IncidentSummaries, as_of: date
) -> Iterator[Outcome]:
    """Find operations after which attacks fell and came back."""
    titles = {one.key: one.title for one in incidents.actors}
    titles.update((one.key, one.title) for one in bodies.bodies)
    for operation, studies in _studied(incidents, summaries, as_of):
        back = [one for one in studies if one.back_after is not None]
        if back:
            yield put(
                "THR008",
                subject_of(operation),
                say(
                    "{title}: attacks fell below half of the year before, and were back {months}"
                    " months after it began.",
                    title=operation.title,
                    months=back[0].back_after or 0,
                ),
                since=operation.span.starts,
                working=(operation_line(operation), *(_return(one, titles) for one in back)),
                to=operation.lead,
                question=say("Who held the area when the operation was over, and with what?"),
            )


def _return(study: StudySummary, titles: dict[Key, str]) -> Line:
    names = [titles.get(name, str(name)) for name in study.names]
    if not names:
        text = say(
            "{source} {release}: back after {months} months, under names that were known there.",
            source=str(study.source),
            release=study.release,
            months=study.back_after or 0,
        )
        return Line(text)
    text = say(
        "{source} {release}: back after {months} months; not seen there for 24 months before:"
        " {names}.",
        source=str(study.source),
        release=study.release,
        months=study.back_after or 0,
        names=join(names),
    )
    return Line(text)


def _studied(
    incidents: Incidents, summaries: IncidentSummaries, as_of: date
) -> Iterator[tuple[NamedOperation, list[StudySummary]]]:
    """Yield each operation that surely began by the day, with what each source shows of it."""
    for operation in incidents.operations:
        studies = [one for one in summaries.studies if one.operation == operation.key]
        starts = operation.span.starts
        if studies and starts is not None and is_past(starts, as_of):
            yield operation, studies
