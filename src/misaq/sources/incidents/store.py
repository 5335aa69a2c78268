"""Keeping releases: each whole in a folder of its own, never changed, or not there at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from misaq.core.incidents.source_names import spoken_for_by
from misaq.kernel.errors import NotFound, StateConflict, Unavailable
from misaq.kernel.words import tell
from misaq.sources.incidents.deliveries import Added, Delivery, release_of
from misaq.sources.incidents.differences import (
    Change,
    Difference,
    compare,
    list_changes,
    write_difference,
)
from misaq.sources.incidents.flags import write_flags
from misaq.sources.incidents.forms import Holding
from misaq.sources.incidents.known import recognise
from misaq.sources.incidents.opening import open_table
from misaq.sources.incidents.reading import Table, read_table
from misaq.sources.incidents.releases import (
    EVENTS,
    FLAGS,
    MANIFEST,
    Release,
    check_name,
    current_of,
    order_of,
    read_release,
    write_release,
)
from misaq.sources.incidents.staging import Asked

_PART = ".part-"
_REFUSED, _PLACINGS = ".refused", ".placings"
_STALE = 24 * 3600.0
"""Seconds after which what a crash left half-written is swept away."""


class IncidentStore:
    """A folder of releases by source; no web server serves it."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def add(self, delivery: Delivery) -> Added:
        """Read a file and keep it as a release; whole, or not at all.

        The same bytes, or other bytes with the same rows, change nothing.

        Raises:
            SourceChanged: the file is not what its form says.
            InputRefused: nothing can have such a name.
            ReleaseRefused: rows are wrong; with the list of them.
            StateConflict: it is older than what is kept, or another file has its name.
            Unavailable: the disk refuses.
        """
        with self.scratch() as scratch:
            delimiter = delivery.form.delimiter if delivery.form else ","
            opened = open_table(delivery.file, scratch, delimiter=delimiter)
            form = delivery.form or recognise(opened.name, opened.header)
            named = delivery.release or (form.release_of(opened.name) if form.release_of else "")
            if named:
                check_name(named)
            source = form.source_for(named)
            for known in self.list_releases(source):
                is_again = delivery.is_own and known.release != named
                if known.digest == opened.digest and not is_again:
                    return Added(known, is_new=False)
            self._check_newer(source, named, delivery)
            asked = Asked(
                form, source, named, delivery.at.date(), delivery.boxes, delivery.set_aside,
                delivery.is_own,
            )  # fmt: skip
            table = read_table(opened, asked, scratch)
            release = release_of(opened, table, asked, delivery)
            return self._keep(release, table, scratch, delivery)

    def list_releases(self, source: str = "") -> tuple[Release, ...]:
        """Return the releases that are kept, by source, the oldest first.

        Raises:
            Unavailable: a record cannot be read.
        """
        folders = [self._folder(source)] if source else sorted(self._root.glob("[!.]*"))
        found = [
            read_release(path.parent)
            for folder in folders
            for path in folder.glob(f"[!.]*/{MANIFEST}")
        ]
        return tuple(sorted(found, key=lambda one: (one.source, one.order, one.added_at)))

    def list_current(self, source: str = "") -> tuple[Release, ...]:
        """Return the releases that no other supersedes, the oldest of a source first."""
        return current_of(self.list_releases(source))

    def speaks_from(self, source: str) -> date | None:
        """Return the first day of which a source still speaks; None where it speaks of all.

        The year that another source told in full is no longer this one's to tell.
        """
        full = spoken_for_by(source)
        told = [one.last.year for one in self.list_current(full)] if full else []
        return date(max(told) + 1, 1, 1) if told else None

    def get_release(self, source: str, release: str = "") -> Release:
        """Return a release by its name; the newest of the source when none is named.

        Raises:
            NotFound: there is none.
        """
        found = [one for one in self.list_releases(source) if release in ("", one.release)]
        if not found:
            raise NotFound(
                tell("No release {name} of {source} is kept.", name=release, source=source)
                if release
                else tell("No release of {source} is kept.", source=source),
                next_step=tell("See what is kept: misaq data show."),
                rule="incidents.release",
            )
        return found[-1]

    def path_of(self, release: Release) -> Path:
        """Return where the table of a release lies."""
        return self._folder(release.source, release.release) / EVENTS

    def check_unchanged(self, release: Release) -> None:
        """Refuse a table that is not the one that was kept; figures are made from that one alone.

        Raises:
            Unavailable: it was changed, or cannot be read.
        """
        with _explained():
            found = _digest_of(self.path_of(release)) if release.table else ""
        if found != release.table:
            raise Unavailable(
                tell(
                    "The table of release {name} of {source} is not as it was kept.",
                    name=release.release,
                    source=release.source,
                ),
                next_step=tell("Put the folder of incidents back from a backup."),
                rule="incidents.kept",
            )

    def flags_of(self, release: Release) -> Path:
        """Return where the list of its odd rows lies."""
        return self._folder(release.source, release.release) / FLAGS

    @property
    def placings(self) -> Path:
        """Where it is remembered in which areas places were found."""
        return self._root / _PLACINGS

    def folder(self, name: str) -> Path:
        """Return a folder beside the releases for what is made from them; it need not exist."""
        return self._root / name

    def refused_list(self, name: str) -> Path:
        """Return where the list of wrong rows of a refused file is kept; the folder is there."""
        folder = self._root / _REFUSED
        with _explained():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder / f"{quote(name, safe='')}.csv"

    def compare(self, before: Release, after: Release) -> Difference:
        """Return what changed from one release to another."""
        with self.scratch() as scratch:
            return compare(
                (before, self.path_of(before)), (after, self.path_of(after)), scratch
            )  # fmt: skip

    def list_changes(
        self, before: Release, after: Release, *, limit: int, offset: int = 0
    ) -> tuple[Change, ...]:
        """Return a stretch of the single changes from one release to another."""
        pairs = (before, self.path_of(before)), (after, self.path_of(after))
        with self.scratch() as scratch:
            return list_changes(*pairs, scratch, limit=limit, offset=offset)

    def write_changes(self, before: Release, after: Release, target: Path) -> int:
        """Write every single change as CSV, and return how many lines it has.

        Raises:
            NotAllowed: rows of the source may not be passed on.
        """
        pairs = (before, self.path_of(before)), (after, self.path_of(after))
        with self.scratch() as scratch:
            return write_difference(*pairs, target, scratch)

    def _check_newer(self, source: str, named: str, delivery: Delivery) -> None:
        """Refuse a release that holds all and is older, before it is read."""
        kept = self.list_releases(source)
        if not kept or not named or delivery.is_older:
            return
        newest = kept[-1]
        if newest.holding is Holding.ALL and newest.order > order_of(named):
            raise _older(named, newest)

    def _keep(self, release: Release, table: Table, scratch: Path, delivery: Delivery) -> Added:
        kept = self.list_releases(release.source)
        same = [one for one in kept if one.release == release.release]
        if same:
            return self._same_name(same[0], release, table, scratch)
        newer = [one for one in kept if _is_newer(one, release) and one.covers(release)]
        if newer and not delivery.is_older:
            raise _older(release.release, newer[-1])
        release = replace(release, table=_digest_of(table.path))
        self._write(release, table, scratch)
        earlier = [one for one in kept if _is_newer(release, one)]
        if not earlier or release.holding is Holding.SOME:
            return Added(release, is_new=True)
        return Added(release, is_new=True, difference=self.compare(earlier[-1], release))

    def _same_name(self, known: Release, release: Release, table: Table, scratch: Path) -> Added:
        found = compare((known, self.path_of(known)), (release, table.path), scratch)
        if found.is_empty:
            return Added(known, is_new=False)
        raise StateConflict(
            tell(
                "Release {name} of {source} is kept already, and says something else: "
                "{added} events added, {removed} removed, {recoded} recoded.",
                name=known.release, source=known.source, added=f"{found.added:,}",
                removed=f"{found.removed:,}", recoded=f"{found.recoded:,}",
            ),
            next_step=tell("A release never changes. Give this file a name of its own."),
            rule="incidents.release",
        )  # fmt: skip

    def _write(self, release: Release, table: Table, scratch: Path) -> None:
        """Put the folder together, and give it its name last of all."""
        target = self._folder(release.source, release.release)
        whole = scratch / "release"
        with _explained():
            whole.mkdir(mode=0o700)
            table.path.replace(whole / EVENTS)
            write_flags(table.flags, whole / FLAGS)
            write_release(release, whole)
            for path in whole.iterdir():
                _to_disk(path)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            whole.rename(target)
            _to_disk(target.parent)

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder on the same disk that is gone afterwards, whatever happens."""
        with _explained():
            self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
            for left in self._root.glob(f"{_PART}*"):
                if time.time() - left.stat().st_mtime > _STALE:
                    shutil.rmtree(left, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(dir=self._root, prefix=_PART))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _folder(self, source: str, release: str = "") -> Path:
        folder = self._root / quote(source, safe="")
        return folder / quote(release, safe="") if release else folder


def _is_newer(one: Release, other: Release) -> bool:
    return one.order > other.order


def _older(named: str, newest: Release) -> StateConflict:
    return StateConflict(
        tell(
            "Release {named} is older than {newest} of {source}, which is kept.",
            named=named,
            newest=newest.release,
            source=newest.source,
        ),
        next_step=tell("To keep it beside the newer one, add it as an older release."),
        rule="incidents.older",
    )


def _digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(
            tell("The disk refuses to keep the release."),
            next_step=tell("Make room or give the folder back its rights, and add it again."),
            rule="incidents.disk",
        ) from error
