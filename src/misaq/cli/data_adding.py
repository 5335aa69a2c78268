"""`misaq data add` and `misaq data get`: files of incident data, from here or their publisher."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.data_store import boxes_of, incident_store, placer_here
from misaq.cli.data_telling import tell_difference
from misaq.cli.database import now, open_database, whoever_types
from misaq.core.incidents.source_names import followers_of
from misaq.kernel.errors import MisaqError, NotFound
from misaq.kernel.words import tell

if TYPE_CHECKING:
    from misaq.sources.incidents.deliveries import Added, Delivery
    from misaq.sources.incidents.flags import ReleaseRefused
    from misaq.sources.incidents.forms import Form
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.releases import Release

Release_ = Annotated[
    str, typer.Option("--release", help="Its name (25.1), where neither file nor rows say it.")
]
SetAside = Annotated[bool, typer.Option("--set-aside", help="Leave wrong rows out, and list them.")]
IsOlder = Annotated[
    bool, typer.Option("--older", help="Keep it beside a newer release that is here.")
]


def add(
    files: Annotated[list[Path], typer.Argument(help="CSV (also packed) or XLSX.")],
    source: Annotated[
        str, typer.Option("--source", help="Which source it is; its columns tell when left out.")
    ] = "",
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="What the columns mean, as a YAML file.")
    ] = None,
    release: Release_ = "",
    set_aside: SetAside = False,
    older: IsOlder = False,
) -> None:
    """Add a release of incident data: whole, or not at all.

    UCDP GED, ACLED, GTD, the lists of Pakistan Body Count and BIJ and our own entry form are
    recognised; any other table needs a mapping file. The same file a second time changes nothing.
    """
    for file in files:
        _check_is_there(file)
    open_database()
    from misaq.sources.incidents.deliveries import Delivery
    from misaq.sources.incidents.known import get_form
    from misaq.sources.incidents.mapped import read_mapping

    placer = placer_here()
    form: Form | None = get_form(source) if source else None
    if mapping is not None:
        _check_is_there(mapping)
        form = read_mapping(mapping)
    for file in files:
        delivery = Delivery(
            file=file,
            at=now(),
            form=form,
            release=release,
            boxes=boxes_of(placer),
            set_aside=set_aside,
            is_older=older,
        )
        add_delivery(delivery, placer)


def get(
    source: Annotated[str, typer.Argument(help="Key of the source (ucdp-ged).")],
    address: Annotated[
        str, typer.Argument(help="Where the file is; the publisher's own when left out.")
    ] = "",
    release: Release_ = "",
    set_aside: SetAside = False,
) -> None:
    """Fetch a release from its publisher and add it.

    Of sources that give their data to each user alone (ACLED, GTD), bring the file by hand.
    """
    open_database()
    from misaq.sources.incidents.deliveries import Delivery
    from misaq.sources.incidents.fetching import address_of, fetch_to
    from misaq.sources.incidents.known import get_form

    form = get_form(source)
    place = address or address_of(form, release)
    placer = placer_here()
    with TemporaryDirectory(prefix="misaq-") as folder:
        typer.echo(f"Fetching {place}")
        fetched = fetch_to(place, Path(folder))
        typer.echo(f"{fetched.address}: {fetched.file.stat().st_size:,} bytes.")
        delivery = Delivery(
            file=fetched.file,
            at=now(),
            form=form,
            release=release,
            address=fetched.address,
            boxes=boxes_of(placer),
            set_aside=set_aside,
        )
        add_delivery(delivery, placer)


def add_delivery(delivery: Delivery, placer: Placer) -> None:
    """Add a file and do all that follows from it, saying how far it is.

    Raises:
        SourceChanged: the file is not what its form says; where rows are wrong, a list is kept.
        StateConflict: it is older than what is kept, or another file has its name.
    """
    from misaq.sources.incidents.flags import ReleaseRefused

    began = time.monotonic()
    typer.echo(f"Reading {delivery.file.name}")
    store = incident_store()
    try:
        added = store.add(delivery)
    except ReleaseRefused as refusal:
        _keep_list(refusal, delivery.file.name)
        raise
    _note(added)
    _tell(added, time.monotonic() - began)
    if added.is_new:
        _tell_placed(added.release, placer)
    # Also where it was kept before: what follows may have been cut off, and is done once anyway.
    source = added.release.source
    for one in (source, *followers_of(source)):
        _prepare(one)
        _reckon(one)
    _look_ahead(added.release)


def _note(added: Added) -> None:
    """Write down that the release is kept, also where its files were kept before."""
    from misaq.apps.incidents.actions import note_release

    note_release(
        actor=whoever_types(), at=now(), release=added.release, difference=added.difference
    )


def _prepare(source: str) -> None:
    """Prepare the events of a source for pages; nothing where none of it is kept."""
    from misaq.apps.incidents.preparing import prepare_source

    began = time.monotonic()
    if prepare_source(actor=whoever_types(), source=source) is not None:
        spent = time.monotonic() - began
        typer.echo(f"  {source}: prepared for the pages of events in {spent:.1f} s.")


def _tell(added: Added, seconds: float) -> None:
    one = added.release
    if not added.is_new:
        typer.echo(f"{one.source} {one.release} is kept already; nothing changed.")
        return
    typer.echo(
        f"{one.source} {one.release}: {one.rows:,} events, {one.first} to {one.last}, "
        f"in {seconds:.1f} s"
    )
    typer.echo(f"  {one.terms.value}{': ' + one.credit if one.credit else ''}")
    if one.set_aside:
        typer.echo(f"  Set aside: {one.set_aside:,} rows.")
    if one.flags:
        listed = ", ".join(f"{rule.value} {count:,}" for rule, count in one.flags.items())
        typer.echo(f"  Odd rows, kept as they are (misaq data flags {one.source}): {listed}")
    if added.difference is not None:
        tell_difference(added.difference)


def _tell_placed(release: Release, placer: Placer) -> None:
    """Say how many events of this country are in a district, a province, or neither."""
    from misaq.sources.incidents.tables import count_placed, open_events

    with open_events(incident_store(), [release], placer=placer) as tables:
        placed = count_placed(tables, placer.countries)
    typer.echo(
        f"  Placed: {placed.in_district:,} in a district, {placed.in_province:,} in a province "
        f"only, {placed.nowhere:,} in neither; {placed.elsewhere:,} in other countries."
    )


def _reckon(source: str) -> None:
    """Reckon the threat picture from a source, saying how far it is.

    The release is kept, whatever comes of it: one too short for a measure is told, not refused.
    """
    from misaq.cli.threat_reckoning import reckon_one

    try:
        reckon_one(source, say=lambda line: typer.echo(f"  Threat picture: {line}"))
    except MisaqError as refusal:
        typer.echo(f"  Threat picture: not reckoned. {refusal.message}")


def _look_ahead(release: Release) -> None:
    """Score earlier forecasts by the release and issue new ones, saying how far it is."""
    from misaq.cli.threat_forecasting import look_ahead

    try:
        look_ahead(release.source, say=lambda line: typer.echo(f"  Looking ahead: {line}"))
    except MisaqError as refusal:
        typer.echo(f"  Looking ahead: nothing issued. {refusal.message}")


def _keep_list(refusal: ReleaseRefused, name: str) -> None:
    """Keep the list of wrong rows, and say where."""
    from misaq.sources.incidents.flags import write_flags

    target = incident_store().refused_list(name)
    write_flags(refusal.flags, target)
    refusal.add_note(f"Every such row is listed in {target}")


def _check_is_there(file: Path) -> None:
    if not file.is_file():
        raise NotFound(
            tell("There is no file {name}.", name=file.name),
            next_step=tell("Look where it lies, and give its path."),
            rule="incidents.file",
        )
