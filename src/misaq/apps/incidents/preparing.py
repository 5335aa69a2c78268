"""Preparing the events that are kept for the pages that show them."""

from __future__ import annotations

from pathlib import Path

from misaq.apps.incidents.at_hand import boundary_store, incident_store
from misaq.apps.incidents.queries import get_coding
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.registers.queries import data_version, get_country
from misaq.core.access.actors import Actor
from misaq.sources.incidents.placing import Placer, with_boundaries
from misaq.sources.incidents.prepared import prepare_events


def placer_of(*, actor: Actor) -> Placer:
    """Return who finds the areas of the country on record."""
    title = get_country(actor=actor).title
    version = data_version(actor=actor)
    placer = Placer(get_gazetteer(actor=actor), frozenset({title, ""}), version)
    return with_boundaries(placer, boundary_store())


def prepare_source(*, actor: Actor, source: str) -> Path | None:
    """Place and code the events of a source; None where nothing of it is kept.

    Raises:
        Unavailable: there is not enough memory or disk.
    """
    store = incident_store()
    releases = store.list_current(source)
    if not releases:
        return None
    actors, rules = get_coding(actor=actor)
    return prepare_events(store, releases, placer_of(actor=actor), actors, rules)
