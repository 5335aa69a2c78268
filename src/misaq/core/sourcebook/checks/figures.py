"""How an observation is said in a line of working."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from misaq.core.findings.records import Line
from misaq.core.sourcebook.records import Observation, Series
from misaq.kernel.dates import Certainty
from misaq.kernel.words import Phrase, say


def number(value: Decimal) -> str:
    """Return the number with its thousands apart ("8,300", "169.55")."""
    return f"{value:,f}".replace("-", "−")


def amount(observation: Observation) -> Phrase:
    """Return the value, or the range, in words."""
    if observation.value is not None:
        return say("{value}", value=number(observation.value))
    low, high = observation.low, observation.high
    if low is not None and low == high:
        return say("about {low}", low=number(low))
    if low is not None and high is not None:
        return say("{low} to {high}", low=number(low), high=number(high))
    if low is not None:
        return say("more than {low}", low=number(low))
    return say("up to {high}", high=number(high or Decimal(0)))


def speaker(observation: Observation) -> str | Phrase:
    """Return who gives the number: the institution's key, or the words on record."""
    named = observation.asserted_by or observation.speaker
    return named or say("a source that names nobody")


def observation_line(observation: Observation, series: Series) -> Line:
    """Return the observation as a premise."""
    scope = f" ({observation.scope})" if observation.scope else ""
    return Line(
        say(
            "{day}, {who}: {title}{scope}: {amount} {unit}.",
            day=observation.as_of,
            who=speaker(observation),
            title=series.title,
            scope=scope,
            amount=amount(observation),
            unit=series.unit,
        ),
        observation.cite,
    )


def has_come(observation: Observation, as_of: date) -> bool:
    """Say whether nothing on record puts the number after the day."""
    return observation.as_of.on_or_before(as_of) is not Certainty.NO


def bounds(observation: Observation) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the greatest number meant; None where it is open."""
    if observation.value is not None:
        return observation.value, observation.value
    return observation.low, observation.high


def are_apart(first: Observation, second: Observation) -> bool:
    """Say whether no number fits both."""
    low_a, high_a = bounds(first)
    low_b, high_b = bounds(second)
    below = high_a is not None and low_b is not None and high_a < low_b
    above = high_b is not None and low_a is not None and high_b < low_a
    return below or above
