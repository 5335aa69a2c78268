"""Invented people with names as common as real ones: seeded, so that a run can be repeated.

Words come from a table of how often each occurs (an argument); what the table leaves over comes
from invented rare words. No combination is anybody's: words are drawn one by one. Numbers of
identity begin with 99, which no office issues; provinces and districts are invented.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, product
from pathlib import Path

from tests.support.invented_spellings import CHANGES

PROVINCES = ("Northmark", "Rivermark", "Southmark", "Westmark")
DISTRICTS = {
    province: tuple(
        f"{start}{end}" for start, end in product(starts, ("abad", "pur", "kot", "gah"))
    )
    for province, starts in zip(
        PROVINCES,
        (
            ("Alam", "Banu", "Chitr", "Dera", "Karg", "Mard", "Swan", "Tan"),
            ("Gujr", "Jhel", "Kasr", "Lodh", "Multa", "Okar", "Sarg", "Vehr"),
            ("Badh", "Dadr", "Ghot", "Khair", "Larn", "Nawab", "Sukk", "Umar"),
            ("Awar", "Chag", "Gwad", "Kech", "Lor", "Musa", "Panj", "Zhor"),
        ),
        strict=True,
    )
}


def _small_table() -> Mapping[str, float]:
    """Return round figures for words that everybody knows to be common; nobody counted these."""
    steps = {
        280: "muhammad",
        70: "khan ali abdul",
        45: "hussain ullah shah",
        30: "ahmad rehman ghulam syed",
        18: "ur abbas gul iqbal hafiz",
        11: "hassan noor nawaz sher raza mehmood din jan malik ul",
        7: "aslam aziz umar imran usman yousaf bashir farooq saeed khalid bilal tahir",
        4: "akbar anwar ashraf habib qadir ramzan zaman rasool manzoor saleem wali majeed nazir"
        " tariq javed sadiq zafar shahid akram irfan qasim latif arshad amin hameed hayat zahid",
    }
    return {word: float(often) for often, words in steps.items() for word in words.split()}


# Share of names of 1, 2, 3 and 4 words.
LENGTHS = (0.09, 0.67, 0.19, 0.04)
_FIRST = frozenset(
    {"muhammad", "mohammad", "abdul", "ghulam", "syed", "hafiz", "haji", "mian", "malik"}
)
_LAST = frozenset(
    {"khan", "shah", "ali", "ahmad", "ahmed", "hussain", "ullah", "din", "jan", "bakhsh"}
)
_LINKS = frozenset({"ur", "ul", "ud"})
_NEVER_ALONE = _LINKS | {"abdul", "ghulam", "ullah"}
_NO_FATHER = "nill"
_PAIR = 2
_RARE_WORDS = 300
_COMMONEST_RARE = 2
_STARTS = (
    "bar",
    "dil",
    "far",
    "gul",
    "hoz",
    "jav",
    "kam",
    "lar",
    "mez",
    "nav",
    "oz",
    "par",
    "rukh",
    "shan",
    "tor",
    "uz",
    "vas",
    "yar",
    "zar",
    "mash",
)
_MIDDLES = ("", "a", "i", "an", "ma", "ta", "la", "ri")
_ENDS = (
    "bat",
    "dost",
    "eel",
    "gar",
    "im",
    "jan",
    "kash",
    "mal",
    "nosh",
    "oon",
    "rab",
    "sal",
    "tar",
    "vand",
    "zad",
)


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """A person who does not exist, as the five fields of a list print one.

    Attributes:
        reference: unique among the people of one call.
        name: as printed.
        father: name of the father; empty where the list has none.
        cnic: 13 digits with dashes, from a range that no office issues.
        province: invented.
        district: invented, of the province.
    """

    reference: str
    name: str
    father: str
    cnic: str
    province: str
    district: str


@dataclass(frozen=True, slots=True)
class Query:
    """A listed person asked for with the name spelled in another way.

    Attributes:
        person: as asked for.
        truth: reference of the listed person; nobody else on the list has both name and father.
        changes: what was changed, by name of the change, in order.
    """

    person: InventedPerson
    truth: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Population:
    """A list, those on it asked for in other spellings, and people who are not on it.

    Attributes:
        listed: the list.
        queries: people on it, altered.
        namesakes: people not on it who share the printed name of somebody on it; their fathers and
            districts were drawn apart.
        strangers: people not on it, drawn as the list was; some share a name by chance.
    """

    listed: tuple[InventedPerson, ...]
    queries: tuple[Query, ...]
    namesakes: tuple[InventedPerson, ...]
    strangers: tuple[InventedPerson, ...]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often words occur.

    Attributes:
        names: word to occurrences per 1,000 names.
        fathers: word to occurrences per 1,000 names of fathers; "nill" where there is none.
    """

    names: Mapping[str, float]
    fathers: Mapping[str, float]


