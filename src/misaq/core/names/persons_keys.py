"""Keys under which a person's name is looked up, so that not every pair is compared.

Two names of one person share at least one key, as long as one rare word or two common ones meet, or
the two differ in their spaces only. Of a short name, of two or three words, one may be spoiled: the
others with the first or the last sound of the spoiled one are keys as well. So is what is left of
two words when one is of those that are often left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from misaq.core.names.comparison import TokenRole
from misaq.core.names.persons_records import Form, Part, PersonName
from misaq.core.names.persons_weights import Kind
from misaq.core.names.scripts import bones, sound
from misaq.core.names.tokens import Word

_RARE_BITS = 6.0
_FEW = 2
_SHORTENED = 3
"""Words of a name that may be printed as two common words alone."""
_LONGEST = 12


def person_keys(name: PersonName) -> frozenset[str]:
    """Return the blocking keys of a name; empty where nothing of it is a letter."""
    return frozenset(key for form in name.forms for key in _keys(form))


def _keys(form: Form) -> set[str]:
    parts = [part for part in form.parts if part.role is not TokenRole.INITIAL][:_LONGEST]
    alone = [
        key
        for part in parts
        if part.bits >= _RARE_BITS or len(parts) == 1
        for key in _alone(part.word)
    ]
    of_many = len(parts) > _SHORTENED and any(part.kind is not Kind.LIGHT for part in parts)
    pairs = [
        f"{min(one, other)}+{max(one, other)}"
        for a, b in combinations(parts, 2)
        if not (of_many and a.kind is b.kind is Kind.LIGHT)
        for one in _in_pairs(a.word)
        for other in _in_pairs(b.word)
        if one != other
    ]
    keys = {*alone, *pairs, *_spoiled(form)}
    if not keys or len(parts) <= _SHORTENED:
        keys.add(_as_one(form))
    return keys


def _spoiled(form: Form) -> Iterator[str]:
    """Yield keys of a short name that hold when any one word of it is spoiled or left out."""
    parts = [part for part in form.parts if part.role is not TokenRole.TITLE]
    if len(parts) > _SHORTENED:
        return
    for spoiled in parts:
        others = [part for part in parts if part is not spoiled]
        if any(part.role is TokenRole.INITIAL for part in others):
            continue
        for rest in _together(others) if others else ():
            yield f"{rest}~{spoiled.word.first}"
            if spoiled.role is not TokenRole.INITIAL:
                yield f"{rest}~~{spoiled.word.end[-1:]}"
        if len(parts) == 1 or (len(others) == 1 and spoiled.kind is Kind.LIGHT):
            yield from (f"1{word}" for word in _together(others or parts))


def _together(parts: list[Part]) -> Iterator[str]:
    for words in product(*(_in_pairs(part.word) for part in parts)):
        yield "+".join(sorted(words))


def _as_one(form: Form) -> str:
    """Return the key of a name's letters in one run, wherever its spaces stand."""
    run = bones(sound(form.run))
    return f"={run if len(run) > 1 else form.run}"


def _alone(word: Word) -> tuple[str, ...]:
    """Return what a word is looked up under by itself; few consonants need their vowels."""
    return word.names or (word.bones if len(word.bones) > _FEW else word.sound,)


def _in_pairs(word: Word) -> tuple[str, ...]:
    return word.names or (word.bones if len(word.bones) > 1 else word.sound,)
