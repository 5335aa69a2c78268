"""How long until attacks were back, and under which names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from misaq.core.bodies.records import Relation, RelationKind
from misaq.core.lists.lineage import Lineage, between, groups_of
from misaq.core.stats.arrays import Ints
from misaq.core.threat.measures.by_month import events_by_month
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import Interval, Limits, Measured, result_of
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say

BEFORE = 12
WINDOW = 6
SHARE = 0.5
UNSEEN = 24
_LEAST = 6
LIMITS = Limits(
    say(
        "How many months passed until the mean of six months was again at least half of the year "
        "before, and which names this source gives for attacks since."
    ),
    say(
        "Not that the same people came back. A new name may be new people, an old group's cover, "
        "or a source that learnt to tell groups apart. Lineage is what somebody asserts, with a "
        "source."
    ),
)


class Return(Enum):
    """What became of the level of before."""

    CAME_BACK = "CAME_BACK"
    NOT_BACK_YET = "NOT_BACK_YET"
    """It fell, and was below half to the end of the data."""
    NEVER_FELL = "NEVER_FELL"
    """No mean of six months was below half."""
    CANNOT_SAY = "CANNOT_SAY"


@dataclass(frozen=True, slots=True)
class NewForm:
    """A name that had not been seen in these areas for 24 months.

    Attributes:
        body: key of the body, or the actor's code in the source.
        month: of its first attack after the day: years times 12 plus month less one.
        attacks: of it from then to the end of what is looked at.
        kin: bodies seen in these areas before, to which relations on record tie it.
        relations: those between it and them, as somebody asserts them; empty where the tie runs
            through a third body.
    """

    body: str
    month: int
    attacks: int
    kin: tuple[str, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class ReEmergence:
    """What followed a month in some areas.

    Attributes:
        level: mean attacks a month in the year before.
        outcome: what became of it.
        fell: months until the mean of six was first below half; None unless it fell. Much more
            than six says that attacks went on, or rose, before they fell.
        months: until the mean was back; None unless it came back.
        watched: months after the month that the data holds.
        forms: names not seen there for 24 months, in order of their coming.
        new_share: share of attacks of known actors since then that came from a name unseen there
            in the 24 months before that attack; None without one.
        unnamed: attacks since then with no actor on record.
    """

    level: float
    outcome: Return
    fell: int | None
    months: int | None
    watched: int
    forms: tuple[NewForm, ...]
    new_share: float | None
    unnamed: int


def re_emergence(
    events: DatedEvents,
    codes: Iterable[str],
    month: int,
    *,
    bodies: Iterable[str] = (),
    lineage: Lineage | None = None,
) -> Measured[ReEmergence]:
    """Look from a month forward; the month itself is in neither part.

    Args:
        events: attacks and operations; only attacks are counted.
        codes: areas, looked at together.
        month: years times 12 plus month less one.
        bodies: whose attacks make up the level; none for anybody's. Names are looked for among all.
        lineage: relations between bodies on record, if actors are keys of bodies.
    """
    attacks = events.attacks().in_areas(codes)
    series = events_by_month(attacks.of_bodies(bodies)).sum(axis=0)
    at = month - events.first_month
    watched = int(max(series.size - at - 1, 0))
    level = float(series[max(at - BEFORE, 0) : max(at, 0)].mean()) if at >= BEFORE else 0.0
    outcome, fell, back = _return_of(series, at, level)
    seen = _months_seen(attacks)
    after = [(body, month) for body, months in seen.items() for month in months if month > at]
    new = sum(not _was_seen(seen[body], month) for body, month in after)
    found = ReEmergence(
        level,
        outcome,
        fell,
        back,
        watched,
        _forms(attacks, events.first_month, at, lineage),
        new / len(after) if after else None,
        int(((attacks.month > at) & (attacks.body < 0)).sum()),
    )
    span = _span(series, at, found)
    return result_of(events, found, LIMITS, uncertainty=span, notes=_notes(found))


def months_until_back(
    series: Ints, at: int, level: float, share: float = SHARE
) -> tuple[int | None, int | None]:
    """Return after how many months it fell below half, and after how many it was back.

    Args:
        series: shape (months,).
        at: the month looked from; means begin with the month after it.
        level: mean of a month before.
        share: of that level, below which it fell and at which it is back.
    """
    fell: int | None = None
    for end in range(at + WINDOW, series.size):
        mean = float(series[end - WINDOW + 1 : end + 1].mean())
        if mean < share * level:
            fell = end - at if fell is None else fell
        elif fell is not None:
            return fell, end - at
    return fell, None


def _span(series: Ints, at: int, found: ReEmergence) -> Interval | None:
    """Return the months for a share of 40 % and of 60 %; None where either was not reached."""
    if found.outcome is not Return.CAME_BACK:
        return None
    months = [months_until_back(series, at, found.level, share)[1] for share in (0.4, SHARE, 0.6)]
    known = [month for month in months if month is not None]
    if len(known) < len(months):
        return None
    how = say("months with 40 % and with 60 % of the level in place of half")
    return Interval(min(known), max(known), how, share=1.0)


def _return_of(series: Ints, at: int, level: float) -> tuple[Return, int | None, int | None]:
    if at < BEFORE or level * BEFORE < _LEAST or series.size - at - 1 < WINDOW:
        return Return.CANNOT_SAY, None, None
    fell, months = months_until_back(series, at, level)
    if fell is None:
        return Return.NEVER_FELL, None, None
    return Return.NOT_BACK_YET if months is None else Return.CAME_BACK, fell, months


def _months_seen(attacks: DatedEvents) -> dict[int, list[int]]:
    """Return the months of the attacks of each known actor, in order of time."""
    month, known = attacks.month, (attacks.body >= 0) & (attacks.month >= 0)
    seen: dict[int, list[int]] = {}
    for body, at in zip(attacks.body[known].tolist(), month[known].tolist(), strict=True):
        seen.setdefault(body, []).append(at)
    return {body: sorted(months) for body, months in seen.items()}


def _was_seen(months: list[int], month: int) -> bool:
    """Say whether one of the sorted months is of the 24 before ``month``, itself not counted."""
    place = bisect_left(months, month)
    return place > 0 and months[place - 1] >= month - UNSEEN


def _forms(
    attacks: DatedEvents, first_month: int, at: int, lineage: Lineage | None
) -> tuple[NewForm, ...]:
    seen = _months_seen(attacks)
    before = {attacks.bodies[body] for body, months in seen.items() if months[0] <= at}
    forms = []
    for body, months in seen.items():
        later = months[bisect_left(months, at + 1) :]
        if later and not _was_seen(months, at + 1):
            name = attacks.bodies[body]
            known = before - {name}
            forms.append(_form(name, later[0] + first_month, len(later), known, lineage))
    return tuple(sorted(forms, key=lambda form: (form.month, form.body)))


def _form(
    body: str, month: int, attacks: int, before: set[str], lineage: Lineage | None
) -> NewForm:
    if lineage is None or body not in lineage.bodies:
        return NewForm(body, month, attacks, (), ())
    tied = frozenset(RelationKind) - {RelationKind.SAME_NAME_AS}
    keys = [Key(body), *(Key(one) for one in sorted(before & set(lineage.bodies)))]
    family = next(g for g in groups_of(keys, lineage.relations, tied) if body in g)
    kin = tuple(key for key in family if key != body)
    direct = tuple(
        relation
        for relation in between(lineage, family)
        if body in (relation.source_body, relation.target_body) and relation.kind in tied
    )
    return NewForm(body, month, attacks, kin, direct)


def _notes(found: ReEmergence) -> tuple[Phrase, ...]:
    notes = []
    if found.outcome is Return.CANNOT_SAY:
        notes.append(say("Too little was recorded before, or too few months follow, to say."))
    if found.outcome is Return.NOT_BACK_YET:
        notes.append(
            say("Not back in the {months} months that the data holds.", months=found.watched)
        )
    if found.unnamed:
        notes.append(say("{many} attacks since have no actor on record.", many=found.unnamed))
    return tuple(notes)
