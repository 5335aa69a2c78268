"""`misaq incidents release`: what was accepted here becomes a release of the source "here"."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from misaq.cli.data_adding import add_delivery
from misaq.cli.data_store import boxes_of, incident_store, placer_here
from misaq.cli.database import now, open_database, whoever_types


def release() -> None:
    """Make a release of the incidents entered here that two people accepted.

    It is kept and read like a release of any source, named "here"; `misaq threat compute` does
    this first. While nothing was accepted since the last one, nothing is done.
    """
    open_database()
    if not add_own_release():
        typer.echo("Nothing was accepted here since the last release of it.")


def add_own_release() -> bool:
    """Keep what stands as a release; the database must be open. Say whether there was anything."""
    from misaq.apps.incidents.own_release import own_release_name, write_own_release
    from misaq.core.incidents.entries import SOURCE
    from misaq.sources.incidents.deliveries import Delivery
    from misaq.sources.incidents.known import get_form

    actor = whoever_types()
    name = own_release_name(actor=actor)
    kept = [one.release for one in incident_store().list_releases(SOURCE)]
    if not name or name in kept:
        return False
    placer = placer_here()
    with TemporaryDirectory(prefix="misaq-") as folder:
        delivery = Delivery(
            file=write_own_release(actor=actor, folder=Path(folder)),
            at=now(),
            form=get_form(SOURCE),
            release=name,
            boxes=boxes_of(placer),
            is_own=True,
        )
        add_delivery(delivery, placer)
    return True
