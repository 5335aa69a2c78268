"""A check: a pure function over registers, with what people need to judge it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from misaq.core.findings.records import Outcome, Severity
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, tell

_CODE = re.compile(r"[A-Z]{3}\d{3}")

Run = Callable[..., Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Check:
    """What the catalogue knows of a check.

    Attributes:
        code: three letters and three digits.
        title: what is looked for, as a short noun phrase.
        why: why it matters.
        working: how it is found, in the order of the steps.
        basis: where the demand comes from: points of the brief (S1–S92, T1–T14), law, standards.
        severity: the severity of its findings unless a finding says otherwise.
        on_absence: whether it argues from something not being there. Such a check makes a finding
            only where the text was read in full or a dated search is on record.
        run: takes ``as_of`` and the registers it names by type; yields findings and gaps.
    """

    code: str
    title: Phrase
    why: Phrase
    working: Phrase
    basis: tuple[str, ...]
    severity: Severity
    on_absence: bool
    run: Run

    def __post_init__(self) -> None:
        if _CODE.fullmatch(self.code) is None:
            raise InputRefused(
                tell("{code} is not a check's code.", code=repr(self.code)),
                next_step=tell("Use three capitals and three digits, such as POL001."),
            )


def check(
    code: str,
    *,
    title: Phrase,
    why: Phrase,
    working: Phrase,
    basis: tuple[str, ...],
    severity: Severity,
    on_absence: bool = False,
) -> Callable[[Run], Check]:
    """Turn a function over registers into a check.

    The function takes its registers by type, as keyword arguments of any name, and ``as_of``
    (a :class:`datetime.date`) when it needs the day.
    """

    def made(run: Run) -> Check:
        return Check(code, title, why, working, basis, severity, on_absence, run)

    return made
