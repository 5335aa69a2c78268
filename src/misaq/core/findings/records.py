"""Findings, gaps in our record, and the questions they become."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key, fingerprint
from misaq.kernel.provenance import Citations, Confidence, best_confidence, is_verified
from misaq.kernel.words import Phrase, say


class Severity(Enum):
    """How much a finding weighs for those who must answer it, gravest first."""

    GRAVE = "GRAVE"
    """People's liberty or rights, or the lawful basis of a power, are at stake."""
    SERIOUS = "SERIOUS"
    """A policy, a power or a duty is not answered for."""
    MINOR = "MINOR"
    """The record is untidy and should be put right."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a finding is about.

    Attributes:
        table: register and table, such as "policies.commitments".
        key: key of the record in that table.
        title: what people call it.
    """

    table: str
    key: Key
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of working.

    Attributes:
        text: the line.
        cite: what supports it. A line with citations is a premise; one without is a step that
            follows from the premises, or the result of a rule.
    """

    text: Phrase
    cite: Citations = ()

    @property
    def is_premise(self) -> bool:
        """Whether the line states a fact on record."""
        return bool(self.cite)


@dataclass(frozen=True, slots=True)
class Question:
    """What a committee could ask.

    Attributes:
        to: key of the institution that could answer.
        text: the question.
    """

    to: Key
    text: Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on record that asks for an answer.

    Attributes:
        code: code of the check that found it.
        subject: what it is about.
        sentence: the finding in one sentence.
        since: since when it stands; None when the record does not say.
        working: the lines that lead to it, in order; at least one premise.
        severity: how much it weighs.
        question: what could be asked, of whom.
        aspect: tells findings of one check about one subject apart; empty where there is one.
    """

    code: str
    subject: Subject
    sentence: Phrase
    since: ImpreciseDate | None
    working: tuple[Line, ...]
    severity: Severity
    question: Question
    aspect: str = ""

    @property
    def ref(self) -> str:
        """Sixteen digits that name this finding for as long as check and subject stay."""
        parts = (self.code, self.subject.table, self.subject.key)
        return fingerprint(*parts, *filter(None, (self.aspect,)))

    @property
    def cite(self) -> Citations:
        """Every citation of the working, once each, in order."""
        return tuple(dict.fromkeys(c for line in self.working for c in line.cite))

    @property
    def confidence(self) -> Confidence:
        """The confidence of the weakest premise: no finding is surer than what it stands on."""
        order = tuple(Confidence)
        return max(
            (best_confidence(line.cite) for line in self.working if line.is_premise),
            key=order.index,
            default=Confidence.UNVERIFIED,
        )

    @property
    def rests_on_unverified(self) -> bool:
        """Whether some premise has no citation that was read, or there is no premise at all."""
        premises = [line for line in self.working if line.is_premise]
        return not premises or not all(is_verified(line.cite) for line in premises)


class GapReason(Enum):
    """Why something is a gap in our record and not a finding."""

    NOT_READ = "NOT_READ"
    """The text was not read in full and no dated search is on record."""
    UNVERIFIED = "UNVERIFIED"
    """A fact it would rest on was not verified in any source."""
    NOT_KNOWN = "NOT_KNOWN"
    """The fact itself is not on record."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something we do not know; it is put to nobody.

    Attributes:
        code: code of the check that met it.
        subject: what it is about.
        sentence: what is missing.
        reason: why no finding is made.
        closes_with: what would close it.
    """

    code: str
    subject: Subject
    sentence: Phrase
    reason: GapReason
    closes_with: Phrase


Outcome = Finding | Gap


def no_one_to_ask(code: str, subject: Subject, sentence: Phrase) -> Gap:
    """Return the gap that stands where no institution on record could answer."""
    return Gap(
        code=code,
        subject=subject,
        sentence=sentence,
        reason=GapReason.NOT_KNOWN,
        closes_with=say("An institution on record that answers for this."),
    )
