"""The whole report, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.places.records import Area
from misaq.core.threat.picture.records import Basis
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Contents, Landscape
from misaq.reports.committee_paper.brief import about_the_language
from misaq.reports.document import Document, Front
from misaq.reports.inline import Content, Ref
from misaq.reports.language import month_words
from misaq.reports.situation.actors import actors
from misaq.reports.situation.ahead import ahead
from misaq.reports.situation.beside import assurances, operations
from misaq.reports.situation.cells import sourced
from misaq.reports.situation.classes import classes
from misaq.reports.situation.course import course, spread
from misaq.reports.situation.further import further
from misaq.reports.situation.headline import headline
from misaq.reports.situation.indicators import indicators
from misaq.reports.situation.inputs import Draft, Situation, draft_of, month_text
from misaq.reports.situation.method import method, source_words
from misaq.reports.situation.notable import notable
from misaq.reports.situation.per_head import per_head
from misaq.reports.situation.perceived import perceived
from misaq.reports.situation.places import places
from misaq.reports.situation.questions import questions
from misaq.reports.situation.sources import pack_cites, sources

_WHOLE = say("The whole country")
_MARK = say("FOR MEMBERS ALONE")


def situation_paper(situation: Situation) -> Document:
    """Return the report as a document that every renderer can draw."""
    draft = draft_of(situation)
    voice, made = draft.voice, situation.made
    title = say("Situation report, {month}: {area}", month=_month(situation), area=_area(situation))
    # In the order of reading: a short name is explained where it is met first.
    blocks = tuple(_blocks(draft))
    return Document(
        title=voice.text(title),
        front=Front(
            institution=voice.title(made.country),
            committee=voice.plain(say("Monthly situation report from the threat picture")),
            paper_number=_number(situation),
            day=made.day,
            mark=voice.text(_MARK) if situation.perceptions is not None else "",
            prepared_by=voice.plain(say("Prepared with Misaq from what is kept here")),
            facts=tuple(_facts(draft)),
        ),
        blocks=blocks,
        language=situation.language,
    )


def number_for(month: int, area: Area | None, basis: Basis) -> str:
    """Return how a report is cited; also the beginning of the names of its files."""
    code = "ALL" if area is None else area.code
    return f"SITREP-{month_text(month)}-{code}-{basis.key.replace(':', '-')}"


def _number(situation: Situation) -> str:
    number = number_for(situation.month, situation.area, situation.basis)
    return number if situation.perceptions is None else f"{number}-MEMBERS"


def _month(situation: Situation) -> Phrase:
    return month_words(situation.month // 12, situation.month % 12 + 1)


def _area(situation: Situation) -> Phrase:
    return _WHOLE if situation.area is None else say("{area}", area=situation.area.title)


def _facts(draft: Draft) -> Iterator[tuple[Content, Content]]:
    voice, of = draft.voice, draft.of
    yield voice.plain(say("Month")), voice.plain(_month(of))
    yield voice.plain(say("Area")), voice.plain(_area(of))
    source = sourced(voice.plain(source_words(of.basis)), pack_cites(draft), voice)
    yield voice.plain(say("Source and release")), source
    yield voice.plain(say("Version of the data")), Ref(of.basis.data_version[:16])


def _blocks(draft: Draft) -> Iterator[Block]:
    yield from about_the_language(draft.voice)
    yield from headline(draft)
    yield Contents(depth=1)
    yield from places(draft)
    yield from per_head(draft)
    yield from course(draft)
    yield from spread(draft)
    yield from classes(draft)
    yield from actors(draft)
    yield from indicators(draft)
    yield Landscape((*operations(draft), *assurances(draft)))
    yield from further(draft)
    yield from ahead(draft)
    yield from perceived(draft)
    yield from notable(draft)
    yield from questions(draft)
    yield from method(draft)
    yield from sources(draft)
