"""The six kinds of refusal, each with what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from misaq.kernel.words import translated


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: where it stands, what is wrong, what to do.

    Attributes:
        where: file and line, field or row, in words a person can follow ("law/clocks.yml:14").
        what: what was refused and why.
        next_step: what to do about it; empty when ``what`` already says so.
    """

    where: str
    what: str
    next_step: str = ""

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Callable[[str], str]) -> str:
        """Return the problem in the language of ``translate``."""
        said = (translated(text, translate) for text in (self.what, self.next_step) if text)
        return f"{self.where}: {' '.join(said)}"


class MisaqError(Exception):
    """A refusal that can be read aloud to the person refused.

    Attributes:
        http_status: what the web door answers.
        exit_code: what the command door answers.
        message: what was refused and why.
        next_step: what to do next.
        rule: the rule that refused, for the audit; empty when none has a name.
        problems: every problem of one input, in the order of the input.
    """

    http_status: ClassVar[int]
    exit_code: ClassVar[int]

    def __init__(
        self,
        message: str,
        *,
        next_step: str,
        rule: str = "",
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step
        self.rule = rule
        self.problems = problems

    def told(self, translate: Callable[[str], str]) -> str:
        """Return what was refused and what to do next, in the language of ``translate``."""
        said = (translated(text, translate) for text in (self.message, self.next_step) if text)
        return " ".join(said)

    def __str__(self) -> str:
        lines = [self.message, *(f"  {problem}" for problem in self.problems), self.next_step]
        return "\n".join(line for line in lines if line)


class InputRefused(MisaqError):
    """What was given cannot be used."""

    http_status = 400
    exit_code = 10


class NotFound(MisaqError):
    """There is no such thing, or it is not yours to know."""

    http_status = 404
    exit_code = 11


class NotAllowed(MisaqError):
    """The person asking may not do this."""

    http_status = 403
    exit_code = 12


class StateConflict(MisaqError):
    """The thing is not in a state that allows this."""

    http_status = 409
    exit_code = 13


class SourceChanged(MisaqError):
    """A source no longer has the shape it was read by."""

    http_status = 502
    exit_code = 14


class Unavailable(MisaqError):
    """Something needed is not there just now: a database, a disk, a port."""

    http_status = 503
    exit_code = 15
