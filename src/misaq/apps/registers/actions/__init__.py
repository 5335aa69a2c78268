"""Changing the registers: load a pack, change them here, settle what the two disagree on."""

from misaq.apps.registers.actions.amending import amend, settle
from misaq.apps.registers.actions.applying import apply_steps
from misaq.apps.registers.actions.loading import load_pack

__all__ = ["amend", "apply_steps", "load_pack", "settle"]
