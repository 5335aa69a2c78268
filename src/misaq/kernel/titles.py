"""Titles in other languages than the pack's own, and whether a text is in a language's script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from misaq.kernel.provenance import Citations

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("ar", "bal", "brh", "fa", "ks", "pa", "ps", "sd", "skr", "ug", "ur"), "Arab"
        ),
        **dict.fromkeys(("be", "bg", "ky", "mk", "ru", "sr", "tg", "uk"), "Cyrl"),
        **dict.fromkeys(("hi", "mr", "ne", "sa"), "Deva"),
        **dict.fromkeys(("as", "bn"), "Beng"),
        **dict.fromkeys(
            ("de", "en", "es", "fr", "id", "it", "ms", "nl", "pt", "so", "sw", "tr"), "Latn"
        ),
        "am": "Ethi",
        "el": "Grek",
        "he": "Hebr",
        "hy": "Armn",
        "ka": "Geor",
        "ta": "Taml",
        "th": "Thai",
    }
)
"""Script that each language is written in where its tag names none."""

_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "Arab": "ARABIC",
        "Armn": "ARMENIAN",
        "Beng": "BENGALI",
        "Cyrl": "CYRILLIC",
        "Deva": "DEVANAGARI",
        "Ethi": "ETHIOPIC",
        "Geor": "GEORGIAN",
        "Grek": "GREEK",
        "Hebr": "HEBREW",
        "Latn": "LATIN",
        "Taml": "TAMIL",
        "Thai": "THAI",
    }
)
"""First word of the names that Unicode gives to the letters of each script."""


@dataclass(frozen=True, slots=True)
class TranslatedTitle:
    """What a record is called in another language than the pack's own.

    Attributes:
        language: tag of the language ("ur", "pa-Arab", "ur-PK").
        text: the title.
        cite: who writes it so.
    """

    language: str
    text: str
    cite: Citations


class Titled(Protocol):
    """A record with a title, and with that title in other languages where they are on record."""

    @property
    def title(self) -> str: ...
    @property
    def titles(self) -> tuple[TranslatedTitle, ...]: ...


def title_in(record: Titled, language: str) -> TranslatedTitle | None:
    """Return the title in the language, an exact tag before one of the same language."""
    exact = [title for title in record.titles if title.language == language]
    wanted = language.partition("-")[0]
    near = [title for title in record.titles if title.language.partition("-")[0] == wanted]
    return next(iter((*exact, *near)), None)


def faults_of_title(title: TranslatedTitle) -> tuple[str, ...]:
    """Return what is wrong with a title: its tag, its letters, marks that turn its direction."""
    faults = []
    if _TAG.fullmatch(title.language) is None:
        faults.append(f"{title.language!r} is no tag of a language.")
    elif stray := _letters_astray(title):
        faults.append(f"{stray!r} is no letter of the language {title.language!r}.")
    if _TURNS.search(title.text):
        faults.append("the text holds a mark that turns the direction of writing.")
    return tuple(faults)


def script_of(language: str) -> str | None:
    """Return the script of a language ("Arab"), as its tag names it or as is usual."""
    named = re.search(r"-([A-Z][a-z]{3})\b", language)
    return named[1] if named else _SCRIPTS.get(language.partition("-")[0])


def _letters_astray(title: TranslatedTitle) -> str:
    """Return the first letter of another script; a script that is not known here allows any."""
    start = _LETTERS.get(script_of(title.language) or "")
    if start is None:
        return ""
    letters = (letter for letter in title.text if letter.isalpha())
    return next((one for one in letters if not unicodedata.name(one, "").startswith(start)), "")
