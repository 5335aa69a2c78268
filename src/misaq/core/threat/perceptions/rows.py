"""The import form of assessments: its columns, and every problem of a file told together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from misaq.core.threat.filled_form import Column, past_day, read_form, refuse
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.kernel.errors import Problem
from misaq.kernel.words import Sentence, say, tell

MOST_MONTHS = 60
"""No assessment looks further ahead."""

_OTHERWISE = tell("is on record otherwise: correct it on its own page, with the reason.")
_ANSWERS = {"yes": True, "no": False, "": False}

FORM: tuple[Column, ...] = (
    Column("institution", say("key of the institution that said it")),
    Column("area", say("code of the district or province")),
    Column("class", say("key of a threat class; empty for all together"), is_needed=False),
    Column("said_on", say("the day it was said: year-month-day")),
    Column("months", say("how many months it looks ahead, from the month after")),
    Column("level", say("a word of the institution's own scale"), is_needed=False),
    Column(
        "probability",
        say("in the place of a level: of at least one event, from 0 to 1"),
        is_needed=False,
    ),
    Column("source", say("key of the source in the sourcebook")),
    Column("recorded_by", say("key of the office that records it; never a person")),
    Column(
        "published", say("yes where the source can be read by anybody; else no"), is_needed=False
    ),
)
"""The columns, in order. There is none for remarks: remarks name people."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to.

    Attributes:
        institutions: keys of institutions.
        areas: codes of areas, none smaller than a district.
        classes: keys of threat classes.
        sources: keys of sources.
        scales: by key of the institution.
        as_of: day of the import; nothing was said later.
        standing: what is on record, by which statement it is.
    """

    institutions: Collection[str]
    areas: Collection[str]
    classes: Collection[str]
    sources: Collection[str]
    scales: Mapping[str, Scale]
    as_of: date
    standing: Mapping[tuple[object, ...], Assessment] = field(default_factory=dict)


def read_assessments(
    header: Sequence[str], rows: Iterable[Sequence[str]], known: Known
) -> tuple[Assessment, ...]:
    """Return the assessments of a filled form, in its order; empty rows are passed over.

    One that is on record with another level is a problem: a correction names its reason, and is
    made on its own page.

    Raises:
        InputRefused: with every problem of every row; then nothing of the file is taken.
    """
    problems: list[Problem] = []
    taken: dict[tuple[object, ...], str] = {}
    found = []
    for row in read_form(header, rows, FORM):
        one = read_cells(row.cells, known, row.wrong)
        problems.extend(Problem(row.where, text) for text in row.wrong)
        if one is not None:
            first = taken.setdefault(one.statement, row.where)
            if first != row.where:
                problems.append(Problem(row.where, tell("says again what {row} says.", row=first)))
            if known.standing.get(one.statement, one) != one:
                problems.append(Problem(row.where, _OTHERWISE))
            found.append(one)
    refuse(problems)
    return tuple(found)


def read_cells(row: Mapping[str, str], known: Known, wrong: list[Sentence]) -> Assessment | None:
    """Return the assessment of a row, or None; all that is wrong with it is added."""
    if any(not row.get(column.name) for column in FORM if column.is_needed):
        return None
    wrong.extend(_unknown(row, known))
    on = past_day(row["said_on"], known.as_of, wrong)
    if on is not None and not on.is_exact:
        wrong.append(tell("{text} is not one day.", text=repr(row["said_on"])))
    months = _months(row["months"], wrong)
    level, probability = row.get("level", ""), row.get("probability", "")
    if bool(level) == bool(probability):
        wrong.append(tell("fill either the level or the probability."))
    chance = _chance(probability, wrong) if probability else None
    if level:
        wrong.extend(_misfit(level, row["institution"], known))
    if wrong or on is None or months is None:
        return None
    return Assessment(
        institution=row["institution"],
        area=row["area"],
        threat_class=row.get("class", ""),
        stated_on=on.earliest,
        horizon=months,
        source=row["source"],
        recorded_by=row["recorded_by"],
        level=level,
        probability=chance,
        is_published=_ANSWERS[row.get("published", "").casefold()],
    )


def _unknown(row: Mapping[str, str], known: Known) -> Iterator[Sentence]:
    for name in ("institution", "recorded_by"):
        if row[name] not in known.institutions:
            yield tell("no institution has the key {key}.", key=repr(row[name]))
    if row["area"] not in known.areas:
        yield tell("no area has the code {code}.", code=repr(row["area"]))
    if row.get("class") and row["class"] not in known.classes:
        yield tell("no threat class has the key {key}.", key=repr(row["class"]))
    if row["source"] not in known.sources:
        yield tell("no source has the key {key}.", key=repr(row["source"]))
    if row.get("published", "").casefold() not in _ANSWERS:
        yield tell("{text} is neither yes nor no.", text=repr(row["published"]))


def _months(text: str, wrong: list[Sentence]) -> int | None:
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_MONTHS))
    if not is_number or not 1 <= int(text) <= MOST_MONTHS:
        wrong.append(
            tell(
                "{text} is not a number of months from 1 to {most}.",
                text=repr(text[:20]),
                most=MOST_MONTHS,
            )
        )
        return None
    return int(text)


def _chance(text: str, wrong: list[Sentence]) -> float | None:
    is_number = text.isascii() and text.replace(".", "", 1).isdecimal() and len(text) <= 12
    if not is_number or float(text) > 1:
        wrong.append(
            tell(
                "{text} is no probability: write it from 0 to 1, with a point for decimals.",
                text=repr(text[:20]),
            )
        )
        return None
    return float(text)


def _misfit(level: str, institution: str, known: Known) -> Iterator[Sentence]:
    scale = known.scales.get(institution)
    if scale is None:
        if institution in known.institutions:
            yield tell(
                "the words of {key} are not on record: record its scale first.", key=institution
            )
        return
    if level not in scale.levels:
        yield tell(
            "{level} is no level of the scale: {levels}.",
            level=repr(level),
            levels=", ".join(scale.levels),
        )
