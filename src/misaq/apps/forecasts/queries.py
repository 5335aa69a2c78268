"""Reading forecasts that were issued; a page draws nothing anew.

What the public may not see is left out here, so that pages, files and programs agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, QuerySet, Value

from misaq.apps.database.asking import ask_again
from misaq.apps.forecasts.kept import (
    Came,
    ClassesTold,
    Head,
    Held,
    HeldScoring,
    Kept,
    Scoring,
)
from misaq.apps.forecasts.mapping import (
    to_classes_told,
    to_head,
    to_kept,
    to_outcomes,
    to_parts,
    to_scoring,
)
from misaq.apps.forecasts.models import (
    ClassTallyRow,
    IssuedAreaRow,
    IssuedRow,
    ScoredAreaRow,
    ScoringRow,
)
from misaq.apps.registers.one_state import once
from misaq.apps.threat.queries import last_observed
from misaq.apps.threat.queries import site_state as earlier_state
from misaq.core.access.actors import Actor
from misaq.core.incidents.source_names import place_of_source
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.parts import opened_parts
from misaq.core.threat.forecasting.publishing import may_be_public
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import fingerprint
from misaq.kernel.words import tell

Group = tuple[str, Level, Measure, str]
"""Figures, size of the areas, what is forecast, class: of each group the newest stands."""


def list_issued(*, actor: Actor) -> tuple[Head, ...]:
    """Return every forecast that may be public, the newest first."""
    return once(("forecasts-issued", actor.id), _issued)


def _issued() -> tuple[Head, ...]:
    rows = IssuedRow.objects.defer("head", "card").order_by("-issued_at", "-id")
    return tuple(head for head in map(to_head, rows) if _is_public(head))


def _is_public(head: Head) -> bool:
    """By district every single class is held back: whose it is, no register says for sure."""
    guarded = {head.threat_class} - {""}
    return may_be_public(head.level, head.threat_class, guarded)


def group_of(head: Head) -> Group:
    """Return what a forecast is of."""
    return head.basis, head.level, head.measure, head.threat_class


def list_standing(*, actor: Actor, level: Level | None = None) -> tuple[Head, ...]:
    """Return the forecast of each group that looks furthest ahead, in the order of groups.

    What only looked back is left out. Releases come before the pack's own totals.
    """
    found: dict[Group, Head] = {}
    for head in list_issued(actor=actor):
        if head.terms.is_looking_back or level not in (None, head.level):
            continue
        known = found.get(group_of(head))
        if known is None or head.origin > known.origin:
            found[group_of(head)] = head
    return tuple(sorted(found.values(), key=_order))


def _order(head: Head) -> tuple[object, ...]:
    is_events = head.measure is Measure.EVENTS
    place = place_of_source(head.source)
    return head.terms.is_of_pack, place, head.level.value, is_events, head.threat_class


def get_issued(*, actor: Actor, seal: str) -> Kept:
    """Return a whole forecast by its seal, or by sixteen digits of it.

    Raises:
        NotFound: no forecast that may be public has it.
    """
    heads = [one for one in list_issued(actor=actor) if seal in (one.seal, one.short)]
    if not heads:
        raise NotFound(
            tell("There is no forecast with the seal {seal}.", seal=repr(seal[:64])),
            next_step=tell("Look for it in the list of forecasts."),
            rule="forecasts.seal",
        )
    return get_kept(actor=actor, head=heads[0])


def get_kept(
    *, actor: Actor, head: Head, areas: Iterable[str] | None = None, lead: int | None = None
) -> Kept:
    """Return a forecast with what it says of the areas; of all when none are named.

    Args:
        lead: only what is said so many months ahead; None for all months.
    """
    del actor  # who holds a head was shown it
    rows = IssuedAreaRow.objects.filter(issued_id=head.row).order_by("position")
    if areas is not None:
        rows = rows.filter(area__in=tuple(areas))
    return to_kept(IssuedRow.objects.get(pk=head.row), rows, lead)


def list_scorings(*, actor: Actor, heads: Iterable[Head]) -> tuple[Scoring, ...]:
    """Return the newest scoring of each forecast that was scored, the newest first."""
    del actor
    rows = ScoringRow.objects.filter(issued_id__in=[one.row for one in heads])
    return _newest(rows)


def _newest(rows: QuerySet[ScoringRow]) -> tuple[Scoring, ...]:
    found: dict[int, Scoring] = {}
    for row in rows.order_by("-scored_at", "-id"):
        found.setdefault(row.issued_id, to_scoring(row))
    return tuple(found.values())


def list_came(
    *, actor: Actor, area: str, basis: str, measure: Measure, threat_class: str = ""
) -> tuple[Came, ...]:
    """Return what happened after each forecast of an area, the newest forecast first.

    Args:
        threat_class: key of a class; empty for all together.
    """
    heads = {
        one.row: one
        for one in list_issued(actor=actor)
        if (one.basis, one.measure, one.threat_class) == (basis, measure, threat_class)
    }
    scorings = {one.row: one for one in list_scorings(actor=actor, heads=heads.values())}
    rows = ScoredAreaRow.objects.filter(scoring_id__in=list(scorings), area=area)
    found = [
        Came(heads[scorings[row.scoring_id].issued], scorings[row.scoring_id], to_outcomes(row))
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (-one.head.origin, -one.head.row)))


def find_classes_told(*, actor: Actor, basis: str) -> ClassesTold | None:
    """Return how much is known of each class in what was last forecast from; None where nothing is.

    The pack's own totals carry no class.
    """
    del actor
    if basis.endswith(":pack"):
        return None
    row = ClassTallyRow.objects.filter(source=basis).order_by("-origin", "-id").first()
    return None if row is None else to_classes_told(row)


def list_scored(
    *, actor: Actor, known_at: datetime | None = None
) -> tuple[tuple[Head, Scoring], ...]:
    """Return each forecast that may be public and looked ahead, with its newest scoring."""
    heads = {
        one.row: one for one in list_issued(actor=actor) if not one.terms.is_looking_back
    }  # fmt: skip
    if not heads:
        return ()
    rows = ScoringRow.objects.filter(issued_id__in=list(heads))
    if known_at is not None:
        rows = rows.filter(scored_at__lte=known_at)
    found = [(heads[one.issued], one) for one in _newest(rows)]
    return tuple(sorted(found, key=lambda pair: -pair[0].row))


def has_issued(
    *, actor: Actor, basis: str, version: str, level: Level, measure: Measure,
    threat_class: str, origin: int, making: tuple[str, str, int],
) -> bool:  # fmt: skip
    """Return whether the same was issued already: same data, code, rules and seed."""
    del actor
    code, rules, seed = making
    rows = IssuedRow.objects.filter(
        source=basis.removesuffix(":pack"), is_of_pack=basis.endswith(":pack"),
        data_version=version, level=level.value, measure=measure.value,
        threat_class=threat_class, origin=origin, code=code, rules=rules, seed=seed,
    )  # fmt: skip
    return rows.exists()


def list_to_score(*, actor: Actor, source: str, version: str) -> tuple[Head, ...]:
    """Return the forecasts from a source that were not yet scored by that version of its data."""
    del actor
    scored = ScoringRow.objects.filter(data_version=version).values("issued_id")
    rows = IssuedRow.objects.filter(source=source).exclude(pk__in=scored)
    return tuple(map(to_head, rows.defer("head", "card").order_by("id")))


def open_issued(*, actor: Actor, head: Head) -> IssuedForecast:
    """Return a whole forecast as it was sealed.

    Raises:
        InputRefused: the seal does not hold.
    """
    del actor
    areas = IssuedAreaRow.objects.filter(issued_id=head.row).order_by("position")
    return opened_parts(to_parts(IssuedRow.objects.get(pk=head.row), areas), head.seal)


def list_held(*, actor: Actor) -> Iterator[Held]:
    """Yield every forecast as its rows hold it, oldest first."""
    del actor
    for row in IssuedRow.objects.order_by("id"):
        areas = list(IssuedAreaRow.objects.filter(issued=row).order_by("position"))
        known = {one.area: one.known for one in areas}
        yield Held(to_head(row), to_parts(row, areas), row.beside_seal, row.card, known)


def list_held_scorings(*, actor: Actor) -> Iterator[HeldScoring]:
    """Yield every scoring as its rows hold it, oldest first."""
    del actor
    for row in ScoringRow.objects.select_related("issued").order_by("id"):
        areas = ScoredAreaRow.objects.filter(scoring=row).order_by("id")
        outcomes = {one.area: one.outcomes for one in areas}
        yield HeldScoring(
            issued=row.issued.seal,
            seal=row.seal,
            source=row.source,
            release=row.release,
            data_version=row.data_version,
            count=row.outcomes,
            waiting=row.waiting,
            scored_at=row.scored_at,
            outcomes=outcomes,
            summary=row.summary,
        )


def site_state() -> str:
    """Return what public pages are made from, the day apart: what earlier rooms keep, and this."""
    return f"{earlier_state()}:{once('forecasts-state', _state)}"


def _state() -> str:
    """Return what changes with every forecast, scoring, choice of classes and observation."""
    return fingerprint(*sorted("-".join(map(str, row)) for row in ask_again(_last_kept)))


def _last_kept() -> QuerySet[Any, Any]:
    issued = IssuedRow.objects.order_by().annotate(of=Value("issued")).values("of")
    scored = ScoringRow.objects.order_by().annotate(of=Value("scored")).values("of")
    tallied = ClassTallyRow.objects.order_by().annotate(of=Value("tallied")).values("of")
    return issued.annotate(rows=Count("id"), last=Max("issued_at"), seal=Max("seal")).union(
        scored.annotate(rows=Count("id"), last=Max("scored_at"), seal=Max("seal")),
        tallied.annotate(rows=Max("id"), last=Max("tallied_at"), seal=Value("")),
        last_observed(),
        all=True,
    )
