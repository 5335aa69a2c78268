"""How far a long screening has come: row numbers and keyed hashes, and nothing else.

Whoever finds a checkpoint learns from it neither a name nor, without the key, whether some name was
in the file.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from misaq.kernel.errors import StateConflict
from misaq.kernel.words import tell

_FORM = 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where to go on.

    Attributes:
        row: the last row whose results are written; 0 where none is.
        rows_seal: keyed hash of every row up to it.
        terms_seal: keyed hash of what the rows were screened against, and how.
    """

    row: int
    rows_seal: str
    terms_seal: str

    def as_text(self) -> str:
        """Return it as it is kept."""
        said = {"form": _FORM, "row": self.row, "rows": self.rows_seal, "terms": self.terms_seal}
        return json.dumps(said) + "\n"


class RowsSeal:
    """A keyed hash over rows, one after another."""

    def __init__(self, key: bytes) -> None:
        self._hash = hmac.new(key, b"misaq.screening.rows", "sha256")

    def add(self, number: int, fields: Mapping[str, str]) -> None:
        """Take in a row."""
        said = json.dumps([number, sorted(fields.items())], ensure_ascii=True)
        self._hash.update(said.encode() + b"\n")

    def value(self) -> str:
        """Return the hash of the rows so far."""
        return self._hash.hexdigest()


def seal_terms(key: bytes, terms: Iterable[str]) -> str:
    """Return the keyed hash of what rows are screened against, and how."""
    said = json.dumps(list(terms), ensure_ascii=True).encode()
    return hmac.new(key, b"misaq.screening.terms" + said, "sha256").hexdigest()


def read_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint that was kept.

    Raises:
        StateConflict: it is damaged or of another version.
    """
    try:
        said = json.loads(text)
        if said["form"] != _FORM:
            raise ValueError("another form")
        return Checkpoint(int(said["row"]), str(said["rows"]), str(said["terms"]))
    except (ValueError, KeyError, TypeError) as error:
        raise cannot_go_on(tell("is damaged, or of another version of Misaq.")) from error


def check_same_terms(checkpoint: Checkpoint, terms_seal: str) -> None:
    """Refuse to go on with other lists, or in another way, than the rows so far were screened.

    Raises:
        StateConflict: they differ.
    """
    if not hmac.compare_digest(checkpoint.terms_seal, terms_seal):
        raise cannot_go_on(
            tell("was made with other lists, another version of one, or other options.")
        )


def check_same_rows(checkpoint: Checkpoint, rows_seal: str) -> None:
    """Refuse to go on where the rows already screened have changed.

    Raises:
        StateConflict: they differ.
    """
    if not hmac.compare_digest(checkpoint.rows_seal, rows_seal):
        raise cannot_go_on(tell("belongs to other rows: the file was changed since."))


def cannot_go_on(why: object) -> StateConflict:
    """Return the refusal to go on from a checkpoint."""
    return StateConflict(
        tell("The checkpoint {why}", why=why),
        next_step=tell("Begin anew with --fresh; what was written so far is then replaced."),
        rule="screening.checkpoint",
    )
