"""The style sheet: files of one idea each, sent as one, so that a page asks once."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent / "styles"
ORDER = ("tokens", "type", "layout", "controls", "tables", "components", "charts", "media")
"""The files in the order in which they are joined: the later may correct the earlier."""


@functools.cache
def style_sheet() -> str:
    """Return the whole sheet as this process started with it."""
    return "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ORDER)


@functools.cache
def style_version() -> str:
    """Return what changes with the sheet, so that browsers may keep it for a year."""
    return hashlib.sha256(style_sheet().encode()).hexdigest()[:12]
