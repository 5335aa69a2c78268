"""Who is asked about: made from what somebody typed or a row of a file, every fault at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    PartyKind,
    Sex,
)
from misaq.core.screening.births import ReadBirth, read_birth
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import Phrase, tell

T = TypeVar("T")

LONGEST_NAME = 500
"""Characters; the longest name on any list that was looked at has under 300."""
MOST_NAMES = 10
REFERENCE = "QUERY"
"""The reference of a query where it stands in for an entry."""

KINDS = {
    "": PartyKind.UNSTATED,
    "person": PartyKind.PERSON,
    "individual": PartyKind.PERSON,
    "organisation": PartyKind.ORGANISATION,
    "organization": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
    "unstated": PartyKind.UNSTATED,
}
_SEXES = {"female": Sex.FEMALE, "f": Sex.FEMALE, "male": Sex.MALE, "m": Sex.MALE}
_NUMBERS = {
    "cnic": IdentifierKind.CNIC,
    "passport": IdentifierKind.PASSPORT,
    "national_id": IdentifierKind.NATIONAL_ID,
    "registration": IdentifierKind.REGISTRATION,
    "other_number": IdentifierKind.OTHER,
}
FIELDS = ("name", "aliases", "kind", "father", "birth", "district", "nationality", "sex", *_NUMBERS,
          "redress_number")  # fmt: skip
"""What a query may be made from."""

# Signs that show nothing and only steer the writing: they hide a name from a comparison.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Query:
    """Somebody or something asked about.

    Attributes:
        names: as given, cleaned; the first is the name, the others are aliases.
        kind: what sort of party; unstated is compared with every sort.
        father: name of the father; empty where not given.
        birth: day, month, year or span of birth.
        district: district, or "District, Province".
        nationality: in words or as a code.
        identifiers: numbers; evidence, never proof.
        sex: where it is given.
        redress_number: given by somebody who is taken for a namesake; empty where none is.
        told: how what was given was read, where it was read in another way than it is written.
    """

    names: tuple[str, ...]
    kind: PartyKind = PartyKind.UNSTATED
    father: str = ""
    birth: ImpreciseDate | None = None
    district: str = ""
    nationality: str = ""
    identifiers: tuple[Identifier, ...] = ()
    sex: Sex | None = None
    redress_number: str = ""
    told: tuple[Phrase, ...] = ()

    @property
    def name(self) -> str:
        """The name itself."""
        return self.names[0]

    @property
    def has_facts(self) -> bool:
        """Return whether anything but names was given that tells two namesakes apart."""
        return self.tells_apart or bool(self.district)

    @property
    def tells_apart(self) -> bool:
        """Return whether something was given that namesakes seldom share."""
        return bool(self.father or self.birth or self.identifiers)


def as_entry(query: Query, kind: PartyKind) -> ListEntry:
    """Return the query in the form of an entry of that kind, to be compared with one."""
    return ListEntry(
        reference=REFERENCE,
        kind=kind if query.kind is PartyKind.UNSTATED else query.kind,
        names=tuple(ListedName(name) for name in query.names),
        fathers=(query.father,) if query.father else (),
        births=() if query.birth is None else (query.birth,),
        nationalities=(query.nationality,) if query.nationality else (),
        districts=(query.district,) if query.district else (),
        identifiers=query.identifiers,
        sex=query.sex,
    )


def read_query(fields: Mapping[str, str]) -> Query:
    """Return the query that the fields stand for; see :data:`FIELDS`.

    Aliases are parted by semicolons or "@". Signs that show nothing are taken out of every field.

    Raises:
        InputRefused: a field that is not known, no name, a name without letters or too long,
            control characters, a date without a year, a kind or sex that is none; every problem is
            listed.
    """
    problems: list[Problem] = []
    cleaned = {field: _cleaned(field, text, problems) for field, text in fields.items()}
    birth = _birth(cleaned.get("birth", ""), problems)
    query = Query(
        names=_names(cleaned, problems),
        kind=_one_of(KINDS, "kind", cleaned, problems) or PartyKind.UNSTATED,
        father=cleaned.get("father", ""),
        birth=None if birth is None else birth.day,
        district=cleaned.get("district", ""),
        nationality=cleaned.get("nationality", ""),
        identifiers=tuple(
            Identifier(kind, cleaned[field])
            for field, kind in _NUMBERS.items()
            if cleaned.get(field)
        ),
        sex=_one_of(_SEXES, "sex", cleaned, problems) if cleaned.get("sex") else None,
        redress_number=cleaned.get("redress_number", ""),
        told=() if birth is None or birth.told is None else (birth.told,),
    )
    if problems:
        raise InputRefused(
            tell("This cannot be screened as it is written."),
            next_step=tell("Correct it and ask again; nobody was compared with it."),
            rule="screening.query",
            problems=tuple(problems),
        )
    return query


def _cleaned(field: str, text: str, problems: list[Problem]) -> str:
    if field not in FIELDS:
        what = tell("is no field of a query; fields are: {fields}.", fields=", ".join(FIELDS))
        problems.append(Problem(field[:40], what))
        return ""
    if len(text) > LONGEST_NAME:
        what = tell("has more than {longest} characters.", longest=LONGEST_NAME)
        problems.append(Problem(field, what, tell("Give one name, without what stands around it.")))
        return ""
    shown = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    if any(unicodedata.category(character) in ("Cc", "Cs", "Co") for character in shown):
        what = tell("holds a sign that is no letter: the file may be damaged or badly encoded.")
        problems.append(Problem(field, what, tell("Save it as UTF-8 and bring it again.")))
        return ""
    return unicodedata.normalize("NFC", shown)


def _names(cleaned: Mapping[str, str], problems: list[Problem]) -> tuple[str, ...]:
    name = cleaned.get("name", "")
    if not any(character.isalnum() for character in name):
        if not any(problem.where == "name" for problem in problems):
            problems.append(Problem("name", tell("is empty, or holds no letter.")))
        return ("",)
    others = re.split(r"[;@|]", cleaned.get("aliases", ""))
    aliases = [other.strip() for other in others if any(c.isalnum() for c in other)]
    if len(aliases) >= MOST_NAMES:
        what = tell("has more than {most} names.", most=MOST_NAMES - 1)
        problems.append(Problem("aliases", what))
    return tuple(dict.fromkeys((name, *aliases)))


def _birth(text: str, problems: list[Problem]) -> ReadBirth | None:
    if not text:
        return None
    try:
        return read_birth(text)
    except InputRefused as refusal:
        problems.append(Problem("birth", refusal.message, refusal.next_step))
        return None


def _one_of(
    known: Mapping[str, T], field: str, cleaned: Mapping[str, str], problems: list[Problem]
) -> T | None:
    text = cleaned.get(field, "").casefold()
    if text in known:
        return known[text]
    listed = ", ".join(filter(None, known))
    what = tell("{text} is none of: {known}.", text=repr(text[:40]), known=listed)
    problems.append(Problem(field, what))
    return None
