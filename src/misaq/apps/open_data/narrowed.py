"""Feeds and calendars of all, of one institution, of one committee."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from misaq.apps.open_data.places import addresses_for
from misaq.apps.open_data.queries import list_changes, list_due_dates
from misaq.core.access.actors import PUBLIC
from misaq.core.oversight.due import DueDate, in_remit_of, owed_by_institution
from misaq.core.oversight.routing import find_committee, find_institution
from misaq.core.packs import Registers
from misaq.kernel.ids import Key
from misaq.reports.open_data.changes import Change
from misaq.reports.open_data.feed import Feed
from misaq.reports.open_data.tables import Edition


def title_of(registers: Registers, institution: str, committee: str) -> str:
    """Return the name of whom a feed is about; empty for all.

    Raises:
        NotFound: there is no such institution or committee.
    """
    if institution:
        return find_institution(registers.institutions, Key(institution)).title
    return find_committee(registers.institutions, committee).title if committee else ""


def feed_for(
    request: HttpRequest,
    edition: Edition,
    registers: Registers,
    *,
    institution: str,
    committee: str,
) -> Feed:
    """Return what a feed of findings says of itself.

    Raises:
        NotFound: there is no such institution or committee.
    """
    about = title_of(registers, institution, committee)
    at = addresses_for(request)
    whole = f"Misaq: findings of {edition.country_title}"
    return Feed(
        name=" ".join(filter(None, (edition.country, "findings", institution or committee))),
        title=f"{whole}: {about}" if about else whole,
        address=f"{at.site}{request.path}",
        page=f"{at.site}{_page(institution, committee)}",
        site=at.site,
        recorded_at=edition.recorded_at,
    )


def _page(institution: str, committee: str) -> str:
    if institution:
        return f"/institutions/{institution}/"
    return f"/committees/{committee}/" if committee else "/findings/"


def changes_for(*, as_of: date, institution: str, committee: str) -> tuple[Change, ...]:
    """Return what became of the findings that are put to the institution, or by the committee."""
    changes = list_changes(actor=PUBLIC, as_of=as_of)
    if institution:
        return tuple(c for c in changes if c.finding.question.to == institution)
    if committee:
        return tuple(c for c in changes if committee in c.finding.question.committees)
    return changes


def due_for(
    registers: Registers, *, as_of: date, institution: str, committee: str
) -> tuple[str, tuple[DueDate, ...]]:
    """Return the title of a calendar, and the due dates in it.

    Raises:
        NotFound: there is no such institution or committee.
    """
    about = title_of(registers, institution, committee)
    dues = list_due_dates(actor=PUBLIC, as_of=as_of)
    if institution:
        dues = tuple(due for due in dues if owed_by_institution(due, Key(institution)))
    elif committee:
        found = find_committee(registers.institutions, committee)
        dues = tuple(due for due in dues if in_remit_of(due, found, registers.institutions))
    return f"Misaq: due dates, {about}" if about else "Misaq: due dates", dues
