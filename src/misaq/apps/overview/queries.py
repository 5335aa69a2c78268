"""Reading what the home page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.apps.findings.index import Run
from misaq.apps.findings.queries import get_run
from misaq.apps.overview.glance import Glance, glance_at
from misaq.apps.registers.queries import find_revision, get_country
from misaq.core.access.actors import Actor
from misaq.sources.packfiles import Country


@dataclass(frozen=True, slots=True)
class Overview:
    """A country, what is found there, and the same at a glance."""

    country: Country
    run: Run
    glance: Glance


def find_overview(*, actor: Actor, as_of: date) -> Overview | None:
    """Return what the home page shows; None before the first country pack is loaded."""
    if find_revision(actor=actor) is None:
        return None
    run = get_run(actor=actor, as_of=as_of)
    return Overview(get_country(actor=actor), run, glance_at(run))
