"""Between rows and what ``sources/incidents`` knows of a release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from misaq.apps.incidents.models import ReleaseRow
from misaq.core.incidents.terms import Terms
from misaq.sources.incidents.differences import Difference
from misaq.sources.incidents.forms import Holding
from misaq.sources.incidents.releases import Release
from misaq.sources.incidents.rules import RowRule


@dataclass(frozen=True, slots=True)
class KeptRelease:
    """A release that is kept here.

    Attributes:
        release: what is known of it.
        difference: what changed from the release before it; None where none was compared.
    """

    release: Release
    difference: Difference | None


def to_kept_release(row: ReleaseRow) -> KeptRelease:
    """Return the release that a row holds."""
    return KeptRelease(_to_release(row), _to_difference(row))


def _to_release(row: ReleaseRow) -> Release:
    return Release(
        source=row.source,
        release=row.release,
        form=row.form,
        holding=Holding(row.holding),
        terms=Terms(row.terms),
        credit=row.credit,
        file=row.file,
        digest=row.digest,
        size=row.size,
        address=row.address,
        added_at=row.added_at,
        reader=row.reader,
        rows=row.rows,
        set_aside=row.set_aside,
        first_row=row.first_row,
        first=row.first_day,
        last=row.last_day,
        countries=tuple(row.countries),
        flags={RowRule(rule): count for rule, count in row.flags.items()},
    )


def _to_difference(row: ReleaseRow) -> Difference | None:
    if row.added is None or row.removed is None or row.recoded is None:
        return None
    return Difference(
        row.compared_with, row.release, row.added, row.removed, row.recoded, row.fields
    )


def to_release_row(
    release: Release, difference: Difference | None, *, by: str, at: datetime
) -> ReleaseRow:
    """Return a row for a release; it is not written yet."""
    return ReleaseRow(
        source=release.source,
        release=release.release,
        form=release.form,
        holding=release.holding.value,
        terms=release.terms.value,
        credit=release.credit,
        file=release.file,
        digest=release.digest,
        size=release.size,
        address=release.address,
        added_at=release.added_at,
        reader=release.reader,
        rows=release.rows,
        set_aside=release.set_aside,
        first_row=release.first_row,
        first_day=release.first,
        last_day=release.last,
        countries=list(release.countries),
        flags={rule.value: count for rule, count in release.flags.items()},
        compared_with="" if difference is None else difference.before,
        added=None if difference is None else difference.added,
        removed=None if difference is None else difference.removed,
        recoded=None if difference is None else difference.recoded,
        fields={} if difference is None else dict(difference.fields),
        kept_by=by,
        kept_at=at,
    )
