"""Everything in a block that points to another place of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from misaq.reports.blocks import Support
from misaq.reports.inline import Cite, See


def pointers(*parts: object) -> Iterator[See | Cite]:
    """Yield every :class:`See`, :class:`Cite` and cited source, in reading order.

    Walks the fields of records and tuples, so that a new kind of block needs no line here.
    """
    for part in parts:
        match part:
            case See() | Cite():
                yield part
            case Support():
                yield Cite(part.key)
            case tuple():
                yield from pointers(*part)
            case _ if is_dataclass(part) and not isinstance(part, type):
                yield from pointers(*(getattr(part, field.name) for field in fields(part)))
            case _:
                continue
