"""Areas as pages list them: by province, narrowed, with what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Area, AreaChange, AreaName, ChangeKind, Level, NameKind
from misaq.kernel.dates import Certainty
from misaq.kernel.words import Phrase, say

LEVEL_WORDS: dict[Level, Phrase] = {
    Level.PROVINCE: say("province or territory"),
    Level.DIVISION: say("division"),
    Level.DISTRICT: say("district"),
    Level.AGENCY: say("tribal agency"),
    Level.FRONTIER_REGION: say("frontier region"),
}
"""What sort of unit an area is, in words."""

CHANGE_WORDS: dict[ChangeKind, Phrase] = {
    ChangeKind.RENAMED: say("renamed"),
    ChangeKind.BECAME: say("made another sort of unit"),
    ChangeKind.MERGED: say("merged into another"),
    ChangeKind.SPLIT: say("split; a part became an area of its own"),
}
"""What happened to an area, in words."""

NAME_WORDS: dict[NameKind, Phrase] = {
    NameKind.ALIAS: say("another name"),
    NameKind.SPELLING: say("another spelling"),
    NameKind.FORMER: say("former name"),
    NameKind.SEAT: say("its seat"),
    NameKind.PLACE: say("a place within it"),
}
"""What sort of name it is, in words."""

_STANDS, _ENDED, _NOT_YET = "stands", "ended", "not-yet"
_STANDING_WORDS = {
    _STANDS: say("stands on the day"),
    _ENDED: say("ended before"),
    _NOT_YET: say("not yet formed"),
}


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area as a list shows it.

    Attributes:
        area: the area.
        words: what sort of unit it is.
        province: the province it lay in on the day; None for a province.
        standing: "stands", "ended" or "not-yet".
    """

    area: Area
    words: Phrase
    province: Area | None
    standing: str

    @property
    def standing_words(self) -> Phrase:
        """How it stood on the day, in words."""
        return _STANDING_WORDS[self.standing]


@dataclass(frozen=True, slots=True)
class NameLine:
    """Another name as a page tells it."""

    name: AreaName
    words: Phrase


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as a page tells it."""

    change: AreaChange
    words: Phrase
    earlier: Area
    later: Area


def names_of(area: Area) -> tuple[NameLine, ...]:
    """Return the other names of an area, in register order."""
    return tuple(NameLine(name, NAME_WORDS[name.kind]) for name in area.names)


def lines_of(areas: Sequence[Area], gazetteer: Gazetteer, day: date) -> tuple[AreaLine, ...]:
    """Return areas as a list shows them, in their order."""
    return tuple(_line(area, gazetteer, day) for area in areas)


def narrow_lines(lines: Sequence[AreaLine], asked: Mapping[str, str]) -> Narrowed[AreaLine]:
    """Return the areas that fit the query; words are looked for in every name, in any script."""
    facets: tuple[Facet[AreaLine], ...] = (
        Facet(
            "level",
            say("Sort of unit"),
            lambda line: (line.area.level.value,),
            lambda value: LEVEL_WORDS[Level(value)],
            order=tuple(level.value for level in Level),
        ),
        Facet("province", say("Province"), _province_code, _titles(lines).__getitem__),
        Facet(
            "standing",
            say("Standing on the day"),
            lambda line: (line.standing,),
            lambda value: _STANDING_WORDS[value],
            order=(_STANDS, _ENDED, _NOT_YET),
        ),
    )
    return narrow(lines, facets, asked, text_of=_names)


def changes_of(changes: Sequence[AreaChange], gazetteer: Gazetteer) -> tuple[ChangeLine, ...]:
    """Return changes as a page tells them, the earliest first; those without a day come last."""
    ordered = sorted(changes, key=_day)
    return tuple(
        ChangeLine(
            change,
            CHANGE_WORDS[change.kind],
            gazetteer.get(change.earlier),
            gazetteer.get(change.later),
        )
        for change in ordered
    )


def _line(area: Area, gazetteer: Gazetteer, day: date) -> AreaLine:
    province = None
    if area.level is not Level.PROVINCE:
        province = gazetteer.find(gazetteer.province_of(area.code, on=day))
    return AreaLine(area, LEVEL_WORDS[area.level], province, _standing(area, day))


def _standing(area: Area, day: date) -> str:
    if area.valid.holds(day) is not Certainty.NO:
        return _STANDS
    starts = area.valid.starts
    return _NOT_YET if starts is not None and starts.earliest > day else _ENDED


def _province_code(line: AreaLine) -> tuple[str, ...]:
    return (line.area.code if line.province is None else line.province.code,)


def _titles(lines: Sequence[AreaLine]) -> Mapping[str, str]:
    return {line.area.code: line.area.title for line in lines}


def _names(line: AreaLine) -> str:
    area = line.area
    return " ".join(
        (area.key, area.title, *(t.text for t in area.titles), *(n.text for n in area.names))
    )


def _day(change: AreaChange) -> date:
    return date.max if change.happened_on is None else change.happened_on.earliest
