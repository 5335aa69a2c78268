"""Every check, collected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from misaq.core.bodies.checks import CHECKS as BODIES
from misaq.core.findings.checks import Check
from misaq.core.findings.running import CheckRun, run_checks
from misaq.core.incidents.checks import CHECKS as INCIDENTS
from misaq.core.incidents.summaries import NO_RELEASE, IncidentSummaries
from misaq.core.institutions.checks import CHECKS as INSTITUTIONS
from misaq.core.law.checks import CHECKS as LAW
from misaq.core.lists.checks import CHECKS as LISTS
from misaq.core.lists.summaries import NOTHING_STORED, ListSummaries
from misaq.core.packs.registers import Registers
from misaq.core.policies.checks import CHECKS as POLICIES
from misaq.core.policies.verdicts import RULES_VERSION
from misaq.core.sourcebook.checks import CHECKS as SOURCEBOOK
from misaq.core.threat.checks import CHECKS as THREAT
from misaq.core.threat.foretold import NOTHING_FORETOLD, Foretold
from misaq.core.threat.resources import NOTHING_OBSERVED, AreaResources
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (*SOURCEBOOK, *LAW, *INSTITUTIONS, *BODIES, *LISTS, *INCIDENTS, *THREAT, *POLICIES),
        key=lambda check: check.code,
    )
)
"""Every check, by code."""


def find_check(code: str) -> Check:
    """Return the check with the code.

    Raises:
        NotFound: there is none; the message names the nearest codes.
    """
    for check in CHECKS:
        if check.code == code.upper():
            return check
    alike = ", ".join(check.code for check in CHECKS if check.code[:3] == code[:3].upper())
    raise NotFound(
        tell("There is no check {code}.", code=repr(code)),
        next_step=tell(
            "Codes are: {value}.", value=alike or ", ".join(check.code for check in CHECKS)
        ),
    )


def check_all(
    registers: Registers,
    *,
    as_of: date,
    only: Iterable[str] = (),
    summaries: ListSummaries = NOTHING_STORED,
    releases: IncidentSummaries = NO_RELEASE,
    foretold: Foretold = NOTHING_FORETOLD,
    resources: AreaResources = NOTHING_OBSERVED,
) -> CheckRun:
    """Run the checks named by code, or all of them when none is named.

    Args:
        summaries: what stored snapshots say of each list; empty where none are stored.
        releases: what stored releases of incidents say as a whole; empty where none is stored.
        foretold: what became of forecasts that were issued; empty where none was scored.
        resources: figures of services, courts and posts, with attacks; empty where none is kept.

    Raises:
        NotFound: a code is unknown.
    """
    chosen = tuple(find_check(code) for code in only) or CHECKS
    rooms = (
        registers.sourcebook,
        registers.places,
        registers.framework,
        registers.law,
        registers.institutions,
        registers.bodies,
        registers.lists,
        registers.incidents,
        registers.policies,
        summaries,
        releases,
        foretold,
        resources,
    )
    return run_checks(
        chosen,
        {type(room): room for room in rooms},
        as_of=as_of,
        rules_version=RULES_VERSION,
    )
