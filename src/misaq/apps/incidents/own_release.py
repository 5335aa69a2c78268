"""What was accepted here as a file like another source's, so that it is read as theirs are."""

from __future__ import annotations

from pathlib import Path

from misaq.apps.incidents.queries import get_register
from misaq.apps.incidents.queries.entries import count_accepted, list_standing_entries
from misaq.apps.places.queries import get_gazetteer
from misaq.core.access.actors import Actor
from misaq.sources.incidents.entered import write_entered


def own_release_name(*, actor: Actor) -> str:
    """Return the name of the release that holds what stands now; empty while nothing does.

    It counts acceptances, so that a later one is the newer and the same state has the same name.
    """
    number = count_accepted(actor=actor)
    return f"entered-{number}" if number else ""


def write_own_release(*, actor: Actor, folder: Path) -> Path:
    """Write what stands to a file in our own form, and return it.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    target = folder / f"{own_release_name(actor=actor)}.csv"
    areas = {str(one.code): one.title for one in get_gazetteer(actor=actor).areas}
    actors = {one.key: one.title for one in get_register(actor=actor).actors}
    standing = reversed(list_standing_entries(actor=actor))
    write_entered((one.entry for one in standing), areas, actors, target)
    return target
