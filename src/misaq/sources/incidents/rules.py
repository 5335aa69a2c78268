"""What may be wrong with a row of a file of incidents, and what becomes of the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from misaq.kernel.words import Phrase, say


class Outcome(Enum):
    """What becomes of a row."""

    REFUSED = "REFUSED"
    """It is not loaded; nor is the file, unless whoever brings it sets such rows aside."""
    FLAGGED = "FLAGGED"
    """It is loaded, and listed."""
    WITHOUT_POINT = "WITHOUT_POINT"
    """It is loaded without its coordinates, and listed."""


class RowRule(Enum):
    """Something that is wrong or odd in a row."""

    MALFORMED = "MALFORMED"
    NO_ID = "NO_ID"
    DUPLICATE_ID = "DUPLICATE_ID"
    BAD_DAY = "BAD_DAY"
    END_BEFORE_START = "END_BEFORE_START"
    BAD_NUMBER = "BAD_NUMBER"
    DECIMAL_COMMA = "DECIMAL_COMMA"
    NEGATIVE = "NEGATIVE"
    BAD_CODE = "BAD_CODE"
    BAD_POINT = "BAD_POINT"
    HALF_POINT = "HALF_POINT"
    SWAPPED = "SWAPPED"
    OUTSIDE = "OUTSIDE"
    LOW_OVER_HIGH = "LOW_OVER_HIGH"
    LATER_THAN_NOW = "LATER_THAN_NOW"
    NAME_WITHHELD = "NAME_WITHHELD"

    @property
    def bit(self) -> int:
        """The number by which a row remembers it; they add up."""
        return 1 << list(RowRule).index(self)

    @property
    def outcome(self) -> Outcome:
        """What becomes of a row."""
        return MEANINGS[self].outcome


@dataclass(frozen=True, slots=True)
class Meaning:
    """A rule in words.

    Attributes:
        outcome: what becomes of a row.
        what: what is wrong with it.
        next_step: what to do about it.
    """

    outcome: Outcome
    what: Phrase
    next_step: Phrase


_ASK = say("Fetch the file again; if it stays so, tell its publisher.")
_POINT = say("The event is kept without its point, and placed by its names.")

MEANINGS: Mapping[RowRule, Meaning] = MappingProxyType(
    {
        RowRule.MALFORMED: Meaning(
            Outcome.REFUSED,
            say("has other cells than the header, an open quotation mark, or foreign bytes."),
            say("Fetch the file again; do not open and save it in between."),
        ),
        RowRule.NO_ID: Meaning(
            Outcome.REFUSED,
            say("has no id: events without one cannot be told apart."),
            say("Export it with the column of ids."),
        ),
        RowRule.DUPLICATE_ID: Meaning(
            Outcome.REFUSED, say("has the id of another row."), _ASK
        ),
        RowRule.BAD_DAY: Meaning(
            Outcome.REFUSED, say("has no day, or one that no calendar has."), _ASK
        ),
        RowRule.END_BEFORE_START: Meaning(
            Outcome.REFUSED, say("ends before it starts."), _ASK
        ),
        RowRule.BAD_NUMBER: Meaning(
            Outcome.REFUSED, say("has a count that is no whole number."), _ASK
        ),
        RowRule.DECIMAL_COMMA: Meaning(
            Outcome.REFUSED,
            say("writes numbers with a comma."),
            say("Save the file with a point for decimals, or say so in its mapping file."),
        ),
        RowRule.NEGATIVE: Meaning(
            Outcome.REFUSED, say("counts fewer than none."), _ASK
        ),
        RowRule.BAD_CODE: Meaning(
            Outcome.REFUSED,
            say("has a code that is not in the codebook of its source."),
            say("Look whether the publisher has changed its codebook; the reader has to learn it."),
        ),
        RowRule.BAD_POINT: Meaning(
            Outcome.WITHOUT_POINT, say("has coordinates that are none on the globe."), _POINT
        ),
        RowRule.HALF_POINT: Meaning(
            Outcome.WITHOUT_POINT, say("has only one of its two coordinates."), _POINT
        ),
        RowRule.SWAPPED: Meaning(
            Outcome.WITHOUT_POINT,
            say("lies in its country only if latitude and longitude are exchanged."),
            _POINT,
        ),
        RowRule.OUTSIDE: Meaning(
            Outcome.WITHOUT_POINT, say("lies outside its country, or in the sea."), _POINT
        ),
        RowRule.LOW_OVER_HIGH: Meaning(
            Outcome.FLAGGED,
            say("has a low, best and high figure that are not in this order."),
            say("The figures are kept as they came."),
        ),
        RowRule.LATER_THAN_NOW: Meaning(
            Outcome.REFUSED, say("happened after the day on which the file came."), _ASK
        ),
        RowRule.NAME_WITHHELD: Meaning(
            Outcome.FLAGGED,
            say("names a side after a person; the name was left out."),
            say("Nothing is to be done."),
        ),
    }
)  # fmt: skip


def mask(*outcomes: Outcome) -> int:
    """Return the bits of all rules with one of the outcomes."""
    return sum(rule.bit for rule in RowRule if rule.outcome in outcomes)
