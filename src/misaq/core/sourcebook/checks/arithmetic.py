"""Published numbers that should add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.sourcebook.checks.figures import has_come, number, observation_line
from misaq.core.sourcebook.records import Observation, Reckoning, ReckoningKind, Sourcebook
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, say


def _of_kind(sourcebook: Sourcebook, kind: ReckoningKind, as_of: date) -> Iterator[Reckoning]:
    """Yield the reckonings of a kind whose every number had come by the day."""
    observations = by_key(sourcebook.observations)
    for reckoning in sourcebook.reckonings:
        keys = (*reckoning.plus, *reckoning.minus, reckoning.total)
        if reckoning.kind is kind and all(has_come(observations[key], as_of) for key in keys):
            yield reckoning


def _values(sourcebook: Sourcebook, keys: tuple[Key, ...]) -> list[Decimal] | None:
    """Return the exact values, or None when one of them is only a range."""
    observations = by_key(sourcebook.observations)
    values = [observations[key].value for key in keys]
    exact = [value for value in values if value is not None]
    return exact if len(exact) == len(values) else None


def _premises(sourcebook: Sourcebook, reckoning: Reckoning) -> tuple[Line, ...]:
    observations = by_key(sourcebook.observations)
    series = by_key(sourcebook.series)
    used = [observations[k] for k in (*reckoning.plus, *reckoning.minus, reckoning.total)]
    return tuple(observation_line(o, series[o.series]) for o in used)


def _finding(
    code: str,
    sourcebook: Sourcebook,
    reckoning: Reckoning,
    sentence: Phrase,
    step: Phrase,
    question: Phrase,
    severity: Severity,
) -> Finding:
    total: Observation = by_key(sourcebook.observations)[reckoning.total]
    return Finding(
        code=code,
        subject=Subject("sourcebook.reckonings", reckoning.key, reckoning.title),
        sentence=sentence,
        since=total.as_of,
        working=(*_premises(sourcebook, reckoning), Line(step)),
        severity=severity,
        question=Question(reckoning.answers, question),
    )


@check(
    "NUM002",
    title=say("Published numbers that do not add up"),
    why=say(
        "A total that its own parts do not give cannot be used to hold anyone to account, and the"
        " difference may be entries nobody answers for."
    ),
    working=say("Add the plus terms, take away the minus terms, compare with the total stated."),
    basis=("S64", "domain 2.6"),
    severity=Severity.SERIOUS,
)
def sum_does_not_hold(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find sums whose stated total their terms do not give."""
    for reckoning in _of_kind(sourcebook, ReckoningKind.SUM, as_of):
        plus = _values(sourcebook, reckoning.plus)
        minus = _values(sourcebook, reckoning.minus)
        total = _values(sourcebook, (reckoning.total,))
        if plus is None or minus is None or total is None:
            continue
        reckoned = sum(plus, Decimal(0)) - sum(minus, Decimal(0))
        if reckoned == total[0]:
            continue
        terms = " + ".join(number(v) for v in plus) + "".join(f" − {number(v)}" for v in minus)
        yield _finding(
            "NUM002",
            sourcebook,
            reckoning,
            say(
                "{title}: {terms} gives {reckoned}, but {total} was stated.",
                title=reckoning.title,
                terms=terms,
                reckoned=number(reckoned),
                total=number(total[0]),
            ),
            say(
                "{terms} = {reckoned}; stated {total}; residual {residual}.",
                terms=terms,
                reckoned=number(reckoned),
                total=number(total[0]),
                residual=number(total[0] - reckoned),
            ),
            say(
                "How was the total of {total} reached, and which entries make up the difference of"
                " {residual}?",
                total=number(total[0]),
                residual=number(abs(total[0] - reckoned)),
            ),
            Severity.SERIOUS,
        )


@check(
    "NUM005",
    title=say("Orders that were not obeyed"),
    why=say("An order that is not carried out and not answered for is a lapse without a bearer."),
    working=say("Take the number obeyed from the number ordered, as published."),
    basis=("S71", "S90", "T10", "domain 7.4"),
    severity=Severity.GRAVE,
)
def orders_not_obeyed(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find published numbers of orders above those of compliance."""
    for reckoning in _of_kind(sourcebook, ReckoningKind.COMPLIANCE, as_of):
        ordered = _values(sourcebook, reckoning.plus)
        obeyed = _values(sourcebook, (reckoning.total,))
        if ordered is None or obeyed is None or sum(ordered) <= obeyed[0]:
            continue
        missing = sum(ordered, Decimal(0)) - obeyed[0]
        yield _finding(
            "NUM005",
            sourcebook,
            reckoning,
            say(
                "{title}: {obeyed} of {ordered} were carried out, {missing} were not.",
                title=reckoning.title,
                obeyed=number(obeyed[0]),
                ordered=number(sum(ordered, Decimal(0))),
                missing=number(missing),
            ),
            say(
                "{ordered} − {obeyed} = {missing}.",
                ordered=number(sum(ordered, Decimal(0))),
                obeyed=number(obeyed[0]),
                missing=number(missing),
            ),
            say(
                "Which authority received each of the {missing}, what did it reply, and who answers"
                " for it?",
                missing=number(missing),
            ),
            Severity.GRAVE,
        )


@check(
    "NUM006",
    title=say("A count that includes those counted before"),
    why=say(
        "Ceremonies that present the same people again make a programme look larger than it is."
    ),
    working=say("Take those counted before from the number announced."),
    basis=("S8", "T5", "domain 6.2"),
    severity=Severity.MINOR,
)
def counted_before(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find announced counts that hold people counted before."""
    for reckoning in _of_kind(sourcebook, ReckoningKind.COUNTED_BEFORE, as_of):
        before = _values(sourcebook, reckoning.minus)
        total = _values(sourcebook, (reckoning.total,))
        if before is None or total is None or not sum(before):
            continue
        new = total[0] - sum(before, Decimal(0))
        yield _finding(
            "NUM006",
            sourcebook,
            reckoning,
            say(
                "{title}: {total} were announced, of whom {before} were not new.",
                title=reckoning.title,
                total=number(total[0]),
                before=number(sum(before, Decimal(0))),
            ),
            say(
                "{total} − {before} = {new} counted for the first time.",
                total=number(total[0]),
                before=number(sum(before, Decimal(0))),
                new=number(new),
            ),
            say(
                "How many different people has the programme taken in, by the day each first came?"
            ),
            Severity.MINOR,
        )
