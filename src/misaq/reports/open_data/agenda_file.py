"""Due dates as an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from misaq.core.oversight.due import DueDate
from misaq.reports.characters import visible
from misaq.reports.open_data.addresses import Addresses

if TYPE_CHECKING:
    from icalendar import Event


def calendar_file(
    title: str, dues: Iterable[DueDate], at: Addresses, *, recorded_at: datetime
) -> bytes:
    """Return the due dates whose day is known well enough as events of whole days.

    A day known only as one of several is an event over all of them, with a note that says so.

    Args:
        title: name of the calendar.
        dues: due dates; those that are not placed are left out.
        at: where records are shown.
        recorded_at: since when our record is as it is: the time stamp of every event.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Misaq//Due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", visible(title))
    for due in dues:
        if due.is_placed:
            calendar.add_component(_event(due, at, recorded_at))
    written: bytes = calendar.to_ical()
    return written


def _event(due: DueDate, at: Addresses, recorded_at: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{due.ref}@misaq")
    event.add("dtstamp", recorded_at)
    event.add("dtstart", due.due.earliest)
    event.add("dtend", due.due.latest + timedelta(days=1))
    event.add("summary", visible(str(due.sentence)))
    event.add("description", "\n".join(_notes(due)))
    event.add("categories", [due.kind.value])
    event.add("url", at.page(due.subject.table, due.subject.key))
    event.add("transp", "TRANSPARENT")
    return event


def _notes(due: DueDate) -> list[str]:
    notes = [f"On record: {due.subject.table} {due.subject.key}."]
    if due.owed_by:
        notes.append(f"Who must act: {', '.join(due.owed_by)}.")
    if not due.due.is_exact:
        notes.append(f"The day is not known exactly: {due.due}. The event covers every such day.")
    return [visible(note) for note in notes]
