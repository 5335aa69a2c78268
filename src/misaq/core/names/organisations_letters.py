"""The letters of an organisation's name: hidden signs taken out, look-alikes put right."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from misaq.core.names.folding import fold

# Signs that nobody sees: of direction, of no width, of control.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u0640\u115f\u180e\u200b\u200d-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# Without a mark between them, two halves of an Urdu word stand apart: the same as a hyphen.
_HALF_SPACE = "\u200c"
_OWN_SCRIPTS = re.compile("[\u0000-\u024f\u0600-\u06ff\u0750-\u077f\u1e00-\u1eff]*")

# Letters of other alphabets that look like Latin ones (folded), for a word that hides them.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнєαοενρτικυχβηµμ",
    "aeopcyxijshdqwkmtbheaoevptikuxbnuu",
)


def show(text: str) -> str:
    """Return the text with hidden signs out and spaces as one space; case is kept."""
    spelled = unicodedata.normalize("NFKC", text)
    return " ".join(_HIDDEN.sub("", spelled.replace(_HALF_SPACE, "-")).split())


def fold_word(word: str) -> str:
    """Return a word in one spelling of its letters, in Latin or Arabic letters where it can be."""
    folded = fold(word)
    if _OWN_SCRIPTS.fullmatch(folded):
        return folded
    looks = folded.translate(_LOOK_ALIKES)
    if looks.isascii():
        return looks
    return fold(anyascii(folded)).strip()
