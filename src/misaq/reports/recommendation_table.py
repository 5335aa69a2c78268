"""A committee's table of recommendations, as a paper that lies before members at a sitting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.institutions.records import Committee, Institution, Institutions
from misaq.core.oversight.routing import find_institution
from misaq.core.oversight.tracking import Recommendation, Standing, State, counting, standing_of
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import Phrase, join, say, word_of
from misaq.reports.blocks import Block, Column, Heading, Landscape, Paragraph, Table
from misaq.reports.document import Document, Front
from misaq.reports.inline import Content, Ref
from misaq.reports.language import ENGLISH, Language
from misaq.reports.voice import Voice

_COLUMNS = (
    (say("No."), 0.6),
    (say("Asked of"), 2),
    (say("What was asked"), 4.5),
    (say("Asked on"), 1.2),
    (say("State"), 1.6),
    (say("Due"), 1.3),
    (say("What came back, last"), 3),
    (say("Decision of the sitting"), 2.6),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the paper is made of.

    Attributes:
        committee: whose table it is.
        recommendations: in the order they are to be taken.
        institutions: the registry, for names.
        day: the day whose state is shown.
        language: of the paper.
    """

    committee: Committee
    recommendations: Sequence[Recommendation]
    institutions: Institutions
    day: date
    language: Language = ENGLISH


def recommendation_table(sheet: Sheet) -> Document:
    """Return the paper; open recommendations first, closed ones in a table of their own."""
    voice = Voice(sheet.language)
    house = find_institution(sheet.institutions, sheet.committee.house)
    return Document(
        title=voice.text(say("Status of recommendations")),
        front=Front(
            institution=voice.text_of_title(house),
            committee=voice.text_of_title(sheet.committee),
            paper_number=f"{sheet.committee.key}/status/{sheet.day.isoformat()}",
            day=sheet.day,
            mark="",
            prepared_by=voice.plain(say("Prepared with Misaq for the committee's secretariat")),
        ),
        blocks=(Landscape(tuple(_blocks(sheet, voice))),),
        language=sheet.language,
    )


def _blocks(sheet: Sheet, voice: Voice) -> Iterator[Block]:
    standings = [(r, standing_of(r, sheet.day)) for r in sheet.recommendations]
    overdue = sum(standing.is_overdue for _, standing in standings)
    closed = sum(standing.is_closed for _, standing in standings)
    counts = say(
        "{total} recommendations: {overdue} overdue, {closed} closed. An extension that was "
        "granted moves the day, and so is not overdue.",
        total=str(len(standings)),
        overdue=str(overdue),
        closed=str(closed),
    )
    yield Paragraph(voice.plain(counts))
    names = by_key(sheet.institutions.institutions)
    for title, is_closed in ((say("Open"), False), (say("Closed"), True)):
        rows = [pair for pair in standings if pair[1].is_closed is is_closed]
        yield Heading(voice.plain(title))
        yield Table(
            columns=tuple(Column(voice.plain(words), width) for words, width in _COLUMNS),
            rows=tuple(_row(r, standing, names, sheet.day, voice) for r, standing in rows),
        )


def _row(
    recommendation: Recommendation,
    standing: Standing,
    names: Mapping[Key, Institution],
    day: date,
    voice: Voice,
) -> tuple[Content, ...]:
    return (
        Ref(str(recommendation.number)),
        voice.title(names[recommendation.to]),
        voice.plain(recommendation.text),
        Ref(recommendation.made_on.isoformat()),
        voice.plain(_state(standing)),
        voice.plain(_due(standing)),
        voice.plain(_last(recommendation, day)),
        "",
    )


def _state(standing: Standing) -> Phrase:
    words = [word_of(standing.state)]
    if standing.is_overdue:
        words.append(say("overdue"))
    if standing.asked_until is not None:
        until = standing.asked_until.isoformat()
        words.append(say("more time asked for, until {day}", day=until))
    return join(words, "; ")


def _due(standing: Standing) -> Phrase:
    if standing.due is None:
        return say("–") if standing.state is State.REPLY_TO_REVIEW else say("no day")
    if standing.days_over:
        return say(
            "{day}, {count} days over",
            day=standing.due.isoformat(),
            count=str(standing.days_over),
        )
    return say("{day}", day=standing.due.isoformat())


def _last(recommendation: Recommendation, day: date) -> Phrase:
    counted = counting(recommendation.events, day)
    if not counted:
        return say("nothing")
    last = counted[-1]
    head = say("{day}: {what}", day=last.on.isoformat(), what=word_of(last.happening))
    return say("{head}. {text}", head=head, text=last.text) if last.text else head
