"""Who a source names: organisations year by year, never a person."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.picture.finer import groups_of_plain
from misaq.core.threat.picture.records import PARTS, Part, ResultKind
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Heading, Paragraph
from misaq.reports.inline import Content
from misaq.reports.situation.group_years import year_tables
from misaq.reports.situation.inputs import Draft
from misaq.reports.situation.saying import limits, not_kept

_NAMED = say(
    "Counted is the side that is no force of the state, under the name that the source gives it."
    " That a source names an organisation is no proof that it acted. Where nobody is named, that"
    " stands as such."
)
_UNNAMED = say("nobody named")


def actors(draft: Draft) -> Iterator[Block]:
    """Yield the actors by year where they are kept."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("By actor")))
    years = of.stored(ResultKind.ACTORS, of.area_code)
    if years is None:
        yield not_kept(voice, say("Actors"))
        return
    yield Paragraph(voice.plain(_NAMED))
    found = groups_of_plain(years.subject, years.body)
    yield from year_tables(draft, found, say("Actor"), _actor, _caption)
    yield from limits(years, voice)


def _caption(part: Part) -> Phrase:
    return say("Recorded {part} by actor, whole years", part=PARTS[part])


def _actor(draft: Draft, key: str) -> Content:
    voice, registers = draft.voice, draft.of.registers
    if not key:
        return voice.plain(_UNNAMED)
    titles = {str(one.key): one.title for one in registers.incidents.actors}
    titles |= {str(one.key): one.title for one in registers.bodies.bodies}
    return voice.plain(say("{title}", title=titles.get(key, key)))
