"""What a page was made from, as one short text, so that a cache knows when it changed."""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from misaq.apps.pages.days import today
from misaq.kernel.ids import fingerprint

_PACKAGE = Path(__file__).resolve().parents[2]
_NAME = "misaq.etag"
_KINDS = frozenset({".py", ".html", ".css", ".mo"})


def etag_of(request: HttpRequest, *_args: object, **_kwargs: object) -> str:
    """Return the ETag of the page asked for, reckoned once a request; the address is no part."""
    if _NAME not in request.META:
        # A later room knows the data; it is named in the settings and called from here.
        state: str = import_string(settings.MISAQ_SITE_STATE)()
        parts = (state, code_state(), today().isoformat(), get_language() or "")
        request.META[_NAME] = f'"{fingerprint(*parts)}"'
    return str(request.META[_NAME])


@functools.cache
def code_state() -> str:
    """Return what stands for the code, templates and words this process started with."""
    digest = hashlib.sha256()
    for path in sorted(path for path in _PACKAGE.rglob("*.*") if path.suffix in _KINDS):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@functools.cache
def software_version() -> str:
    """Return the version of Misaq that runs."""
    return version("misaq")
