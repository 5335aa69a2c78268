"""Words of a person's name, taken out of what is printed.

A printed word may hold several: Zia-ur-Rehman, Ziaur Rahman and Ziaurrehman are the two words zia
and rahman; Atiqullah and Atiq Ullah are atiq and allah; Abdul Qadir is abd and qadir. What joins
them (ul, ur, ud, al, -e-, -i-) says nothing of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from misaq.core.names.scripts import bones, coarse, is_arabic, sound
from misaq.core.names.variants import (
    BEARERS,
    NUMBER_OF_NAME,
    has_lost_vowels,
    is_spelling,
    names_of,
)

PARTICLES = frozenset(
    {"al", "el", "il", "ul", "ur", "ud", "us", "uz", "un", "ush", "ar", "as", "ad", "an", "at"}
    | {"az", "ash", "e", "i", "wa", "the", "de", "da", "del", "la", "ال", "و"}
)
_ABD = re.compile(
    r"^(?:c?abd)(?:ul|ur|us|ud|un|uz|ush|al|el|ol|il|ar|er|ir|i|u|e|a|)-?(?=..)(?P<rest>.+)$"
)
# Two letters in the wrong order: adbul, badul, abudl.
_ABD_SLIPPED = (("adb", "abd"), ("badu", "abdu"), ("abudl", "abdul"))
_ABD_FORMS = frozenset(
    {"abd", "abdul", "abdur", "abdus", "abdal", "abdel", "abdol", "abdou", "abdu", "abdud"}
    | {"abdun", "abdi", "adb", "عبد"}
)


def _with_slips(words: frozenset[str]) -> frozenset[str]:
    """Return words with those that two neighbouring letters in the wrong order make of them."""
    slips = {
        word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        for word in words
        for i in range(len(word) - 1)
        if len(word) > 3
    }
    return words | frozenset(slip for slip in slips if not is_spelling(slip))


_ABD_ALONE = _with_slips(_ABD_FORMS)
_GOD_ENDINGS = ("oullah", "ullah", "ollah", "allah", "ellah", "illah", "ulah", "ulla", "olla")
_FAITH_ENDINGS = (
    *("ouddine", "eddine", "uddine", "iddine", "oddine", "oudine", "udine", "edine", "idine"),
    *("odine", "uddeen", "eddeen", "udeen", "uddin", "iddin", "eddin", "oddin", "addin", "audin"),
    *("udin", "edin"),
)
_MERCY_ENDINGS = ("urrahman", "urrehman", "irahman", "irrahman", "urahman", "rahman", "rehman")
_ENDINGS = ((_GOD_ENDINGS, "allah"), (_FAITH_ENDINGS, "din"), (_MERCY_ENDINGS, "rahman"))
_ENDINGS_WITHOUT_VOWELS = (
    *(("llh", "allah"), ("lla", "allah"), ("ddn", "din"), ("rrhmn", "rahman"), ("rhmn", "rahman")),
    *(("zda", "zada"), ("zdh", "zada"), ("khl", "khel")),
)
_SLIPPED_ENDINGS = (("ullah", "allah"), ("uddin", "din"), ("urrahman", "rahman"))
_SHORTEST_HEAD = 3
_JOINTS = ("ul", "ur", "ud", "us", "uz", "un", "ush", "oul", "our", "oud", "el", "al", "e", "i")
_TAILS = (
    *("muhammad", "mohammad", "mohammed", "khan", "bakhsh", "shah", "zada", "jan", "gul", "dad"),
    *("khel", "khail", "haq", "ali"),
)
_ARTICLES = ("al", "el")
_ARABIC_TAILS = (
    *("الله", "الدین", "الرحمن", "الرحمان", "الحق", "محمد", "جان", "خان", "داد", "زاده", "خیل"),
)
_VOWELS = frozenset("aiu")
_WRITTEN_VOWELS = frozenset("aeiouyاوی")
_GOD = frozenset({"allah", "ullah", "الله", "لله"})
_ABDULLAH = frozenset({"عبدالله", "عبدلله"})
_SERVANT_OF_THE = "عبدال"
_ARABIC_HEADS = ("محمد",)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of names, the same object wherever it is met, so that comparing is cheap.

    Attributes:
        letters: as cleaned.
        names: the known names that it spells; empty when it spells none.
        sound: how it is said, coarsely.
        bones: its consonants, alike in both scripts.
        coarse: as said, where kh is k and gh is g.
        is_arabic: whether it is written in Arabic letters.
        known: a number of its known name, where the tables spell it so and for one name only;
            otherwise 0.
        first: how it begins as said; vowels are one.
        end: its last two sounds.
        has_no_vowel: whether it is consonants only.
        has_lost_vowels: whether it has no vowels within and spells no name, as some write to save
            room or to hide.
    """

    letters: str
    names: tuple[str, ...]
    sound: str
    bones: str
    coarse: str
    is_arabic: bool
    known: int
    first: str
    end: str
    has_no_vowel: bool
    has_lost_vowels: bool

    @property
    def key(self) -> str:
        """What the word counts as: its first known name, or its letters."""
        return self.names[0] if self.names else self.letters


@lru_cache(maxsize=1 << 15)
def word_of(letters: str) -> Word:
    """Return the word of some cleaned letters."""
    names = names_of(letters)
    said = sound(names[0] if names else letters)
    spelled = len(names) == 1 and is_spelling(letters)
    heard = sound(letters)
    return Word(
        letters=letters,
        names=names,
        sound=said,
        bones=bones(said),
        coarse=coarse(heard),
        is_arabic=is_arabic(letters),
        known=NUMBER_OF_NAME[names[0]] if spelled else 0,
        first="a" if heard[:1] in _VOWELS else heard[:1],
        end=heard[-2:],
        has_no_vowel=len(letters) > 1 and _WRITTEN_VOWELS.isdisjoint(letters),
        has_lost_vowels=has_lost_vowels(letters),
    )


