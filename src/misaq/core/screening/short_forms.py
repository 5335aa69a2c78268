"""Bodies asked about by a part of their name: "Islamic State", where the list prints more words.

The words asked about must stand in the listed name one after another, in their order, and few names
may have them: "Islamic" alone stands in hundreds and finds none. What is found so is possible and
no more, since another body may well bear the short name.
"""

from __future__ import annotations

from collections.abc import Sequence

from misaq.core.lists.naming import RULES, Naming
from misaq.core.names.organisations import OrganisationName
from misaq.core.names.organisations_words import WordSort
from misaq.core.screening.index import Index, key_mark

_MOST_FORMS = 100
"""Listed names that have the words; where more have them, the words tell nobody apart."""
_MOST_OF_ONE_WORD = 3
_SHORTEST_WORD = 6
_LOOKED_AT = 300
"""Listed names that are read for it; where more have the words in any order, none is."""


def find_by_part(index: Index, name: str) -> tuple[int, ...]:
    """Return the forms of bodies in which the whole name stands as a part, in their order."""
    rules = RULES[Naming.BODIES]
    asked: OrganisationName = rules.read(name)
    words = _words(asked)
    if not _may_be_a_part(asked, words):
        return ()
    found = []
    for form in _having(index, words):
        listed = _words(rules.read(index.texts[form]))
        if len(listed) > len(words) and _stand_in(words, listed):
            found.append(form)
    most = _MOST_FORMS if len(words) > 1 else _MOST_OF_ONE_WORD
    return tuple(found) if len(found) <= most else ()


def _words(name: OrganisationName) -> tuple[str, ...]:
    return tuple(word.key for word in name.words if word.sort is not WordSort.LEGAL)


def _may_be_a_part(asked: OrganisationName, words: Sequence[str]) -> bool:
    """Say whether the words can tell a body: two of them, or one long one that is a name."""
    if len(words) > 1:
        return True
    return any(
        word.is_name and not word.is_acronym and len(word.key) >= _SHORTEST_WORD
        for word in asked.words
    )


def _having(index: Index, words: Sequence[str]) -> list[int]:
    """Return the forms that are kept under every word of which some are; none where too many."""
    table = index.names
    places = [table.find(key_mark(Naming.BODIES, f"={word}")) for word in words]
    counts = sorted((table.postings.count(place), place) for place in places if place >= 0)
    if not counts:
        return []
    forms = set(table.postings.at(counts[0][1]))
    for _, place in counts[1:]:
        forms.intersection_update(table.postings.at(place))
    return sorted(forms) if len(forms) <= _LOOKED_AT else []


def _stand_in(words: Sequence[str], listed: Sequence[str]) -> bool:
    size = len(words)
    return any(
        tuple(listed[at : at + size]) == tuple(words) for at in range(len(listed) - size + 1)
    )
