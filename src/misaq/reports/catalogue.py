"""The translations that papers are written with: the same catalogues as those of the site."""

from __future__ import annotations

import functools
from collections.abc import Callable
from gettext import GNUTranslations
from importlib.resources import files

Translate = Callable[[str], str]
"""Returns a template in another language; the template itself where it has no translation."""


@functools.cache
def translation_into(code: str) -> Translate:
    """Return what puts templates into the language of this code; English is left as it is."""
    path = files("misaq").joinpath("locale", code, "LC_MESSAGES", "django.mo")
    if not path.is_file():
        return str
    with path.open("rb") as file:
        catalogue = GNUTranslations(file)
    # The empty text is the key of the catalogue's own head.
    return lambda template: catalogue.gettext(template) if template else ""
