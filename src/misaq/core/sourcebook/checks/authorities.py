"""One quantity, several numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

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
from misaq.core.sourcebook.checks.figures import (
    amount,
    are_apart,
    bounds,
    has_come,
    number,
    observation_line,
    speaker,
)
from misaq.core.sourcebook.records import Observation, Series, Sourcebook
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import join, say

Part = tuple[Key, str]


def _parts(sourcebook: Sourcebook, as_of: date) -> dict[Part, list[Observation]]:
    """Group observations by series and scope: only those speak of the same thing."""
    parts: dict[Part, list[Observation]] = defaultdict(list)
    for observation in sourcebook.observations:
        if not has_come(observation, as_of):
            continue
        parts[observation.series, observation.scope].append(observation)
    return parts


def _asked(observations: Sequence[Observation]) -> Key | None:
    """Return the first institution that gives one of the numbers."""
    return next((o.asserted_by for o in observations if o.asserted_by is not None), None)


def _share_source(first: Observation, second: Observation) -> bool:
    return bool({c.source for c in first.cite} & {c.source for c in second.cite})


@check(
    "NUM001",
    title=say("A publication that contradicts itself"),
    why=say("A list whose own count cannot be told from its page cannot be relied on by anyone."),
    working=say(
        "Compare numbers of one quantity that one authority gives for one day in one publication."
    ),
    basis=("S64", "domain 5.1", "domain 12.5"),
    severity=Severity.SERIOUS,
)
def contradicts_itself(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find two numbers of one thing in one publication of one authority."""
    series = by_key(sourcebook.series)
    for (key, _), observations in _parts(sourcebook, as_of).items():
        for first, second in combinations(observations, 2):
            same = speaker(first) == speaker(second) and first.as_of == second.as_of
            if not (same and _share_source(first, second) and are_apart(first, second)):
                continue
            yield _self_contradiction(series[key], first, second)


def _self_contradiction(series: Series, first: Observation, second: Observation) -> Outcome:
    subject = Subject("sourcebook.observations", first.key, series.title)
    sentence = say(
        "{who} gives both {first} and {second} for one thing in one publication: {title}.",
        who=speaker(first),
        first=amount(first),
        second=amount(second),
        title=series.title,
    )
    asked = _asked((first, second)) or series.answers
    if asked is None:
        return no_one_to_ask("NUM001", subject, sentence)
    return Finding(
        code="NUM001",
        subject=subject,
        sentence=sentence,
        since=first.as_of,
        working=(observation_line(first, series), observation_line(second, series)),
        severity=Severity.SERIOUS,
        question=Question(
            asked, say("Which of the two numbers is right, and since when was the other shown?")
        ),
        aspect=second.key,
    )


@check(
    "NUM003",
    title=say("Two authorities' counts apart"),
    why=say(
        "The brief asks why one ministry lists 171 and another deals with 62. Where two authorities"
        " give different numbers for one quantity, both stay on record and the residual is shown."
    ),
    working=say(
        "Group numbers of one quantity and part by days that can be the same; compare those of"
        " different authorities; show the difference between the least and the greatest."
    ),
    basis=("S64", "S48", "domain 2.6", "domain 7.4"),
    severity=Severity.SERIOUS,
)
def counts_apart(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find numbers of one thing for one time by different authorities that cannot both be right."""
    series = by_key(sourcebook.series)
    for (key, scope), observations in _parts(sourcebook, as_of).items():
        for group in _same_time(observations):
            differing = _differing(group)
            if differing:
                yield _apart(series[key], scope, differing)


def _same_time(observations: Sequence[Observation]) -> list[list[Observation]]:
    """Group observations whose days can be the same, each with the group it first touches."""
    groups: list[list[Observation]] = []
    for observation in sorted(
        observations, key=lambda o: (o.as_of.earliest, o.as_of.latest, o.key)
    ):
        home = next(
            (g for g in groups if all(o.as_of.overlaps(observation.as_of) for o in g)), None
        )
        if home is None:
            groups.append([observation])
        else:
            home.append(observation)
    return groups


def _differing(group: Sequence[Observation]) -> list[Observation]:
    """Return those of the group that some other authority's number contradicts."""
    return [
        one
        for one in group
        if any(speaker(one) != speaker(other) and are_apart(one, other) for other in group)
    ]


def _apart(series: Series, scope: str, group: Sequence[Observation]) -> Outcome:
    ends = [end for o in group for end in bounds(o) if end is not None]
    residual = max(ends, default=Decimal(0)) - min(ends, default=Decimal(0))
    said = join(tuple(say("{who} {amount}", who=speaker(o), amount=amount(o)) for o in group))
    subject = Subject("sourcebook.observations", group[0].key, series.title)
    sentence = say(
        "{title}{scope}: {said}, for days that can be the same.",
        title=series.title,
        scope=f" ({scope})" if scope else "",
        said=said,
    )
    asked = series.answers or _asked(group)
    if asked is None:
        return no_one_to_ask("NUM003", subject, sentence)
    return Finding(
        code="NUM003",
        subject=subject,
        sentence=sentence,
        since=min((o.as_of for o in group), key=lambda day: day.earliest),
        working=(
            *(observation_line(o, series) for o in group),
            Line(
                say("Residual between least and greatest: {residual}.", residual=number(residual))
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            asked,
            say(
                "What does each of these numbers count, on what legal basis, and which entries make"
                " up the difference of {residual}?",
                residual=number(residual),
            ),
        ),
    )
