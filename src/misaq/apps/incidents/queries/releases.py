"""Reading which releases of which sources are kept here."""

from __future__ import annotations

from misaq.apps.incidents.mapping.releases import KeptRelease, to_kept_release
from misaq.apps.incidents.models import ReleaseRow
from misaq.apps.registers.one_state import once
from misaq.core.access.actors import Actor
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


def list_releases(*, actor: Actor) -> tuple[KeptRelease, ...]:
    """Return every release that is kept, by source, the newest first; anybody may know of them."""
    return once(("incidents-releases", actor.id), _releases)


def _releases() -> tuple[KeptRelease, ...]:
    found = [to_kept_release(row) for row in ReleaseRow.objects.order_by("id")]
    newest_first = sorted(found, key=lambda one: one.release.order, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: one.release.source))


def get_kept_release(*, actor: Actor, source: str, release: str) -> KeptRelease:
    """Return one release.

    Raises:
        NotFound: it is not kept.
    """
    for one in list_releases(actor=actor):
        if (one.release.source, one.release.release) == (source, release):
            return one
    raise NotFound(
        tell("No such release is kept here."),
        next_step=tell("Look at the releases that are kept."),
        rule="incidents.release",
    )
