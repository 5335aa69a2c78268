"""What a picture is made of, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase
from misaq.reports.inline import Ref

Words = Phrase | str
"""A phrase can be translated; a string stands as it is on record."""

Value = Phrase | Ref | str
"""A cell of the table beside a picture; a ``Ref`` is a number, day or code."""


class Ink(Enum):
    """How strongly a mark calls; never the only thing that tells two marks apart."""

    GRAVE = "grave"
    SERIOUS = "serious"
    MINOR = "minor"
    GOOD = "good"
    PLAIN = "plain"
    OPEN = "open"
    """Not known, not read, not working: a dashed line."""


class Shape(Enum):
    """The form of a mark, by the name Vega gives it."""

    CIRCLE = "circle"
    SQUARE = "square"
    UP = "triangle-up"
    DIAMOND = "diamond"
    CROSS = "cross"
    DOWN = "triangle-down"
    RIGHT = "triangle-right"
    LEFT = "triangle-left"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column of a figure.

    Attributes:
        label: a few letters ("P2.17"), shown where there is little room.
        title: what it is, shown beside the label where there is room; may be empty.
    """

    label: Words
    title: Words = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in one row.

    Attributes:
        row: place of its row.
        starts: first day.
        ends: first day after it; after ``starts``.
        ink: how it is drawn.
        words: what it says, exactly.
        code: a digit or letter written on it; empty for none.
        is_faint: whether it is only possible, because a day is not exact.
    """

    row: int
    starts: date
    ends: date
    ink: Ink
    words: Words
    code: str = ""
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that cuts through all rows."""

    day: date
    words: Words


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one row to another on a day.

    Attributes:
        earlier: place of the row it starts from.
        later: place of the row it ends in, where its form stands.
        day: the day.
        ink: how it is drawn.
        words: what it says, exactly.
        dash: lengths of strokes and gaps; empty for a whole line.
        shape: the form at its end.
    """

    earlier: int
    later: int
    day: date
    ink: Ink
    words: Words
    dash: tuple[int, ...] = ()
    shape: Shape = Shape.CIRCLE


@dataclass(frozen=True, slots=True)
class Strips:
    """Stretches of time, row above row.

    Attributes:
        rows: the rows, from above.
        spans: the stretches.
        starts: where the axis begins.
        ends: where it ends; after ``starts``.
        moments: days marked across.
        ties: lines between rows.
    """

    rows: tuple[Line, ...]
    spans: tuple[Span, ...]
    starts: date
    ends: date
    moments: tuple[Moment, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a grid.

    Attributes:
        column: place of its column.
        row: place of its row.
        ink: how it is drawn.
        words: what it says, exactly; empty where the place is empty, and then nothing is drawn
            around its text.
        text: what is written in it; may be empty.
        name: what stands above the text; may be empty.
        shape: a form in place of a filled cell; None for a filled cell.
        place: which of the forms of one cell it is, and how many there are.
    """

    column: int
    row: int
    ink: Ink
    words: Words
    text: str = ""
    name: str = ""
    shape: Shape | None = None
    place: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows over columns.

    Attributes:
        columns: the columns, from where reading begins.
        rows: the rows, from above.
        cells: what stands in them.
        is_map: whether columns run from west to east in every language, without labels.
    """

    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    cells: tuple[Cell, ...]
    is_map: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A number as somebody gave it.

    Attributes:
        earliest: the first day it can speak of.
        latest: the last.
        low: least number meant; None where it is open.
        high: greatest number meant; None where it is open. One of the two is given.
        shape: whose number it is.
        ink: tells apart two that share a shape.
        is_hollow: whether it counts a part only.
        words: what it says, exactly.
    """

    earliest: date
    latest: date
    low: Decimal | None
    high: Decimal | None
    shape: Shape
    ink: Ink
    words: Words
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Numbers over days."""

    dots: tuple[Dot, ...]
    unit: Words


@dataclass(frozen=True, slots=True)
class Join:
    """A line from the earlier side to the later side.

    Attributes:
        earlier: place on the earlier side.
        later: place on the later side.
        ink: how it is drawn.
        dash: lengths of strokes and gaps; empty for a whole line.
        shape: a form at its middle; None for none.
        words: what it says, exactly.
    """

    earlier: int
    later: int
    ink: Ink
    words: Words
    dash: tuple[int, ...] = ()
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Joins:
    """Two sides and the lines between them.

    Attributes:
        earlier: the earlier side, from above.
        later: the later side, from above.
        heads: what the two sides are.
        joins: the lines.
    """

    earlier: tuple[Line, ...]
    later: tuple[Line, ...]
    heads: tuple[Words, Words]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of one year.

    Attributes:
        year: the year.
        best: the number; not below nought.
        low: the least it may be.
        high: the most it may be.
        words: what it says, exactly.
    """

    year: int
    best: int
    low: int
    high: int
    words: Words


