"""The remarks of OFAC: facts between semicolons, each under a word of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from misaq.core.lists.records import Identifier, IdentifierKind, NameQuality, Sex
from misaq.kernel.words import tell
from misaq.sources.lists.parts import Draft

_OPENING = re.compile(r"\s*(?:alt\.\s+)?[afn]\.k\.a\.\s+'")
_ALT = re.compile(r"^alt\.\s+", re.IGNORECASE)
_QUOTED = re.compile(r"([afn])\.k\.a\.\s+'(.*)'?$")
_ISSUED = re.compile(r"\(([^()]+)\)")
_TAIL = re.compile(
    r"\s*(?:\([^()]*\)|\bissued\b.*|\bexpires?\b.*|\bexpired\b.*|\(expir.*)\s*", re.IGNORECASE
)
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE}
_QUALITIES = {"a": NameQuality.WEAK, "f": NameQuality.FORMER, "n": NameQuality.WEAK}

_NUMBERS: Mapping[str, IdentifierKind] = {
    "passport": IdentifierKind.PASSPORT,
    "diplomatic passport": IdentifierKind.PASSPORT,
    "stateless person passport": IdentifierKind.PASSPORT,
    "national id no.": IdentifierKind.NATIONAL_ID,
    "national foreign id number": IdentifierKind.NATIONAL_ID,
    "identification number": IdentifierKind.NATIONAL_ID,
    "personal id card": IdentifierKind.NATIONAL_ID,
    "cedula no.": IdentifierKind.NATIONAL_ID,
    "d.n.i.": IdentifierKind.NATIONAL_ID,
    "c.u.r.p.": IdentifierKind.NATIONAL_ID,
    "ssn": IdentifierKind.NATIONAL_ID,
    "turkish identification number": IdentifierKind.NATIONAL_ID,
    "birth certificate number": IdentifierKind.OTHER,
    "driver's license no.": IdentifierKind.OTHER,
    "r.f.c.": IdentifierKind.OTHER,
    "nit #": IdentifierKind.REGISTRATION,
    "ruc #": IdentifierKind.REGISTRATION,
    "rif #": IdentifierKind.REGISTRATION,
    "registration number": IdentifierKind.REGISTRATION,
    "registration id": IdentifierKind.REGISTRATION,
    "company number": IdentifierKind.REGISTRATION,
    "uk company number": IdentifierKind.REGISTRATION,
    "business registration number": IdentifierKind.REGISTRATION,
    "business registration document #": IdentifierKind.REGISTRATION,
    "commercial registry number": IdentifierKind.REGISTRATION,
    "government gazette number": IdentifierKind.REGISTRATION,
    "trade license no.": IdentifierKind.REGISTRATION,
    "matricula mercantil no": IdentifierKind.REGISTRATION,
    "folio mercantil no.": IdentifierKind.REGISTRATION,
    "d-u-n-s number": IdentifierKind.REGISTRATION,
    "c.r. no.": IdentifierKind.REGISTRATION,
    "tax id no.": IdentifierKind.REGISTRATION,
    "us fein": IdentifierKind.REGISTRATION,
    "vessel registration identification": IdentifierKind.REGISTRATION,
    "mmsi": IdentifierKind.REGISTRATION,
    "aircraft tail number": IdentifierKind.REGISTRATION,
    "aircraft manufacturer's serial number (msn)": IdentifierKind.REGISTRATION,
    "aircraft construction number (also called l/n or s/n or f/n)": IdentifierKind.REGISTRATION,
}
_LABELS = sorted(_NUMBERS, key=len, reverse=True)
_NUMBER = re.compile(
    "(" + "|".join(re.escape(label) for label in _LABELS) + r")\s+(.+)$", re.IGNORECASE
)


def read_remarks(text: str, draft: Draft) -> None:
    """Put the facts of a remark where they belong; what has no field stays in the remarks."""
    rest = []
    for fact in _facts(text.removesuffix(".")):
        if fact in {"", "-0-", "-0"}:
            continue
        if not _take(_ALT.sub("", fact), draft):
            rest.append(fact)
    draft.comments.append("; ".join(rest))


def _facts(text: str) -> list[str]:
    """Return the parts between semicolons; one inside a quoted name parts nothing."""
    facts: list[str] = []
    is_open = False
    for part in text.split(";"):
        if is_open:
            facts[-1] += f";{part}"
        else:
            facts.append(part)
        is_open = _OPENING.match(facts[-1]) is not None and not facts[-1].rstrip().endswith("'")
    return [fact.strip() for fact in facts]


def _take(fact: str, draft: Draft) -> bool:
    word, _, value = fact.partition(" ")
    if word in _READ and value:
        _READ[word](value.strip(), draft)
        return True
    if found := _QUOTED.match(fact):
        draft.add_names([draft.name(found[2].strip(" '"))], _QUALITIES[found[1]])
        return True
    if found := _NUMBER.match(fact):
        _number(found[1], found[2], draft)
        return True
    return False


def _born(value: str, draft: Draft) -> None:
    draft.add_birth(draft.day_or_remark(value, "DOB"))


def _born_at(value: str, draft: Draft) -> None:
    draft.add_birth_place(value)


def _national(value: str, draft: Draft) -> None:
    draft.nationalities.append(value)


def _gender(value: str, draft: Draft) -> None:
    draft.sex = _SEXES.get(value.casefold())
    if draft.sex is None:
        draft.remark("Gender", value)
        draft.reading.odd(draft.where, tell("A gender is printed in a word nobody knows."))


_READ: Mapping[str, Callable[[str, Draft], None]] = {
    "DOB": _born,
    "POB": _born_at,
    "nationality": _national,
    "citizen": _national,
    "Gender": _gender,
}


def _number(label: str, rest: str, draft: Draft) -> None:
    issuer = _ISSUED.search(rest)
    value = _TAIL.sub(" ", rest).strip()
    draft.identifiers.append(
        Identifier(_NUMBERS[label.casefold()], value or rest, issuer[1] if issuer else "")
    )
    if value and ("issued" in rest or "expire" in rest):
        draft.remark(label, rest)
