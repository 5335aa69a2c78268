"""The settings, read from Django's: what wires the project together may not be imported here."""

from __future__ import annotations

from enum import Enum
from typing import Any

from misaq.reports.reference.docstrings import meanings_of_values
from misaq.reports.reference.settings import Setting


def read_settings() -> tuple[Setting, ...]:
    """Return every setting in the order of their list."""
    return tuple(_setting(variable) for variable in _variables())


def default_of(name: str) -> str:
    """Return what holds when the variable is not set, in the words of the list."""
    (found,) = (variable for variable in _variables() if variable.name == name)
    return str(found.default)


def _variables() -> tuple[Any, ...]:
    from django.conf import settings

    return tuple(settings.MISAQ_VARIABLES)


def _setting(variable: Any) -> Setting:
    return Setting(
        name=variable.name,
        default=variable.default,
        meaning=variable.meaning,
        is_secret=variable.is_secret,
        read_by=_reader(variable.reader),
    )


def _reader(reader: Enum) -> str:
    return meanings_of_values(type(reader))[reader.name]
