"""How many people carry a name: an estimate from how often its words occur."""

from __future__ import annotations

from misaq.core.lists.naming import Naming
from misaq.core.names.persons import bearers_per_100k, read_person


def per_100k(name: str, naming: Naming) -> float | None:
    """Return about how many of 100,000 people carry such a name; None for a body."""
    return bearers_per_100k(read_person(name)) if naming is Naming.PERSONS else None
