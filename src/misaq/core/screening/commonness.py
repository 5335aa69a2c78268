"""How many people carry a name: an estimate from how often its words occur."""

from __future__ import annotations

from misaq.core.lists.naming import Naming


def per_100k(name: str, naming: Naming) -> float | None:  # noqa: ARG001
    """Return how many of 100,000 people carry such a name; None for a body."""
    return None
