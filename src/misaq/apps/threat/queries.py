"""Reading what was reckoned; a page never reckons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Value

from misaq.apps.incidents.queries.events import site_state as earlier_state
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.one_state import once
from misaq.apps.sourcebook.queries import get_register as get_sourcebook
from misaq.apps.threat.mapping import to_basis, to_observation, to_stored
from misaq.apps.threat.models import AreaObservationRow, BasisRow, ResultRow
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.source_names import place_of_source
from misaq.core.threat.indicator_rows import Known, read_observations
from misaq.core.threat.indicators import AreaObservation
from misaq.core.threat.picture.finer import (
    MonthsOfUnits,
    YearsOfGroups,
    groups_of_plain,
    units_of_plain,
)
from misaq.core.threat.picture.plain import months_of_plain
from misaq.core.threat.picture.records import AreaMonths, Basis, Plain, ResultKind, Stored
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Kept:
    """A basis that is current, with the number of its row."""

    row: int
    basis: Basis


def list_bases(*, actor: Actor) -> tuple[Kept, ...]:
    """Return what is kept: sources of every kind of violence first, the pack's own totals last.

    Sums over areas and months are shown to anybody, with the credit that the terms ask for.
    """
    return once(("threat-bases", actor.id), _bases)


def _bases() -> tuple[Kept, ...]:
    rows = BasisRow.objects.filter(superseded_at=None)
    kept = (Kept(row.pk, to_basis(row)) for row in rows)
    return tuple(
        sorted(kept, key=lambda one: (one.basis.is_of_pack, place_of_source(one.basis.source)))
    )


def list_kept_releases(*, actor: Actor, known_at: datetime | None = None) -> tuple[Kept, ...]:
    """Return what is reckoned of releases, as it stood at an instant; now when None."""
    if known_at is None:
        return tuple(one for one in list_bases(actor=actor) if not one.basis.is_of_pack)
    rows = BasisRow.objects.filter(is_of_pack=False, computed_at__lte=known_at)
    then = rows.filter(Q(superseded_at=None) | Q(superseded_at__gt=known_at)).order_by("source")
    return tuple(Kept(row.pk, to_basis(row)) for row in then)


def list_reckoned_instants(*, actor: Actor) -> tuple[datetime, ...]:
    """Return every instant at which a release was reckoned, the earliest first."""
    del actor  # when something public was made is public
    rows = BasisRow.objects.filter(is_of_pack=False).order_by("computed_at")
    return tuple(rows.values_list("computed_at", flat=True))


def get_bodies_for_checks(*, actor: Actor, kept: Kept) -> Mapping[tuple[ResultKind, str], Plain]:
    """Return what the checks read of kept results, by kind and subject."""
    del actor  # everything kept here is sums, which anybody may see
    return once(("threat-for-checks", kept.row), lambda: _bodies_for_checks(kept.row))


def _bodies_for_checks(row: int) -> Mapping[tuple[ResultKind, str], Plain]:
    kinds = (ResultKind.SUMMARY, ResultKind.OPERATION, ResultKind.RE_EMERGENCE)
    results = ResultRow.objects.filter(basis_id=row, kind__in=[kind.value for kind in kinds])
    return {(ResultKind(one.kind), one.subject): one.body for one in results}


def choose_basis(*, actor: Actor, key: str = "") -> Kept | None:
    """Return the basis of that key, the first when none is named; None when nothing is kept.

    Raises:
        NotFound: nothing of that key is kept.
    """
    kept = list_bases(actor=actor)
    if not key:
        return kept[0] if kept else None
    found = next((one for one in kept if one.basis.key == key), None)
    if found is None:
        raise NotFound(
            tell("Nothing is kept of the source {key}.", key=repr(key[:40])),
            next_step=tell("Choose a source from the list on the page."),
            rule="threat.basis",
        )
    return found


def find_result(*, actor: Actor, kept: Kept, kind: ResultKind, subject: str) -> Stored | None:
    """Return one result of a basis; None where there is none of it."""
    found = list_results(actor=actor, kept=kept, kind=kind, subjects=(subject,))
    return found[0] if found else None


def list_results(
    *, actor: Actor, kept: Kept, kind: ResultKind, subjects: tuple[str, ...] | None = None
) -> tuple[Stored, ...]:
    """Return the results of one kind, in the order they were reckoned; of some subjects or all."""
    del actor  # everything kept here is sums, which anybody may see
    rows = ResultRow.objects.filter(basis_id=kept.row, kind=kind.value).order_by("id")
    if subjects is not None:
        rows = rows.filter(subject__in=subjects)
    return tuple(to_stored(row) for row in rows)


def list_all_results(
    *, actor: Actor, kept: Kept, without: tuple[ResultKind, ...] = ()
) -> tuple[Stored, ...]:
    """Return every result of a basis in the order they were reckoned, some kinds left out."""
    del actor  # everything kept here is sums, which anybody may see
    rows = ResultRow.objects.filter(basis_id=kept.row).order_by("id")
    return tuple(map(to_stored, rows.exclude(kind__in=[kind.value for kind in without])))


def count_results(*, actor: Actor, kept: Kept) -> Mapping[ResultKind, int]:
    """Return how many results of each kind are kept of a basis."""
    del actor  # everything kept here is sums, which anybody may see
    rows = ResultRow.objects.filter(basis_id=kept.row).order_by().values_list("kind")
    return {ResultKind(kind): many for kind, many in rows.annotate(many=Count("id"))}


def list_months(*, actor: Actor, kept: Kept) -> tuple[AreaMonths, ...]:
    """Return events and deaths of every area by month; what is known to no area comes last."""
    found = list_results(actor=actor, kept=kept, kind=ResultKind.MONTHS)
    months = (months_of_plain(one.subject, one.body) for one in found)
    return tuple(sorted(months, key=lambda one: (not one.area, one.area)))


def list_observations(
    *, actor: Actor, area: str = "", known_at: datetime | None = None
) -> tuple[AreaObservation, ...]:
    """Return what stands of indicators, of one area or of all, in the order it was recorded.

    Args:
        known_at: what stood at that instant, by what had been recorded then; None for now.
    """
    del actor  # figures of services and offices, which anybody may see
    standing = Q(superseded_at=None)
    if known_at is not None:
        standing = Q(recorded_at__lte=known_at) & (standing | Q(superseded_at__gt=known_at))
    rows = AreaObservationRow.objects.filter(standing).order_by("id")
    return tuple(map(to_observation, rows.filter(area=area) if area else rows))


def read_form(
    *, actor: Actor, as_of: date, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[AreaObservation, ...]:
    """Return the observations of a filled form; nothing of it is kept.

    Raises:
        NotAllowed: the actor imports nothing.
        InputRefused: the form has problems; each is named with its row.
    """
    check_may(actor, Permission.IMPORT_ROWS)
    known = Known(
        areas={area.code for area in get_gazetteer(actor=actor).areas},
        sources={str(source.key) for source in get_sourcebook(actor=actor).sources},
        as_of=as_of,
    )
    return read_observations(header, rows, known)


def last_observed() -> QuerySet[Any, Any]:
    """Return the question for what changes whenever an observation is recorded or corrected.

    A later room asks it together with its own: each question takes its time on every page.
    """
    rows = AreaObservationRow.objects.order_by().annotate(of=Value("observed")).values("of")
    return rows.annotate(rows=Count("id"), last=Max("recorded_at"), seal=Value(""))


def list_districts(
    *, actor: Actor, kept: Kept, provinces: tuple[str, ...] | None = None
) -> tuple[MonthsOfUnits, ...]:
    """Return the districts of some provinces or of all by month; none where a basis has no such."""
    found = list_results(actor=actor, kept=kept, kind=ResultKind.DISTRICTS, subjects=provinces)
    return tuple(units_of_plain(one.subject, one.body) for one in found)


def find_groups(*, actor: Actor, kept: Kept, kind: ResultKind, area: str) -> YearsOfGroups | None:
    """Return events and deaths by class or by actor of an area; None where there are none."""
    found = find_result(actor=actor, kept=kept, kind=kind, subject=area)
    return None if found is None else groups_of_plain(area, found.body)


def site_state() -> str:
    """Return what public pages are made from, observations apart: earlier rooms, and results."""
    bases = list_bases(actor=PUBLIC)
    versions = [f"{one.row}-{one.basis.data_version}-{one.basis.rules}" for one in bases]
    return f"{earlier_state()}:{','.join(versions)}"
