"""Serving the Urdu font that papers use, so that pages can be read where none is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from misaq.reports import fonts

_FOLDER = "fonts"
_SHOWN = ("NotoNastaliqUrdu-Regular.woff2", "OFL.txt")


class FontFinder(BaseFinder):
    """Finds the font and its licence under ``fonts/``, and nothing else of that folder."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._storage = FileSystemStorage(location=str(Path(fonts.__path__[0])))
        self._storage.prefix = _FOLDER  # type: ignore[attr-defined]

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """Return the file behind the path; an empty list when it is none of ours."""
        folder, _slash, name = path.partition("/")
        found = self._storage.path(name) if folder == _FOLDER and name in _SHOWN else None
        if find_all:
            return [found] if found else []
        return found or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:  # noqa: ARG002 -- as Django calls it
        """Yield each file with where it is kept."""
        yield from ((name, self._storage) for name in _SHOWN)
