"""Text as a list prints it: its spacing put right, what cannot be seen taken out, and said so."""

from __future__ import annotations

import re
import unicodedata

from misaq.kernel.words import tell
from misaq.sources.lists.reading import Reading

LONGEST_NAME = 1_000
LONGEST_TEXT = 20_000

# Zero-width signs, marks and overrides of direction, soft hyphens, byte order marks, tag letters.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A zero-width (non-)joiner between letters of Arabic, or of an Indian script, is spelling.
_STRAY_JOINER = re.compile("(?<![\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d]|[\u200c\u200d](?!\\w)")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_RESAVED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160-\u017e\u2013-\u2122]|\u00e2\u20ac"
)
_LOST = "\ufffd"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LOOKALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f\u13a0-\u13ff\uff21-\uff5a]")


def clean(text: str | None, where: str, reading: Reading) -> str:
    """Return a text with single spaces and without what nobody can see.

    What was taken out is told; a letter that was lost (U+FFFD) or a text beyond bearing is a
    problem of the file.
    """
    if not text:
        return ""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_NAME:
        return " ".join(text.split())
    if len(text) > LONGEST_TEXT:
        what = tell("holds a text of {count} signs.", count=f"{len(text):,}")
        reading.problem(where, what, tell("No list prints so much in one field; look at it."))
        return ""
    if _LOST in text:
        what = tell("holds a letter that was lost on the way (U+FFFD).")
        reading.problem(where, what, tell("Fetch the file again in its own encoding."))
    if looks_resaved(text):
        reading.odd(where, tell("Letters look as if the file was saved in another encoding."))
    return " ".join(_visible(text, where, reading).split())


def looks_resaved(text: str) -> bool:
    """Say whether UTF-8 seems to have been read as something else and saved so."""
    return not text.isascii() and _RESAVED.search(text) is not None


def _visible(text: str, where: str, reading: Reading) -> str:
    hidden = _HIDDEN.findall(text) + _STRAY_JOINER.findall(text)
    if hidden:
        text = _STRAY_JOINER.sub("", _HIDDEN.sub("", text))
        signs = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(set(hidden)))
        reading.odd(where, tell("Hidden signs were taken out: {signs}.", signs=signs))
    if controls := _CONTROL.findall(text):
        text = _CONTROL.sub(" ", text)
        signs = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(set(controls)))
        reading.odd(where, tell("Control signs were read as spaces: {signs}.", signs=signs))
    return text


def clean_name(text: str | None, where: str, reading: Reading) -> str:
    """Return a name as printed, of at most 1,000 signs; a mix of alphabets in a word is told."""
    name = clean(text, where, reading)
    if len(name) > LONGEST_NAME:
        what = tell("holds a name of {count} signs.", count=f"{len(name):,}")
        reading.problem(where, what, tell("No name is so long; look at the row in the file."))
        return ""
    if not name.isascii() and _mixes_alphabets(name):
        reading.odd(where, tell("A word mixes letters that look alike from two alphabets."))
    return name


def _mixes_alphabets(name: str) -> bool:
    return any(_LATIN.search(word) and _LOOKALIKE.search(word) for word in _WORD.findall(name))


def names_something(name: str) -> bool:
    """Say whether a name has a letter or a digit in it."""
    return any(unicodedata.category(sign)[0] in "LN" for sign in name)
