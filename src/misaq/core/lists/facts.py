"""How a fact of one entry meets the same fact of another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from misaq.core.lists.evidence import Agreement, best_of
from misaq.core.lists.identity_numbers import IdentityNumber
from misaq.core.lists.places import Place, meet_countries, meet_places
from misaq.core.lists.records import Sex
from misaq.kernel.dates import ImpreciseDate


def meet_births(left: Iterable[ImpreciseDate], right: Iterable[ImpreciseDate]) -> Agreement:
    """Say how two sets of days of birth meet; the best pair decides.

    Two known days that differ by a month or a day within one year are close, not the same, and so
    are years that follow one another: other calendars shift a year.
    """
    met = [_meet_birth(one, other) for one, other in product(left, right)]
    return best_of(met)


def _meet_birth(left: ImpreciseDate, right: ImpreciseDate) -> Agreement:
    if left.overlaps(right):
        return Agreement.SAME
    years = min(
        abs(left.earliest.year - right.latest.year), abs(left.latest.year - right.earliest.year)
    )
    return Agreement.CLOSE if years <= 1 else Agreement.OTHER


def meet_numbers(left: frozenset[IdentityNumber], right: frozenset[IdentityNumber]) -> Agreement:
    """Say how the numbers of two entries meet.

    A person has one identity card but may have held several passports: only a card that differs
    speaks against, and a passport that differs is close to nothing.
    """
    if not left or not right:
        return Agreement.MISSING
    if any(one.agrees_with(other) for one, other in product(left, right)):
        return Agreement.SAME
    shared = {one.kind for one in left} & {other.kind for other in right}
    if not shared:
        return Agreement.MISSING
    return Agreement.OTHER if any(kind.is_held_once for kind in shared) else Agreement.CLOSE


def meet_districts(left: Iterable[Place], right: Iterable[Place]) -> Agreement:
    """Say how two sets of places of residence meet; the best pair decides."""
    return best_of([meet_places(one, other) for one, other in product(left, right)])


def meet_nationalities(
    left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]
) -> Agreement:
    """Say how two sets of nationalities meet; the best pair decides."""
    return best_of([meet_countries(one, other) for one, other in product(left, right)])


def meet_birth_places(left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> Agreement:
    """Say how two sets of places of birth, as words, meet.

    Places are printed at every depth from the village to the country, so no shared word is little.
    """
    met = [
        Agreement.SAME if one & other else Agreement.OTHER for one, other in product(left, right)
    ]
    return best_of(met)


def meet_sexes(left: Sex | None, right: Sex | None) -> Agreement:
    """Say how two printed sexes meet."""
    if left is None or right is None:
        return Agreement.MISSING
    return Agreement.SAME if left is right else Agreement.OTHER
