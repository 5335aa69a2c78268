"""When two names are of two related bodies: a faction, a wing, a rename, a branch elsewhere.

A name that holds the whole of another says less than it seems: the extra words say that it is a
part of it, or one of those who split. None of these is ever called the same.
"""

from __future__ import annotations

from collections.abc import Callable

from misaq.core.names.comparison import NameRelation
from misaq.core.names.organisations_meeting import Meetings
from misaq.core.names.organisations_records import OrganisationName, OrganisationWord
from misaq.core.names.organisations_words import WordSort

_SAYS_PART = frozenset({"WING", "FACTION"})
_PLACE = "PLACE"
_BODIES = frozenset({"brigade", "battalion"})
_GROUPS = frozenset({"students", "women"})
_CORE = 0.6
"""Share of the evidence on the words that name the body, from which two names name one body."""

Words = list[OrganisationWord]
Likeness = Callable[[OrganisationName, OrganisationName], float]


def find_relation(
    left: OrganisationName, right: OrganisationName, meetings: Meetings, like: Likeness
) -> NameRelation | None:
    """Return what two names say of two related bodies, or None.

    Args:
        left: one name.
        right: the other.
        meetings: how their words meet.
        like: the score of two names, for names inside names ("formerly").
    """
    if (left.formers or right.formers) and _is_former(left, right, meetings, like):
        return NameRelation.FORMER
    if not (meetings.left or meetings.right or left.faction or right.faction):
        return None
    if not _is_core_same(meetings):
        return None
    if (left.faction or right.faction) and not _is_same_faction(left.faction, right.faction):
        return NameRelation.FACTION
    return _of_leftovers(meetings)


def _of_leftovers(meetings: Meetings) -> NameRelation | None:
    """Return what the words say that stand in one name only."""
    over = [*meetings.left, *meetings.right]
    camps = {word.camp for word in over}
    if "FACTION" in camps or _is_named_group(meetings.left) or _is_named_group(meetings.right):
        return NameRelation.FACTION
    if "WING" in camps or any(word.key in _GROUPS for word in over):
        return NameRelation.WING
    if _holds_a_body(meetings.left, meetings.right) or _holds_a_body(meetings.right, meetings.left):
        return NameRelation.WING
    if _is_elsewhere(meetings.left, meetings.right):
        return NameRelation.DIFFERENT_PLACE
    return None


def _is_former(
    left: OrganisationName, right: OrganisationName, meetings: Meetings, like: Likeness
) -> bool:
    """Return whether one is, by its own words, what the other was, and they differ now."""
    if left.words and right.words and _is_core_same(meetings):
        return False
    return any(
        like(former, name) >= _CORE
        for former, name in [
            *((former, right) for former in left.formers),
            *((former, left) for former in right.formers),
            *((one, other) for one in left.formers for other in right.formers),
        ]
    )


def _is_core_same(meetings: Meetings) -> bool:
    """Return whether the words that name the body agree, the others apart."""
    if not meetings.met:
        return False
    agreed = sum(one.agreed for one in meetings.met)
    against = sum(one.against for one in meetings.met) + sum(
        word.alone
        for mine, others in ((meetings.left, meetings.right), (meetings.right, meetings.left))
        for word in mine
        if not _may_be_extra(word, mine, others)
    )
    return agreed > 0 and agreed / (agreed + against) >= _CORE


def _may_be_extra(word: OrganisationWord, mine: Words, others: Words) -> bool:
    """Return whether a word may say which part of the body is meant."""
    if word.camp in _SAYS_PART or word.camp == _PLACE or word.key in _GROUPS:
        return True
    return not others and (_is_named_group(mine) or any(_makes_a_part(one) for one in mine))


def _makes_a_part(word: OrganisationWord) -> bool:
    return word.camp in _SAYS_PART or word.key in _BODIES


def _is_same_faction(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if set(left) == set(right):
        return True
    return _is_letter_of(left, right) or _is_letter_of(right, left)


def _is_letter_of(letter: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Return whether one faction is the letter that the other begins with ("A", "Arisar")."""
    if len(letter) != 1 or len(letter[0]) != 1:
        return False
    return bool(words) and words[0][0] == letter[0] and all(len(word) > 1 for word in words)


def _is_named_group(extra: Words) -> bool:
    """Return whether extra words end in "group" after a name ("Arisar Group")."""
    named = [word for word in extra if word.is_name]
    return any(
        word.key == "group" and any(name.place < word.place for name in named) for word in extra
    )


def _holds_a_body(extra: Words, others: Words) -> bool:
    """Return whether one name is the other with a body of its own in it ("X Fidayee Brigade")."""
    return not others and any(word.key in _BODIES for word in extra) and len(extra) > 1


def _is_elsewhere(left: Words, right: Words) -> bool:
    """Return whether the names are of two places, or one says that it is the branch of one."""
    here = [word for word in left if word.camp == _PLACE]
    there = [word for word in right if word.camp == _PLACE]
    if here and there:
        return True
    return any(word.is_apart and word.sort is WordSort.COUNTRY for word in (*here, *there))
