"""Reading everything public, as it is or as it was; kept while data, rules and day stay."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeVar

from misaq.apps.findings.queries import get_run, incident_summaries, list_summaries
from misaq.apps.lists.queries import list_load_instants, lists_changed_at
from misaq.apps.pages.days import today
from misaq.apps.registers.queries import (
    data_version,
    find_revision,
    get_country,
    get_registers,
    list_revisions,
)
from misaq.apps.registers.revisions import Revision
from misaq.apps.threat.queries import list_reckoned_instants
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.catalogue import CHECKS
from misaq.core.oversight.due import DueDate, due_dates
from misaq.core.oversight.published import PublishedFinding, publish_finding
from misaq.core.packs import Registers, records_of
from misaq.core.packs.dating import stands_on
from misaq.core.packs.projection import Plain, project
from misaq.core.policies.status import PointStatus, list_statuses
from misaq.core.policies.verdicts import RULES_VERSION
from misaq.kernel.dates import parse_day
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.kernel.ids import fingerprint
from misaq.kernel.words import tell
from misaq.reports.open_data.changes import Change, StateOfFindings, changes_of
from misaq.reports.open_data.package import FORMAT, File, files_of, release_of, zip_of
from misaq.reports.open_data.tables import Edition, PublicTables, public_tables_of

T = TypeVar("T")

ZIP = "misaq.zip"
STATES_COMPARED = 8
"""How many of the latest states of the data a feed compares."""

_RELEASE = re.compile(
    r"(\d{4}-\d\d-\d\d)_([0-9a-f]{16})(?:-[0-9a-f]{8})?_([0-9.]+)_f(\d+)", re.ASCII
)
_KEPT = 4
_kept: OrderedDict[tuple[str, ...], object] = OrderedDict()


def get_edition(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> Edition:
    """Return what everything public of a day is made from.

    Raises:
        NotFound: no country pack had been loaded by then.
    """
    found = find_revision(actor=actor, known_at=known_at)
    if found is None:
        raise _nothing_loaded()
    # The same data may have come twice: what is published of it is of the first time.
    revision = next(
        each for each in list_revisions(actor=actor) if each.data_version == found.data_version
    )
    country = get_country(actor=actor, known_at=revision.at)
    lists = _lists_version(actor, as_of, known_at)
    changed_at = _kept_changed_at(actor, known_at) if lists else None
    return Edition(
        country=str(country.code),
        country_title=country.title,
        pack_version=revision.pack_version,
        data_version=revision.data_version,
        rules_version=RULES_VERSION,
        as_of=as_of,
        recorded_at=max(revision.at, changed_at or revision.at),
        lists_version=lists,
    )


def _lists_version(actor: Actor, as_of: date, known_at: datetime | None) -> str:
    """Return what stands for all that checks read of stored lists and of releases of incidents.

    Empty where nothing is stored. No version of the registers tells of either.
    """
    found = list_summaries(actor=actor, as_of=as_of, known_at=known_at)
    releases = incident_summaries(actor=actor, as_of=as_of, known_at=known_at)
    parts = [repr(found)] if found.summaries else []
    parts += [repr(releases)] if releases.releases else []
    return fingerprint(*parts) if parts else ""


def _kept_changed_at(actor: Actor, known_at: datetime | None) -> datetime | None:
    """Return when a list was loaded or a release reckoned last; None where nothing was by then."""
    loaded = lists_changed_at(actor=actor, known_at=known_at)
    reckoned = list_reckoned_instants(actor=actor)
    then = [at for at in reckoned if known_at is None or at <= known_at]
    return max([*then, *([] if loaded is None else [loaded])], default=None)


def find_state(*, actor: Actor, as_of: date | None = None) -> Edition | None:
    """Return what everything public of a day is made from, today's when None.

    None before the first load.
    """
    if find_revision(actor=actor) is None:
        return None
    return get_edition(actor=actor, as_of=as_of or today())


def get_registers_then(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> Registers:
    """Return the registers that everything public of a day is made from."""
    return get_run(actor=actor, as_of=as_of, known_at=known_at).registers


def get_tables(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> PublicTables:
    """Return every public table.

    Raises:
        NotFound: no country pack had been loaded by then.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    edition = get_edition(actor=actor, as_of=as_of, known_at=known_at)

    def make() -> PublicTables:
        run = get_run(actor=actor, as_of=as_of, known_at=known_at)
        return public_tables_of(edition, run.registers, run.outcome, CHECKS)

    return _keep(("public", *_state(edition)), make)


