"""Human security and the writ of the state, with what was recorded of violence in the same area."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.indicators import (
    DEFINITIONS,
    LIMITS,
    SIDES,
    Latest,
    Side,
    change_text,
    figure_text,
)
from misaq.core.threat.picture.finer import MonthsOfUnits, units_of_plain
from misaq.core.threat.picture.records import Part, ResultKind, Toll
from misaq.kernel.words import Phrase, join, say
from misaq.reports.blocks import Block, Bullets, Heading, Paragraph, Table
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import NOT_COVERED, columns, number, sourced
from misaq.reports.situation.inputs import Draft, month_text
from misaq.reports.situation.numbers import YEAR, tolls

_MOST = 40
_NAMED = 10


def indicators(draft: Draft) -> Iterator[Block]:
    """Yield each side as a table; then attacked districts without a figure of the writ."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Services, courts and police posts")))
    lead = say(
        "What somebody counted of human security and of the writ of the state, by the end of the"
        " month, beside the attacks recorded in the same area from {first} to {last}. The two are"
        " never made into one figure, and neither is shown to cause the other.",
        first=month_text(of.month - YEAR + 1),
        last=of.month_text,
    )
    yield Paragraph(voice.plain(lead))
    attacked = _Attacked(draft)
    for side in Side:
        yield Heading(voice.plain(SIDES[side]), level=2)
        found = [one for one in of.observed if _side(one) is side]
        if found:
            yield from _table(draft, found, attacked)
        else:
            yield Paragraph(voice.plain(say("No figure of this area is on record.")))
        if side is Side.WRIT:
            yield from _without(draft, found, attacked)
    yield Bullets(tuple(map(voice.plain, (LIMITS.cannot,))))


class _Attacked:
    """Attacks of the twelve months up to the report's, by area."""

    def __init__(self, draft: Draft) -> None:
        self._of = draft.of
        stored = draft.of.results.get(ResultKind.DISTRICTS, ())
        self._groups = [units_of_plain(one.subject, one.body) for one in stored]

    def of(self, code: str) -> Toll | None:
        """Return the attacks of an area; None where the source does not tell of it."""
        area = [one for one in self._of.months if one.area == code]
        if area:
            return sum(tolls(area, self._part, self._of.basis, self._months), Toll())
        found = next((one for one in self._groups if code in one.units), None)
        return None if found is None else self._district(found, code)

    @property
    def districts(self) -> list[tuple[str, Toll]]:
        """Districts with an attack, those with most first."""
        own = self._of.area_code
        found = [
            (code, self._district(group, code))
            for group in self._groups
            if own in ("", group.province)
            for code in group.units
        ]
        return sorted((one for one in found if one[1].events), key=lambda one: -one[1].events)

    @property
    def _months(self) -> range:
        return range(max(self._of.month - YEAR + 1, self._of.basis.first_month), self._of.month + 1)

    @property
    def _part(self) -> Part:
        told = {part.part for area in self._of.months for part in area.parts}
        return Part.ATTACKS if Part.ATTACKS in told else Part.UNTOLD

    def _district(self, found: MonthsOfUnits, code: str) -> Toll:
        line = found.of(code, self._part)
        first = self._of.basis.first_month
        return sum((line.of_month(month, first) for month in self._months), Toll())


def _side(one: Latest) -> Side:
    return DEFINITIONS[one.observation.indicator].side


def _table(draft: Draft, found: list[Latest], attacked: _Attacked) -> Iterator[Block]:
    voice = draft.voice
    found = sorted(found, key=lambda one: _order(one, attacked))
    yield Table(
        columns=columns(
            voice,
            (say("Area"), 1.8, False),
            (say("What was counted"), 2.2, False),
            (say("Figure"), 1.1, True),
            (say("When"), 1.1, False),
            (say("Change since the figure before"), 1.2, True),
            (say("Attacks in twelve months"), 1.1, True),
        ),
        rows=tuple(_row(draft, one, attacked) for one in found[:_MOST]),
        caption=voice.plain(say("The last figure of each source, areas with most attacks first")),
    )
    if len(found) > _MOST:
        words = say("Not shown, of areas with fewer attacks: {count} more.",
                    count=len(found) - _MOST)  # fmt: skip
        yield Paragraph(voice.plain(words), numbered=False)


def _order(one: Latest, attacked: _Attacked) -> tuple[int, str, int, str]:
    toll = attacked.of(one.observation.area)
    place = list(DEFINITIONS).index(one.observation.indicator)
    return (-(toll.events if toll else 0), one.observation.area, place, one.observation.source)


def _row(draft: Draft, one: Latest, attacked: _Attacked) -> tuple[Content, ...]:
    voice, seen = draft.voice, one.observation
    definition, toll = DEFINITIONS[seen.indicator], attacked.of(seen.area)
    return (
        voice.plain(say("{area}", area=draft.title_of(seen.area))),
        sourced(voice.plain(definition.title), seen.cite, voice),
        voice.plain(_figure(one, is_share=definition.is_share)),
        Ref(seen.on.text),
        voice.plain(say("\u2013")) if one.change is None else Ref(change_text(one.change)),
        voice.plain(NOT_COVERED) if toll is None else number(toll.events),
    )


def _figure(one: Latest, *, is_share: bool) -> Phrase:
    seen = one.observation
    if is_share:
        return say("{value} %", value=figure_text(seen.value))
    if seen.total is None:
        return say("{value}", value=figure_text(seen.value))
    return say("{value} of {total}", value=figure_text(seen.value), total=f"{seen.total:,}")


def _without(draft: Draft, found: list[Latest], attacked: _Attacked) -> Iterator[Block]:
    """Yield the districts that were attacked in the twelve months and of which nothing is known."""
    known = {one.observation.area for one in found}
    bare = [code for code, _ in attacked.districts if code not in known]
    if bare:
        words = say(
            "Districts attacked in the twelve months of whose courts, posts and offices nothing is"
            " on record: {count}. Of these most attacked: {names}.",
            count=len(bare),
            names=join([draft.title_of(code) for code in bare[:_NAMED]]),
        )
        yield Paragraph(draft.voice.plain(words))
