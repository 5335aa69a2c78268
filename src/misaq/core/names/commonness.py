"""How many people carry a word in their name.

A table says how many of 100,000 people carry a name that the tables of variants know, or a spelling
they do not know. The shipped one is our own estimate from general knowledge of how people are
called in Pakistan and around it; ``count_commonness`` counts one from names at hand. A rare word
that two names share is strong evidence, a common one weak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, exp2, log2

from misaq.core.names.variants import BEARERS

EVERYBODY = 100_000
# What a word that no table has tells, guessed from its letters: never quite the most.
_MOST_BITS = 15.5
# Letters of names, the commonest first; Arabic ones after Latin ones.
_BITS_A_LETTER = {
    letter: 1.85 + 0.05 * place
    for letters in ("aineharmsludobktyfjzgqwvcpx", "ایرمندلهوبسعحشکتفقزجخطگصغپضظذثچژ")
    for place, letter in enumerate(letters)
}
_BITS_A_RARE_LETTER = 3.2
_FULL_AT = 11.0
_GUESSED_OF_MOST = 11.0
_PRIOR = 2_000
"""Names that the shipped table counts for beside counted ones."""


@dataclass(frozen=True, eq=False)
class Commonness:
    """A table of how common words of names are.

    Attributes:
        name: what it was made from, in words.
        bearers: people of 100,000 who carry each known name or unknown spelling.
    """

    name: str
    bearers: Mapping[str, float]

    def bearers_of(self, key: str) -> float:
        """Return how many of 100,000 people carry a word, never none.

        Of a word that the table does not have it is guessed: the longer and the rarer its letters,
        the fewer.
        """
        found = self.bearers.get(key)
        return EVERYBODY / exp2(guessed_bits(key)) if found is None else found

    @cached_property
    def _bits(self) -> dict[str, float]:
        return {key: log2(EVERYBODY / count) for key, count in self.bearers.items()}

    def bits_of(self, key: str) -> float:
        """Return what it tells, in bits, that two people carry this word."""
        bits = self._bits.get(key)
        return guessed_bits(key) if bits is None else bits


def guessed_bits(key: str) -> float:
    """Return what a word that no table has tells: more where it is longer and its letters rarer."""
    spelled = sum(_BITS_A_LETTER.get(letter, _BITS_A_RARE_LETTER) for letter in key)
    return _MOST_BITS * (1.0 - exp(-spelled / _FULL_AT))


def _shipped() -> Commonness:
    """Return the estimates, which are coarse, told apart a little by the letters of each name."""
    fine = {key: 0.1 * (guessed_bits(key) - _GUESSED_OF_MOST) for key in BEARERS}
    bearers = {key: count * exp2(-fine[key]) for key, count in BEARERS.items()}
    return Commonness("estimates shipped with Misaq", bearers)


SHIPPED = _shipped()
"""The table used where none is given."""


def count_commonness(
    words_of_names: Iterable[Iterable[str]], *, name: str, prior: Commonness = SHIPPED
) -> Commonness:
    """Return a table counted from names, drawn towards another where the names are few.

    Args:
        words_of_names: the keys of the words of each name (``PersonName.keys``); a word counts
            once a name.
        name: what was counted, in words.
        prior: the table that counts for 2,000 names beside the counted ones.
    """
    counts: Counter[str] = Counter()
    people = 0
    for words in words_of_names:
        counts.update(set(words))
        people += 1
    total = people + _PRIOR
    keys = counts.keys() | prior.bearers.keys()
    bearers = {
        key: (counts[key] * EVERYBODY + prior.bearers_of(key) * _PRIOR) / total for key in keys
    }
    return Commonness(name, bearers)
