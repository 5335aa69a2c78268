"""The tables of the room institutions: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Institution(RegisterRow):
    """Rows of institutions.institutions."""

    TABLE = "institutions.institutions"


class Function(RegisterRow):
    """Rows of institutions.functions."""

    TABLE = "institutions.functions"


class Mandate(RegisterRow):
    """Rows of institutions.mandates."""

    TABLE = "institutions.mandates"


class JointLead(RegisterRow):
    """Rows of institutions.joint_leads."""

    TABLE = "institutions.joint_leads"


class Committee(RegisterRow):
    """Rows of institutions.committees."""

    TABLE = "institutions.committees"
