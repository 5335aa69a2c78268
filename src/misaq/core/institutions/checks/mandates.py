"""Who leads what, and who watches whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.institutions.records import Function, Institutions, Mandate, Role
from misaq.core.institutions.tree import title_of
from misaq.kernel.dates import Certainty
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import join, say


@check(
    "INS001",
    title=say("Parallel mandates"),
    why=say(
        "The brief asks to discourage parallel institutions. Two bodies that both lead one function"
        " leave it to chance which of them answers."
    ),
    working=say(
        "Compare institutions that lead one function for the same class and area at the same time;"
        " leave out those for which a joint lead or a division of work is on record."
    ),
    basis=("T12", "S5", "S90", "domain 4"),
    severity=Severity.SERIOUS,
)
def parallel_mandates(institutions: Institutions, as_of: date) -> Iterator[Outcome]:
    """Find functions that two or more institutions lead at once."""
    functions = by_key(institutions.functions)
    groups: dict[tuple[Key, Key | None, str], list[Mandate]] = defaultdict(list)
    for mandate in institutions.mandates:
        if mandate.role is Role.LEAD and _has_begun(mandate, as_of):
            groups[mandate.function, mandate.threat_class, mandate.area].append(mandate)
    for (function, _, _), mandates in groups.items():
        together = _together(mandates)
        if together and not _is_settled(institutions, together, as_of):
            yield _parallel(institutions, functions[function], together)


def _together(mandates: list[Mandate]) -> list[Mandate]:
    """Return the mandates that share time with another institution's."""
    pairs = [
        pair
        for pair in combinations(mandates, 2)
        if pair[0].institution != pair[1].institution and pair[0].term.may_overlap(pair[1].term)
    ]
    return [m for m in mandates if any(m in pair for pair in pairs)]


def _has_begun(mandate: Mandate, as_of: date) -> bool:
    starts = mandate.term.starts
    return starts is None or starts.on_or_before(as_of) is not Certainty.NO


def _is_settled(institutions: Institutions, mandates: list[Mandate], as_of: date) -> bool:
    leads = {m.institution for m in mandates}
    return any(
        decision.function == mandates[0].function
        and leads <= set(decision.institutions)
        and decision.decided_on.on_or_before(as_of) is not Certainty.NO
        for decision in institutions.joint_leads
    )


def _parallel(institutions: Institutions, function: Function, mandates: list[Mandate]) -> Finding:
    titles = {m.institution: title_of(institutions, m.institution) for m in mandates}
    starts = [m.term.starts for m in mandates if m.term.starts is not None]
    return Finding(
        code="INS001",
        subject=Subject("institutions.functions", function.key, function.title),
        sentence=say(
            "{function}: led by each of {names}; no decision on record divides the work.",
            function=function.title,
            names=join(tuple(titles.values()), " and "),
        ),
        since=max(starts, key=lambda day: day.latest, default=None),
        working=tuple(
            Line(
                say(
                    "{institution} leads {function} by {basis}{term}.",
                    institution=titles[m.institution],
                    function=function.title,
                    basis=m.basis,
                    term=say(", {term}", term=m.term) if m.term.starts else "",
                ),
                m.cite,
            )
            for m in mandates
        ),
        severity=Severity.SERIOUS,
        question=Question(
            mandates[0].institution,
            say(
                "How is this work divided between {names}, and where is it written: {function}?",
                function=function.title,
                names=join(tuple(titles.values()), " and "),
            ),
        ),
        aspect=" ".join(part for part in (mandates[0].threat_class, mandates[0].area) if part),
    )


@check(
    "INS005",
    title=say("Oversight given to those who carry it out"),
    why=say(
        "Parliament is to lead oversight. Where a body that uses force or intelligence oversees the"
        " policy it carries out, nobody outside it sees the lapses."
    ),
    working=say(
        "Look for mandates to oversee held by institutions that use force or intelligence."
    ),
    basis=("S88", "S90", "domain 3.5"),
    severity=Severity.GRAVE,
)
def overseer_carries_force(institutions: Institutions, as_of: date) -> Iterator[Outcome]:
    """Find overseers that use force or intelligence themselves."""
    registry = by_key(institutions.institutions)
    functions = by_key(institutions.functions)
    for mandate in institutions.mandates:
        holder = registry[mandate.institution]
        begun = _has_begun(mandate, as_of)
        if mandate.role is not Role.OVERSEE or not holder.carries_force or not begun:
            continue
        function = functions[mandate.function]
        yield Finding(
            code="INS005",
            subject=Subject("institutions.mandates", mandate.key, holder.title),
            sentence=say(
                "{function} is overseen by those who use force or intelligence: {holder}.",
                holder=holder.title,
                function=function.title,
            ),
            since=mandate.term.starts,
            working=(
                Line(
                    say(
                        "Overseer of {function} by {basis}: {holder}.",
                        holder=holder.title,
                        function=function.title,
                        basis=mandate.basis,
                    ),
                    mandate.cite,
                ),
                Line(
                    say("Uses force or intelligence: {holder}.", holder=holder.title),
                    holder.cite,
                ),
            ),
            severity=Severity.GRAVE,
            # Whoever stands above the overseer can say to whom it reports.
            question=Question(
                holder.parent or holder.key,
                say(
                    "To which body outside it does the overseer report on {function}, and what has"
                    " Parliament been shown?",
                    function=function.title,
                ),
            ),
        )
