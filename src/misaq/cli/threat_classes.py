"""Forecasts by class from a command: which classes the data carry, and what is known of them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import typer

from misaq.cli.database import now, whoever_types

if TYPE_CHECKING:
    from misaq.apps.forecasts.knowing import Known, KnownClasses
    from misaq.sources.incidents.releases import Release
    from misaq.sources.incidents.store import IncidentStore

EACH = "each"
_WIDTH = 80


def list_known_of_class(source: str, release: str, threat_class: str) -> list[Known]:
    """Return what is known of a class, or of each that the data carry, and tell of the others.

    Raises:
        InputRefused: the pack's own totals are asked for, which carry no class.
    """
    from misaq.apps.forecasts.issuing import keep_classes
    from misaq.cli.data_store import incident_store
    from misaq.core.incidents.source_names import holds_every_kind
    from misaq.core.threat.forecasting.by_class import Enough
    from misaq.kernel.errors import InputRefused
    from misaq.kernel.words import tell

    if source.endswith(":pack"):
        raise InputRefused(
            tell("The pack's own monthly totals carry no class."),
            next_step=tell("Choose a source of which a release is kept: misaq data show."),
            rule="forecasts.class",
        )
    here = sorted({one.source for one in incident_store().list_current()})
    found: list[Known] = []
    for key in [source] if source else [one for one in here if holds_every_kind(one)]:
        classes = list_classes(key, release)
        keep_classes(actor=whoever_types(), at=now(), known=classes)
        if threat_class != EACH:
            found.append(classes.get(threat_class))
            continue
        _tell_tallies(classes)
        carried = {one.threat_class for one in classes.tallies if one.enough is Enough.ENOUGH}
        found += [one for one in classes.classes if one.threat_class in carried]
    return found


def list_classes(source: str, release: str) -> KnownClasses:
    """Return what is known of every class by a source: one release of it, or all that stand."""
    from misaq.apps.forecasts.knowing import known_of_classes
    from misaq.cli.data_store import incident_store, placer_here

    store = incident_store()
    kept = releases_of(store, source, release)
    return known_of_classes(store, kept, placer_here(), actor=whoever_types())


def releases_of(store: IncidentStore, source: str, release: str) -> tuple[Release, ...]:
    """Return the release named, or all that stand, and say that they are read."""
    newest = store.get_release(source, release)
    kept = (newest,) if release else store.list_current(source)
    typer.echo(f"Reading {source} {', '.join(one.release for one in kept)} …", err=True)
    return kept


def _tell_tallies(classes: KnownClasses) -> None:
    from misaq.core.threat.forecasting.by_class import rule_in_words, why_not

    typer.echo(textwrap.fill(rule_in_words().render(), _WIDTH))
    for one in classes.tallies:
        why = why_not(one)
        said = "forecast" if why is None else f"not forecast: {why.render()}"
        if one.threat_class:
            typer.echo(f"  {one.threat_class:<9}{one.events:>6,}  {said}")
