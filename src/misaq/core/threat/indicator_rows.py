"""The import form of observations: its columns, and every problem of a file told together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.threat.filled_form import Column, past_day, read_form, refuse
from misaq.core.threat.indicators import DEFINITIONS, AreaIndicator, AreaObservation
from misaq.kernel.errors import Problem
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import Sentence, say, tell

_SHARE = 100.0
_MOST_DIGITS = 12
_SURE = {one.value: one for one in Confidence if one is not Confidence.UNVERIFIED}


FORM: tuple[Column, ...] = (
    Column("area", say("code of the district or province")),
    Column("indicator", say("what was counted, one of the words of the list")),
    Column("on", say("when it was so: a day, a month, a year or a span")),
    Column("value", say("the figure, with a point for decimals")),
    Column("total", say("of how many; empty where not known"), is_needed=False),
    Column("source", say("key of the source in the sourcebook")),
    Column(
        "confidence",
        say("H: the counting itself was read; M: the press or a text about it was; L: thin"),
    ),
)
"""The columns, in order. There is none for remarks: remarks name people."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to.

    Attributes:
        areas: codes of areas.
        sources: keys of sources.
        as_of: day of the import; nothing is observed later.
    """

    areas: Collection[str]
    sources: Collection[str]
    as_of: date


def read_observations(
    header: Sequence[str], rows: Iterable[Sequence[str]], known: Known
) -> tuple[AreaObservation, ...]:
    """Return the observations of a filled form, in its order; empty rows are passed over.

    Raises:
        InputRefused: with every problem of every row; then nothing of the file is taken.
    """
    problems: list[Problem] = []
    taken: dict[tuple[str, str, str, str], str] = {}
    found = []
    for row in read_form(header, rows, FORM):
        observation = _read(row.cells, known, row.wrong)
        problems.extend(Problem(row.where, text) for text in row.wrong)
        if observation is not None:
            first = taken.setdefault(observation.about, row.where)
            if first != row.where:
                problems.append(Problem(row.where, tell("says again what {row} says.", row=first)))
            found.append(observation)
    refuse(problems)
    return tuple(found)


def _read(row: Mapping[str, str], known: Known, wrong: list[Sentence]) -> AreaObservation | None:
    """Return the row's observation, or None; all that is wrong with it is added."""
    if any(not row.get(column.name) for column in FORM if column.is_needed):
        return None
    wrong.extend(_unknown(row, known))
    indicator = _indicator(row["indicator"])
    on = past_day(row["on"], known.as_of, wrong)
    value = _number(row["value"], wrong)
    total = _number(row["total"], wrong) if row.get("total") else None
    if indicator is not None and value is not None:
        wrong.extend(_misfits(indicator, value, total))
    if wrong or indicator is None or on is None or value is None:
        return None
    return AreaObservation(
        row["area"],
        indicator,
        on,
        value,
        row["source"],
        total=None if total is None else int(total),
        confidence=_SURE[row["confidence"].upper()],
    )


def _unknown(row: Mapping[str, str], known: Known) -> Iterator[Sentence]:
    if row["area"] not in known.areas:
        yield tell("no area has the code {code}.", code=repr(row["area"]))
    if row["source"] not in known.sources:
        yield tell("no source has the key {key}.", key=repr(row["source"]))
    if row["confidence"].upper() not in _SURE:
        yield tell("{text} is not H, M or L.", text=repr(row["confidence"]))
    if _indicator(row["indicator"]) is None:
        words = ", ".join(indicator.value.lower() for indicator in AreaIndicator)
        yield tell(
            "{text} is not counted here; known are: {words}.",
            text=repr(row["indicator"]),
            words=words,
        )


def _indicator(text: str) -> AreaIndicator | None:
    written = text.upper().replace(" ", "_")
    return AreaIndicator(written) if written in AreaIndicator.__members__ else None


def _number(text: str, wrong: list[Sentence]) -> float | None:
    plain = text.replace(" ", "")
    if not plain.replace(".", "", 1).isdecimal() or not plain.isascii():
        said = tell(
            "{text} is not a figure: write digits, a point for decimals, nothing for thousands.",
            text=repr(text),
        )
        wrong.append(said)
        return None
    if len(plain) > _MOST_DIGITS:
        wrong.append(tell("{text} is longer than a figure can be.", text=repr(plain[:20])))
        return None
    return float(plain)


def _misfits(indicator: AreaIndicator, value: float, total: float | None) -> Iterator[Sentence]:
    definition = DEFINITIONS[indicator]
    if definition.is_share and value > _SHARE:
        yield tell("a percentage cannot be {value}.", value=f"{value:g}")
    if not definition.is_share and value % 1:
        yield tell("a count cannot be {value}.", value=f"{value:g}")
    if total is None:
        return
    if not definition.has_total:
        yield tell("a total does not belong to {indicator}.", indicator=definition.title)
    elif total % 1 or not total:
        yield tell("a total cannot be {value}.", value=f"{total:g}")
    elif value > total:
        yield tell(
            "{value} is more than the total of {total}.", value=f"{value:g}", total=f"{total:g}"
        )
