"""`misaq incidents link`: which events of two sources are one, with the estimated precision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.data_store import incident_store, placer_here
from misaq.cli.database import now, open_database, whoever_types
from misaq.cli.load import Format

if TYPE_CHECKING:
    from misaq.core.incidents.linking.records import Linking
    from misaq.core.incidents.records import SourceEvent
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.store import IncidentStore

_KEPT = "Kept, in the place of the run before; pairs wait at /incidents/review/."
_NOT_KEPT = "Not kept: a release was named, and pages show what is current."

Source = Annotated[
    str, typer.Argument(help="Key of a source (ucdp-ged), or SOURCE@RELEASE; `misaq data show`.")
]


def link(
    left: Source,
    right: Source,
    show: Annotated[
        int, typer.Option("--show", min=0, help="Print so many pairs for a person, with why.")
    ] = 0,
    doubles: Annotated[
        int,
        typer.Option(
            "--doubles", min=0, help="Print so many pairs of each source that may be one, with why."
        ),
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", help="Seed of the shifts of the days.")] = 1,
    shifts: Annotated[
        int, typer.Option("--shifts", min=2, help="How often one source's days are moved.")
    ] = 20,
    form: Annotated[
        Format, typer.Option("--format", help="For people or for programs.")
    ] = Format.TABLE,
) -> None:
    """Find which events of two sources are one, in the country on record.

    How many are linked by chance is counted by moving one source's days by 45 to 180 days. Nothing
    is merged inside a source. What two persons judged is followed. The run is kept, unless a
    release is named; what is not sure waits for a person.
    """
    open_database()
    import numpy as np

    from misaq.apps.incidents.queries.linking import list_event_judgements
    from misaq.cli.incidents_telling import linking_data, tell_doubles, tell_linking, tell_pairs
    from misaq.core.incidents.linking.comparing import Settings
    from misaq.core.incidents.linking.deciding_pairs import binding
    from misaq.core.incidents.linking.linking import link as link_events

    store, placer = incident_store(), placer_here()
    ones, others = _events(store, placer, left), _events(store, placer, right)
    judgements = binding(list_event_judgements(actor=whoever_types()))
    told = link_events(
        ones,
        others,
        dice=np.random.default_rng(seed),
        judgements=judgements,
        settings=Settings(rounds=shifts),
    )
    is_kept = "@" not in f"{left}{right}"
    if is_kept:
        _keep(store, placer, told, seed, len(judgements))
    if form is Format.JSON:
        typer.echo(json.dumps(linking_data(told, seed), ensure_ascii=False, indent=2))
        return
    tell_linking(told, seed)
    typer.echo(_KEPT if is_kept else _NOT_KEPT)
    tell_pairs(told.possible[:show])
    tell_doubles(told, doubles)


def _keep(store: IncidentStore, placer: Placer, told: Linking, seed: int, judgements: int) -> None:
    """Put the run in the place of the one before of these two sources."""
    from misaq.apps.incidents.actions.linking import keep_linking
    from misaq.kernel.ids import fingerprint

    current = [store.list_current(side.source) for side in (told.left, told.right)]
    names = [", ".join(one.release for one in releases) for releases in current]
    digests = [one.digest for releases in current for one in releases]
    keep_linking(
        actor=whoever_types(),
        at=now(),
        told=told,
        releases=(names[0], names[1]),
        data_version=fingerprint(placer.version, *digests),
        seed=seed,
        judgements=judgements,
    )


def _events(store: IncidentStore, placer: Placer, named: str) -> list[SourceEvent]:
    """Return the events of a source in the country, with the codes of their areas."""
    from misaq.sources.incidents.tables import open_events

    source, _, release = named.partition("@")
    store.get_release(source, release)
    kept = [one for one in store.list_releases(source) if release in ("", one.release)]
    with open_events(store, kept, placer=placer) as tables:
        here = tables.events.filter(tables.events.country.isin(sorted(placer.countries)))
        return list(tables.records(here))
