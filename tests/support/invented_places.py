"""Areas of an invented country, some of which were renamed, merged and split."""

from __future__ import annotations

from decimal import Decimal

from misaq.core.places.records import (
    Area,
    AreaChange,
    AreaName,
    AreaTile,
    ChangeKind,
    Level,
    MiddlePoint,
    NameKind,
    Places,
)
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citation, Confidence

CITE = (Citation(Key("GAZETTE"), Confidence.HIGH),)
MERGER = "2018-05-31"
DIVIDED = "2014-01-15"


def an_area(
    code: str,
    title: str,
    level: Level = Level.DISTRICT,
    *,
    parent: str | None = None,
    since: str | None = None,
    until: str | None = None,
    names: tuple[tuple[str, NameKind], ...] = (),
    tile: tuple[int, int] | None = None,
) -> Area:
    """Return an area of the invented country."""
    return Area(
        key=Key(code),
        level=level,
        title=title,
        cite=CITE,
        parent=None if parent is None else Key(parent),
        is_own_code="-" in code,
        middle=MiddlePoint(Decimal("10.5"), Decimal("20.5")),
        tile=None if tile is None else AreaTile(*tile, short=title[:3]),
        valid=Period(_day(since), _day(until)),
        names=tuple(AreaName(text, kind, CITE) for text, kind in names),
    )


def _day(text: str | None) -> ImpreciseDate | None:
    return None if text is None else parse_date(text)


def a_change(
    kind: ChangeKind, earlier: str, later: str, day: str | None = None, *, former: str = ""
) -> AreaChange:
    """Return a change of the invented country."""
    return AreaChange(
        key=Key(f"{earlier}/{kind.value}/{later}"),
        kind=kind,
        earlier=Key(earlier),
        later=Key(later),
        cite=CITE,
        happened_on=None if day is None else parse_date(day),
        former_name=former,
    )


PLACES = Places(
    areas=(
        an_area("XA1", "Northland", Level.PROVINCE),
        an_area("XA2", "Southland", Level.PROVINCE),
        an_area("XA3", "Capital Territory", Level.PROVINCE, names=(("Capital", NameKind.ALIAS),)),
        an_area("XA-HILLS", "The Hill Tracts", Level.PROVINCE, until=MERGER),
        an_area("XA-DIV-TARN", "Tarn Division", Level.DIVISION, parent="XA1"),
        an_area("XA101", "Tarn", parent="XA-DIV-TARN", tile=(0, 0)),
        an_area(
            "XA102",
            "Korrib",
            parent="XA1",
            since=MERGER,
            tile=(1, 0),
            names=(("Stonefort", NameKind.SEAT),),
        ),
        an_area("XA103", "Upper Vale", parent="XA1", since=DIVIDED, tile=(0, 1)),
        an_area("XA104", "Lower Vale", parent="XA1", since=DIVIDED, tile=(1, 1)),
        an_area("XA-VALE", "Vale", parent="XA1", until=DIVIDED),
        an_area("XA-KORRIB", "Korrib Agency", Level.AGENCY, parent="XA-HILLS", until=MERGER),
        an_area("XA-FR-TARN", "FR Tarn", Level.FRONTIER_REGION, parent="XA-HILLS", until=MERGER),
        an_area("XA201", "Marsh", parent="XA2", tile=(0, 2), names=(("Fen", NameKind.FORMER),)),
        an_area("XA202", "Delta", parent="XA2", tile=(1, 2), names=(("Port", NameKind.PLACE),)),
        an_area("XA-NEWPORT", "Newport", parent="XA2", since="2022"),
        an_area("XA301", "Capital", parent="XA3", tile=(2, 1)),
    ),
    area_changes=(
        a_change(ChangeKind.MERGED, "XA-HILLS", "XA1", MERGER),
        a_change(ChangeKind.BECAME, "XA-KORRIB", "XA102", MERGER),
        a_change(ChangeKind.MERGED, "XA-FR-TARN", "XA101", MERGER),
        a_change(ChangeKind.SPLIT, "XA-VALE", "XA103", DIVIDED),
        a_change(ChangeKind.SPLIT, "XA-VALE", "XA104", DIVIDED),
        a_change(ChangeKind.SPLIT, "XA202", "XA-NEWPORT", "2022"),
        a_change(ChangeKind.RENAMED, "XA2", "XA2", "2010-04-19", former="The South"),
    ),
)
"""Two provinces, a capital, tracts that were merged into one of them; eleven districts in all."""
