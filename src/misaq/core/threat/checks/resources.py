"""What figures of services, courts and police posts ask for, beside the attacks of their areas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from misaq.core.findings.checks import check
from misaq.core.findings.records import Gap, GapReason, Line, Outcome, Severity, Subject
from misaq.core.incidents.checks.ground import above, put
from misaq.core.incidents.registers import Incidents
from misaq.core.institutions.records import Institutions
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Places
from misaq.core.threat.checks.asking import cite_of_source, government_of
from misaq.core.threat.indicators import (
    DEFINITIONS,
    RENEWED_WITHIN,
    AreaIndicator,
    AreaObservation,
    Latest,
    Side,
    figure_text,
    latest,
)
from misaq.core.threat.resources import YEAR, AreaResources, AttackedArea
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, join, say

_ATTACKED = 6
"""Attacks in twelve months from which a district should have a figure of the state's writ."""
_NAMED = 12
_TIMES = 2.0
"""How many times a figure must have grown, or shrunk, to be called a jump."""
_APART = 1.5
"""How many times one source's figure must exceed another's of the same year to contradict it."""
_LEAST = 10
"""Differences of fewer are small numbers, not jumps."""
_NEAR = 730
"""Days between two figures beyond which nothing is called a jump."""
_SAME_YEAR = 366
_FEWER = 0.9
_RISE, _MORE = 1.5, 5
_FORCE_ON_THE_GROUND = (AreaIndicator.POLICE_POSTS_STAFFED, AreaIndicator.POLICE_IN_POST)


