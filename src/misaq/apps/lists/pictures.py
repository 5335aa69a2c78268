"""The pictures of lists: how many stood on each over time."""

from __future__ import annotations

from datetime import date

from misaq.apps.lists.queries import list_snapshots, list_source_lists
from misaq.apps.lists.registers import get_register
from misaq.core.access.actors import Actor
from misaq.core.lists.records import SourceList
from misaq.reports.charts.list_counts import count_chart
from misaq.reports.charts.records import Chart


def list_pictures(*, actor: Actor, as_of: date) -> tuple[Chart, ...]:
    """Return a picture for each list of which anybody counted anything by a day."""
    found = (
        picture_of(actor=actor, source_list=one.source_list, as_of=as_of)
        for one in list_source_lists(actor=actor, as_of=as_of)
    )
    return tuple(picture for picture in found if picture.figure is not None)


def picture_of(*, actor: Actor, source_list: SourceList, as_of: date) -> Chart:
    """Return how many stood on a list, up to a day."""
    printings = get_register(actor=actor).printings
    snapshots = list_snapshots(actor=actor, source_list=source_list.key)
    return count_chart(
        source_list,
        [one.count for one in snapshots if one.as_of <= as_of],
        [one for one in printings if one.source_list == source_list.key],
        as_of=as_of,
    )
