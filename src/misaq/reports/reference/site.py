"""The pages of what is stored and what is shown: sensitivity of fields, addresses of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from misaq.kernel.sensitivity import Sensitivity
from misaq.reports.reference.markdown import code, codes, prose, table
from misaq.reports.reference.page import Page, page
from misaq.reports.reference.values import values_table


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of the database.

    Attributes:
        name: its name in the database.
        meaning: what a row of it is.
        fields: each field with its sensitivity; None where none is declared.
    """

    name: str
    meaning: str
    fields: tuple[tuple[str, Sensitivity | None], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the site.

    Attributes:
        path: the address, with what varies in angle brackets.
        name: the name templates link by; empty when it has none.
        view: what answers, as a dotted name.
        permission: what somebody needs to open it; empty when nothing is declared.
        meaning: what it shows, in a sentence; empty when its author did not say.
    """

    path: str
    name: str
    view: str
    permission: str
    meaning: str


_UNDECLARED = "**not declared**"


def sensitivity_page(tables: Sequence[StoredTable]) -> Page:
    """Return every stored field with how far it may travel; tables of one shape together."""
    shapes = dict.fromkeys(each.fields for each in tables)
    blocks = [
        (
            "Each stored field declares how far it may travel; a field that declares nothing "
            "fails a test."
        ),
        values_table(Sensitivity, "sensitivity"),
    ]
    for shape in shapes:
        blocks += _shape(shape, [each for each in tables if each.fields == shape])
    return page("sensitivity.md", "Sensitivity of stored fields", blocks)


def _shape(
    fields: tuple[tuple[str, Sensitivity | None], ...], tables: Sequence[StoredTable]
) -> list[str]:
    names = codes(each.name for each in tables)
    meanings = dict.fromkeys(prose(each.meaning) for each in tables)
    heading = names if len(tables) == 1 else f"{len(tables)} tables of one shape"
    return [
        f"## {heading}",
        names if len(tables) > 1 else "",
        " ".join(meanings) if len(meanings) == 1 else "",
        table(
            ("field", "sensitivity"),
            [(code(name), _UNDECLARED if level is None else level.value) for name, level in fields],
        ),
    ]


def routes_page(routes: Sequence[Route]) -> Page:
    """Return every address with what answers it and who may open it."""
    rows = [
        (
            code(route.path),
            prose(route.meaning),
            route.permission or _UNDECLARED,
            code(route.name) if route.name else "",
            code(route.view),
        )
        for route in routes
    ]
    blocks = (
        (
            "Every address of the site. Nothing is open by default: each page declares what "
            "somebody needs to open it, and `PUBLIC` means that anybody may."
        ),
        table(("address", "what it shows", "permission", "name", "answered by"), rows),
    )
    return page("routes.md", "Addresses of the site", blocks)