@dataclass(frozen=True, slots=True)
class BarRow:
    """Numbers of several years.

    Attributes:
        title: what they are of.
        bars: a bar for each year that has a number above nought.
        words: what they say together.
    """

    title: Words
    bars: tuple[Bar, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars over the same years, all on one scale.

    Attributes:
        rows: the rows.
        first: the first year.
        last: the last year.
        is_small: whether the rows are many and stand side by side, each read as a whole; a bar is
            then no mark of its own.
    """

    rows: tuple[BarRow, ...]
    first: int
    last: int
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of time at one height.

    Attributes:
        starts: first day.
        ends: first day after it.
        value: its height; not below nought.
        words: what it says, exactly.
        text: what is written above it where there is room.
    """

    starts: date
    ends: date
    value: float
    words: Words
    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Heights that hold for a time, one after another; at least one."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """How a whole is shared out, from those with least to those with most.

    Attributes:
        shares: share of the whole, from 0 to 1, that the first of them hold together; the first
            number is 0 and the last 1.
        across: what is counted along the curve.
        upward: what is shared.
        words: what it says.
    """

    shares: tuple[float, ...]
    across: Words
    upward: Words
    words: Words


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is said of one month.

    Attributes:
        month: its first day.
        most: ends of the central 90 %.
        half: ends of the central 50 %.
        median: as likely to be passed as not.
        beside_most: ends of the central 90 % of what stands beside it.
        beside_median: its median.
        words: what is said, exactly.
        came: what then happened; None where it is not known.
    """

    month: date
    most: tuple[float, float]
    half: tuple[float, float]
    median: float
    beside_most: tuple[float, float]
    beside_median: float
    words: Words
    came: int | None = None


@dataclass(frozen=True, slots=True)
class Fan:
    """Months that were known, and a fan of what may come; at least one month lies ahead.

    Attributes:
        known: first day and count of each month known, in order.
        ahead: the months foretold, in order.
        unit: what is counted.
    """

    known: tuple[tuple[date, int], ...]
    ahead: tuple[Ahead, ...]
    unit: Words


@dataclass(frozen=True, slots=True)
class Share:
    """A share beside the share it should be.

    Attributes:
        label: what it is a share of, in a few letters.
        value: 0 to 1.
        right: what it would be were the forecast right.
        words: what it says, exactly.
    """

    label: str
    value: float
    right: float
    words: Words


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares side by side from where reading begins, each with the line it should reach."""

    shares: tuple[Share, ...]


Figure = Strips | Grid | Points | Joins | Bars | Steps | Curve | Fan | Shares


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a form, letter or line stands for.

    Attributes:
        words: what it stands for.
        ink: how it is drawn.
        code: the digit or letter; empty for none.
        shape: the form; None for none.
        is_hollow: whether the form is an outline.
        dash: the line, for lines only; None for none.
    """

    words: Words
    ink: Ink
    code: str = ""
    shape: Shape | None = None
    is_hollow: bool = False
    dash: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with everything that must stand beside it.

    Attributes:
        key: its name in addresses ("verdicts/P2").
        title: what it is of.
        finding: what it shows, from the data, in sentences; stands for the picture where it cannot
            be seen.
        figure: what is drawn; None when there is nothing to draw, and ``finding`` says so.
        columns: heads of the table.
        rows: shape (rows, columns); the exact values.
        as_of: the day of the facts.
        legend: what its forms and letters stand for.
        sources: keys of the sources behind it, in order.
        note: how to read it; may be empty.
    """

    key: str
    title: Words
    finding: tuple[Phrase, ...]
    figure: Figure | None
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Value, ...], ...]
    as_of: date
    legend: tuple[KeyEntry, ...] = ()
    sources: tuple[Key, ...] = ()
    note: Phrase | None = None
