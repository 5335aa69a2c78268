"""Keys under which a person's name is looked up, so that not every pair is compared.

Two names of one person share at least one key, as long as one rare word or two common ones meet.
"""

from __future__ import annotations

from itertools import combinations

from misaq.core.names.comparison import TokenRole
from misaq.core.names.persons_records import Form, PersonName
from misaq.core.names.tokens import Word

_RARE_BITS = 6.0
_LONGEST = 12


def person_keys(name: PersonName) -> frozenset[str]:
    """Return the blocking keys of a name; empty where nothing of it is a letter."""
    return frozenset(key for form in name.forms for key in _keys(form))


def _keys(form: Form) -> set[str]:
    parts = [part for part in form.parts if part.role is not TokenRole.INITIAL][:_LONGEST]
    bones = [(bone, part.bits) for part in parts for bone in _bones(part.word)]
    alone = {bone for bone, bits in bones if bits >= _RARE_BITS or len(parts) == 1}
    pairs = {f"{min(a, b)}+{max(a, b)}" for (a, _), (b, _) in combinations(bones, 2) if a != b}
    return alone | pairs


def _bones(word: Word) -> tuple[str, ...]:
    if len(word.names) > 1:
        return tuple(sorted(word.names))
    return (word.names[0],) if word.names else (word.bones if len(word.bones) > 1 else word.sound,)
