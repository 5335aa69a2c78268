"""What puts pairs of equal evidence in order: how their other names meet, and how alike they look.

Many true pairs have the very same name and nothing else. Then what is printed beside the names, and
alike, comes last: addresses, days of listing, programmes. None of this adds evidence; it makes of
the evidence a total order, so that whoever looks at pairs looks at the best first.
"""

from __future__ import annotations

import math

from rapidfuzz import fuzz

from misaq.core.lists.naming import RULES, Naming
from misaq.core.lists.prepared import PreparedEntry
from misaq.core.lists.records import ListEntry

Corroboration = tuple[float, float, float, float]


def corroborate(left: PreparedEntry, right: PreparedEntry, naming: Naming) -> Corroboration:
    """Return how far all names meet, how rare their words are, how alike names and all else are.

    More is better. All four are the same whichever entry comes first.
    """
    weigh = RULES[naming].weigh
    ones, others = left.names[naming], right.names[naming]
    weighed = [[weigh(one.read, other.read) for other in others] for one in ones]
    met = [[pair.score for pair in row] for row in weighed]
    rarity = math.fsum(max(pair.bits, 0.0) for row in weighed for pair in row)
    of_left = math.fsum(max(row) for row in met)
    of_right = math.fsum(max(column) for column in zip(*met, strict=True))
    texts = [sorted(name.printed.text.casefold() for name in side) for side in (ones, others)]
    printed = sorted(" ".join(words) for words in texts)
    beside = sorted(_beside_the_names(entry.entry) for entry in (left, right))
    alike = fuzz.ratio(printed[0], printed[1]), fuzz.ratio(beside[0], beside[1])
    return of_left + of_right, rarity, *alike


def _beside_the_names(entry: ListEntry) -> str:
    days = (*entry.births, *(() if entry.listed_on is None else (entry.listed_on,)))
    words = (*entry.addresses, *entry.birth_places, *map(str, days), entry.basis)
    return " ".join(words).casefold()
