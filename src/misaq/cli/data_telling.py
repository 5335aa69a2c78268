"""Releases of incident data and what changed in them, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from misaq.sources.incidents.differences import Difference
    from misaq.sources.incidents.releases import Release


def tell_difference(found: Difference) -> None:
    """Say what changed from one release to another."""
    typer.echo(
        f"From {found.before} to {found.after}: {found.added:,} added, {found.removed:,} removed, "
        f"{found.recoded:,} recoded."
    )
    for name, count in found.fields.items():
        typer.echo(f"  {count:>8,}  {name}")


def tell_release(one: Release, *, is_current: bool) -> None:
    """Say what is kept of a release."""
    state = "" if is_current else ", superseded"
    typer.echo(f"{one.source} {one.release}: {one.rows:,} events, {one.first} to {one.last}{state}")
    typer.echo(f"  {one.terms.value}{': ' + one.credit if one.credit else ''}")
    typer.echo(f"  {one.file}, {one.digest[:12]}, added {one.added_at:%Y-%m-%d %H:%M} UTC")
    if one.address:
        typer.echo(f"  {one.address}")
    if one.flags:
        listed = ", ".join(f"{rule.value} {count:,}" for rule, count in one.flags.items())
        typer.echo(f"  Odd rows: {listed}")
    if one.set_aside:
        typer.echo(f"  Set aside: {one.set_aside:,} rows")


def release_data(one: Release) -> dict[str, object]:
    """Return a release as plain data."""
    return {
        "source": one.source,
        "release": one.release,
        "form": one.form,
        "terms": one.terms.value,
        "credit": one.credit,
        "rows": one.rows,
        "set_aside": one.set_aside,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "countries": list(one.countries),
        "file": one.file,
        "sha256": one.digest,
        "address": one.address,
        "added_at": one.added_at.isoformat(),
        "flags": {rule.value: count for rule, count in one.flags.items()},
    }


def difference_data(found: Difference) -> dict[str, object]:
    """Return a difference as plain data."""
    return {
        "before": found.before,
        "after": found.after,
        "added": found.added,
        "removed": found.removed,
        "recoded": found.recoded,
        "fields": dict(found.fields),
    }
