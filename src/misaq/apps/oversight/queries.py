"""Reading committees' tables: only those within somebody's reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.apps.institutions.queries import get_register
from misaq.apps.oversight.mapping import to_recommendation
from misaq.apps.oversight.models import RecommendationRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may, scopes_of
from misaq.core.access.scopes import Place, ScopeKind
from misaq.core.institutions.records import Committee, Institution
from misaq.core.oversight.routing import find_committee, is_in_remit
from misaq.core.oversight.tracking import Recommendation, Standing, standing_of
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation and where it stands."""

    recommendation: Recommendation
    standing: Standing


def list_committees(*, actor: Actor) -> tuple[Committee, ...]:
    """Return the committees whose table somebody may read."""
    reach = scopes_of(actor, Permission.READ_COMMITTEE, ScopeKind.COMMITTEE)
    return tuple(
        committee
        for committee in get_register(actor=actor).committees
        if reach is None or committee.key in reach
    )


def get_committee(*, actor: Actor, key: str, permission: Permission) -> Committee:
    """Return a committee within somebody's reach.

    Raises:
        NotFound: there is no such committee, or it is not theirs to know.
    """
    committee = find_committee(get_register(actor=actor), key)
    check_may(actor, permission, Place(committees=frozenset({committee.key})))
    return committee


def list_answering(*, actor: Actor, committee: Committee) -> tuple[Institution, ...]:
    """Return the institutions a committee may put something to."""
    register = get_register(actor=actor)
    return tuple(i for i in register.institutions if is_in_remit(register, committee, i.key))


def list_lines(*, actor: Actor, committee: Key, as_of: date) -> tuple[Line, ...]:
    """Return a committee's table: what is overdue first, then by the day that comes next.

    Raises:
        NotAllowed: the committee is not within their reach.
    """
    place = Place(committees=frozenset({committee}))
    check_may(actor, Permission.READ_COMMITTEE, place)
    rows = RecommendationRow.objects.filter(committee=committee).prefetch_related("events")
    found = (to_recommendation(row, row.events.all()) for row in rows)
    seen = [Line(r, standing_of(r, as_of)) for r in found if r.made_on <= as_of]
    return tuple(sorted(seen, key=_urgency))


def get_line(*, actor: Actor, committee: Key, number: int, as_of: date) -> Line:
    """Return one recommendation of a committee.

    Raises:
        NotAllowed: the committee is not within their reach.
        NotFound: its table has no such number.
    """
    place = Place(committees=frozenset({committee}))
    check_may(actor, Permission.READ_COMMITTEE, place)
    row = (
        RecommendationRow.objects.filter(committee=committee, number=number)
        .prefetch_related("events")
        .first()
    )
    if row is None:
        raise NotFound(
            tell(
                "The table of {committee} has no recommendation {number}.",
                committee=committee,
                number=number,
            ),
            next_step=tell("Look for it in the committee's table."),
            rule="oversight.number",
        )
    found = to_recommendation(row, row.events.all())
    return Line(found, standing_of(found, as_of))


def list_asked(*, actor: Actor, institutions: frozenset[Key], as_of: date) -> tuple[Line, ...]:
    """Return what committees await from institutions that somebody speaks for.

    Raises:
        NotAllowed: they speak for one of them not at all.
    """
    for institution in institutions:
        place = Place(institutions=frozenset({institution}))
        check_may(actor, Permission.MAKE_CLAIM, place)
    rows = RecommendationRow.objects.filter(to__in=institutions).prefetch_related("events")
    found = (to_recommendation(row, row.events.all()) for row in rows)
    lines = (Line(r, standing_of(r, as_of)) for r in found if r.made_on <= as_of)
    return tuple(sorted((x for x in lines if not x.standing.is_closed), key=_urgency))


def _urgency(line: Line) -> tuple[bool, bool, date, int]:
    standing = line.standing
    dates = [day for day in (standing.due, standing.next_on) if day is not None]
    return (
        standing.is_closed,
        not standing.is_overdue,
        min(dates, default=date.max),
        line.recommendation.number,
    )
