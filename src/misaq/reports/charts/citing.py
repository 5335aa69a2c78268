"""What a picture names: the sources behind it, and keys in its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, join
from misaq.reports.inline import Ref

_MOST_NAMED = 8


def sources_of(cites: Iterable[Citations]) -> tuple[Key, ...]:
    """Return the keys of the sources cited, each once, in the order they are first cited."""
    return tuple(dict.fromkeys(citation.source for cite in cites for citation in cite))


def few(keys: Sequence[str]) -> Phrase | str:
    """Return the keys, or how many there are where a list would hide the sentence."""
    return join(keys) if len(keys) <= _MOST_NAMED else str(len(keys))


def day_value(day: ImpreciseDate) -> Phrase | Ref:
    """Return a day as a value of a table: a span of days is said, an exact day stands as it is."""
    said = day.said()
    return said if isinstance(said, Phrase) else Ref(said)
