"""Numbers of natural persons as they may be kept: a keyed hash and the last two digits.

Two kept numbers are equal exactly when the printed ones were, whoever asks; what was printed
cannot be read back, and without the key it cannot be found by trying all numbers (adr 0034).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import replace

from misaq.core.lists.records import Identifier, IdentifierKind, ListEntry, PartyKind

_SEALED = re.compile(r"keyed:[0-9a-f]{32}:[0-9A-Z]{0,2}")
_LONG_NUMBER = re.compile(r"[0-9A-Za-z]*\d[0-9A-Za-z./-]*\d")
_NOT_COMPARED = re.compile(r"[^0-9A-Z]")
_DIGITS_OF_A_NUMBER = 5
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}/\d{4}|\d{4}\.?")


def seal_number(value: str, key: bytes) -> str:
    """Return a number as it may be kept ("keyed:…:37"); one that is sealed already stays as it is.

    Capitals, spaces and hyphens make no difference.
    """
    if is_sealed(value):
        return value
    compared = _NOT_COMPARED.sub("", value.upper())
    return f"keyed:{keyed(key, 'number', compared)}:{compared[-2:] if len(compared) > 6 else ''}"


def is_sealed(value: str) -> bool:
    """Return whether the number is in the form that is kept."""
    return _SEALED.fullmatch(value) is not None


def shown_number(value: str) -> str:
    """Return a kept number as people may read it: its last two digits."""
    return f"…{value.rpartition(':')[2]}" if is_sealed(value) else value


def keyed(key: bytes, *parts: str) -> str:
    """Return 32 hexadecimal digits that stand for the parts, different for every key."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]


def may_be_person(entry: ListEntry, *, holds_persons: bool) -> bool:
    """Return whether the entry is, or may be, of a natural person.

    Args:
        holds_persons: whether natural persons stand on the list at all.
    """
    if entry.kind is PartyKind.UNSTATED:
        return holds_persons
    return entry.kind is PartyKind.PERSON


def seal_entry(entry: ListEntry, key: bytes) -> ListEntry:
    """Return the entry of a natural person as it may be kept: no number of theirs in clear."""
    return replace(
        entry,
        identifiers=tuple(_sealed(number, key) for number in entry.identifiers),
        remarks=_without_numbers(entry.remarks),
        addresses=tuple(_without_printed(text, entry) for text in entry.addresses),
        names=tuple(replace(name, text=_without_printed(name.text, entry)) for name in entry.names),
    )


def _sealed(number: Identifier, key: bytes) -> Identifier:
    return replace(number, value=seal_number(number.value, key))


def _without_printed(text: str, entry: ListEntry) -> str:
    for number in entry.identifiers:
        if number.kind is not IdentifierKind.OTHER and len(number.value) > _DIGITS_OF_A_NUMBER:
            text = text.replace(number.value, shortened(number.value))
    return text


def _without_numbers(text: str) -> str:
    """Return free text with what may be numbers of documents cut to two digits; days stay."""
    return _LONG_NUMBER.sub(lambda found: _cut(found[0]), text)


def _cut(text: str) -> str:
    digits = sum(letter.isdigit() for letter in text)
    if digits < _DIGITS_OF_A_NUMBER or _DAY.fullmatch(text):
        return text
    return shortened(text)


def shortened(number: str) -> str:
    """Return the last two letters or digits of a number, after the sign for what is left out."""
    return f"…{_NOT_COMPARED.sub('', number.upper())[-2:]}"
