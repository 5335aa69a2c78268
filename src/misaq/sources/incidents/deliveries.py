"""A file of incidents as it is brought, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from misaq.sources.incidents.boxes import Box
from misaq.sources.incidents.differences import Difference
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.opening import Opened
from misaq.sources.incidents.reading import Table
from misaq.sources.incidents.releases import READER, Release
from misaq.sources.incidents.staging import Asked


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file, and what is known of it.

    Attributes:
        file: where it lies.
        at: when it came; aware.
        form: its form; None where its columns tell.
        release: name of the release; empty where the file or its rows tell.
        address: where it was fetched; empty for a file brought by hand.
        boxes: by name of the country as the source prints it.
        set_aside: whether wrong rows are left out, and the others loaded.
        is_older: whether it is known to be older than what is kept.
        is_own: whether our own record writes it. Without rows it then says that nothing happened,
            where a file of others says that something went wrong; and it may say again what an
            earlier release of it said.
    """

    file: Path
    at: datetime
    form: Form | None = None
    release: str = ""
    address: str = ""
    boxes: Mapping[str, Box] = field(default_factory=dict)
    set_aside: bool = False
    is_older: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a file.

    Attributes:
        release: the release as it is kept.
        is_new: whether it was not there before.
        difference: what changed from the release it supersedes; None where there is none.
    """

    release: Release
    is_new: bool
    difference: Difference | None = None


def release_of(opened: Opened, table: Table, asked: Asked, delivery: Delivery) -> Release:
    """Return the record of a release that was read."""
    form = asked.form
    first, last = table.first or asked.on, table.last or asked.on
    return Release(
        source=asked.source,
        release=asked.release or last.isoformat(),
        form=form.name,
        holding=form.holding_of(asked.source),
        terms=form.terms,
        credit=form.credit,
        file=opened.name,
        digest=opened.digest,
        size=opened.size,
        address=delivery.address,
        added_at=delivery.at,
        reader=READER,
        rows=table.rows,
        set_aside=table.set_aside,
        first_row=table.first_row,
        first=first,
        last=last,
        countries=table.countries,
        flags=table.counts,
    )
