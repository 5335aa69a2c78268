"""Incidents that the debate refers to: those of the month, then those of the year up to it."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.incidents.registers import NotableIncident
from misaq.kernel.titles import title_in
from misaq.kernel.words import Phrase, join, say
from misaq.reports.blocks import Block, Heading, Paragraph, Table
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import columns, number, sourced
from misaq.reports.situation.inputs import Draft, first_day


def notable(draft: Draft) -> Iterator[Block]:
    """Yield the incidents of the month, and of the eleven months before it."""
    of, voice = draft.of, draft.voice
    yield Heading(voice.plain(say("Notable incidents")))
    words = say(
        "A short table of incidents to which the debate refers, in our own words and without a"
        " person's name. Nothing is counted from it, and it is no list of the worst."
    )
    yield Paragraph(voice.plain(words))
    now = tuple(one for one in of.notable if _is_of_month(draft, one))
    earlier = tuple(one for one in of.notable if one not in now)
    if now:
        yield _table(draft, now, say("Of the month"))
    else:
        yield Paragraph(voice.plain(say("None of this month is in it.")))
    if earlier:
        yield _table(draft, earlier, say("Of the eleven months before"))


def _is_of_month(draft: Draft, one: NotableIncident) -> bool:
    first, last = first_day(draft.of.month), draft.of.last_day
    return one.happened_on.earliest <= last and one.happened_on.latest >= first


def _table(draft: Draft, found: tuple[NotableIncident, ...], caption: Phrase) -> Table:
    voice = draft.voice
    return Table(
        columns=columns(
            voice,
            (say("When"), 1.2, False),
            (say("Where"), 1.6, False),
            (say("What happened"), 4, False),
            (say("Who"), 1.8, False),
            (say("Deaths"), 0.9, True),
        ),
        rows=tuple(_row(draft, one) for one in found),
        caption=voice.plain(caption),
    )


def _row(draft: Draft, one: NotableIncident) -> tuple[Content, ...]:
    voice = draft.voice
    has_title = title_in(one, voice.language.code) is not None
    # One run of words: two of English side by side change places in a line of Urdu.
    title = say("{title}: {text}", title=one.title, text=one.text)
    what = voice.plain(title if has_title else f"{one.title}: {one.text}")
    where = join([draft.title_of(str(key)) for key in one.areas])
    return (
        Ref(str(one.happened_on)),
        voice.plain(where),
        sourced(what, one.cite, voice),
        voice.plain(_who(draft, one)),
        _deaths(draft, one),
    )


def _who(draft: Draft, one: NotableIncident) -> Phrase:
    if one.actor is None:
        return say("not on record")
    actors = {actor.key: actor.title for actor in draft.of.registers.incidents.actors}
    name = actors.get(one.actor, str(one.actor))
    return (
        say("{actor}, who claimed it", actor=name)
        if one.claimed
        else say("said of {actor}; no claim on record", actor=name)
    )


def _deaths(draft: Draft, one: NotableIncident) -> Content:
    if one.killed is None:
        return draft.voice.plain(say("not settled"))
    if one.killed_high is not None and one.killed_high != one.killed:
        return Ref(f"{one.killed}–{one.killed_high}")
    return number(one.killed)
