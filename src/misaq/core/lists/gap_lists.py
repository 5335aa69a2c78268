"""Reasons that the lists themselves show."""

from __future__ import annotations

from misaq.core.lists.gap_asking import Asked
from misaq.core.lists.gap_records import Explanation, GapReason, Which
from misaq.core.lists.records import PartyKind
from misaq.core.lists.sides import AtOtherTimes, OtherTime
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.words import Phrase, say


def counted_twice(asked: Asked) -> Explanation | None:
    """The list itself has the party a second time."""
    both = asked.around.both
    doubles = both.left_doubles if asked.which is Which.LEFT else both.right_doubles
    for double in doubles:
        if double.reference == asked.entry.reference:
            said = say(
                "“{list}” has the same party a second time, as {first}.",
                list=asked.side.title,
                first=double.first,
            )
            return Explanation(GapReason.COUNTED_TWICE, said, double.first)
    return None


def person_among_bodies(asked: Asked) -> Explanation | None:
    """A natural person cannot stand on a list of organisations."""
    if asked.entry.kind is not PartyKind.PERSON or asked.other_side.holds_persons:
        return None
    said = say(
        "It is a person, and “{other}” holds organisations only.", other=asked.other_side.title
    )
    return Explanation(GapReason.PERSON_NOT_ORGANISATION, said)


def awaits_a_person(asked: Asked) -> Explanation | None:
    """A possible partner that nobody has judged; one that only a former name gives is a rename."""
    theirs = asked.possible_partner
    if theirs is None:
        return None
    said = say(
        "It may be “{name}” on “{other}”: a person has to look.",
        name=asked.title_of(theirs),
        other=asked.other_side.title,
    )
    return Explanation(GapReason.AWAITS_A_PERSON, said, theirs)


_REASON = {
    AtOtherTimes.LISTED_LATER: GapReason.LISTED_LATER,
    AtOtherTimes.DELISTED: GapReason.DELISTED,
    AtOtherTimes.OBSERVED: GapReason.OBSERVATION_ONLY,
}


def listed_at_another_time(asked: Asked) -> Explanation | None:
    """The other list holds the party, but not on the day, or only under observation."""
    time = asked.around.elsewhere[asked.which].get(asked.entry.reference)
    if time is None:
        return None
    lag = _lag(asked.entry.listed_on, time.day)
    said = _said(asked, time, lag)
    return Explanation(_REASON[time.standing], said, time.entry.reference, lag)


def _said(asked: Asked, time: OtherTime, lag: int | None) -> Phrase:
    other, day = asked.other_side.title, _day(time.day)
    if time.standing is AtOtherTimes.DELISTED:
        return say("“{other}” had it until {day}.", other=other, day=day)
    if time.standing is AtOtherTimes.OBSERVED:
        return say("Under observation since {day}, not on “{other}”.", other=other, day=day)
    if lag is None:
        return say("“{other}” has it since {day}.", other=other, day=day)
    return say(
        "“{other}” has it since {day}, at least {lag} days later.", other=other, day=day, lag=lag
    )


def _day(day: ImpreciseDate | None) -> object:
    return say("a day not on record") if day is None else day


def _lag(first: ImpreciseDate | None, second: ImpreciseDate | None) -> int | None:
    """Return the days that surely lie between two listings; None where none surely do."""
    if first is None or second is None:
        return None
    days = (second.earliest - first.latest).days
    return days if days > 0 else None


def listed_after_the_other_day(asked: Asked) -> Explanation | None:
    """The list prints a day of listing after the day of the other list."""
    listed = asked.entry.listed_on
    day = asked.other_side.as_of
    if listed is None or listed.on_or_before(day) is not Certainty.NO:
        return None
    lag = (listed.earliest - day).days
    said = say(
        "Listed {listed}, at least {lag} days after the day of “{other}” ({day}).",
        listed=listed,
        lag=lag,
        other=asked.other_side.title,
        day=day,
    )
    return Explanation(GapReason.LISTED_LATER, said, lag=lag)
