"""Source events as columns, so that millions of pairs are compared at once.

Two sources are read together: their names of areas and actors are numbered in one vocabulary. A
name that only one of the two sources uses may be a spelling of a name the other uses, so that it
never speaks against; a P-code or a name that both use does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from misaq.core.incidents.linking.wording import (
    Role,
    Tactic,
    fold_actor,
    fold_area,
    place_words,
    role_of,
    tactic_of,
)
from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, SourceEvent
from misaq.core.stats.arrays import Flags, Floats, Ints

UNKNOWN = -1
"""Number of what is not known: no area, no actor, no tactic, no role."""
_ACTORS = 3
_WORDS = 8
_FEWEST = 256
"""Events among which the rarity of a word is reckoned at least."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Events of one source, one place in each array for each event.

    Attributes:
        starts: first day it may have happened, as a number of days.
        ends: last day.
        date_precision: ``DatePrecision`` by value.
        latitude: degrees north; nan where not given or too coarse to use.
        longitude: degrees east; the same.
        place_precision: ``PlacePrecision`` by value.
        district: number of the district's P-code.
        district_name: number of the district's folded name.
        is_district_shared: whether both sources use that name.
        province: number of the province's P-code.
        province_name: number of the province's folded name.
        words: shape (n, 8), numbers of the words of the place, without those of its district, the
            rarest first.
        rarity: shape (n, 8), bits by which each word is rare in the two sources together.
        killed_low: lowest number of deaths; nan where not said.
        killed: best number of deaths, the middle of the range where none is best; nan where not
            said.
        killed_high: highest number of deaths; nan where not said.
        injured: best number of injured; nan where not said.
        is_suicide: 1 yes, 0 no, -1 not said.
        tactic: number of the :class:`Tactic`.
        role: number of the :class:`Role`.
        actors: shape (n, 3), numbers of the actors' folded names.
        are_actors_shared: shape (n, 3), whether both sources use that name.
    """

    starts: Ints
    ends: Ints
    date_precision: Ints
    latitude: Floats
    longitude: Floats
    place_precision: Ints
    district: Ints
    district_name: Ints
    is_district_shared: Flags
    province: Ints
    province_name: Ints
    words: Ints
    rarity: Floats
    killed_low: Floats
    killed: Floats
    killed_high: Floats
    injured: Floats
    is_suicide: Ints
    tactic: Ints
    role: Ints
    actors: Ints
    are_actors_shared: Flags

    def __len__(self) -> int:
        return int(self.starts.size)

    @property
    def is_dated(self) -> Flags:
        """Which are known to a month or better."""
        return np.asarray(self.date_precision <= DatePrecision.MONTH)

    def moved(self, starts: Ints) -> Columns:
        """Return the events on other first days, each as long as before."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return Columns(**{**told, "starts": starts, "ends": starts + (self.ends - self.starts)})


RoleOf = Callable[[SourceEvent], Role | None]


def read_sides(
    left: Sequence[SourceEvent], right: Sequence[SourceEvent], *, role: RoleOf = role_of
) -> tuple[Columns, Columns]:
    """Return the events of two sources as columns with common numbers.

    Args:
        left: events of one source.
        right: events of another, or of the same.
        role: says whether an event is an attack or a state operation, None where that is open.
    """
    vocabulary = _Vocabulary(
        _Numbers(),
        _shared(left, right, lambda event: [fold_area(event.district)]),
        _shared(left, right, _actors_of),
        Counter(word for event in (*left, *right) for word in _words_of(event)),
        max(len(left) + len(right), _FEWEST),
    )
    return _columns(left, vocabulary, role), _columns(right, vocabulary, role)


