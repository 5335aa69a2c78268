"""Redress numbers: what clears a namesake wherever a list is used, and tells nobody anything.

A number is issued by two people, holds only together with identifiers that the applicant chose,
and clears them of single entries. Whoever asks about a number they made up learns nothing: the
same work is done, and the same is answered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.core.names.folding import fold
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is taken for another."""
DIGITS = 15
"""Characters of a number without its check character: 75 bits."""
MOST_ENTRIES = 20
"""Entries that one number clears at most."""


class BindingKind(Enum):
    """What a number is bound to."""

    IDENTITY_NUMBER = "IDENTITY_NUMBER"
    PASSPORT = "PASSPORT"
    NAME_FATHER_BIRTH = "NAME_FATHER_BIRTH"
    NAME_FATHER_DISTRICT = "NAME_FATHER_DISTRICT"


class RevocationReason(Enum):
    """Why a number holds no longer."""

    ASKED = "ASKED"
    """Its holder asked for it."""
    LOST = "LOST"
    """It was lost or seen by others; another is issued."""
    WRONG = "WRONG"
    """It was issued by mistake."""
    BOUND_ANEW = "BOUND_ANEW"
    """Its holder chose other identifiers."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What is known of a person, as typed; anything may be empty.

    Attributes:
        name: the person's name.
        father: the father's name.
        birth_year: four digits.
        district: district of residence.
        identity_number: of the national identity card.
        passport: number of a passport.
    """

    name: str = ""
    father: str = ""
    birth_year: str = ""
    district: str = ""
    identity_number: str = ""
    passport: str = ""


@dataclass(frozen=True, slots=True)
class ClearedEntry:
    """An entry of which a number clears its holder."""

    source_list: Key
    reference: str


@dataclass(frozen=True, slots=True)
class RedressNumber:
    """A number as the office sees it: nothing of the applicant, nothing of the number itself.

    Attributes:
        id: its place in the register.
        case: the office's own reference of the application.
        kinds: what it is bound to.
        entries: of which entries it clears.
        proposed_by: who proposed it, by id.
        proposed_at: when.
        confirmed_by: who issued it; empty before.
        confirmed_at: when; None before.
        revoked_at: when it was revoked; None while it holds.
        revoked_by: by whom.
        reason: why it was revoked.
    """

    id: int
    case: str
    kinds: tuple[BindingKind, ...]
    entries: tuple[ClearedEntry, ...]
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    revoked_at: datetime | None = None
    revoked_by: str = ""
    reason: RevocationReason | None = None

    @property
    def holds(self) -> bool:
        """Return whether it clears anybody now."""
        return self.confirmed_at is not None and self.revoked_at is None


def number_from(entropy: int) -> str:
    """Return the number that 75 random bits make, with its check character, in groups of four.

    Raises:
        ValueError: the entropy is negative, or has more than 75 bits.
    """
    if not 0 <= entropy < 32**DIGITS:
        raise ValueError("A redress number is made of 75 bits.")
    letters = ""
    for _ in range(DIGITS):
        entropy, place = divmod(entropy, 32)
        letters = ALPHABET[place] + letters
    whole = letters + _check_character(letters)
    return "-".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def normal_number(text: str) -> str:
    """Return a number as it is compared, however it was typed; any text gives some text."""
    typed = unicodedata.normalize("NFKC", text[:200]).upper()
    typed = typed.translate(str.maketrans("OIL", "011"))
    return "".join(letter for letter in typed if letter in ALPHABET)


def is_well_typed(text: str) -> bool:
    """Return whether the check character fits: a slip of the hand is found without any record."""
    number = normal_number(text)
    return len(number) == DIGITS + 1 and _check_character(number[:-1]) == number[-1]


def _check_character(letters: str) -> str:
    weights = sum((place + 1) * ALPHABET.index(letter) for place, letter in enumerate(letters))
    return ALPHABET[weights % 31]


def bound_texts(given: Identifiers) -> Mapping[BindingKind, str]:
    """Return what can be bound, or compared with what is bound, as one text for each kind.

    A kind is left out where something it takes is missing. The texts are kept only as keyed hashes.
    """
    name, father = _words(given.name), _words(given.father)
    year, district = _digits(given.birth_year), _words(given.district)
    parts = {
        BindingKind.IDENTITY_NUMBER: (_identity_number(given.identity_number),),
        BindingKind.PASSPORT: (_passport(given.passport),),
        BindingKind.NAME_FATHER_BIRTH: (name, father, year),
        BindingKind.NAME_FATHER_DISTRICT: (name, father, district),
    }
    return {kind: "\n".join(texts) for kind, texts in parts.items() if all(texts)}


def _words(text: str) -> str:
    """Return the words in one order, without case, marks or differences of typing."""
    return " ".join(sorted(fold(text).split()))


def _digits(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(c)) for c in plain if unicodedata.digit(c, -1) >= 0)


def _identity_number(text: str) -> str:
    digits = _digits(text)
    # A placeholder identifies nobody: nothing may be bound to it.
    return digits if len(digits) >= 6 and len(set(digits)) > 2 else ""


def _passport(text: str) -> str:
    plain = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", text).upper())
    return plain if len(plain) >= 6 and len(set(plain)) > 2 else ""


def check_proposal(given: Identifiers, wanted: Iterable[BindingKind], entries: int) -> None:
    """Refuse a number that is bound to nothing, or to something that was not given.

    Raises:
        InputRefused: no kind, a kind without its identifiers, or too few or many entries.
    """
    kinds = tuple(wanted)
    if not kinds or any(kind not in bound_texts(given) for kind in kinds):
        raise InputRefused(
            tell("The number is bound to nothing, or to something that was not given in full."),
            next_step=tell("Choose what the applicant wants to show, and give all of it."),
            rule="screening.redress-binding",
        )
    if not 1 <= entries <= MOST_ENTRIES:
        raise InputRefused(
            tell("A number clears of 1 to {most} entries.", most=MOST_ENTRIES),
            next_step=tell("Name the list and the reference of each entry they are taken for."),
            rule="screening.redress-entries",
        )


def check_can_confirm(number: RedressNumber, *, by: str) -> None:
    """Refuse that one person issues a number alone, or issues it twice.

    Raises:
        NotAllowed: the same person proposed it.
        StateConflict: it is issued or revoked already.
    """
    if by == number.proposed_by:
        raise NotAllowed(
            tell("You proposed this number: somebody else confirms it."),
            next_step=tell("Ask a colleague who issues redress numbers."),
            rule="screening.redress-two-persons",
        )
    if number.confirmed_at is not None or number.revoked_at is not None:
        raise StateConflict(
            tell("This number is issued or revoked already."),
            next_step=tell("Propose another one."),
            rule="screening.redress-state",
        )


def check_can_revoke(number: RedressNumber) -> None:
    """Refuse to revoke twice.

    Raises:
        StateConflict: it is revoked already.
    """
    if number.revoked_at is not None:
        raise StateConflict(
            tell("This number is revoked already."),
            next_step=tell("Nothing is left to do."),
            rule="screening.redress-state",
        )


def clears(bound: Mapping[BindingKind, bool | None]) -> bool:
    """Return whether what was shown is what the number is bound to.

    Args:
        bound: for each kind the number is bound to: whether what was shown agrees; None where
            nothing of it was shown.

    One must agree and none may differ: whoever knows a number and a name, but shows another
    identity number, is not cleared.
    """
    return True in bound.values() and False not in bound.values()
