"""Which area a source means: by name first, by its place in a boundary second, never by guess.

Sources print names of another day, spell them their own way, and give points that lie across the
border from the area they name. Both answers are kept; where they differ the name stands and the
conflict is said. What is known to a province is in no district. What is not known stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matches import How, PlaceMatch, Precision, Remark
from misaq.core.places.named import (
    Named,
    district_named,
    may_lie_in,
    province_named,
    provinces_of,
)
from misaq.kernel.dates import Certainty

__all__ = ["How", "PlaceMatch", "Precision", "Remark", "find_area"]


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
    within = province_named(gazetteer, province)
    remarks = [Remark.UNKNOWN_PROVINCE] if province.strip() and not within else []
    named = district_named(gazetteer, district.strip() or place.strip(), within)
    is_province = not within and not named.codes
    if is_province:
        within = province_named(gazetteer, district)
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
    named: Named,
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
    gazetteer: Gazetteer, within: str, named: Named, polygon: str, remarks: list[Remark]
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


def _meant_in(gazetteer: Gazetteer, code: str, province: str) -> str:
    """Return the earlier area of the province printed that joined the area, or the area itself.

    A source that puts a district into the province of the region beside it means the region.
    """
    if not province or gazetteer.province_of(code) == province:
        return code
    earlier = gazetteer.list_earlier(code)
    return next((one for one in earlier if gazetteer.province_of(one) == province), code)


def _remarks_on(gazetteer: Gazetteer, code: str, within: str, on: date | None) -> Iterator[Remark]:
    if within and within not in provinces_of(gazetteer, code):
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


def _only(named: Named) -> str:
    return named.codes[0] if len(named.codes) == 1 else ""