def list_rows(
    *,
    actor: Actor,
    table: str,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> tuple[Plain, ...]:
    """Return what is public of the records of a register table, in register order.

    Args:
        actor: who asks.
        table: register and table.
        as_of: leave out what surely had not come by the day, or was over; None leaves out nothing.
        known_at: as the record was known then; None for now.
    """
    version = data_version(actor=actor, known_at=known_at)

    def make() -> tuple[tuple[Any, Plain], ...]:
        records = records_of(get_registers(actor=actor, known_at=known_at))[table]
        return tuple((record, project(record, viewer=PUBLIC)) for record in records)

    pairs = _keep((f"rows {table}", version), make)
    return tuple(row for record, row in pairs if as_of is None or stands_on(record, as_of))


def list_verdicts(
    *, actor: Actor, as_of: date, known_at: datetime | None = None
) -> tuple[PointStatus, ...]:
    """Return the verdict on every point on a day, in register order."""
    version = data_version(actor=actor, known_at=known_at)

    def make() -> tuple[PointStatus, ...]:
        registers = get_registers(actor=actor, known_at=known_at)
        return list_statuses(registers.policies, as_of=as_of)

    return _keep(("verdicts", version, as_of.isoformat(), RULES_VERSION), make)


def get_release(*, actor: Actor, release: str) -> PublicTables:
    """Return the public tables of a release.

    Raises:
        NotFound: there is no such release, or this version of Misaq can no longer make it.
    """
    found = _RELEASE.fullmatch(release)
    if found is None or (found[3], found[4]) != (RULES_VERSION, str(FORMAT)):
        raise _no_release(release)
    try:
        as_of = parse_day(found[1])
    except InputRefused as refusal:
        raise _no_release(release) from refusal
    for known_at in _instants(actor, found[2]):
        if release_of(get_edition(actor=actor, as_of=as_of, known_at=known_at)) == release:
            return get_tables(actor=actor, as_of=as_of, known_at=known_at)
    raise _no_release(release)


def _instants(actor: Actor, version: str) -> Iterator[datetime | None]:
    """Yield when what is public may have been made from a version of the data: now, then earlier.

    Under one version of the registers lists are loaded and releases reckoned, one after the other.
    """
    revisions = list_revisions(actor=actor)
    loads = (*list_load_instants(actor=actor), *list_reckoned_instants(actor=actor))
    for place, revision in reversed(list(enumerate(revisions))):
        if not revision.data_version.startswith(version):
            continue
        is_last = place + 1 == len(revisions)
        if is_last:
            yield None
        until = None if is_last else revisions[place + 1].at
        between = (at for at in loads if at > revision.at and (until is None or at < until))
        yield from sorted(between, reverse=True)
        yield revision.at


def get_files(*, actor: Actor, public: PublicTables) -> tuple[File, ...]:
    """Return the files of an edition, the zip of them all last."""

    def make() -> tuple[File, ...]:
        files = files_of(public)
        return (*files, File(ZIP, zip_of(files)))

    return _keep(("files", *_state(public.edition)), make)


def get_file(*, actor: Actor, public: PublicTables, name: str) -> File:
    """Return one file of an edition.

    Raises:
        NotFound: it has none of that name.
    """
    for file in get_files(actor=actor, public=public):
        if file.name == name:
            return file
    raise NotFound(
        tell("There is no file {name} in the data.", name=repr(name)),
        next_step=tell("See /data/ for the files there are."),
        rule="open-data.file",
    )


def list_states(*, actor: Actor) -> tuple[Revision, ...]:
    """Return the states of the data that differ, the latest first."""
    seen: dict[str, Revision] = {}
    for revision in list_revisions(actor=actor):
        seen.setdefault(revision.data_version, revision)
    return tuple(reversed(seen.values()))


def list_changes(*, actor: Actor, as_of: date) -> tuple[Change, ...]:
    """Return the findings with what last became of each, over the latest states of the data.

    States that this version of Misaq cannot read are left out.
    """
    key = ("changes", data_version(actor=actor), as_of.isoformat(), RULES_VERSION)

    def make() -> tuple[Change, ...]:
        revisions = list_revisions(actor=actor)[-STATES_COMPARED:]
        states = (_state_of(actor, revision, as_of) for revision in revisions)
        return changes_of([state for state in states if state is not None], as_of=as_of)

    return _keep(key, make)


def list_due_dates(*, actor: Actor, as_of: date) -> tuple[DueDate, ...]:
    """Return everything that falls due, the earliest first."""
    registers = get_registers_then(actor=actor, as_of=as_of)
    return due_dates(registers.policies, registers.law, registers.bodies, as_of=as_of)


def _state_of(actor: Actor, revision: Revision, as_of: date) -> StateOfFindings | None:
    try:
        run = get_run(actor=actor, as_of=as_of, known_at=revision.at)
    except StateConflict:
        return None
    found: tuple[PublishedFinding, ...] = tuple(
        publish_finding(item.finding, item.way) for item in run.items
    )
    return StateOfFindings(revision.at, found)


def _state(edition: Edition) -> tuple[str, ...]:
    """Return what the tables are a function of."""
    return (
        edition.data_version,
        edition.lists_version,
        edition.as_of.isoformat(),
        edition.rules_version,
    )


def _keep(key: tuple[str, ...], make: Callable[[], T]) -> T:
    """Return what was made for the key, made now or before; the latest few of a kind are kept."""
    if key not in _kept:
        made = make()
        alike = [old for old in _kept if old[0] == key[0]]
        for old in alike[: max(0, len(alike) - _KEPT + 1)]:
            _kept.pop(old, None)
        _kept[key] = made
        return made
    found: T = _kept[key]  # type: ignore[assignment]
    return found


def _nothing_loaded() -> NotFound:
    return NotFound(
        tell("No country pack is on record."),
        next_step=tell("Run `misaq load`."),
        rule="registers.empty",
    )


def _no_release(release: str) -> NotFound:
    return NotFound(
        tell("There is no release {release} of the data.", release=repr(release[:80])),
        next_step=tell(
            "See /data/ for the releases there are; an older form of the files comes from "
            "the version of Misaq that made it."
        ),
        rule="open-data.release",
    )
