"""Which areas a printed name may mean: the whole of it, or what its parts agree on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matches import How
from misaq.core.places.records import Level

_SEPARATORS = ((re.compile(r"[,;]"), False), (re.compile(r"[/–-]"), True))
"""What stands between the parts of a name, and whether every part must be known."""
_QUALIFIED = re.compile(r"(?P<name>[^()]+)\((?P<outer>[^()]+)\)\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """What a printed name may mean."""

    codes: tuple[str, ...] = ()
    how: How = How.NOT_FOUND


_NOBODY = Named()


def province_named(gazetteer: Gazetteer, printed: str) -> str:
    """Return the code of the one province that is called so; "" where none is, or several."""
    if not printed.strip():
        return ""
    called = [area for area, _ in gazetteer.find_named(printed)]
    for found in (called, gazetteer.find_sounding(printed)):
        codes = {area.code for area in found if area.level is Level.PROVINCE}
        if len(codes) == 1:
            return codes.pop()
    return ""


def district_named(gazetteer: Gazetteer, printed: str, within: str) -> Named:
    """Return what a printed name may mean: the whole of it, or what its parts agree on."""
    if not printed:
        return _NOBODY
    whole = _look_up(gazetteer, printed, within)
    if whole.codes:
        return whole
    qualified = _QUALIFIED.fullmatch(printed)
    if qualified is not None:
        return _qualified(gazetteer, qualified["name"], qualified["outer"], within)
    for between, needs_all in _SEPARATORS:
        parts = [part for part in between.split(printed) if part.strip()]
        if len(parts) > 1:
            return _agreed(gazetteer, parts, within, needs_all=needs_all)
    return _NOBODY


def _qualified(gazetteer: Gazetteer, name: str, outer: str, within: str) -> Named:
    """Return what "name (outer)" may mean: nothing where outer is not known here."""
    province = province_named(gazetteer, outer)
    around = _look_up(gazetteer, outer, within)
    if province:
        found = _look_up(gazetteer, name, within or province)
        inside = tuple(c for c in found.codes if may_lie_in(gazetteer, c, province))
        return Named(inside, found.how) if inside else _NOBODY
    found = _look_up(gazetteer, name, within)
    if len(around.codes) != 1 or not found.codes:
        return Named(around.codes, How.PLACE) if around.codes else _NOBODY
    inside = tuple(c for c in found.codes if gazetteer.is_same_ground(c, around.codes[0]))
    return Named(inside, found.how) if inside else _NOBODY


def _agreed(gazetteer: Gazetteer, parts: list[str], within: str, *, needs_all: bool) -> Named:
    """Return what the parts of a printed name mean together; all that they mean if they differ."""
    found = [_look_up(gazetteer, part, within) for part in parts]
    if needs_all and not all(one.codes for one in found):
        return _NOBODY
    codes = _one_of_each_ground(gazetteer, [code for one in found for code in one.codes])
    ways = [one.how for one in found if one.codes]
    return Named(codes, ways[0]) if codes else _NOBODY


def _look_up(gazetteer: Gazetteer, printed: str, within: str) -> Named:
    called = [(a, kind) for a, kind in gazetteer.find_named(printed) if a.level.is_district_like]
    own = [area.code for area, kind in called if kind is None or kind.is_of_area]
    fitting = [code for code in own if may_lie_in(gazetteer, code, within)]
    if own:
        return Named(_one_of_each_ground(gazetteer, fitting or own), How.NAME)
    inner = [area.code for area, _ in called if may_lie_in(gazetteer, area.code, within)]
    if inner:
        return Named(_one_of_each_ground(gazetteer, inner), How.PLACE)
    said = [a.code for a in gazetteer.find_sounding(printed) if a.level.is_district_like]
    said = [code for code in said if may_lie_in(gazetteer, code, within)]
    return Named(_one_of_each_ground(gazetteer, said), How.SPELLING) if said else _NOBODY


def _one_of_each_ground(gazetteer: Gazetteer, codes: list[str]) -> tuple[str, ...]:
    """Return the codes without those that went over into, or came of, one before them."""
    kept: dict[str, str] = {}
    for code in codes:
        kept.setdefault(gazetteer.unit_of(code), code)
    return tuple(kept.values())


def may_lie_in(gazetteer: Gazetteer, code: str, province: str) -> bool:
    """Say whether an area lay in a province on some day, or the two provinces are one today.

    Any area may lie in a province that is not known ("").
    """
    if not province:
        return True
    lay_in = provinces_of(gazetteer, code)
    return province in lay_in or gazetteer.unit_of(province) in map(gazetteer.unit_of, lay_in)


def provinces_of(gazetteer: Gazetteer, code: str) -> frozenset[str]:
    unit = gazetteer.unit_of(code)
    found = {code, unit, *gazetteer.list_earlier(code)}
    return frozenset(gazetteer.province_of(one) for one in found) - {""}
