"""Reading the room incidents, by what is read."""

from misaq.apps.incidents.queries.registers import get_coding, get_register
from misaq.apps.incidents.queries.releases import get_kept_release, list_releases

__all__ = ["get_coding", "get_kept_release", "get_register", "list_releases"]
