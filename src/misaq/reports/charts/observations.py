"""Every number given for one quantity, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from misaq.core.institutions.records import Institutions
from misaq.core.sourcebook.checks.figures import amount, are_apart, bounds, has_come, number
from misaq.core.sourcebook.records import Observation, Series, Sourcebook
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, join, say
from misaq.reports.charts.citing import day_value, sources_of
from misaq.reports.charts.records import Chart, Dot, Ink, KeyEntry, Points, Shape, Value, Words

_NOBODY = say("a source that names nobody")
_WHOLE = say("the whole")
_COLUMNS = (
    say("Day"),
    say("Number"),
    say("Whose number"),
    say("Part counted"),
    say("As written"),
)
_SHAPES = tuple(Shape)
_INKS = (Ink.MINOR, Ink.SERIOUS, Ink.GOOD, Ink.GRAVE)


def observation_chart(
    sourcebook: Sourcebook, institutions: Institutions, series: Series, *, as_of: date
) -> Chart:
    """Return every number for the quantity that nothing puts after the day."""
    found = observations_of(sourcebook, series, as_of)
    titles = {key: found.title for key, found in by_key(institutions.institutions).items()}
    who = _looks(found, titles)
    return Chart(
        key=f"observations/{series.key}",
        title=say("Every number given for: {series}", series=series.title),
        finding=tuple(_finding(series, found, titles)),
        figure=_points(series, found, who, titles) if found else None,
        columns=_COLUMNS,
        rows=tuple(_row(o, titles) for o in found),
        as_of=as_of,
        legend=tuple(_legend(found, who)),
        sources=sources_of((series.cite, *(o.cite for o in found))),
        note=say(
            "A form for each source. A line beside a form stands for days or numbers that the "
            "source leaves open."
        ),
    )


def observations_of(sourcebook: Sourcebook, series: Series, as_of: date) -> tuple[Observation, ...]:
    """Return the observations of a quantity up to the day, the earliest first."""
    own = (o for o in sourcebook.observations if o.series == series.key and has_come(o, as_of))
    return tuple(sorted(own, key=lambda o: (o.as_of.earliest, o.as_of.latest, o.key)))


def said_by(observation: Observation, titles: Mapping[Key, str]) -> Words:
    """Return who gives the number."""
    if observation.asserted_by is not None:
        return titles.get(observation.asserted_by, observation.asserted_by)
    return observation.speaker or _NOBODY


def _looks(
    found: Sequence[Observation], titles: Mapping[Key, str]
) -> Mapping[Words, tuple[Shape, Ink]]:
    voices = dict.fromkeys(said_by(o, titles) for o in found)
    return {
        who: (_SHAPES[n % len(_SHAPES)], _INKS[(n // len(_SHAPES)) % len(_INKS)])
        for n, who in enumerate(voices)
    }


def _finding(
    series: Series, found: Sequence[Observation], titles: Mapping[Key, str]
) -> Iterator[Phrase]:
    if not found:
        yield say("No number is on record for: {series}.", series=series.title)
        return
    voices = tuple(dict.fromkeys(said_by(o, titles) for o in found))
    yield say(
        "Numbers given: {count}, for the days {first} to {last}, by {voices}.",
        count=len(found),
        first=min(o.as_of.earliest for o in found),
        last=max(o.as_of.latest for o in found),
        voices=join(voices, "; "),
    )
    yield from _extent(series, [o for o in found if not o.scope])
    yield from _disagreement(found)


def _extent(series: Series, whole: Sequence[Observation]) -> Iterator[Phrase]:
    """Say the least and the greatest number for the whole."""
    ends = [end for o in whole for end in bounds(o) if end is not None]
    if not ends:
        yield say("None of them is of the whole.")
    elif min(ends) == max(ends):
        yield say("For the whole: {low} {unit}.", low=number(min(ends)), unit=series.unit)
    else:
        yield say(
            "For the whole they run from {low} to {high} {unit}.",
            low=number(min(ends)),
            high=number(max(ends)),
            unit=series.unit,
        )


def _disagreement(found: Sequence[Observation]) -> Iterator[Phrase]:
    """Say which numbers for one part and perhaps one day cannot both be right."""
    pairs = [
        (a, b)
        for place, a in enumerate(found)
        for b in found[place + 1 :]
        if a.scope == b.scope and a.as_of.overlaps(b.as_of) and are_apart(a, b)
    ]
    if pairs:
        a, b = pairs[0]
        yield say(
            "Pairs that may speak of one time and differ: {count}. The first, of {day}: {one} and "
            "{other}.",
            count=len(pairs),
            day=a.as_of,
            one=amount(a),
            other=amount(b),
        )


def _points(
    series: Series,
    found: Sequence[Observation],
    who: Mapping[Words, tuple[Shape, Ink]],
    titles: Mapping[Key, str],
) -> Points:
    return Points(
        dots=tuple(_dot(o, who[said_by(o, titles)], series, titles) for o in found),
        unit=series.unit,
    )


def _dot(o: Observation, look: tuple[Shape, Ink], series: Series, titles: Mapping[Key, str]) -> Dot:
    low, high = bounds(o)
    return Dot(
        earliest=o.as_of.earliest,
        latest=o.as_of.latest,
        low=Decimal(0) if low is None and high is None else low,
        high=high,
        shape=look[0],
        ink=look[1],
        is_hollow=bool(o.scope),
        words=say(
            "{day}, {who}: {amount} {unit} ({part}).",
            day=o.as_of,
            who=said_by(o, titles),
            amount=amount(o),
            unit=series.unit,
            part=o.scope or _WHOLE,
        ),
    )


def _row(o: Observation, titles: Mapping[Key, str]) -> tuple[Value, ...]:
    return (day_value(o.as_of), amount(o), said_by(o, titles), o.scope or _WHOLE, o.stated)


def _legend(
    found: Sequence[Observation], who: Mapping[Words, tuple[Shape, Ink]]
) -> Iterator[KeyEntry]:
    for name, (shape, ink) in who.items():
        yield KeyEntry(name, ink, shape=shape)
    if any(o.scope for o in found):
        yield KeyEntry(say("of a part only"), Ink.PLAIN, shape=Shape.CIRCLE, is_hollow=True)
