"""Reading the room incidents, by what is read."""

from misaq.apps.incidents.queries.registers import get_coding, get_register

__all__ = ["get_coding", "get_register"]
