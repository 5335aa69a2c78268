"""What our record cannot reach: classes without a rule, operations that cannot be studied."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.findings.checks import check
from misaq.core.findings.records import Gap, GapReason, Outcome, Severity, Subject
from misaq.core.framework.records import Framework
from misaq.core.incidents.checks.ground import subject_of
from misaq.core.incidents.registers import Incidents, NamedOperation
from misaq.kernel.words import Phrase, join, say


@check(
    "INC017",
    title=say("An operation whose outcome cannot be studied"),
    why=say(
        "What followed can be set beside what was before only where and when it began is known."
    ),
    working=say(
        "Report operations of which no area is on record, or not the month in which it began."
    ),
    basis=("S34", "domain 8"),
    severity=Severity.MINOR,
)
def not_to_study(incidents: Incidents) -> Iterator[Outcome]:
    """Name operations without an area or a first month."""
    for operation in incidents.operations:
        missing = [*_missing(operation)]
        if missing:
            yield Gap(
                "INC017",
                subject_of(operation),
                say(
                    "{title}: what followed cannot be studied; not on record: {missing}.",
                    title=operation.title,
                    missing=join(missing),
                ),
                GapReason.NOT_KNOWN,
                say("Its districts and its first day, from a source of its time."),
            )


def _missing(operation: NamedOperation) -> Iterator[Phrase]:
    starts = operation.span.starts
    if not operation.areas:
        yield say("where it was")
    if starts is None or starts.earliest.replace(day=1) != starts.latest.replace(day=1):
        yield say("the month in which it began")


@check(
    "INC018",
    title=say("A class of threat that no rule of coding reaches"),
    why=say("What nothing is ever coded as looks like what never happens."),
    working=say(
        "Where rules of coding are on record, report classes of the framework that none of them"
        " gives, neither to the class nor to one within it."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def out_of_reach(incidents: Incidents, framework: Framework) -> Iterator[Outcome]:
    """Name classes that no rule gives."""
    if not incidents.rules:
        return
    reached = {rule.threat_class for rule in incidents.rules}
    reached |= {one.within for one in framework.classes if one.key in reached}
    for one in framework.classes:
        if one.key not in reached:
            yield Gap(
                "INC018",
                Subject("framework.classes", one.key, one.title),
                say("No rule of coding gives the class {title}.", title=one.title),
                GapReason.NOT_KNOWN,
                say("A rule over what sources say, or a note that no source tells of it."),
            )
