"""What a reader finds wrong or odd, gathered over a whole file before anything is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from misaq.core.lists.records import ListEntry
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import Problem
from misaq.kernel.words import Phrase, Sentence, tell
from misaq.sources.lists.files import refuse

_MOST_PLACES = 8
MOST_PROBLEMS = 200
"""Problems that are listed; what is beyond is counted."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one reader made of its files.

    Attributes:
        entries: in the order of the files.
        as_of: the day the files say they are of; None where they do not say.
        ignored: fields that stand in the files and are not used.
    """

    entries: tuple[ListEntry, ...]
    as_of: ImpreciseDate | None
    ignored: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """The problems and oddities of one file.

    Attributes:
        file: name of the file.
        has_dropped: whether words on somebody's tribe, sect and the like were dropped.
    """

    file: str
    has_dropped: bool = False
    _problems: list[Problem] = field(default_factory=list)
    _oddities: dict[Phrase, list[str]] = field(default_factory=dict)

    def problem(self, where: str, what: str, next_step: str = "") -> None:
        """Note something for which the file will be refused."""
        self._problems.append(Problem(where, what, next_step))

    def odd(self, where: str, what: Sentence) -> None:
        """Note something that is told and does not stop the reading."""
        self._oddities.setdefault(what.phrase, []).append(where)

    def refuse_if_wrong(self) -> None:
        """Refuse the file if anything in it was wrong.

        Raises:
            SourceChanged: with every problem, in the order of the file.
        """
        if not self._problems:
            return
        listed = self._problems[:MOST_PROBLEMS]
        if more := len(self._problems) - len(listed):
            listed.append(Problem(self.file, tell("has {more} problems more.", more=more)))
        raise refuse(self.file, *listed)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was odd, each with the places where it stands."""
        return tuple(_told(what, places) for what, places in self._oddities.items())


def _told(what: Phrase, places: list[str]) -> str:
    shown = ", ".join(dict.fromkeys(places[:_MOST_PLACES]))
    if len(places) <= _MOST_PLACES:
        return tell("{what} ({places})", what=what, places=shown)
    more = len(places) - _MOST_PLACES
    return tell("{what} ({places} and {more} more)", what=what, places=shown, more=more)


def used_names(ignored: Mapping[str, str], present: set[str]) -> tuple[str, ...]:
    """Return the ignored fields that really stand in the file, in the order of the table."""
    return tuple(name for name in ignored if name in present)
