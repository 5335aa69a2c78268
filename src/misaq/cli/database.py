"""Opening the database for a command, and saying who and when."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from misaq.core.access.actors import Actor


def set_up() -> None:
    """Make Django ready, without touching the database.

    Raises:
        InputRefused: a setting in the environment is wrong.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "misaq.project.settings")
    import django

    django.setup()


def open_database() -> None:
    """Make Django ready and refuse a database that cannot be used as it is. Changes nothing.

    Raises:
        InputRefused: a setting in the environment is wrong.
        StateConflict: there is no database yet, or it is of another version.
        Unavailable: it cannot be read.
    """
    set_up()
    from misaq.apps.database.readiness import require_ready

    require_ready()


def now() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)


def whoever_types() -> Actor:
    """Return the person at the command line, by the number of their account on this machine."""
    from misaq.core.access.actors import operator

    return operator(os.getuid() if hasattr(os, "getuid") else None)
