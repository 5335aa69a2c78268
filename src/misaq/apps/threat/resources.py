"""What the checks read of indicators, and of attacks in the same districts; never of an event."""

from __future__ import annotations

from datetime import date, datetime

from misaq.apps.threat.queries import Kept, list_districts, list_kept_releases, list_observations
from misaq.core.access.actors import Actor
from misaq.core.threat.picture.records import Part
from misaq.core.threat.resources import NOTHING_OBSERVED, AreaResources, AttackedArea
from misaq.kernel.ids import Key

_MONTHS = 120
"""The last months that the checks look at."""
_KEPT = 4
_attacked: dict[int, tuple[AttackedArea, ...]] = {}
"""By row of the basis, of which nothing ever changes."""


def area_resources(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> AreaResources:
    """Return what stands of indicators, and attacks by district of the first release kept.

    Args:
        actor: who asks.
        as_of: what is later is left out by the checks.
        known_at: what stood at that instant; now when None.
    """
    del as_of
    observed = list_observations(actor=actor, known_at=known_at)
    attacked: tuple[AttackedArea, ...] = ()
    for kept in list_kept_releases(actor=actor, known_at=known_at):
        attacked = _attacked_of(actor, kept)
        if attacked:
            break
    return AreaResources(observed, attacked) if observed or attacked else NOTHING_OBSERVED


def _attacked_of(actor: Actor, kept: Kept) -> tuple[AttackedArea, ...]:
    if kept.row not in _attacked:
        while len(_attacked) >= _KEPT:
            del _attacked[next(iter(_attacked))]
        _attacked[kept.row] = _read(actor, kept)
    return _attacked[kept.row]


def _read(actor: Actor, kept: Kept) -> tuple[AttackedArea, ...]:
    basis, found = kept.basis, []
    start = max(basis.months - _MONTHS, 0)
    for group in list_districts(actor=actor, kept=kept):
        for code in group.units:
            line = group.of(code, Part.ATTACKS).months
            months = tuple(
                line[at].events if at in line else 0 for at in range(start, basis.months)
            )
            if any(months):
                found.append(
                    AttackedArea(
                        Key(code), Key(basis.source), basis.release, basis.first_month + start,
                        months,
                    )
                )  # fmt: skip
    return tuple(found)
