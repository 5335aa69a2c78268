"""Fetching a release from its publisher, by the same rules as a list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.incidents.forms import Form
from misaq.sources.lists.fetch import fetch

MOST = 1024 * 1024 * 1024
"""The largest release, packed, has 60 MB."""


@dataclass(frozen=True, slots=True)
class FetchedTable:
    """A file that came over the network.

    Attributes:
        file: where it lies now.
        address: where it came from in the end.
    """

    file: Path
    address: str


def address_of(form: Form, release: str = "") -> str:
    """Return where the publisher offers a release; the newest known when none is named.

    Raises:
        InputRefused: it offers none without asking who takes it.
    """
    if not form.address:
        raise InputRefused(
            tell("{source} hands its data to each user alone.", source=form.source),
            next_step=tell("Log in there, fetch the file, and add it: misaq data add FILE"),
            rule="incidents.address",
        )
    named = release or form.newest
    return form.address.format(release=named, digits=named.replace(".", ""))


def fetch_to(address: str, folder: Path) -> FetchedTable:
    """Fetch a file whole, or not at all.

    Raises:
        InputRefused: the address is none that is fetched.
        SourceChanged: the publisher has nothing there.
        Unavailable: it cannot be reached.
    """
    fetched = fetch(address, most=MOST)
    target = folder / Path(fetched.file.name).name
    target.write_bytes(fetched.file.data)
    return FetchedTable(target, fetched.address)
