"""Units on which a series can be kept though districts were split and merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from misaq.core.places.records import AreaChange, ChangeKind

WENT_OVER = frozenset({ChangeKind.BECAME, ChangeKind.MERGED})
"""Changes after which all of the earlier area lies within the later."""


def constant_units(
    codes: Iterable[str],
    changes: Iterable[AreaChange],
    *,
    since: date | None = None,
    until: date | None = None,
) -> Mapping[str, str]:
    """Return the unit of each code: areas that a change within the days ties together are one.

    The unit is named by the area that holds the others: the whole that was split, or what others
    went over into. A change on the first day, or after the last, breaks nothing; one whose day is
    not on record may.
    """
    parent = {code: code for code in codes}
    within: set[str] = set()
    for change in changes:
        ends = str(change.earlier), str(change.later)
        if change.kind is ChangeKind.RENAMED or not set(ends) <= parent.keys():
            continue
        if change.kind is ChangeKind.SPLIT and not _breaks(change, since, until):
            continue
        smaller = ends[0] if change.kind in WENT_OVER else ends[1]
        within.add(smaller)
        _join(parent, *ends)
    heads: dict[str, str] = {}
    for code in sorted(parent):
        root = _root(parent, code)
        if code not in within:
            heads.setdefault(root, code)
    return MappingProxyType({code: heads.get(_root(parent, code), code) for code in parent})


def _breaks(change: AreaChange, since: date | None, until: date | None) -> bool:
    if change.happened_on is None:
        return True
    after_start = since is None or change.happened_on.latest > since
    before_end = until is None or change.happened_on.earliest <= until
    return after_start and before_end


def _root(parent: Mapping[str, str], code: str) -> str:
    while parent[code] != code:
        code = parent[code]
    return code


def _join(parent: dict[str, str], one: str, other: str) -> None:
    parent[_root(parent, one)] = _root(parent, other)
