"""The whole paper, section by section."""

from __future__ import annotations

from misaq.core.oversight.routing import find_institution
from misaq.kernel.words import say
from misaq.reports.blocks import Contents, PageBreak
from misaq.reports.committee_paper.brief import brief
from misaq.reports.committee_paper.findings import findings
from misaq.reports.committee_paper.gaps import gaps
from misaq.reports.committee_paper.inputs import Paper, draft_of
from misaq.reports.committee_paper.method import method
from misaq.reports.committee_paper.names import short_names
from misaq.reports.committee_paper.numbers import numbers
from misaq.reports.committee_paper.pictures import pictures
from misaq.reports.committee_paper.sources import sources
from misaq.reports.committee_paper.status import status
from misaq.reports.document import Document, Front


def committee_paper(paper: Paper) -> Document:
    """Return the paper as a document that every renderer can draw."""
    draft = draft_of(paper)
    voice = draft.voice
    house = find_institution(paper.registers.institutions, paper.committee.house)
    # In the order of reading: a short name is explained where it is met first.
    blocks = (
        *brief(draft),
        PageBreak(),
        Contents(depth=1),
        *findings(draft),
        *status(draft),
        *pictures(draft),
        *gaps(draft),
        *numbers(draft),
        *method(draft),
        *short_names(draft),
        *sources(draft),
    )
    return Document(
        title=voice.text(say("Findings for the committee: internal security on record")),
        front=Front(
            institution=voice.title(house),
            committee=voice.title(paper.committee),
            paper_number=paper.number,
            day=paper.day,
            mark=voice.text(say("DRAFT")),
            prepared_by=voice.plain(say("Prepared with Misaq for the committee's secretariat")),
        ),
        blocks=blocks,
        language=paper.language,
    )
