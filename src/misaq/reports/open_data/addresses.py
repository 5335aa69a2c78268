"""Where things stand on the site: given by the door that asks, so that documents can name them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses that a document names.

    Attributes:
        site: address of the site, without a slash at its end.
        page_of: path of the page of a record, by table and key; empty when no page shows it.
    """

    site: str
    page_of: Callable[[str, str], str]

    def page(self, table: str, key: str) -> str:
        """Return the whole address of a record: its page, or where the API gives it."""
        path = self.page_of(table, key)
        return f"{self.site}{path}" if path else self.api(f"{table.replace('.', '/')}/{key}")

    def api(self, path: str) -> str:
        """Return the whole address of something in the API."""
        return f"{self.site}/api/v1/{path}"

    def data(self, name: str) -> str:
        """Return the whole address of a file of the latest data."""
        return f"{self.site}/data/latest/{name}"