@check(
    "THR022",
    title=say("Figures of services or of the state's writ that were not told anew in their time"),
    why=say(
        "Services and posts change within months where there is violence. An old figure is read as"
        " today's, and shows only what it was like on its day."
    ),
    working=say(
        "Of each source take the last figure of each area and indicator. Report, by province, those"
        " that are older than the time within which that indicator is to be told anew: six months"
        " for people displaced or returned, twelve for what is open, sits or is staffed, thirty-six"
        " for water. It shows that nothing newer is on record here; not that nobody counted since."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def not_renewed(
    resources: AreaResources, institutions: Institutions, places: Places, as_of: date
) -> Iterator[Outcome]:
    """Find last figures that are older than they should be, province by province."""
    old: dict[Key, list[AreaObservation]] = {}
    for one in _latest(resources, places, as_of):
        seen = one.observation
        if one.days > RENEWED_WITHIN[seen.indicator] * 365 / YEAR:
            old.setdefault(above(places, Key(seen.area))[-1], []).append(seen)
    for province, found in sorted(old.items()):
        found.sort(key=lambda seen: (seen.on.latest, seen.about))
        yield put(
            "THR022",
            _subject(places, province),
            say(
                "{area}: figures of services or of the state's writ that were not told anew in"
                " their time: {count}. The oldest, of {what}, is of {day}.",
                area=_title(places, province),
                count=len(found),
                what=DEFINITIONS[found[0].indicator].title,
                day=found[0].on,
            ),
            since=found[0].on,
            working=tuple(_line(places, seen) for seen in found[:_NAMED]),
            to=government_of(institutions, places, province),
            question=say("Is there a newer count, on which day was it made, and by whom?"),
            severity=Severity.MINOR,
        )


@check(
    "THR023",
    title=say("Districts attacked, of whose courts, posts and offices nothing is on record"),
    why=say(
        "How the state stands where it is attacked cannot be judged by attacks alone. Without"
        " figures of its writ a fall in attacks may be peace, or nobody left to attack."
    ),
    working=say(
        "Take the districts in which the first source kept here places six attacks or more in the"
        " last twelve months it covers; report, by province, those without any figure of the"
        " state's writ. It shows what our record lacks; not that there is no court or post."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def writ_unknown(resources: AreaResources, places: Places, as_of: date) -> Iterator[Outcome]:
    """Name attacked districts without a figure of the writ, by province."""
    told = (one.observation for one in _latest(resources, places, as_of))
    known = {one.area for one in told if _side(one) is Side.WRIT}
    bare: dict[Key, list[tuple[int, AttackedArea]]] = {}
    on_record = {area.key for area in places.areas}
    gazetteer = Gazetteer(places)
    for one in resources.attacked:
        _, attacks = one.last_year(as_of)
        # Attacks of districts that were split stand under the whole; a figure may be of a part.
        ground = {str(one.area), *gazetteer.list_parts(str(one.area))}
        if attacks >= _ATTACKED and one.area in on_record and not ground & known:
            bare.setdefault(above(places, one.area)[-1], []).append((attacks, one))
    for province, found in sorted(bare.items()):
        found.sort(key=lambda pair: (-pair[0], pair[1].area))
        yield Gap(
            "THR023",
            _subject(places, province),
            _bare_sentence(places, province, [one for _, one in found], as_of),
            GapReason.NOT_KNOWN,
            say("Figures of courts that sit, police posts staffed and offices open, by district,"
                " with their day, from the government of the province."),
        )  # fmt: skip


def _bare_sentence(places: Places, province: Key, found: list[AttackedArea], as_of: date) -> Phrase:
    last, _ = found[0].last_year(as_of)
    return say(
        "{area}: {count} districts with {least} attacks or more in the twelve months up to {month}"
        " have no figure of courts, posts or offices on record: {names}.",
        area=_title(places, province),
        count=len(found),
        least=_ATTACKED,
        month=_month(last),
        names=join([_title(places, one.area) for one in found[:_NAMED]]),
    )


@check(
    "THR024",
    title=say("A figure that doubled or halved within two years"),
    why=say(
        "A leap in the number of posts, schools or displaced people is a great change on the"
        " ground, or a change in how it was counted. A reader cannot tell which."
    ),
    working=say(
        "Of each source take the last two figures of the same area and indicator, at most two years"
        " apart. Report those where one is twice the other or more, and they differ by ten or more."
        " It shows that the two figures differ; not which is right, nor why."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def jumped(
    resources: AreaResources, institutions: Institutions, places: Places, as_of: date
) -> Iterator[Outcome]:
    """Find figures that changed by leaps."""
    for one in _latest(resources, places, as_of):
        seen, before = one.observation, one.earlier
        if before is None or (seen.on.latest - before.on.latest).days > _NEAR:
            continue
        if _times(seen.value, before.value) >= _TIMES:
            yield put(
                "THR024",
                _subject(places, seen.area),
                say(
                    "{area}: {what} went from {old} ({old_day}) to {new} ({new_day}).",
                    area=_title(places, seen.area),
                    what=DEFINITIONS[seen.indicator].title,
                    old=figure_text(before.value),
                    old_day=before.on,
                    new=figure_text(seen.value),
                    new_day=seen.on,
                ),
                since=seen.on,
                working=(_line(places, before), _line(places, seen)),
                to=government_of(institutions, places, Key(seen.area)),
                question=say("What changed: the ground, or the way it was counted?"),
                severity=Severity.MINOR,
                aspect=_aspect(seen),
            )


@check(
    "THR025",
    title=say("Two sources that contradict each other on the same services or posts"),
    why=say("A decision that rests on one of two figures should know of the other."),
    working=say(
        "Take the last figures that two sources tell of one area and indicator, at most a year"
        " apart. Report those where one is one and a half times the other or more, and they differ"
        " by ten or more. It shows that the sources differ; they may count different things."
    ),
    basis=("domain 8",),
    severity=Severity.MINOR,
)
def contradicted(
    resources: AreaResources, institutions: Institutions, places: Places, as_of: date
) -> Iterator[Outcome]:
    """Find sources that tell very different figures of the same."""
    by_what: dict[tuple[str, str], list[AreaObservation]] = {}
    for one in _latest(resources, places, as_of):
        seen = one.observation
        by_what.setdefault((seen.area, seen.indicator.value), []).append(seen)
    for same in by_what.values():
        for one_seen, other in combinations(same, 2):
            days = abs((one_seen.on.latest - other.on.latest).days)
            if days <= _SAME_YEAR and _times(one_seen.value, other.value) >= _APART:
                yield _contradiction(institutions, places, one_seen, other)


def _contradiction(
    institutions: Institutions, places: Places, one: AreaObservation, other: AreaObservation
) -> Outcome:
    return put(
        "THR025",
        _subject(places, one.area),
        say(
            "{area}: of {what} one source tells {first} ({first_day}), another {second}"
            " ({second_day}).",
            area=_title(places, one.area),
            what=DEFINITIONS[one.indicator].title,
            first=figure_text(one.value),
            first_day=one.on,
            second=figure_text(other.value),
            second_day=other.on,
        ),
        since=one.on,
        working=(_line(places, one), _line(places, other)),
        to=government_of(institutions, places, Key(one.area)),
        question=say("Which of the two does the government use, and what does each count?"),
        severity=Severity.MINOR,
        aspect=f"{_aspect(one)}-{other.source}",
    )


@check(
    "THR026",
    title=say("Fewer police where attacks rose"),
    why=say(
        "Where attacks rise and fewer posts are staffed, either the figure is wrong, or people were"
        " moved, lost or pulled back. Who answers for the district should say which."
    ),
    working=say(
        "Take the last two figures of police posts staffed or police in post that one source tells"
        " of a district. Where the later is lower by a tenth or more, set beside each the attacks"
        " of the twelve months up to it. Report where these rose by half or more, and by five or"
        " more. It shows that both happened; not that one brought about the other, in either"
        " direction, nor that more police would have stopped an attack."
    ),
    basis=("domain 8",),
    severity=Severity.SERIOUS,
)
def fewer_police(
    resources: AreaResources,
    incidents: Incidents,
    institutions: Institutions,
    places: Places,
    as_of: date,
) -> Iterator[Outcome]:
    """Find districts in which police figures fell while attacks rose."""
    attacked = {str(one.area): one for one in resources.attacked}
    for one in _latest(resources, places, as_of):
        seen, before = one.observation, one.earlier
        area = attacked.get(seen.area)
        if seen.indicator not in _FORCE_ON_THE_GROUND or before is None or area is None:
            continue
        then, now = (area.year_up_to(_month_of(each)) for each in (before, seen))
        if then is None or now is None or seen.value > _FEWER * before.value:
            continue
        if now >= _RISE * then and now - then >= _MORE:
            yield put(
                "THR026",
                _subject(places, seen.area),
                say(
                    "{area}: {what} fell from {old} to {new} between {old_day} and {new_day}, while"
                    " attacks in twelve months rose from {then} to {now}.",
                    area=_title(places, seen.area),
                    what=DEFINITIONS[seen.indicator].title,
                    old=figure_text(before.value),
                    new=figure_text(seen.value),
                    old_day=before.on,
                    new_day=seen.on,
                    then=then,
                    now=now,
                ),
                since=seen.on,
                working=(
                    _line(places, before),
                    _line(places, seen),
                    _rise(incidents, area, before, seen),
                ),
                to=government_of(institutions, places, Key(seen.area)),
                question=say("Why are there fewer, since when, and who decided it?"),
                aspect=_aspect(seen),
            )


def _rise(
    incidents: Incidents, area: AttackedArea, before: AreaObservation, seen: AreaObservation
) -> Line:
    """Return what the source of attacks places in the area by the day of each figure."""
    then_month, now_month = _month_of(before), _month_of(seen)
    text = say(
        "{source} {release} places {then} attacks there in the twelve months up to"
        " {then_month}, and {now} in those up to {now_month}.",
        source=str(area.source),
        release=area.release,
        then=area.year_up_to(then_month),
        then_month=_month(then_month),
        now=area.year_up_to(now_month),
        now_month=_month(now_month),
    )
    return Line(text, cite_of_source(incidents, area.source))


def _latest(resources: AreaResources, places: Places, as_of: date) -> Iterator[Latest]:
    """Yield the last figures of areas that are on record."""
    on_record = {str(area.key) for area in places.areas}
    for one in latest(resources.observations, on=as_of):
        if one.observation.area in on_record:
            yield one


def _times(one: float, other: float) -> float:
    """Return how many times the smaller goes into the greater; 1 where they hardly differ."""
    if abs(one - other) < _LEAST:
        return 1.0
    return max(one, other) / max(min(one, other), 1.0)


def _side(one: AreaObservation) -> Side:
    return DEFINITIONS[one.indicator].side


def _aspect(seen: AreaObservation) -> str:
    return f"{seen.indicator.value}-{seen.source}"


def _subject(places: Places, code: str) -> Subject:
    return Subject("places.areas", Key(code), _title(places, code))


def _title(places: Places, code: str) -> str:
    return next(area.title for area in places.areas if area.key == code)


def _line(places: Places, seen: AreaObservation) -> Line:
    text = say(
        "{area}, {day}: {value} {what}.",
        area=_title(places, seen.area),
        day=seen.on,
        value=figure_text(seen.value),
        what=DEFINITIONS[seen.indicator].title,
    )
    return Line(text, seen.cite)


def _month_of(seen: AreaObservation) -> int:
    return seen.on.latest.year * 12 + seen.on.latest.month - 1


def _month(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"
