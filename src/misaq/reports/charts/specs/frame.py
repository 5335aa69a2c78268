"""What every spec shares: sizes, letters, axes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from misaq.reports.charts.palette import INK, LINE, QUIET
from misaq.reports.charts.records import Line
from misaq.reports.charts.speech import Speech


class Room(Enum):
    """How much room a picture has."""

    WIDE = "wide"
    NARROW = "narrow"
    """A telephone, 360 px across."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in px.

    Attributes:
        width: of the plot and its row labels together.
        label: most room for a row label.
        letter: height of letters.
    """

    width: int
    label: int
    letter: int

    @property
    def words(self) -> int:
        """Px that a row label may fill."""
        return self.label - 8


_SIZES = {Room.WIDE: Sizes(860, 270, 13), Room.NARROW: Sizes(324, 74, 11)}
_MEASURED = 1.18
"""Letters are measured this much larger than they are shown: a reader's own may be wider."""
LATIN = "Liberation Sans"
URDU = "Noto Nastaliq Urdu"


def sizes_of(room: Room) -> Sizes:
    """Return the lengths for a place."""
    return _SIZES[room]


def measured(letter: float) -> float:
    """Return the height that letters of a height are measured by, when room is made for them."""
    return letter * _MEASURED


def shown(letter: float) -> float:
    """Return the height that measured letters are shown in."""
    return letter / _MEASURED


def letters_of(speech: Speech) -> str:
    """Return the fonts; each letter is drawn from the first that has it."""
    return f"{LATIN}, {URDU}" if speech.is_rtl else LATIN


def line_labels(lines: tuple[Line, ...], speech: Speech, room: Room) -> list[str]:
    """Return what stands beside each row: label and title where there is room, else the label."""
    found = []
    for line in lines:
        label, title = speech.label(line.label), speech.label(line.title)
        both = f"{label}  {title}" if title and title != label else label
        found.append(both if room is Room.WIDE else label)
    return found


def finished(chart: Any, speech: Speech) -> dict[str, Any]:
    """Return the chart as a plain spec, with the looks that all share."""
    font = letters_of(speech)
    spec: dict[str, Any] = (
        chart.configure(font=font, background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            aria=False,
            domainColor=QUIET,
            gridColor=LINE,
            labelColor=INK,
            tickColor=QUIET,
            titleColor=QUIET,
            titleFontWeight="normal",
        )
        .to_dict(validate=False)
    )
    return spec
