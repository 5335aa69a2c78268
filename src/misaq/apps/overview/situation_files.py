"""Situation reports as files: one is made at a time, and the last are kept in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell
from misaq.reports.document import Document
from misaq.reports.render import Format, render

_MOST_FILES = 16
_PATIENCE = 30.0
"""Seconds that a reader waits for reports that others asked for."""
_files: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
_turning = threading.Lock()
_making = threading.Lock()


def situation_file(state: tuple[str, ...], form: Format, make: Callable[[], Document]) -> bytes:
    """Return a report as a file, made now or before.

    Setting a report takes a processor for a second or two; anybody may ask. So only one is made at
    a time, and what was made is kept.

    Args:
        state: what the report is a function of: address, language and state of the data.
        form: kind of file.
        make: puts the report together.

    Raises:
        Unavailable: others asked for so many that this one would take too long.
    """
    place = (*state, form.value)
    if (known := _find(place)) is not None:
        return known
    _wait()
    try:
        if (known := _find(place)) is not None:
            return known
        return _keep(place, render(make(), form))
    finally:
        _making.release()


def situation_once(form: Format, document: Document) -> bytes:
    """Return a report as a file that is kept nowhere: the edition of members.

    Raises:
        Unavailable: others asked for so many that this one would take too long.
    """
    _wait()
    try:
        return render(document, form)
    finally:
        _making.release()


def _wait() -> None:
    """Wait for the turn to make a report; whoever returns from here holds it."""
    if not _making.acquire(timeout=_PATIENCE):
        raise Unavailable(
            tell("So many reports are being made that this one would take too long."),
            next_step=tell("Ask for it again in a minute."),
            rule="situation.busy",
        )


def _find(place: tuple[str, ...]) -> bytes | None:
    with _turning:
        if place in _files:
            _files.move_to_end(place)
        return _files.get(place)


def _keep(place: tuple[str, ...], file: bytes) -> bytes:
    with _turning:
        _files[place] = file
        while len(_files) > _MOST_FILES:
            _files.popitem(last=False)
    return file
