"""When two spellings name one place: letters, words such as "district", and sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from misaq.core.names.folding import fold
from misaq.core.names.scripts import clean, sound
from misaq.core.places.records import Level

_NO_LETTER = re.compile(r"[\W_]+")
_JOINER = re.compile(r"[.’'`]")
_SHORTEST_SOUND = 4

_UNITS = MappingProxyType(
    {
        **dict.fromkeys(
            ("district", "distrcit", "disrtict", "distt", "dist", "ضلع"),
            Level.DISTRICT,
        ),
        **dict.fromkeys(("agency", "ایجنسی"), Level.AGENCY),
        **dict.fromkeys(("division", "ڈویژن"), Level.DIVISION),
        **dict.fromkeys(("province", "territory", "صوبہ"), Level.PROVINCE),
    }
)
"""Words that say which sort of unit is meant."""

_PARTS = frozenset({"tehsil", "taluka", "city", "town", "valley", "area", "تحصیل", "شہر", "وادی"})
"""Words that say that something is named after the unit it lies in."""

_AND = frozenset({"and", "the", "of"})


@dataclass(frozen=True, slots=True)
class ReadName:
    """A printed name as it is compared.

    Attributes:
        plain: its words, folded, without the word for the unit; with it where nothing else is.
        unit: the sort of unit it says it is; None where it does not say.
    """

    plain: str
    unit: Level | None = None

    @property
    def sounds(self) -> str:
        """How its words are said; empty where that is too short to tell names apart."""
        said = " ".join(sound(clean(word)) for word in self.plain.split())
        return said if len(said) >= _SHORTEST_SOUND else ""


def read_name(printed: str) -> ReadName:
    """Return a printed name as it is compared: "Khyber agency" and "KHYBER" are one."""
    spaced = _JOINER.sub(" ", fold(printed))
    words = [word for word in _NO_LETTER.split(spaced) if word and word not in _AND]
    unit: Level | None = None
    rest = list(words)
    while len(rest) > 1 and (rest[-1] in _UNITS or rest[-1] in _PARTS):
        unit = unit or _UNITS.get(rest[-1])
        rest.pop()
    while len(rest) > 1 and rest[0] in _UNITS:
        unit = unit or _UNITS[rest[0]]
        rest.pop(0)
    return ReadName(" ".join(rest), unit)
