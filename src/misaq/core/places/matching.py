"""Which area a source means: by name first, by its place in a boundary second, never by guess.

Sources print names of another day, spell them their own way, and give points that lie across the
border from the area they name. Both answers are kept; where they differ the name stands and the
conflict is said. What is known to a province is in no district. What is not known stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.kernel.dates import Certainty

_SEPARATORS = ((re.compile(r"[,;]"), False), (re.compile(r"[/–-]"), True))
"""What stands between the parts of a name, and whether every part must be known."""
_QUALIFIED = re.compile(r"(?P<name>[^()]+)\((?P<outer>[^()]+)\)\s*")


class Precision(Protocol):
    """How finely a source knows where."""

    @property
    def is_within_district(self) -> bool: ...
    @property
    def is_within_province(self) -> bool: ...


class How(Enum):
    """By what an area was found."""

    NAME = "NAME"
    """By its title or another name of its own."""
    SPELLING = "SPELLING"
    """By a name said as one of its own, and spelled otherwise."""
    PLACE = "PLACE"
    """By a town, valley or post within it."""
    ONLY_ONE = "ONLY_ONE"
    """It is the only district of the province named."""
    POLYGON = "POLYGON"
    """By the boundary in which the point falls."""
    PROVINCE = "PROVINCE"
    """Only the province was found."""
    NOT_FOUND = "NOT_FOUND"


class Remark(Enum):
    """What has to be said of a match."""

    UNKNOWN_PROVINCE = "UNKNOWN_PROVINCE"
    """The province as printed is in no register."""
    UNKNOWN_DISTRICT = "UNKNOWN_DISTRICT"
    """The district as printed is in no register, or is said to lie elsewhere."""
    AMBIGUOUS_DISTRICT = "AMBIGUOUS_DISTRICT"
    """The district as printed may be more than one area."""
    TOO_COARSE = "TOO_COARSE"
    """A district is printed, but the place is known to the province only."""
    PROVINCE_CONFLICT = "PROVINCE_CONFLICT"
    """The district named never lay in the province printed."""
    PROVINCE_SINCE_MERGED = "PROVINCE_SINCE_MERGED"
    """The province printed is not the district's; the two are one today."""
    POLYGON_CONFLICT = "POLYGON_CONFLICT"
    """The point falls in the boundary of another district than the one named."""
    AREA_OF_ANOTHER_DAY = "AREA_OF_ANOTHER_DAY"
    """The area named did not stand on the day."""
    WENT_OVER = "WENT_OVER"
    """The area named is counted under another: what it went over into, or was split from."""
    SPLIT_SINCE = "SPLIT_SINCE"
    """Part of the area has since become another: the source may mean the whole."""

    @property
    def is_doubt(self) -> bool:
        """Whether somebody should look at the row."""
        return self not in (Remark.WENT_OVER, Remark.SPLIT_SINCE, Remark.AREA_OF_ANOTHER_DAY)


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The area a source means.

    Attributes:
        province_code: province under which the event is counted on every day; "" where unknown.
        district_code: district under which it is counted; "" where unknown or forbidden.
        how: by what the finer of the two was found.
        remarks: what has to be said of it.
        named_code: area the printed name means, before it went over; "" where none.
        polygon_code: area in whose boundary the point falls; "" where not asked.
    """

    province_code: str = ""
    district_code: str = ""
    how: How = How.NOT_FOUND
    remarks: tuple[Remark, ...] = ()
    named_code: str = ""
    polygon_code: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at the row."""
        return any(remark.is_doubt for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a printed name may mean."""

    codes: tuple[str, ...] = ()
    how: How = How.NOT_FOUND


_NOBODY = _Named()


def find_area(
    gazetteer: Gazetteer,
    *,
    province: str,
    district: str,
    place: str = "",
    on: date | None = None,
    precision: Precision,
    polygon: str = "",
) -> PlaceMatch:
    """Return the area a source means.

    Args:
        gazetteer: the areas.
        province: first-level area as printed; "" where not printed.
        district: second-level area as printed.
        place: town or spot as printed; asked only where no district is printed.
        on: day of the event; None where it is not known.
        precision: how finely the source knows where.
        polygon: code of the district in whose boundary the point falls; "" where there is no
            boundary file, or no point.
    """
    within = _province_named(gazetteer, province)
    remarks = [Remark.UNKNOWN_PROVINCE] if province.strip() and not within else []
    named = _district_named(gazetteer, district.strip() or place.strip(), within)
    is_province = not within and not named.codes
    if is_province:
        within = _province_named(gazetteer, district)
    if not precision.is_within_district:
        remarks += [Remark.TOO_COARSE] if named.codes else []
        return _coarse(gazetteer, within, named, precision, tuple(remarks))
    if district.strip() and not named.codes and not (is_province and within):
        remarks.append(Remark.UNKNOWN_DISTRICT)
    bounded = gazetteer.find(polygon)
    polygon = polygon if bounded is not None and bounded.level.is_district_like else ""
    code, how = _decide(gazetteer, within, named, polygon, remarks)
    if not code:
        how = How.PROVINCE if within else How.NOT_FOUND
        return PlaceMatch(within, "", how, tuple(remarks), _only(named), polygon)
    code = _meant_in(gazetteer, code, within)
    return PlaceMatch(
        province_code=gazetteer.series_province(code),
        district_code=gazetteer.unit_of(code),
        how=how,
        remarks=(*remarks, *_remarks_on(gazetteer, code, within, on)),
        named_code=_only(named),
        polygon_code=polygon,
    )


def _coarse(
    gazetteer: Gazetteer,
    within: str,
    named: _Named,
    precision: Precision,
    remarks: tuple[Remark, ...],
) -> PlaceMatch:
    """Return the province of an event that is known to no district."""
    if not precision.is_within_province:
        return PlaceMatch(remarks=remarks, named_code=_only(named))
    code = within or gazetteer.series_province(_only(named))
    how = How.PROVINCE if code else How.NOT_FOUND
    return PlaceMatch(code, "", how, remarks, _only(named))


def _decide(
    gazetteer: Gazetteer, within: str, named: _Named, polygon: str, remarks: list[Remark]
) -> tuple[str, How]:
    """Return the district and by what it was found; what has to be said is added to the remarks."""
    fitting = [code for code in named.codes if may_lie_in(gazetteer, code, within)]
    if len(fitting) == 1:
        if polygon and not gazetteer.is_same_ground(fitting[0], polygon):
            remarks.append(Remark.POLYGON_CONFLICT)
        return fitting[0], named.how
    if fitting:
        remarks.append(Remark.AMBIGUOUS_DISTRICT)
    elif named.codes:
        remarks.append(Remark.PROVINCE_CONFLICT)
    agreed = [c for c in named.codes if polygon and gazetteer.is_same_ground(c, polygon)]
    if len(agreed) == 1:
        return agreed[0], named.how
    if fitting:
        return "", How.NOT_FOUND
    return _without_name(gazetteer, within, polygon, remarks)


def _without_name(
    gazetteer: Gazetteer, within: str, polygon: str, remarks: list[Remark]
) -> tuple[str, How]:
    """Return the district where no name gives one."""
    districts = gazetteer.list_districts(within) if within else ()
    if len(districts) == 1 and Remark.PROVINCE_CONFLICT not in remarks:
        if polygon and not gazetteer.is_same_ground(districts[0].code, polygon):
            remarks.append(Remark.POLYGON_CONFLICT)
        return districts[0].code, How.ONLY_ONE
    if not polygon:
        return "", How.NOT_FOUND
    if may_lie_in(gazetteer, polygon, within):
        return polygon, How.POLYGON
    remarks.append(Remark.POLYGON_CONFLICT)
    return "", How.NOT_FOUND


def may_lie_in(gazetteer: Gazetteer, code: str, province: str) -> bool:
    """Say whether an area lay in a province on some day, or the two provinces are one today.

    Any area may lie in a province that is not known ("").
    """
    if not province:
        return True
    lay_in = _provinces_of(gazetteer, code)
    return province in lay_in or gazetteer.unit_of(province) in map(gazetteer.unit_of, lay_in)


def _provinces_of(gazetteer: Gazetteer, code: str) -> frozenset[str]:
    unit = gazetteer.unit_of(code)
    found = {code, unit, *gazetteer.list_earlier(code)}
    return frozenset(gazetteer.province_of(one) for one in found) - {""}


def _meant_in(gazetteer: Gazetteer, code: str, province: str) -> str:
    """Return the earlier area of the province printed that joined the area, or the area itself.

    A source that puts a district into the province of the region beside it means the region.
    """
    if not province or gazetteer.province_of(code) == province:
        return code
    earlier = gazetteer.list_earlier(code)
    return next((one for one in earlier if gazetteer.province_of(one) == province), code)


def _remarks_on(gazetteer: Gazetteer, code: str, within: str, on: date | None) -> Iterator[Remark]:
    if within and within not in _provinces_of(gazetteer, code):
        yield Remark.PROVINCE_SINCE_MERGED
    ground = (code, *gazetteer.list_earlier(code))
    if on is not None and all(_was_not(gazetteer, one, on) for one in ground):
        yield Remark.AREA_OF_ANOTHER_DAY
    unit = gazetteer.unit_of(code)
    if unit != code:
        yield Remark.WENT_OVER
    elif gazetteer.is_split_after(unit, on):
        yield Remark.SPLIT_SINCE


def _was_not(gazetteer: Gazetteer, code: str, on: date) -> bool:
    return gazetteer.get(code).valid.holds(on) is Certainty.NO


def _only(named: _Named) -> str:
    return named.codes[0] if len(named.codes) == 1 else ""


def _province_named(gazetteer: Gazetteer, printed: str) -> str:
    """Return the code of the one province that is called so; "" where none is, or several."""
    if not printed.strip():
        return ""
    called = [area for area, _ in gazetteer.find_named(printed)]
    for found in (called, gazetteer.find_sounding(printed)):
        codes = {area.code for area in found if area.level is Level.PROVINCE}
        if len(codes) == 1:
            return codes.pop()
    return ""


def _district_named(gazetteer: Gazetteer, printed: str, within: str) -> _Named:
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


def _qualified(gazetteer: Gazetteer, name: str, outer: str, within: str) -> _Named:
    """Return what "name (outer)" may mean: nothing where outer is not known here."""
    province = _province_named(gazetteer, outer)
    around = _look_up(gazetteer, outer, within)
    if province:
        found = _look_up(gazetteer, name, within or province)
        inside = tuple(c for c in found.codes if may_lie_in(gazetteer, c, province))
        return _Named(inside, found.how) if inside else _NOBODY
    found = _look_up(gazetteer, name, within)
    if len(around.codes) != 1 or not found.codes:
        return _Named(around.codes, How.PLACE) if around.codes else _NOBODY
    inside = tuple(c for c in found.codes if gazetteer.is_same_ground(c, around.codes[0]))
    return _Named(inside, found.how) if inside else _NOBODY


def _agreed(gazetteer: Gazetteer, parts: list[str], within: str, *, needs_all: bool) -> _Named:
    """Return what the parts of a printed name mean together; all that they mean if they differ."""
    found = [_look_up(gazetteer, part, within) for part in parts]
    if needs_all and not all(one.codes for one in found):
        return _NOBODY
    codes = _one_of_each_ground(gazetteer, [code for one in found for code in one.codes])
    ways = [one.how for one in found if one.codes]
    return _Named(codes, ways[0]) if codes else _NOBODY


def _look_up(gazetteer: Gazetteer, printed: str, within: str) -> _Named:
    called = [(a, kind) for a, kind in gazetteer.find_named(printed) if a.level.is_district_like]
    own = [area.code for area, kind in called if kind is None or kind.is_of_area]
    fitting = [code for code in own if may_lie_in(gazetteer, code, within)]
    if own:
        return _Named(_one_of_each_ground(gazetteer, fitting or own), How.NAME)
    inner = [area.code for area, _ in called if may_lie_in(gazetteer, area.code, within)]
    if inner:
        return _Named(_one_of_each_ground(gazetteer, inner), How.PLACE)
    said = [a.code for a in gazetteer.find_sounding(printed) if a.level.is_district_like]
    said = [code for code in said if may_lie_in(gazetteer, code, within)]
    return _Named(_one_of_each_ground(gazetteer, said), How.SPELLING) if said else _NOBODY


def _one_of_each_ground(gazetteer: Gazetteer, codes: list[str]) -> tuple[str, ...]:
    """Return the codes without those that went over into, or came of, one before them."""
    kept: dict[str, str] = {}
    for code in codes:
        kept.setdefault(gazetteer.unit_of(code), code)
    return tuple(kept.values())
