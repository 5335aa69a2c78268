"""Keys under which an organisation's names are kept, so that not all pairs need comparing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from misaq.core.names.organisations_records import OrganisationName, OrganisationWord
from misaq.core.names.organisations_words import WordSort
from misaq.core.names.scripts import bones

_LIGHT = frozenset(
    {
        WordSort.LEGAL,
        WordSort.HOME,
        WordSort.FORM,
        WordSort.TRADE,
        WordSort.WING,
        WordSort.FACTION,
    }
)
_LONG = 4


def organisation_keys(name: OrganisationName) -> frozenset[str]:
    """Return the keys of a name; two names of one body share at least one.

    A key is a word in its known spelling, the consonants of a name (whole, with one left out for a
    slip, and of two words as one), or an acronym. A name of light words only has those.
    """
    every = (name, *name.others, *name.asides, *name.formers)
    return frozenset(key for one in every for key in _keys(one))


def _keys(name: OrganisationName) -> Iterator[str]:
    heavy = [word for word in name.words if word.sort not in _LIGHT]
    for word in heavy or name.words:
        yield from _word_keys(word)
    for first, second in pairwise(name.words):
        if first.is_name and second.is_name:
            yield bones(first.bones + second.bones)
    for acronym in (*name.given, *name.derived):
        yield f"={acronym}"


def _word_keys(word: OrganisationWord) -> Iterator[str]:
    yield f"={word.key}"
    if word.is_acronym and word.key != word.plain:
        yield f"={word.plain}"
    if word.sort is WordSort.NAME and word.bones:
        yield word.bones
        if len(word.bones) >= _LONG:
            for place in range(len(word.bones)):
                yield word.bones[:place] + word.bones[place + 1 :]