class _Numbers:
    """A number for each text; the empty text has none."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], int] = {}

    def of(self, sort: str, text: str) -> int:
        return self._of.setdefault((sort, text), len(self._of)) if text else UNKNOWN


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    numbers: _Numbers
    shared_districts: frozenset[str]
    shared_actors: frozenset[str]
    frequencies: Mapping[str, int]
    events: int

    def rarest(self, event: SourceEvent) -> list[tuple[int, float]]:
        """Return the rarest words of where it happened, with the bits of each."""
        words = sorted(_words_of(event), key=lambda word: (self.frequencies[word], word))[:_WORDS]
        return [
            (self.numbers.of("word", word), math.log2(self.events / self.frequencies[word]))
            for word in words
        ]


def _words_of(event: SourceEvent) -> frozenset[str]:
    """Return the words of its place that do not only repeat its district."""
    return place_words(event.place) - place_words(event.district)


def _shared(
    left: Iterable[SourceEvent],
    right: Iterable[SourceEvent],
    names: Callable[[SourceEvent], Iterable[str]],
) -> frozenset[str]:
    ours, theirs = ({name for event in side for name in names(event)} for side in (left, right))
    return frozenset(ours & theirs)


def _actors_of(event: SourceEvent) -> list[str]:
    told = (fold_actor(name) for name in (event.side_a, event.side_b, event.claimed_by))
    return list(dict.fromkeys(name for name in told if name))


def _columns(events: Sequence[SourceEvent], vocabulary: _Vocabulary, role: RoleOf) -> Columns:
    numbers = vocabulary.numbers
    districts = [fold_area(event.district) for event in events]
    actors = [_actors_of(event) for event in events]
    words = [vocabulary.rarest(event) for event in events]
    return Columns(
        starts=_ints(event.starts.toordinal() for event in events),
        ends=_ints(event.ends.toordinal() for event in events),
        date_precision=_ints(int(event.date_precision) for event in events),
        latitude=_floats(_point(event, event.latitude) for event in events),
        longitude=_floats(_point(event, event.longitude) for event in events),
        place_precision=_ints(int(event.place_precision) for event in events),
        district=_ints(numbers.of("district", event.district_code) for event in events),
        district_name=_ints(numbers.of("district name", name) for name in districts),
        is_district_shared=np.array(
            [name in vocabulary.shared_districts for name in districts], np.bool_
        ),
        province=_ints(numbers.of("province", event.province_code) for event in events),
        province_name=_ints(
            numbers.of("province name", fold_area(event.province)) for event in events
        ),
        words=_padded([[number for number, _ in row] for row in words], _WORDS),
        rarity=_padded_bits([[bits for _, bits in row] for row in words]),
        killed_low=_floats(_low(event.killed) for event in events),
        killed=_floats(_best(event.killed) for event in events),
        killed_high=_floats(_high(event.killed) for event in events),
        injured=_floats(_best(event.injured) for event in events),
        is_suicide=_ints(_flag(event.is_suicide) for event in events),
        tactic=_ints(_number_of(tactic_of(event)) for event in events),
        role=_ints(_number_of(role(event)) for event in events),
        actors=_padded([[numbers.of("actor", name) for name in names] for names in actors]),
        are_actors_shared=_padded_flags(
            [[name in vocabulary.shared_actors for name in names] for names in actors]
        ),
    )


def _point(event: SourceEvent, degrees: float | None) -> float | None:
    """Return a coordinate that says where; the middle of a province does not."""
    usable = event.has_point and event.place_precision <= PlacePrecision.DISTRICT
    return degrees if usable else None


def _best(count: Count) -> float | None:
    if count.best is not None or count.low is None or count.high is None:
        told = (count.best, count.high, count.low)
        return next((number for number in told if number is not None), None)
    return (count.low + count.high) / 2


def _low(count: Count) -> float | None:
    return _best(count) if count.low is None else count.low


def _high(count: Count) -> float | None:
    return _best(count) if count.high is None else count.high


def _flag(is_so: bool | None) -> int:
    return UNKNOWN if is_so is None else int(is_so)


def _number_of(told: Role | Tactic | None) -> int:
    return UNKNOWN if told is None else int(told)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _floats(values: Iterable[float | None]) -> Floats:
    return np.fromiter((math.nan if value is None else value for value in values), np.float64)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)


def _padded(rows: Sequence[Sequence[int]], width: int = _ACTORS) -> Ints:
    padded = np.full((len(rows), width), UNKNOWN, dtype=np.int64)
    for place, row in enumerate(rows):
        padded[place, : len(row)] = row
    return padded


def _padded_bits(rows: Sequence[Sequence[float]]) -> Floats:
    padded = np.zeros((len(rows), _WORDS))
    for place, row in enumerate(rows):
        padded[place, : len(row)] = row
    return padded


def _padded_flags(rows: Sequence[Sequence[bool]]) -> Flags:
    return np.asarray(_padded([[int(flag) for flag in row] for row in rows]) == 1)
