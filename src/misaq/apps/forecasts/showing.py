"""What the pages of forecasts show, put together from what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.apps.forecasts.kept import Came, Head, Kept, Scoring
from misaq.apps.forecasts.queries import get_kept
from misaq.apps.forecasts.summing import mean_scores
from misaq.apps.forecasts.voices import name_of, why_shown
from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.core.access.actors import PUBLIC
from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.issued import Outlook
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.outcomes import Outcome
from misaq.core.threat.forecasting.skill_card import SkillCard
from misaq.core.threat.forecasting.surprises import Direction, direction_of
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.forecasts import UNITS, fan_chart, month_text, span_text
from misaq.reports.charts.records import Chart

STALE = 3
"""Months after which it is said that the data end long ago."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice says of an area and month, in figures ready to read.

    Attributes:
        expected: mean of the draws.
        median: the middle value.
        half: ends of the central 50 %.
        most: ends of the central 90 %.
        chance: of at least one, in percent.
        many: of many, in percent.
    """

    expected: str
    median: str
    half: str
    most: str
    chance: str
    many: str


@dataclass(frozen=True, slots=True)
class Row:
    """An area or a month, with what is shown as the forecast and what stands beside it.

    Attributes:
        code: of the area.
        title: what it is called, or the month.
        ours: what is shown as the forecast.
        theirs: what stands beside it.
    """

    code: str
    title: str
    ours: Said
    theirs: Said


@dataclass(frozen=True, slots=True)
class Section:
    """One forecast on a page.

    Attributes:
        head: what holds for all of it.
        unit: what is forecast.
        shown: what is shown as the forecast, in words.
        beside: what stands beside it.
        why: why it is shown.
        is_model: whether the model is shown and not the baseline.
        rows: areas or months.
        expected: the expected numbers of all areas together, shown and beside; expectations add up.
    """

    head: Head
    unit: Phrase
    shown: Phrase
    beside: Phrase
    why: Phrase
    is_model: bool
    rows: tuple[Row, ...]
    expected: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Against:
    """How the model did against one baseline, or in one window.

    Attributes:
        name: of the baseline or the window.
        crps: change in percent with its interval.
        ignorance: the same.
        interval: the same.
        scores: the baseline's own mean scores; empty for a window.
    """

    name: Phrase | str
    crps: str
    ignorance: str
    interval: str
    scores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month that was foretold and is known.

    Attributes:
        month: which.
        most: ends of the central 90 % of what was shown.
        came: what happened.
        side: outside on which side, in words; None inside.
    """

    month: str
    most: str
    came: int
    side: Phrase | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier forecast of an area, with what then happened.

    Attributes:
        head: the forecast.
        scoring: which release says what happened.
        origin: the last month it knew.
        months: one by one.
        inside: how many lie in the central 90 %.
        scores: mean CRPS, ignorance, interval score and Brier score, shown and beside.
    """

    head: Head
    scoring: Scoring
    origin: str
    months: tuple[Month, ...]
    inside: int
    scores: tuple[tuple[Phrase, str, str], ...]


SIDES = {
    Direction.ABOVE: say("more than was thought possible"),
    Direction.BELOW: say("less than was thought possible"),
}
"""On which side of the interval something lies, in words."""

_SCORES = (
    ("crps", say("CRPS: distance of the whole forecast from what came"), 2),
    ("ignorance", say("ignorance score, in bits"), 2),
    ("interval", say("interval score at 90 %"), 1),
    ("brier", say("Brier score of at least one"), 3),
    ("brier_many", say("Brier score of 25 or more"), 3),
)


def titles_of_areas() -> dict[str, str]:
    """Return what each area is called, in the language of the page where that is on record."""
    return {str(area.code): heading_of(area) for area in get_gazetteer(actor=PUBLIC).areas}


def section_of(kept: Kept, lead: int | None = None) -> Section:
    """Return a forecast as a table: its areas in one month, or the months of its one area."""
    issued = kept.issued
    pairs = [
        (ours, theirs)
        for ours, theirs in zip(issued.shown.outlooks, issued.beside.outlooks, strict=True)
        if lead in (None, ours.lead)
    ]
    if issued.level is Level.DISTRICT and lead is not None:
        pairs.sort(key=lambda pair: -pair[0].mean)  # there are many: those of most note first
    titles = titles_of_areas()
    rows = tuple(
        Row(
            ours.area,
            titles.get(ours.area, ours.area) if lead else month_text(issued.origin + ours.lead),
            said_of(ours),
            said_of(theirs),
        )
        for ours, theirs in pairs
    )
    return Section(
        head=kept.head,
        unit=UNITS[issued.measure],
        shown=name_of(issued.shown.name),
        beside=name_of(issued.beside.name),
        why=why_shown(issued),
        is_model=issued.shows_model,
        rows=rows,
        expected=(
            number_text(sum(ours.mean for ours, _ in pairs)),
            number_text(sum(theirs.mean for _, theirs in pairs)),
        ),
    )


def said_of(outlook: Outlook) -> Said:
    """Return what one voice says, in figures ready to read."""
    return Said(
        number_text(outlook.mean),
        f"{outlook.median:.0f}",
        span_text(outlook.half),
        span_text(outlook.most),
        _chance(outlook.chance),
        _chance(outlook.chance_many),
    )


def area_picture(title: Phrase | str, kept: Kept, came: Sequence[Came]) -> Chart:
    """Return the fan of the one area of a forecast, with what then happened where it is known."""
    issued = kept.issued
    (code,) = issued.areas
    truths = {
        one.month: one.truth
        for after in came
        if after.head.row == kept.head.row
        for one in after.outcomes
    }
    names = (name_of(issued.shown.name), name_of(issued.beside.name))
    return fan_chart(title, issued, kept.known[code], truths, names=names)


def windows_of(card: SkillCard) -> tuple[Against, ...]:
    """Return how the model did against the baseline in each of the last windows."""
    return tuple(
        Against(one.window, _change(one.crps), _change(one.ignorance), _change(one.interval))
        for one in card.windows
    )


def rivals_of(card: SkillCard) -> tuple[Against, ...]:
    """Return how the model did against every baseline over all windows."""
    return tuple(
        Against(
            name_of(one.means.name),
            _change(one.crps),
            _change(one.ignorance),
            _change(one.interval),
            scores_of(one.means),
        )
        for one in card.rivals
    )


def scores_of(means: object) -> tuple[str, ...]:
    """Return the mean scores of one voice, in the order of the table."""
    return tuple(f"{getattr(means, name):.{digits}f}" for name, _, digits in _SCORES)


def earlier_of(came: Iterable[Came]) -> tuple[Earlier, ...]:
    """Return earlier forecasts of an area with their outcomes."""
    return tuple(
        Earlier(
            one.head,
            one.scoring,
            month_text(one.head.origin),
            tuple(_month(outcome) for outcome in one.outcomes),
            sum(direction_of(outcome) is None for outcome in one.outcomes),
            table_of_scores(*mean_scores(one.outcomes)),
        )
        for one in came
    )


def table_of_scores(
    ours: dict[str, float], theirs: dict[str, float]
) -> tuple[tuple[Phrase, str, str], ...]:
    """Return each score in words, with what was shown and what stood beside it."""
    return tuple(
        (words, f"{ours[name]:.{digits}f}", f"{theirs[name]:.{digits}f}")
        for name, words, digits in _SCORES
    )


def heads_of_scores() -> tuple[Phrase, ...]:
    """Return the scores in words, in the order of the table."""
    return tuple(words for _, words, _ in _SCORES)


def months_ahead(origin: int) -> tuple[tuple[int, str], ...]:
    """Return the months that a forecast speaks of, each with its distance."""
    return tuple((lead, month_text(origin + lead)) for lead in range(1, 13))


def is_stale(head: Head, day: date) -> bool:
    """Return whether the data end so long ago that it must be said."""
    return day.year * 12 + day.month - 1 - head.origin > STALE


def kept_of_area(head: Head, area: str) -> Kept | None:
    """Return what a forecast says of one area; None where it says nothing of it."""
    kept = get_kept(actor=PUBLIC, head=head, areas=(area,))
    return kept if kept.issued.areas else None


def _month(outcome: Outcome) -> Month:
    side = direction_of(outcome)
    words = None if side is None else SIDES[side]
    return Month(month_text(outcome.month), span_text(outcome.most), outcome.truth, words)


def _change(change: RelativeChange) -> str:
    low, high = (f"{100 * end:+.1f}" for end in (change.low, change.high))
    return f"{100 * change.change:+.1f} % [{low}, {high}]"


def number_text(value: float) -> str:
    """Return an expected number as it is read: one digit after the point below ten."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def _chance(share: float) -> str:
    """Return a chance in percent; what was never or always drawn is not called impossible."""
    percent = 100 * share
    if percent < 1:
        return "< 1 %"
    return "> 99 %" if percent > 99 else f"{percent:.0f} %"
