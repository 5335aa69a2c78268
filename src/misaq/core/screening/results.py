"""What a long screening writes: a row for each hit, for each name held back, for each row refused.

What was found in nothing is written nowhere: only hits, names held back, and rows refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from misaq.core.screening.answer import Answer, Hit
from misaq.core.screening.sentences import (
    common_in_words,
    held_back_in_words,
    settles,
    speaks_against,
    speaks_for,
)
from misaq.kernel.errors import MisaqError
from misaq.kernel.words import Phrase

COLUMNS = (
    "row",
    "result",
    "rank",
    "probability",
    "list",
    "list_as_of",
    "reference",
    "listed_name",
    "name_quality",
    "for",
    "against",
    "settles",
    "note",
)
Result = tuple[str, ...]
"""The cells of one result after its row number, in the order of :data:`COLUMNS`."""


class ResultKind(Enum):
    """What a result says of a row."""

    ALERT = "ALERT"
    HELD_BACK = "HELD_BACK"
    REFUSED = "REFUSED"
    """The row cannot be screened as it is written."""


def results_of(answer: Answer) -> Iterator[Result]:
    """Yield the results of one query, the strongest hit first; none where nothing was found."""
    told = answer.query.told
    for hit in answer.hits:
        yield _of_hit(hit, told)
    if answer.held_back is not None:
        words = (held_back_in_words(answer.held_back), *told)
        yield _bare(ResultKind.HELD_BACK, " ".join(map(str, words)))


def refusal_of(refusal: MisaqError) -> Result:
    """Return the result of a row that cannot be screened: every problem, and no name."""
    problems = "; ".join(str(problem) for problem in refusal.problems)
    return _bare(ResultKind.REFUSED, problems or refusal.message)


def fault_of(what: str) -> Result:
    """Return the result of a row that cannot be read."""
    return _bare(ResultKind.REFUSED, what)


def _of_hit(hit: Hit, told: tuple[Phrase, ...]) -> Result:
    return (
        ResultKind.ALERT.value,
        hit.rank.value,
        f"{hit.probability:.4f}",
        hit.version.source_list,
        hit.version.as_of.isoformat(),
        hit.reference,
        hit.name.text,
        hit.name.quality.value,
        "; ".join(map(str, speaks_for(hit))),
        "; ".join(map(str, speaks_against(hit))),
        str(settles(hit)),
        " ".join(map(str, (common_in_words(hit.commonness), *told))),
    )


def _bare(kind: ResultKind, note: str) -> Result:
    return (kind.value, *[""] * (len(COLUMNS) - 3), note)
