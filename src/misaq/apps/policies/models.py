"""The tables of the room policies: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Policy(RegisterRow):
    """Rows of policies.policies."""

    TABLE = "policies.policies"


class Commitment(RegisterRow):
    """Rows of policies.commitments."""

    TABLE = "policies.commitments"


class Lineage(RegisterRow):
    """Rows of policies.lineage."""

    TABLE = "policies.lineage"


class Position(RegisterRow):
    """Rows of policies.positions."""

    TABLE = "policies.positions"
