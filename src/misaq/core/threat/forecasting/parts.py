"""An issued forecast in parts: what holds for all areas, and what is said of each.

A page of one area need not read the others; together the parts are what was sealed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from misaq.core.threat.forecasting.issued import IssuedForecast
from misaq.core.threat.forecasting.sealing import canonical, opened, plain, unchecked

_VOICES = ("model", "baseline")

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """A forecast taken apart.

    Attributes:
        head: everything but the outlooks, as plain values.
        areas: by code, in the order issued: the outlooks of model and baseline, as plain values.
    """

    head: Plain
    areas: Mapping[str, Plain]


def taken_apart(issued: IssuedForecast) -> Parts:
    """Return the parts of a forecast."""
    said = plain(issued)
    head = {**said, **{name: {**said[name], "outlooks": []} for name in _VOICES}}
    areas = {
        area: {
            name: [one for one in said[name]["outlooks"] if one["area"] == area]
            for name in _VOICES
        }
        for area in issued.areas
    }  # fmt: skip
    return Parts(head, areas)


def put_together(parts: Parts) -> dict[str, Any]:
    """Return the forecast as plain values, as it was before it was taken apart."""
    said = dict(parts.head)
    for name in _VOICES:
        outlooks = [
            one for area in said["areas"] if area in parts.areas for one in parts.areas[area][name]
        ]
        said[name] = {**said[name], "outlooks": outlooks}
    return said


def seal_of_parts(parts: Parts) -> str:
    """Return the seal of the whole; another one if anything was changed."""
    return digest_of(put_together(parts))


def opened_parts(parts: Parts, seal: str) -> IssuedForecast:
    """Return the forecast.

    Raises:
        InputRefused: the seal does not hold.
    """
    return opened({"forecast": put_together(parts), "seal": seal})


def digest_of(said: Plain) -> str:
    """Return SHA-256 of plain values written the one way."""
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def read_parts(parts: Parts, lead: int | None = None) -> IssuedForecast:
    """Return what is said of the areas that are there, for pages; the seal is not looked at.

    It reads as a forecast of these areas alone.

    Args:
        lead: only this far ahead; None for every month.
    """
    said = put_together(parts)
    here = [area for area in said["areas"] if area in parts.areas]
    voices = {
        name: {
            **said[name],
            "outlooks": [one for one in said[name]["outlooks"] if lead in (None, one["lead"])],
        }
        for name in _VOICES
    }
    return unchecked({**said, **voices, "areas": here})
