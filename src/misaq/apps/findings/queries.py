"""Reading what the checks find. Runs are kept: they change only with data, rules and day."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.utils.module_loading import import_string

from misaq.apps.findings.index import Item, Run, index_run
from misaq.apps.registers.one_state import once
from misaq.apps.registers.queries import data_version, get_registers
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.catalogue import check_all
from misaq.core.findings.records import Gap
from misaq.core.findings.running import CheckRun
from misaq.core.incidents.summaries import IncidentSummaries
from misaq.core.lists.summaries import ListSummaries
from misaq.core.policies.verdicts import RULES_VERSION
from misaq.core.threat.foretold import Foretold
from misaq.core.threat.resources import AreaResources
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

State = tuple[str, date, str, ListSummaries, IncidentSummaries, Foretold, AreaResources]
"""Version of the data, day, version of the rules, and what other rooms keep: a run's arguments."""

Supply = Callable[..., ListSummaries]
SupplyOfReleases = Callable[..., IncidentSummaries]
SupplyOfForetold = Callable[..., Foretold]
SupplyOfResources = Callable[..., AreaResources]

_KEPT_RUNS = 16
_runs: OrderedDict[State, Run] = OrderedDict()
_turning = threading.Lock()
"""Held for a moment, to look a run up or put one by."""
_running = threading.Lock()
"""Held while the checks run: readers of a new state wait for one run, others do not wait."""


def get_run(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> Run:
    """Return what the checks yield, with routes and indexes.

    The checks run once for each state of the data, day and version of the rules.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    version = data_version(actor=actor, known_at=known_at)
    summaries = list_summaries(actor=actor, as_of=as_of, known_at=known_at)
    releases = incident_summaries(actor=actor, as_of=as_of, known_at=known_at)
    foretold = get_foretold(actor=actor, as_of=as_of, known_at=known_at)
    resources = get_resources(actor=actor, as_of=as_of, known_at=known_at)
    state = (version, as_of, RULES_VERSION, summaries, releases, foretold, resources)
    if (run := _find_kept(state)) is not None:
        return run
    with _running:
        if (run := _find_kept(state)) is not None:
            return run
        registers = get_registers(actor=actor, known_at=known_at)
        outcome = check_all(
            registers,
            as_of=as_of,
            summaries=summaries,
            releases=releases,
            foretold=foretold,
            resources=resources,
        )
        return _keep(state, index_run(outcome, registers, version))


def list_summaries(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> ListSummaries:
    """Return what stored snapshots of lists say of each as a whole, for the checks.

    A later room keeps the snapshots; it is named in the settings and called from here.
    """
    supply: Supply = import_string(settings.MISAQ_LIST_SUMMARIES)
    return once(
        ("list-summaries", as_of, known_at),
        lambda: supply(actor=actor, as_of=as_of, known_at=known_at),
    )


def incident_summaries(
    *, actor: Actor, as_of: date, known_at: datetime | None = None
) -> IncidentSummaries:
    """Return what kept releases of incidents say as a whole, for the checks.

    A later room reckons them; it is named in the settings and called from here.
    """
    supply: SupplyOfReleases = import_string(settings.MISAQ_INCIDENT_SUMMARIES)
    return once(
        ("incident-summaries", as_of, known_at),
        lambda: supply(actor=actor, as_of=as_of, known_at=known_at),
    )


def get_foretold(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> Foretold:
    """Return what became of forecasts that were issued, for the checks.

    A later room keeps them; it is named in the settings and called from here.
    """
    supply: SupplyOfForetold = import_string(settings.MISAQ_FORETOLD)
    return once(
        ("foretold", as_of, known_at),
        lambda: supply(actor=actor, as_of=as_of, known_at=known_at),
    )


def get_resources(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> AreaResources:
    """Return figures of services, courts and posts, with attacks beside them, for the checks.

    A later room keeps them; it is named in the settings and called from here.
    """
    supply: SupplyOfResources = import_string(settings.MISAQ_AREA_RESOURCES)
    return once(
        ("area-resources", as_of, known_at),
        lambda: supply(actor=actor, as_of=as_of, known_at=known_at),
    )


def _find_kept(state: State) -> Run | None:
    with _turning:
        if state in _runs:
            _runs.move_to_end(state)
        return _runs.get(state)


def _keep(state: State, run: Run) -> Run:
    with _turning:
        _runs[state] = run
        while len(_runs) > _KEPT_RUNS:
            _runs.popitem(last=False)
    return run


def get_check_run(*, actor: Actor, as_of: date, known_at: datetime | None = None) -> CheckRun:
    """Return what the checks yield; see :func:`get_run`."""
    return get_run(actor=actor, as_of=as_of, known_at=known_at).outcome


def get_finding(*, actor: Actor, as_of: date, ref: str, known_at: datetime | None = None) -> Item:
    """Return the finding with the ref.

    Raises:
        NotFound: the checks do not yield it on that day.
    """
    found = get_run(actor=actor, as_of=as_of, known_at=known_at).by_ref.get(ref)
    if found is None:
        raise NotFound(
            tell("No finding {ref} stands as of {given}.", ref=ref, given=as_of.isoformat()),
            next_step=tell(
                "It may have been answered, or may belong to another day: look in the list of "
                "findings, or put ?as_of=YYYY-MM-DD after the address."
            ),
            rule="findings.ref",
        )
    return found


def list_findings_about(
    *, actor: Actor, as_of: date, table: str, key: str, known_at: datetime | None = None
) -> tuple[Item, ...]:
    """Return the findings about one record, gravest first."""
    run = get_run(actor=actor, as_of=as_of, known_at=known_at)
    return run.by_subject.get((table, key), ())


def list_gaps_about(
    *, actor: Actor, as_of: date, table: str, key: str, known_at: datetime | None = None
) -> tuple[Gap, ...]:
    """Return the gaps in our record about one record."""
    run = get_run(actor=actor, as_of=as_of, known_at=known_at)
    return run.gaps_by_subject.get((table, key), ())


def site_state() -> str:
    """Return what stands for everything a public page can show, the day apart."""
    return f"{data_version(actor=PUBLIC)} {RULES_VERSION}"
