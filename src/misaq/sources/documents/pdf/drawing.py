"""A page of a PDF as a picture, by way of a process that may be ended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable

from misaq.core.sourcebook.reading.passages import Box
from misaq.kernel.errors import Unavailable
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.pdf.taking import own_modules

_PICTURE = "misaq.sources.documents.pdf.picture"
_LONGEST = 120


def draw_page(data: bytes, page: int, boxes: Iterable[Box], limits: Limits) -> bytes:
    """Return a page as PNG, with the boxes on it marked.

    Raises:
        Unavailable: it cannot be drawn in the time and memory for a page.
    """
    marked = [[box.left, box.top, box.right, box.bottom] for box in boxes if box.page == page]
    args = (page, limits.page_seconds, limits.pdf_memory, json.dumps(marked))
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and no shell
            [sys.executable, "-m", _PICTURE, *(str(each) for each in args)],
            input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_LONGEST,
            check=False, env=own_modules(),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _undrawn(page) from error
    if done.returncode != 0 or not done.stdout.startswith(b"\x89PNG"):
        raise _undrawn(page)
    return done.stdout


def _undrawn(page: int) -> Unavailable:
    return Unavailable(
        tell("Page {page} cannot be drawn.", page=page),
        next_step=tell("Read its words; they stand beside."),
        rule="reading.picture",
    )
