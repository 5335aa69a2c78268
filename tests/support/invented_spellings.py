"""How printed names of one person differ: the changes that lists make, each by a name.

Each change takes a name as printed and dice, and returns the name changed, or the name itself
where it has nothing to change. All are of words that thousands carry; no name is anybody's.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from types import MappingProxyType

Change = Callable[[str, random.Random], str]

_VOWELS = (
    ("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "oo"), ("ou", "u"), ("a", "aa"), ("eh", "ah"),
    ("ah", "eh"), ("ai", "e"), ("e", "i"), ("o", "u"), ("au", "o"),
)  # fmt: skip
_CONSONANTS = (
    ("q", "k"), ("w", "v"), ("v", "w"), ("z", "zh"), ("kh", "k"), ("gh", "g"), ("ss", "s"),
    ("s", "ss"), ("m", "mm"), ("ddi", "di"), ("ph", "f"),
)  # fmt: skip
_SPELLINGS = MappingProxyType(
    {
        "Muhammad": ("Mohammad", "Mohammed", "Muhammed", "Mohd", "Muhamad"),
        "Ahmad": ("Ahmed", "Ahmmad"),
        "Ahmed": ("Ahmad",),
        "Hussain": ("Husain", "Hussein", "Hussian"),
        "Rehman": ("Rahman", "Rehmaan"),
        "Yousaf": ("Yusuf", "Yousuf", "Yusaf"),
        "Mehmood": ("Mahmood", "Mehmud", "Mahmud"),
        "Farooq": ("Faruq", "Farooque", "Faruk"),
        "Saeed": ("Said", "Sayeed"),
        "Syed": ("Sayed", "Said"),
        "Usman": ("Osman", "Uthman"),
        "Umar": ("Omar", "Umer"),
        "Rasheed": ("Rashid", "Rashed"),
        "Bakhsh": ("Bux", "Baksh"),
        "Haq": ("Haque", "Huq"),
        "Qadir": ("Kadir", "Qader"),
        "Noor": ("Nur",),
        "Sher": ("Shair",),
        "Din": ("Deen",),
    }
)
_TITLES = ("Hafiz", "Haji", "Maulvi", "Qari", "Malik", "Mian")
_ALIASES = ("Kamanda", "Ustad Barkat", "Abu Zarvan", "Shahbaz Pahari", "Mulla Toryal", "Chota")
_MARKS = (" @ ", " alias ", " urf ")
_LONG = 5


def _add_muhammad(name: str, dice: random.Random) -> str:
    return name if "Muhammad" in name else f"Muhammad {name}"


def _drop_muhammad(name: str, dice: random.Random) -> str:
    words = [word for word in name.split() if word != "Muhammad"]
    return " ".join(words) if words and not set(words) <= {"Khan", "Ali", "Shah"} else name


def _add_khan(name: str, dice: random.Random) -> str:
    return name if name.endswith("Khan") else f"{name} Khan"


def _drop_khan(name: str, dice: random.Random) -> str:
    words = name.split()
    return " ".join(words[:-1]) if words[-1] == "Khan" and len(words) > 2 else name


def _respell(name: str, dice: random.Random) -> str:
    words = name.split()
    known = [place for place, word in enumerate(words) if word in _SPELLINGS]
    if not known:
        return name
    place = dice.choice(known)
    words[place] = dice.choice(_SPELLINGS[words[place]])
    return " ".join(words)


def _change_letters(name: str, dice: random.Random, pairs: tuple[tuple[str, str], ...]) -> str:
    words = name.split()
    place = dice.randrange(len(words))
    fitting = [pair for pair in pairs if pair[0] in words[place][1:]]
    if not fitting:
        return name
    old, new = dice.choice(fitting)
    words[place] = words[place][0] + words[place][1:].replace(old, new, 1)
    return " ".join(words)


def _change_vowels(name: str, dice: random.Random) -> str:
    return _change_letters(name, dice, _VOWELS)


def _change_consonants(name: str, dice: random.Random) -> str:
    return _change_letters(name, dice, _CONSONANTS)


def _join(name: str, dice: random.Random) -> str:
    for apart, joined in (
        (" Ullah", "ullah"),
        ("Abdul ", "Abdul-"),
        (" Ur ", "-ur-"),
        (" Ul ", "ul "),
        (" Ud Din", "uddin"),
    ):
        if apart in name:
            return name.replace(apart, joined, 1)
    return name


def _add_title(name: str, dice: random.Random) -> str:
    title = dice.choice(_TITLES)
    return name if title in name else f"{title} {name}"


def _add_alias(name: str, dice: random.Random) -> str:
    return name + dice.choice(_MARKS) + dice.choice(_ALIASES)


def _turn(name: str, dice: random.Random) -> str:
    first, *others = name.split()
    return " ".join([*others, first])


def _shorten(name: str, dice: random.Random) -> str:
    return name.replace("Muhammad ", dice.choice(("M. ", "M ", "Md ")), 1)


def _slip(name: str, dice: random.Random) -> str:
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) >= _LONG]
    if not long:
        return name
    place = dice.choice(long)
    word = words[place]
    spot = dice.randrange(1, len(word) - 1)
    words[place] = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
    return " ".join(words)


CHANGES = MappingProxyType[str, tuple[Change, float]](
    {
        "added-muhammad": (_add_muhammad, 22),
        "dropped-muhammad": (_drop_muhammad, 8),
        "added-khan": (_add_khan, 14),
        "dropped-khan": (_drop_khan, 4),
        "respelled": (_respell, 16),
        "vowels": (_change_vowels, 14),
        "consonants": (_change_consonants, 4),
        "joined": (_join, 6),
        "title": (_add_title, 4),
        "alias": (_add_alias, 3),
        "turned": (_turn, 2),
        "shortened": (_shorten, 2),
        "slip": (_slip, 3),
    }
)
"""Each change by name, and its weight among the changes of a list."""
