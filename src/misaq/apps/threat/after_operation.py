"""What else is kept of an operation: what happened next door, and whether attacks came back."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.apps.threat.beside import RETURNS
from misaq.apps.threat.districts import Units, unit_of
from misaq.apps.threat.queries import Kept, find_result
from misaq.core.access.actors import PUBLIC
from misaq.core.threat.picture.records import ResultKind, Stored
from misaq.kernel.words import Phrase, say
from misaq.reports.charts.districts import NO_SIDE
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, KeyEntry, Line


@dataclass(frozen=True, slots=True)
class Zone:
    """Areas of one sort, with their attacks.

    Attributes:
        words: which they are.
        before: attacks of the year before.
        after: attacks of the year after.
    """

    words: Phrase
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class After:
    """What is kept of the time after an operation, besides the study itself.

    Attributes:
        displaced: attacks next door; None where that is not kept.
        zones: the areas of the operation, those next door, and those it is compared with.
        picture: where they lie; None where no square of them is on record.
        back: whether attacks came back; None where that is not kept.
        back_words: the same in words.
    """

    displaced: Stored | None
    zones: tuple[Zone, ...]
    picture: Chart | None
    back: Stored | None
    back_words: Phrase | None


def after_operation(kept: Kept | None, key: str) -> After:
    """Return what is kept of an operation, besides the study of it."""
    if kept is None:
        return After(None, (), None, None, None)
    displaced = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.DISPLACEMENT, subject=key)
    back = find_result(actor=PUBLIC, kept=kept, kind=ResultKind.RE_EMERGENCE, subject=key)
    return After(
        displaced,
        () if displaced is None else _zones(displaced),
        None if displaced is None else _picture(kept, displaced),
        back,
        None if back is None else RETURNS[str(back.body["outcome"])],
    )


def _zones(displaced: Stored) -> tuple[Zone, ...]:
    body = displaced.body
    words = (
        say("its own districts"),
        say("districts next door"),
        say("districts it is compared with"),
    )
    return tuple(Zone(*one) for one in zip(words, body["before"], body["after"], strict=True))


def _picture(kept: Kept, displaced: Stored) -> Chart | None:
    sorts = (
        (displaced.body["target"], Ink.GRAVE, say("district of the operation")),
        (displaced.body["next_door"], Ink.SERIOUS, say("district next door")),
    )
    looks = {code: (ink, words) for codes, ink, words in sorts for code in codes}
    units: Units = {code: {} for code in looks}
    cells = []
    for area in get_gazetteer(actor=PUBLIC).areas:
        unit = unit_of(area.code, units, kept.basis) if area.tile is not None else ""
        if area.tile is not None and unit:
            ink, words = looks[unit]
            title = say("{area}: {what}.", area=heading_of(area), what=words)
            cells.append(Cell(area.tile.column, area.tile.row, ink, title, area.tile.short))
    if not cells:
        return None
    return Chart(
        key="threat/operation",
        title=say("Where it was, and what lies next door"),
        finding=(
            say(
                "Its own districts: {own}. Next door: {near}. Compared with: {far}.",
                own=len(sorts[0][0]),
                near=len(sorts[1][0]),
                far=displaced.body["controls"],
            ),
        ),
        figure=Grid((Line(""),), (Line(""),), tuple(cells), is_map=True),
        columns=(),
        rows=(),
        as_of=kept.basis.last_day,
        legend=tuple(KeyEntry(words, ink, code="A") for _, ink, words in sorts),
        note=NO_SIDE,
    )
