"""The file of one alert, for an inspector: what was asked, what was found, who decided, by when.

It names the person asked about and nobody else: of the list only the entry's reference is printed,
and of the evidence what was compared and how it came out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from misaq.core.lists.evidence import Bearing
from misaq.core.screening.alerts import (
    REASONS,
    REOPEN_REASONS,
    Alert,
    Decided,
    Disposition,
    PastDecision,
)
from misaq.core.screening.freeze import FreezeClock
from misaq.core.screening.purposes import PURPOSES
from misaq.core.screening.retention import Keeping, keeping_in_words
from misaq.core.screening.sentences import fact
from misaq.kernel.words import Phrase, say, word_of
from misaq.reports.blocks import Block, Definitions, Heading, Lettered, Note, Paragraph, Table
from misaq.reports.blocks import Column as Col
from misaq.reports.document import Document, Front
from misaq.reports.inline import Content, Ref
from misaq.reports.language import ENGLISH, Language
from misaq.reports.voice import Voice

_BEARINGS = {
    Bearing.FOR: say("agrees"),
    Bearing.AGAINST: say("differs"),
    Bearing.MISSING: say("not known on both sides"),
}
_DECIDED = {
    Disposition.FALSE_MATCH: say("The person asked about is not the one on the list."),
    Disposition.TRUE_MATCH: say("The person asked about is the one on the list."),
}


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the file is made of.

    Attributes:
        alert: the alert.
        subject: who was asked about: label and value, in the order they are printed.
        duty: what the record says of a duty to report, in a sentence.
        clock: the clock of the freeze; None where none runs.
        keeping: how long the alert is kept; None where no rule says it.
        list_title: what the list is called.
        office: whose alert it is.
        day: of the file.
        data_version: version of the data behind it.
        language: of the file.
        file_digest: SHA-256 of the file in which the person stood; empty where there was none.
        row: row of that file.
    """

    alert: Alert
    subject: tuple[tuple[Phrase, str], ...]
    duty: Phrase
    clock: FreezeClock | None
    keeping: Keeping | None
    list_title: str
    office: str
    day: date
    data_version: str
    language: Language = ENGLISH
    file_digest: str = ""
    row: int = 1


def inspection_file(of: Inspected) -> Document:
    """Return the file as a paper."""
    voice = Voice(of.language)
    return Document(
        title=voice.text(say("Inspection file of alert {number}", number=of.alert.number)),
        front=Front(
            institution=voice.plain(of.office),
            committee=voice.plain(PURPOSES[of.alert.purpose].title),
            paper_number=f"alert/{of.alert.number}",
            day=of.day,
            mark=voice.text(say("CONFIDENTIAL")),
            prepared_by=voice.plain(say("Prepared with Misaq for an inspection of this office")),
            facts=((voice.plain(say("Data version")), Ref(of.data_version)),),
        ),
        blocks=tuple(_blocks(of, voice)),
        language=of.language,
    )


def _blocks(of: Inspected, voice: Voice) -> Iterator[Block]:
    said = voice.plain
    yield Note(
        (said(say("An alert says that two records are alike. It is no finding about anybody.")),)
    )
    yield Heading(said(say("Who was asked about")))
    yield Definitions(tuple((said(label), said(value)) for label, value in of.subject if value))
    yield Heading(said(say("What was searched")))
    yield Definitions(tuple(_searched(of, voice)))
    yield Heading(said(say("The evidence, without values")))
    yield Table(
        columns=(Col(said(say("Compared")), 3), Col(said(say("How it came out")), 2)),
        rows=tuple(
            (said(fact(trait.kind)), said(_BEARINGS[trait.bearing])) for trait in of.alert.traits
        ),
    )
    yield Heading(said(say("The decision")))
    yield from _decision(of.alert, voice)
    yield Heading(said(say("The report of a freeze")))
    yield from _freeze(of, voice)
    yield Heading(said(say("How long this is kept")))
    yield from _keeping(of.keeping, voice)


def _searched(of: Inspected, voice: Voice) -> Iterator[tuple[Content, Content]]:
    alert, said = of.alert, voice.plain
    yield said(say("List")), said(of.list_title)
    yield said(say("As it stood on")), Ref(alert.searched.as_of.isoformat())
    yield said(say("Version (SHA-256)")), Ref(alert.searched.digest or "–")
    yield said(say("Entry")), Ref(alert.reference)
    yield said(say("How much spoke for it")), said(word_of(alert.rank))
    if of.file_digest:
        yield said(say("File (SHA-256)")), Ref(of.file_digest)
        yield said(say("Row of the file")), Ref(str(of.row))
    yield said(say("Asked by")), Ref(alert.raised_by)
    yield said(say("Asked at")), Ref(_at(alert.raised_at))


def _decision(alert: Alert, voice: Voice) -> Iterator[Block]:
    for past in alert.past:
        yield from _past(past, voice)
    if alert.decided is None:
        yield Paragraph(voice.plain(say("Nobody has decided this alert.")))
        return
    yield from _decided(alert.decided, (), voice)


def _past(past: PastDecision, voice: Voice) -> Iterator[Block]:
    """Say what was decided before it was opened again, and who opened it and why."""
    facts: list[tuple[Content, Content]] = []
    if past.frozen_at is not None:
        facts.append((voice.plain(say("Frozen at")), Ref(_at(past.frozen_at))))
    if past.reported_at is not None:
        facts.append((voice.plain(say("Reported at")), Ref(_at(past.reported_at))))
    facts += [
        (voice.plain(say("Opened again by")), Ref(past.reopened_by)),
        (voice.plain(say("Opened again at")), Ref(_at(past.reopened_at))),
        (voice.plain(say("Why it was opened again")), voice.plain(REOPEN_REASONS[past.why])),
    ]
    yield from _decided(past.decided, facts, voice)


def _decided(
    decided: Decided, more: Sequence[tuple[Content, Content]], voice: Voice
) -> Iterator[Block]:
    yield Paragraph(voice.plain(_DECIDED[decided.disposition]))
    words = REASONS[decided.disposition]
    yield Lettered(tuple(voice.plain(words[reason]) for reason in decided.reasons))
    yield Definitions(
        (
            (voice.plain(say("Decided by")), Ref(decided.by)),
            (voice.plain(say("Decided at")), Ref(_at(decided.at))),
            *more,
        )
    )


def _freeze(of: Inspected, voice: Voice) -> Iterator[Block]:
    yield Paragraph(voice.plain(of.duty))
    if of.clock is None:
        return
    yield Paragraph(voice.plain(of.clock.standing.sentence))
    yield Lettered(tuple(voice.plain(line.text) for line in of.clock.lines))
    if of.alert.reported_at is not None:
        told = say("Reported: {at}.", at=_at(of.alert.reported_at))
        yield Paragraph(voice.plain(told))


def _keeping(keeping: Keeping | None, voice: Voice) -> Iterator[Block]:
    if keeping is None:
        words = say("It is kept: no rule on record says until when, or it is not decided.")
        yield Paragraph(voice.plain(words))
        return
    for said in keeping_in_words(keeping):
        yield Paragraph(voice.plain(said), numbered=False)
    yield Lettered(tuple(voice.plain(line.text) for line in keeping.lines))


def _at(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%d %H:%M UTC")
