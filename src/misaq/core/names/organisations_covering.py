"""An acronym in one name meets the words of the other that make it."""

from __future__ import annotations

from misaq.core.names.comparison import Meeting
from misaq.core.names.organisations_meeting import Meetings, Met
from misaq.core.names.organisations_records import OrganisationName, OrganisationWord

_PRINTED = (10.0, 1.5)
"""Bits for and against where the other name prints the acronym, and its words make it."""
_PRINTED_ONLY = (6.0, 6.0)
"""Where it prints it, but its words do not make it: it may be a parent's."""
_MADE = (8.0, 3.0)
"""Where its words make it; several bodies may make one acronym."""
_MADE_SHORT = (5.0, 5.0)
"""Where they make it with two words and a particle at most, or it is not printed as one."""
_LONG = 3
_LONGEST = 9
_NOT_COVERED = frozenset({"WING", "FACTION"})

AGREED_ACRONYMS = 2.0
DIFFERENT_ACRONYMS = 4.0
MADE_ACRONYM = 0.5
UNMADE_ACRONYM = 0.3


def cover(left: OrganisationName, right: OrganisationName, meetings: Meetings) -> Meetings:
    """Return the meetings with an acronym of one name put against the words of the other.

    Where each of the two has a word that the other's words make, neither is an acronym of it.
    """
    here = _find_acronym(meetings.left, right)
    there = _find_acronym(meetings.right, left)
    if here is not None and there is None:
        word, weight = here
        covered, kept = _apart(meetings.right, spells_all=_spells_all(word, right))
        met = Met((word,), covered or right.words, Meeting.ACRONYM, *weight)
        return Meetings([*meetings.met, met], _without(meetings.left, word), kept)
    if there is not None and here is None:
        word, weight = there
        covered, kept = _apart(meetings.left, spells_all=_spells_all(word, left))
        met = Met(covered or left.words, (word,), Meeting.ACRONYM, *weight)
        return Meetings([*meetings.met, met], kept, _without(meetings.right, word))
    return meetings


def _find_acronym(
    words: list[OrganisationWord], other: OrganisationName
) -> tuple[OrganisationWord, tuple[float, float]] | None:
    """Return the first word that is an acronym of the other name, and its bits."""
    for word in words:
        weight = _weight(word, other)
        if weight is not None:
            return word, weight
    return None


def weigh_given(left: OrganisationName, right: OrganisationName) -> tuple[float, float]:
    """Return the bits for and against of the acronyms that two names print beside themselves."""
    if left.given and right.given:
        return (AGREED_ACRONYMS, 0.0) if left.given & right.given else (0.0, DIFFERENT_ACRONYMS)
    given, other = (left.given, right) if left.given else (right.given, left)
    if given & other.derived:
        return MADE_ACRONYM, 0.0
    return 0.0, UNMADE_ACRONYM


def _weight(word: OrganisationWord, other: OrganisationName) -> tuple[float, float] | None:
    """Return the bits for and against when the word is an acronym of the other name."""
    if not word.is_name or len(word.plain) > _LONGEST:
        return None
    is_made = word.plain in other.derived
    if word.plain in other.given:
        return _PRINTED if is_made or not other.derived else _PRINTED_ONLY
    if not is_made:
        return None
    is_long = min(len(word.plain), len(other.words)) >= _LONG
    return _MADE if word.is_acronym and is_long else _MADE_SHORT


def _apart(
    words: list[OrganisationWord], *, spells_all: bool
) -> tuple[tuple[OrganisationWord, ...], list[OrganisationWord]]:
    """Return the words that an acronym covers, and those that say which part is meant."""
    covered = tuple(word for word in words if not _stays(word, spells_all=spells_all))
    return covered, [word for word in words if _stays(word, spells_all=spells_all)]


def _stays(word: OrganisationWord, *, spells_all: bool) -> bool:
    return word.camp in _NOT_COVERED or (word.is_apart and not spells_all)


def _spells_all(word: OrganisationWord, other: OrganisationName) -> bool:
    """Return whether the acronym has a letter for every word, those that stand apart too."""
    return word.plain in other.derived and len(word.plain) >= len(other.words)


def _without(words: list[OrganisationWord], word: OrganisationWord) -> list[OrganisationWord]:
    return [one for one in words if one is not word]
