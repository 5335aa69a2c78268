"""What comments in words say that a list has no field for: reviews, deaths, fathers, relations.

Sentences that place a party in a tribe, clan, ethnic group, caste, sect or religion are dropped
here, before anything is stored: Misaq keeps no such field (see the threat model).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from misaq.core.lists.days import read_day
from misaq.core.lists.records import Sex
from misaq.kernel.dates import ImpreciseDate

DROPPED = "sentences naming a tribe, clan, ethnic group, caste, sect or religion"

_SENTENCE = re.compile(
    r"(?<=[.;\u2022])\s+(?=[A-Z\u00c0-\u00de\u0600-\u06ff(\[])|(?<=;)\s+|(?<=\d\.)(?=[A-Z][a-z])"
)
_BELONGING = re.compile(
    r"\b(?:(?:sub-?)?trib(?:e|es|esman)|tribal (?:confederacy|affiliation|elder)|(?:sub-?)?clans?|"
    r"ethnic(?:ity|ally)?|castes?|sects?|religion|religious background|"
    r"(?:is|was) an? (?:sunni|shia|shi'?ite|ahmadi|christian|jew(?:ish)?|hindu|sikh|muslim))\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"review pursuant to security council resolution[^.]*?(?:was )?concluded on "
    r"(\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4})",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"(?:as of [^,.]{3,30}, )?(?:(?:he|she|subject|individual) )?(?:(?:is|was|has been|has) )?"
    r"(?:(?:reportedly|reported|believed|confirmed|allegedly|presumed|possibly|likely|officially)"
    r" )*"
    r"(?:(?:to have been|to have|to be|as) )?(?:deceased|died|dead|killed)\b"
    r"|(?:believed )?status(?:/location)?: (?:[a-z]+ )?(?:deceased|dead|killed)\b"
    r"|[\w'’ .-]{2,60}? (?:is|was) (?:believed|reported|confirmed|presumed) to "
    r"(?:have died|be dead|have been killed|be deceased)\b",
    re.IGNORECASE,
)
_SEX = re.compile(r"\bgender\s*:?\s*\[?(male|female)\b", re.IGNORECASE)
_FATHER = re.compile(
    r"(?<![a-z])father[’'`]?s name(?: \([^)]*\))?(?:\s+(?:is|was)|:)?\s+"
    r"([^.;,()]{1,80}?)(?:\s*\(|[.;,]\s|[.;,]?$|\s+and mother)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:[A-Z]{2}[ie]\.\d{3}|[QT]\.?[IE]\.[A-Z]\.\d{1,3}\.\d{2})\b", re.ASCII)


def sentences(text: str) -> list[str]:
    """Return the sentences of a comment; together they are the whole of it."""
    return [part for part in _SENTENCE.split(text) if part]


def without_belonging(text: str) -> tuple[str, bool]:
    """Return a text without its sentences on tribe, sect and the like, and whether there were."""
    if not _BELONGING.search(text):
        return text, False
    kept = [part for part in sentences(text) if not _BELONGING.search(part)]
    return " ".join(kept), True


def find_reviews(text: str) -> tuple[ImpreciseDate, ...]:
    """Return the days on which the text says a review of the entry was concluded."""
    days = (read_day(found[1]) for found in _REVIEW.finditer(text))
    return tuple(dict.fromkeys(day for day in days if day is not None))


def reports_death(text: str, names: Iterable[str] = ()) -> bool:
    """Say whether a sentence reports the death of the party itself, not of somebody it names.

    Args:
        names: the party's names; a sentence with another subject must begin with a word of them.
    """
    own = {word for name in names for word in _words(name)}
    return any(_tells_death(sentence, own) for sentence in sentences(text))


def _tells_death(sentence: str, own: set[str]) -> bool:
    found = _DEATH.match(sentence.lstrip("([ "))
    if found is None:
        return False
    subject = re.split(r"\b(?:is|was) (?:believed|reported|confirmed|presumed)", found[0])
    if len(subject) == 1 or subject[0].strip().casefold() in {"", "he", "she"}:
        return True
    return bool(own & _words(subject[0]))


@lru_cache(maxsize=16_384)
def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]{4,}", name.casefold()))


def find_sex(text: str) -> Sex | None:
    """Return the sex that the text gives behind the word Gender; None where it gives none."""
    found = _SEX.search(text)
    return None if found is None else Sex[found[1].upper()]


def find_fathers(text: str) -> tuple[str, ...]:
    """Return the names that the text gives as the father's."""
    found = (match[1].strip() for match in _FATHER.finditer(text))
    return tuple(dict.fromkeys(name for name in found if len(name) > 2))


def find_related(text: str, own: str) -> tuple[str, ...]:
    """Return the references of the United Nations in a text, without the entry's own."""
    found = dict.fromkeys(plain_reference(match[0]) for match in _REFERENCE.finditer(text))
    return tuple(reference for reference in found if reference not in {"", own})


_NAMED = re.compile(
    r"\bUN\s?Ref(?:erence)?\.?(?:\s?No)?[.:]?\s*"
    r"([A-Z]\.?[A-Z]?\.?\s?[eiEI]?\.?\s?(?:[A-Z]\.\s?)?\d{1,3}(?:\.\d{2})?)",
    re.IGNORECASE,
)
_OLD = re.compile(r"([QT])\.?([IE])\.?[A-Z]\.?(\d{1,3})(?:\.\d{2})?", re.IGNORECASE)
_NEW = re.compile(r"([A-Z]{2})\.?([IE])\.?(\d{1,3})", re.IGNORECASE)
_REGIMES = {"Q": "QD", "T": "TA"}


def related_in_words(text: str) -> tuple[str, ...]:
    """Return references of the United Nations however they are printed, in their present form.

    "UN Ref QI.A.28.01", "UN REF: QDI.28" and "UN Ref.QDi.028" are all QDi.028: the number stayed
    when the form changed.
    """
    found = [plain_reference(match[1]) for match in _NAMED.finditer(text)]
    found += [plain_reference(match[0]) for match in _REFERENCE.finditer(text)]
    return tuple(dict.fromkeys(reference for reference in found if reference))


def plain_reference(printed: str) -> str:
    """Return a reference of the United Nations in its present form; empty where it is none."""
    plain = re.sub(r"\s", "", printed)
    if match := _OLD.fullmatch(plain):
        regime = _REGIMES[match[1].upper()]
        return f"{regime}{match[2].lower()}.{int(match[3]):03}"
    if match := _NEW.fullmatch(plain):
        return f"{match[1].upper()}{match[2].lower()}.{int(match[3]):03}"
    return ""
