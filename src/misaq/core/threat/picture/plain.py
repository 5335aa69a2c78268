"""Kept results as plain data and back, so that a table of JSON can hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from misaq.core.threat.picture.records import AreaMonths, Part, PartMonths, Plain, Toll
from misaq.kernel.words import Phrase

_COLUMNS = ("events", "low", "best", "high")


def plain_of_phrase(phrase: Phrase) -> list[Any]:
    """Return a phrase as its template and arguments, so that it can still be translated."""
    return [
        phrase.template,
        [
            [name, plain_of_phrase(value) if isinstance(value, Phrase) else value]
            for name, value in phrase.arguments
        ],
    ]


def phrase_of_plain(plain: Sequence[Any]) -> Phrase:
    """Return the phrase that :func:`plain_of_phrase` wrote down."""
    template, arguments = plain
    return Phrase(
        str(template),
        tuple(
            (str(name), value if isinstance(value, str) else phrase_of_plain(value))
            for name, value in arguments
        ),
    )


def plain_of_months(found: AreaMonths) -> dict[str, Any]:
    """Return months as columns: one list for events and each figure of deaths."""
    return {
        "note": found.note,
        "parts": {
            one.part.value: {
                **{name: [getattr(toll, name) for toll in one.months] for name in _COLUMNS},
                "no_month": {
                    str(year): [getattr(toll, name) for name in _COLUMNS]
                    for year, toll in sorted(one.no_month.items())
                },
            }
            for one in found.parts
        },
    }


def months_of_plain(area: str, plain: Plain) -> AreaMonths:
    """Return what :func:`plain_of_months` wrote down."""
    return AreaMonths(
        area,
        tuple(
            PartMonths(
                Part(name),
                tuple(
                    Toll(*row)
                    for row in zip(*(columns[column] for column in _COLUMNS), strict=True)
                ),
                {int(year): Toll(*row) for year, row in columns["no_month"].items()},
            )
            for name, columns in plain["parts"].items()
        ),
        plain["note"],
    )