@lru_cache(maxsize=1 << 15)
def words_of(letters: str) -> tuple[tuple[str, Word], ...]:
    """Return the words that one cleaned, printed word holds, without what joins them.

    Each comes with the letters that it stands in.
    """
    return tuple((piece, word_of(part)) for piece, part in _pieces(letters))


_Piece = tuple[str, str]
"""Letters as printed, and the letters of the word they stand for."""


def _pieces(letters: str) -> tuple[_Piece, ...]:
    if letters in _ABD_ALONE:
        return ((letters, "abd"),)
    if letters in _ABDULLAH or names_of(letters) == ("abdullah",):
        return ((letters[:3], "abd"), (letters[3:], "allah"))
    if is_arabic(letters):
        return _arabic_pieces(letters)
    if letters in _GOD:
        return ((letters, "allah"),)
    if names_of(letters):
        return ((letters, letters),)
    return _without_vowels(letters) if has_lost_vowels(letters) else _compound(letters)


def _without_vowels(letters: str) -> tuple[_Piece, ...]:
    """Take apart a word without vowels: Abdlqdr, Atqllh, Shmsddn."""
    rest = letters.removeprefix("abd")
    if rest != letters and len(rest) > 1:
        known = [name for name in (rest[1:], rest) if len(name) > 1 and names_of(name)]
        meant = known[0] if known else rest
        return (letters.removesuffix(meant), "abd"), (meant, meant)
    for ending, meaning in _ENDINGS_WITHOUT_VOWELS:
        head = letters.removesuffix(ending)
        if head != letters and len(head) > 1 and names_of(head):
            return (head, head), (ending, meaning)
    return ((letters, letters),)


def _compound(letters: str) -> tuple[_Piece, ...]:
    if _is_slip(letters, "abdullah"):
        return (letters[:3], "abd"), (letters[3:], "allah")
    if len(letters) == len("abdul") and any(_is_slip(letters, form) for form in ("abdul", "abdur")):
        return ((letters, "abd"),)
    for slipped, right in _ABD_SLIPPED:
        if letters.startswith(slipped):
            return _pieces(right + letters.removeprefix(slipped))
    match = _ABD.match(letters)
    if match is not None:
        rest = match["rest"]
        joined = letters.removesuffix(rest)
        return (joined, "abd"), (rest, _servant_of(rest, joined[-1]))
    for endings, meaning in _ENDINGS:
        if letters.endswith(endings):
            ending = next(e for e in endings if letters.endswith(e))
            head = letters.removesuffix(ending)
            if len(head) > 2:
                return (head, _head(head)), (ending, meaning)
    return _with_slip(letters) or _joined(letters)


def _with_slip(letters: str) -> tuple[_Piece, ...]:
    """Take apart a compound of a known name with one wrong letter in what ends it."""
    for ending, meaning in _SLIPPED_ENDINGS:
        head, tail = letters[: -len(ending)], letters[-len(ending) :]
        if len(head) >= _SHORTEST_HEAD and is_spelling(head) and _is_slip(tail, ending):
            return (head, head), (tail, meaning)
    return ()


def _is_slip(letters: str, of: str) -> bool:
    return OSA.distance(letters, of, score_cutoff=1) == 1


def _servant_of(rest: str, joint: str) -> str:
    """Return the name after abd-: Abdulatif is the servant of Latif, Abdurrahman of Rahman."""
    known = [name for name in (rest, joint + rest, rest.lstrip(joint)) if names_of(name)]
    return max(known, key=lambda name: BEARERS[names_of(name)[0]], default=rest)


def _head(head: str) -> str:
    """Return the first part of a compound without what joined it on."""
    for joint in ("", *_JOINTS):
        stem = head.removesuffix(joint) if joint else head
        if len(stem) > 2 and names_of(stem):
            return stem
    return head


def _joined(letters: str) -> tuple[_Piece, ...]:
    for tail in _TAILS:
        head = letters.removesuffix(tail)
        if head != letters and len(head) > 2 and names_of(head):
            return (head, head), (tail, tail)
    for joint in _JOINTS:
        stem = letters.removesuffix(joint)
        if stem != letters and len(stem) > 2 and len(joint) > 1 and is_spelling(stem):
            return ((letters, stem),)
    if letters.startswith(_ARTICLES) and len(letters) > 5 and names_of(letters[2:]):
        return ((letters, letters[2:]),)
    return ((letters, letters),)


def _arabic_pieces(letters: str) -> tuple[_Piece, ...]:
    if letters in _GOD:
        return ((letters, "allah"),)
    if letters.startswith(_SERVANT_OF_THE) and len(letters) > len(_SERVANT_OF_THE) + 1:
        rest = letters.removeprefix(_SERVANT_OF_THE)
        return (letters.removesuffix(rest), "abd"), (rest, rest)
    for tail in _ARABIC_TAILS:
        head = letters.removesuffix(tail)
        if head != letters and len(head) > 1:
            return (*_arabic_pieces(head), *_arabic_pieces(tail))
    for start in _ARABIC_HEADS:
        if letters.startswith(start) and len(letters) > len(start) + 2 and not names_of(letters):
            return (start, start), *_arabic_pieces(letters.removeprefix(start))
    if letters.startswith("ال") and len(letters) > 4 and not names_of(letters):
        return ((letters, letters.removeprefix("ال")),)
    return ((letters, letters),)
