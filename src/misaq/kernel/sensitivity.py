"""Who may see a field at all."""

from __future__ import annotations

from enum import Enum


class Sensitivity(Enum):
    """How far a stored field may travel, from everywhere to nowhere."""

    PUBLIC = "PUBLIC"
    """May stand on the public site, in exports and in logs."""
    INTERNAL = "INTERNAL"
    """For people with an account; never in public pages, exports or logs."""
    PERSONAL = "PERSONAL"
    """About a natural person; only for a role with a purpose."""
    SECRET = "SECRET"
    """Never leaves the database in readable form."""
