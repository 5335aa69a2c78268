"""What the checks read of releases that are kept: made of kept results, and never of an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.incidents.queries import get_register
from misaq.apps.incidents.queries.entries import recodings_version
from misaq.apps.places.queries import get_register as get_places
from misaq.apps.registers.one_state import once
from misaq.apps.registers.queries import data_version
from misaq.apps.threat.queries import Kept, get_bodies_for_checks, list_kept_releases
from misaq.core.access.actors import Actor
from misaq.core.incidents.summaries import (
    NO_RELEASE,
    IncidentSummaries,
    ReleaseSummary,
    StudySummary,
)
from misaq.core.incidents.terms import Terms
from misaq.core.threat.picture.records import WHOLE, ResultKind
from misaq.kernel.ids import Key, fingerprint

_KEPT = 4
_digests: dict[str, str] = {}
"""By version of the data: the same version has the same registers."""


def incident_summaries(
    *, actor: Actor, as_of: date, known_at: datetime | None = None
) -> IncidentSummaries:
    """Return what kept results say of each release, for the checks; nothing where none is kept.

    Args:
        as_of: a release whose first event is later says nothing yet.
        known_at: results as they stood then; now when None.
    """
    kept = list_kept_releases(actor=actor, known_at=known_at)
    found = [one for each in kept if (one := _release(actor, each, known_at)) is not None]
    past = tuple(one for one in found if one.first <= as_of)
    if not past:
        return NO_RELEASE
    sources = {str(one.source) for one in past}
    studies = (
        study for one in kept if one.basis.source in sources for study in _studies(actor, one)
    )
    return IncidentSummaries(past, tuple(studies))


def is_outdated(*, actor: Actor, kept: Kept) -> bool:
    """Say whether registers, or what two people decided, changed since a source was reckoned."""
    if kept.basis.is_of_pack:
        return False
    body = get_bodies_for_checks(actor=actor, kept=kept).get((ResultKind.SUMMARY, WHOLE))
    if body is None:
        return False
    decided = recodings_version(actor=actor, source=kept.basis.source)
    is_same = body["registers"] == registers_digest(actor=actor)
    return not is_same or body.get("recodings", "") != decided


def registers_digest(*, actor: Actor, known_at: datetime | None = None) -> str:
    """Return what changes when areas, bodies, actors, rules, operations or assurances do."""
    version = data_version(actor=actor, known_at=known_at)
    if version not in _digests:
        parts = (
            get_places(actor=actor, known_at=known_at),
            get_bodies(actor=actor, known_at=known_at),
            get_register(actor=actor, known_at=known_at),
        )
        while len(_digests) >= _KEPT:
            del _digests[next(iter(_digests))]
        _digests[version] = fingerprint(*(repr(one) for one in parts))
    return _digests[version]


def _release(actor: Actor, kept: Kept, known_at: datetime | None) -> ReleaseSummary | None:
    body = get_bodies_for_checks(actor=actor, kept=kept).get((ResultKind.SUMMARY, WHOLE))
    if body is None:
        return None
    basis = kept.basis
    return ReleaseSummary(
        source=Key(basis.source),
        release=_newest(basis.source, known_at) or basis.release,
        first=date.fromisoformat(body["first"]),
        last=date.fromisoformat(body["last"]),
        rows=body["rows"],
        no_district=body["no_district"],
        unclassed=body["unclassed"],
        withheld=body["withheld"],
        terms=Terms(body["terms"]),
        shown=basis.release,
        is_outdated=body["registers"] != registers_digest(actor=actor, known_at=known_at),
    )


def _newest(source: str, known_at: datetime | None) -> str:
    """Return the current releases of a source that are kept here; empty where files are gone.

    Of an earlier instant it is not asked: what files lay here then is not on record.
    """
    if known_at is not None:
        return ""
    from misaq.sources.incidents.releases import name_of
    from misaq.sources.incidents.store import IncidentStore

    store = IncidentStore(Path(settings.MISAQ_HOME) / "incidents")
    current = once(("threat-releases",), store.list_current)
    mine = [one for one in current if one.source == source]
    return name_of(mine) if mine else ""


def _studies(actor: Actor, kept: Kept) -> Iterator[StudySummary]:
    bodies = get_bodies_for_checks(actor=actor, kept=kept)
    for (kind, key), body in bodies.items():
        if kind is ResultKind.OPERATION:
            back = bodies.get((ResultKind.RE_EMERGENCE, key), {})
            share, expected = body["false_share"], body["expected"]
            yield StudySummary(
                source=Key(kept.basis.source),
                release=kept.basis.release,
                operation=Key(key),
                before=body["before"],
                after=body["after"],
                expected=None if expected is None else round(expected),
                is_more=body["outcome"] == "MORE_THAN_EXPECTED",
                placebos=body["placebos"] or 0,
                false_percent=None if share is None else round(100 * share),
                back_after=back.get("months"),
                names=tuple(Key(one["actor"]) for one in back.get("names", ())),
            )