SMALL_TABLE = Frequencies(_small_table(), {**_small_table(), _NO_FATHER: 33.0})
"""For tests: round figures, so that no test needs a file."""


def read_frequencies(path: Path) -> Frequencies:
    """Return the table of a CSV file with the columns token, per_1000_names, per_1000_fathers."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Frequencies(
        {row["token"]: float(row["per_1000_names"]) for row in rows},
        {row["token"]: float(row["per_1000_fathers"]) for row in rows},
    )


def invent_people(
    frequencies: Frequencies, *, seed: int, first: int = 1
) -> Iterator[InventedPerson]:
    """Yield invented people without end; the same for the same seed.

    Args:
        frequencies: how often words occur.
        seed: of the generator.
        first: number of the first reference ("P000001").
    """
    dice = random.Random(seed)
    fathers = _Drawer(frequencies.fathers, tilt="")
    names = {province: _Drawer(frequencies.names, tilt=province) for province in PROVINCES}
    number = first
    while True:
        province = dice.choice(PROVINCES)
        yield InventedPerson(
            reference=f"P{number:06}",
            name=names[province].draw(dice),
            father=fathers.draw(dice),
            cnic=_draw_cnic(dice),
            province=province,
            district=dice.choice(DISTRICTS[province]),
        )
        number += 1


def invent_population(
    frequencies: Frequencies, *, seed: int, listed: int, queries: int, strangers: int
) -> Population:
    """Return a list and those asked for: on it in other spellings, sharing a name, and strangers.

    Args:
        frequencies: how often words occur.
        seed: of the generator.
        listed: people on the list.
        queries: people on it asked for in another spelling.
        strangers: people not on it; as many again share a name with somebody on it.
    """
    dice = random.Random(seed + 1)
    drawn = list(islice(invent_people(frequencies, seed=seed), listed + 2 * strangers))
    people = _with_twins(drawn[:listed], dice)
    others = drawn[listed:]
    askable = _without_twins(people)
    return Population(
        listed=tuple(people),
        queries=tuple(_ask(dice.choice(askable), dice) for _ in range(queries)),
        namesakes=tuple(
            replace(other, name=dice.choice(people).name) for other in others[:strangers]
        ),
        strangers=tuple(others[strangers:]),
    )


def share_repeated(values: Sequence[object]) -> float:
    """Return the share of values that another of them equals."""
    counts: dict[object, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sum(count for count in counts.values() if count > 1) / len(values)


def change(name: str, dice: random.Random) -> tuple[str, tuple[str, ...]]:
    """Return a name in another spelling, and which changes were made (one, or two in a third)."""
    original = name
    made: list[str] = []
    wanted = 1 + (dice.random() < _TWO_CHANGES)
    for kind in dice.choices(list(CHANGES), weights=[w for _, w in CHANGES.values()], k=24):
        changed = CHANGES[kind][0](name, dice)
        if changed not in ("", name, original) and kind not in made:
            name = changed
            made.append(kind)
        if len(made) == wanted or "alias" in made:
            break
    return name, tuple(made)


# Rows of a real list that repeat name and father: the same person printed twice, some of them in
# another district. Chance alone makes fewer.
_TWINS = 0.0045
_TWIN_ELSEWHERE = 0.15
_TWO_CHANGES = 1 / 3
_OTHER_DISTRICT = 0.1
_OTHER_FATHER = 0.15


def _with_twins(people: list[InventedPerson], dice: random.Random) -> list[InventedPerson]:
    """Return the people with a few printed a second time, with another number."""
    for _ in range(round(_TWINS * len(people))):
        one, other = dice.sample(range(len(people)), 2)
        twin = replace(people[one], reference=people[other].reference, cnic=_draw_cnic(dice))
        if dice.random() < _TWIN_ELSEWHERE:
            twin = replace(twin, district=people[other].district, province=people[other].province)
        people[other] = twin
    return people


def _without_twins(people: Sequence[InventedPerson]) -> list[InventedPerson]:
    """Return the people whom name and father tell apart, so that each question has one answer."""
    counts: dict[tuple[str, str], int] = {}
    for person in people:
        counts[person.name, person.father] = counts.get((person.name, person.father), 0) + 1
    return [person for person in people if counts[person.name, person.father] == 1]


def _ask(person: InventedPerson, dice: random.Random) -> Query:
    name, changes = change(person.name, dice)
    asked = replace(person, name=name)
    if person.father and dice.random() < _OTHER_FATHER:
        father, _ = change(person.father, dice)
        asked = replace(asked, father=father)
    if dice.random() < _OTHER_DISTRICT:
        asked = replace(asked, district=dice.choice(DISTRICTS[person.province]))
    return Query(asked, person.reference, changes)


class _Drawer:
    """Draws names by the words of one table."""

    def __init__(self, words: Mapping[str, float], *, tilt: str) -> None:
        """Take the words; ``tilt`` makes some of them commoner in one province than in another."""
        known = {word: weight * _tilt(word, tilt) for word, weight in words.items()}
        self._no_father = known.pop(_NO_FATHER, 0.0) / 1000
        mean = sum(share * count for count, share in enumerate(LENGTHS, 1))
        left_over = max(0.0, 1000 * mean - sum(known.values()))
        rare = _rare_words()
        harmonic = sum(1 / (_COMMONEST_RARE + rank) for rank in range(len(rare)))
        for rank, word in enumerate(rare, _COMMONEST_RARE):
            known.setdefault(word, left_over / rank / harmonic)
        self._words = list(known)
        self._weights = list(accumulate(known.values()))

    def draw(self, dice: random.Random) -> str:
        """Return a name; empty for a father whom a list leaves out."""
        if dice.random() < self._no_father:
            return ""
        count = dice.choices((1, 2, 3, 4), LENGTHS)[0]
        words: list[str] = []
        while len(words) < count:
            word = dice.choices(self._words, cum_weights=self._weights)[0]
            if word not in words and _fits(word, words, count):
                words.append(word)
        return " ".join(word.capitalize() for word in _in_order(words))


def _fits(word: str, words: list[str], count: int) -> bool:
    """Return whether a word may stand in a name of so many words beside those drawn."""
    if word in _LINKS:
        return count > _PAIR and not _LINKS.intersection(words)
    return count > 1 or word not in _NEVER_ALONE


def _tilt(word: str, province: str) -> float:
    """Return how much commoner a word is in a province: an invented figure, from 2/3 to 3/2."""
    if not province:
        return 1.0
    return float(1.5 ** (2 * random.Random(f"{province} {word}").random() - 1))


def _in_order(words: list[str]) -> list[str]:
    """Return words in the order that names have: Abdul first, Khan last, ur between two others."""
    links = [word for word in words if word in _LINKS]
    others = sorted((word for word in words if word not in _LINKS), key=_rank)
    return [*others[:-1], *links, others[-1]]


def _rank(word: str) -> int:
    return 0 if word in _FIRST else 2 if word in _LAST else 1


def _rare_words() -> list[str]:
    """Return invented words, always the same, commonest first."""
    every = ["".join(parts) for parts in product(_STARTS, _MIDDLES, _ENDS)]
    random.Random("rare words").shuffle(every)
    return every[:_RARE_WORDS]


def _draw_cnic(dice: random.Random) -> str:
    return f"99{dice.randrange(10**3):03}-{dice.randrange(10**7):07}-{dice.randrange(1, 10, 2)}"
