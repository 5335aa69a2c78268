"""Areas by code, by name and by day; what became of each; units on which a series can be kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from misaq.core.places.naming import ReadName, read_name
from misaq.core.places.records import Area, AreaChange, ChangeKind, Level, NameKind, Places
from misaq.core.places.units import WENT_OVER, constant_units
from misaq.kernel.dates import Certainty
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


class Gazetteer:
    """The areas of a country, ready to be asked.

    Areas are given by code, the key of the area. An area *went over* into another where all of it
    became that other, or part of it: an agency into a district, a frontier region into the
    district beside it. One that was split did not: the whole keeps its own code.
    """

    def __init__(self, places: Places) -> None:
        self._areas: Mapping[str, Area] = {area.code: area for area in places.areas}
        self._changes = places.area_changes
        self._by_plain: dict[str, list[tuple[Area, NameKind | None]]] = defaultdict(list)
        self._by_sound: dict[str, list[Area]] = defaultdict(list)
        self._read: dict[str, ReadName] = {}
        self._series: dict[str, str] = {}
        self._counted: dict[str, str] = {}
        self._was: dict[str, str] = {}
        self._splits: dict[str, list[AreaChange]] = defaultdict(list)
        self._came: dict[str, list[str]] = defaultdict(list)
        for change in self._changes:
            self._note(change)
        for area in places.areas:
            for text, kind in self._names_of(area):
                self._enter(area, text, kind)

    @property
    def areas(self) -> tuple[Area, ...]:
        """Every area on record, those that ended among them, in register order."""
        return tuple(self._areas.values())

    def list_units(self) -> tuple[Area, ...]:
        """Return the districts under which events are counted: those with a P-code.

        Events of a district that was split since, and named whole, are counted under its own code
        besides; ``constant_units`` says with which of these it makes one.
        """
        return tuple(
            area
            for area in self._areas.values()
            if area.level is Level.DISTRICT and not area.is_own_code
        )

    def find(self, code: str) -> Area | None:
        """Return the area with the code, or None."""
        return self._areas.get(code)

    def get(self, code: str) -> Area:
        """Return the area with the code.

        Raises:
            NotFound: there is none.
        """
        area = self._areas.get(code)
        if area is None:
            raise NotFound(
                tell("There is no area with the code {code}.", code=repr(code)),
                next_step=tell("Look for it by name: misaq places find NAME."),
            )
        return area

    def list_areas(self, *levels: Level, on: date | None = None) -> tuple[Area, ...]:
        """Return the areas of the levels, in register order; of all levels where none is named.

        Args:
            on: only those that may have stood on the day; those that ended are left out where it
                is None.
        """
        return tuple(
            area
            for area in self._areas.values()
            if (not levels or area.level in levels) and _stood(area, on)
        )

    def list_children(self, code: str, *, on: date | None = None) -> tuple[Area, ...]:
        """Return the areas next below an area that may have stood on the day (now: None)."""
        return tuple(a for a in self._areas.values() if a.parent == code and _stood(a, on))

    def list_districts(self, code: str, *, on: date | None = None) -> tuple[Area, ...]:
        """Return the districts, agencies and frontier regions anywhere below an area."""
        return tuple(
            area
            for area in self._areas.values()
            if area.level.is_district_like
            and _stood(area, on)
            and any(above.code == code for above in self.line_of(area.code))
        )

    def line_of(self, code: str) -> tuple[Area, ...]:
        """Return the areas above an area, the nearest first; empty for a province."""
        line: list[Area] = []
        area = self._areas.get(code)
        while area is not None and area.parent is not None and len(line) < len(Level):
            area = self._areas.get(area.parent)
            line += [] if area is None else [area]
        return tuple(line)

    def province_of(self, code: str, *, on: date | None = None) -> str:
        """Return the code of the province in which an area lay on a day; "" where it is not known.

        A district that an agency became lay, before that day, where the agency lay.
        """
        return self._first_level(self._then(code, on))

    def series_province(self, code: str) -> str:
        """Return the province under which events of an area are counted on every day.

        Where a whole province was merged into another, its parts stay under the one that was, so
        that no series breaks on the day of the merger. Parts that only joined a district which was
        there before are counted with that district from then on.
        """
        if code not in self._series:
            first, seen = code, {code}
            while (before := self._was.get(first, code)) not in seen:
                first = before
                seen.add(first)
            self._series[code] = self._first_level(first)
        return self._series[code]

    def list_across(self, code: str) -> tuple[Area, ...]:
        """Return the districts that hold ground which a province counts, and another does too.

        A strip that joined a district of another province is counted with that district on every
        day, and by province where it was. So the districts of the one hold more than it, those of
        the other less: the districts are the same for both.
        """
        return tuple(
            unit
            for unit in self.list_units()
            if len(held := self._provinces_held(str(unit.code))) > 1 and code in held
        )

    def _provinces_held(self, code: str) -> set[str]:
        return {self.series_province(one) for one in (code, *self.list_earlier(code))}

    def unit_of(self, code: str) -> str:
        """Return the area under which events of an area are counted: most often itself.

        What went over is counted with what it went over into. A district that stands, and was
        given no P-code yet, is counted with the district it was split from.
        """
        seen = {code}
        while (above := self._counted.get(code, code)) not in seen:
            code = above
            seen.add(code)
        return code

    def list_earlier(self, code: str) -> tuple[str, ...]:
        """Return the codes of the areas that went over into an area, at any distance."""
        found: dict[str, None] = {}
        waiting = list(self._came[code])
        while waiting:
            one = waiting.pop()
            if one not in found and one != code:
                found[one] = None
                waiting += self._came[one]
        return tuple(found)

    def list_parts(self, code: str) -> tuple[str, ...]:
        """Return the codes of the areas split from an area, at any distance."""
        found: dict[str, None] = {}
        waiting = [code]
        while waiting:
            parts = [str(change.later) for change in self._splits[waiting.pop()]]
            waiting += [part for part in parts if part not in found]
            found.update(dict.fromkeys(parts))
        return tuple(part for part in found if part != code)

    def changes_of(self, code: str) -> tuple[AreaChange, ...]:
        """Return the changes in which an area stands on either side, the earliest first."""
        mine = (change for change in self._changes if code in (change.earlier, change.later))
        return tuple(sorted(mine, key=_day_of))

    def is_same_ground(self, one: str, other: str) -> bool:
        """Say whether one of two areas went over into the other, or was split from it."""
        first, second = self.unit_of(one), self.unit_of(other)
        return (
            first == second or second in self.list_parts(first) or first in self.list_parts(second)
        )

    def is_split_after(self, code: str, on: date | None) -> bool:
        """Say whether part of an area became another after a day, or on a day not on record."""
        return any(
            on is None or change.happened_on is None or change.happened_on.latest > on
            for change in self._splits[code]
        )

    def constant_units(
        self, *, since: date | None = None, until: date | None = None
    ) -> Mapping[str, str]:
        """Return the unit under which each district is counted so that no series breaks.

        Districts of which one was split from another between the days are one unit, under the code
        of the whole; an area counted with another on every day is in the unit of that other.

        Args:
            since: first day of the series; None for the first on record.
            until: last day of the series; None for the last on record.
        """
        codes = [code for code, area in self._areas.items() if area.level.is_district_like]
        units = constant_units(codes, self._changes, since=since, until=until)
        return MappingProxyType({code: units[self.unit_of(code)] for code in codes})

    def find_named(self, printed: str) -> tuple[tuple[Area, NameKind | None], ...]:
        """Return the areas that are called so, with the sort of name; None for the title.

        A name that says which unit it means ("Malakand Division") is of that unit only; agencies,
        districts and frontier regions are one sort here, that of the very unit first.
        """
        read = self._read_name(printed)
        found = [
            (area, kind)
            for area, kind in self._by_plain.get(read.plain, ())
            if read.unit is None or _is_sort(area, read.unit)
        ]
        return tuple(sorted(found, key=lambda one: one[0].level is not read.unit))

    def find_sounding(self, printed: str) -> tuple[Area, ...]:
        """Return the areas one of whose own names is said so, though it is spelled otherwise."""
        read = self._read_name(printed)
        found = self._by_sound.get(read.sounds, ()) if read.sounds else ()
        return tuple(a for a in found if read.unit is None or _is_sort(a, read.unit))

    def _read_name(self, printed: str) -> ReadName:
        read = self._read.get(printed)
        if read is None:
            read = self._read[printed] = read_name(printed)
        return read

    def _names_of(self, area: Area) -> Iterator[tuple[str, NameKind | None]]:
        yield area.title, None
        yield from ((title.text, None) for title in area.titles)
        yield from ((name.text, name.kind) for name in area.names)
        for change in self._changes:
            if change.former_name and change.later == area.key:
                yield change.former_name, NameKind.FORMER

    def _enter(self, area: Area, text: str, kind: NameKind | None) -> None:
        read = read_name(text)
        entry = self._by_plain[read.plain]
        is_own = kind is None or kind.is_of_area
        if is_own or all(held is not area for held, _ in entry):
            entry[:] = [one for one in entry if one[0] is not area]
            entry.append((area, kind))
        if is_own and area not in self._by_sound[read.sounds]:
            self._by_sound[read.sounds].append(area)

    def _note(self, change: AreaChange) -> None:
        if change.kind in WENT_OVER:
            self._counted[str(change.earlier)] = str(change.later)
            self._came[str(change.later)].append(str(change.earlier))
        if change.kind is ChangeKind.SPLIT:
            self._splits[str(change.earlier)].append(change)
            if self._has_no_code_yet(str(change.later)):
                self._counted[str(change.later)] = str(change.earlier)
        if change.kind is ChangeKind.BECAME:
            self._was[str(change.later)] = str(change.earlier)

    def _has_no_code_yet(self, code: str) -> bool:
        area = self._areas.get(code)
        return area is not None and area.is_own_code and area.valid.ends is None

    def _then(self, code: str, on: date | None) -> str:
        """Return what the area was on the day: itself, or what became it."""
        area = self._areas.get(code)
        if on is None or area is None or _stood(area, on):
            return code
        earlier = (one for one in self._came[code] if _stood(self._areas[one], on))
        return next(earlier, code)

    def _first_level(self, code: str) -> str:
        area = self._areas.get(code)
        if area is None:
            return ""
        line = (area, *self.line_of(code))
        return next((one.code for one in line if one.level is Level.PROVINCE), "")


def _stood(area: Area, on: date | None) -> bool:
    if on is None:
        return area.valid.ends is None
    return area.valid.holds(on) is not Certainty.NO


def _is_sort(area: Area, unit: Level) -> bool:
    return area.level.is_district_like if unit.is_district_like else area.level is unit


def _day_of(change: AreaChange) -> date:
    return date.max if change.happened_on is None else change.happened_on.earliest
