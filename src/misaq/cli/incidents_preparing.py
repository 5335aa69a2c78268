"""`misaq incidents prepare`: the events of the releases that are kept, made ready for pages."""

from __future__ import annotations

import time

import typer

from misaq.cli.data_store import incident_store
from misaq.cli.database import now, open_database, whoever_types


def prepare() -> None:
    """Place and code the events of every source that is kept, for the pages that show them.

    `misaq data add` does so for what it adds; run this after the registers have changed.
    """
    open_database()
    from misaq.apps.incidents.actions import note_release
    from misaq.apps.incidents.preparing import prepare_source

    actor, store = whoever_types(), incident_store()
    kept = store.list_releases()
    for release in kept:
        if note_release(actor=actor, at=now(), release=release):
            typer.echo(f"{release.source} {release.release}: written down.")
    for source in sorted({release.source for release in kept}):
        began = time.monotonic()
        prepare_source(actor=actor, source=source)
        typer.echo(f"{source}: prepared in {time.monotonic() - began:.1f} s.")
    if not kept:
        typer.echo("No incident data is kept. Add some: misaq data add FILE")
