"""What sources of incidents call themselves, and the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SOURCE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ucdp-ged": "UCDP GED",
        "acled": "ACLED",
        "gtd": "GTD",
        "ucdp-ged-candidate": "UCDP GED Candidate",
        "pbc-suicide": "Pakistan Body Count, suicide attacks",
        "pbc-drone": "Pakistan Body Count, drone strikes",
        "bij": "TBIJ, drone strikes",
    }
)
"""By key, in the order in which they are offered; names are the publishers' own."""

_OF_ONE_KIND = frozenset({"pbc-suicide", "pbc-drone", "bij", "here"})
_ORDER = tuple(SOURCE_NAMES)


def name_of_source(source: str) -> str:
    """Return what a source calls itself; its key where that is not written down."""
    return SOURCE_NAMES.get(source, source)


def holds_every_kind(source: str) -> bool:
    """Return whether it sets out to hold violence of every kind.

    Others hold one kind of attack, or what people here chose to enter: their months follow
    whoever uses that kind, and end when it does.

    Args:
        source: its key ("ucdp-ged"); one that is not known here is taken to.
    """
    return source not in _OF_ONE_KIND


_AFTER: Mapping[str, str] = MappingProxyType({"ucdp-ged-candidate": "ucdp-ged"})


def spoken_for_by(source: str) -> str:
    """Return the source that tells a source's events anew, year by year; empty where none does.

    What a publisher says early counts until the year is told in full, and never beside it.
    """
    return _AFTER.get(source, "")


def followers_of(source: str) -> tuple[str, ...]:
    """Return the sources of which a source tells the events anew, in order."""
    return tuple(sorted(early for early, full in _AFTER.items() if full == source))


def place_of_source(source: str) -> tuple[bool, int, str]:
    """Return where a source stands among others: those that hold every kind come first."""
    known = _ORDER.index(source) if source in _ORDER else len(_ORDER)
    return not holds_every_kind(source), known, source
