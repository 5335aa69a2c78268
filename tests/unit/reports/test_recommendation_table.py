"""A committee's table as a paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from lxml import html

from misaq.core.oversight.tracking import Event, Happening, Recommendation
from misaq.kernel.ids import Key
from misaq.reports.document import Document
from misaq.reports.language import ENGLISH, URDU, Language
from misaq.reports.recommendation_table import Sheet, recommendation_table
from misaq.reports.render import Format, render
from tests.support.invented_country import invented_pack

DAY = date(2024, 6, 1)


def asked(number: int, text: str, *events: Event) -> Recommendation:
    """Return a recommendation to the Ministry of Order, due on 1 May 2024."""
    made, due = date(2024, 4, 1), date(2024, 5, 1)
    return Recommendation(number, Key("HC-ORDER"), Key("MOO"), text, made, due, events=events)


REPLIED = Event(1, Happening.REPLIED, date(2024, 4, 20), "A letter came.")
CLOSED = Event(2, Happening.FOUND_SATISFACTORY, date(2024, 4, 25))


def paper(*recommendations: Recommendation, language: Language = ENGLISH) -> Document:
    """Return the paper of the House Committee on Order."""
    institutions = invented_pack().registers.institutions
    committee = next(c for c in institutions.committees if c.key == "HC-ORDER")
    return recommendation_table(Sheet(committee, recommendations, institutions, DAY, language))


def cells(document: Document) -> list[list[str]]:
    """Return the rows of the tables of the DOCX file, headers left out."""
    found = docx.Document(BytesIO(render(document, Format.DOCX)))
    rows = [row for table in found.tables for row in table.rows]
    return [[cell.text for cell in row.cells] for row in rows if len(row.cells) == 8]


def test_open_and_closed_stand_apart_with_what_came_back() -> None:
    one, two = asked(1, "Publish the list."), asked(2, "Say why.", REPLIED, CLOSED)
    rows = [row for row in cells(paper(one, two)) if row[0] != "No."]
    assert rows == [
        [
            "1",
            "Ministry of Order",
            "Publish the list.",
            "2024-04-01",
            "awaiting a reply; overdue",
            "2024-05-01, 31 days over",
            "nothing",
            "",
        ],
        [
            "2",
            "Ministry of Order",
            "Say why.",
            "2024-04-01",
            "satisfactory",
            "no day",
            "2024-04-25: reply found satisfactory",
            "",
        ],
    ]


def test_what_was_said_last_and_time_asked_for_are_shown() -> None:
    wanted = Event(1, Happening.EXTENSION_ASKED, date(2024, 4, 10), "Staff.", date(2024, 9, 1))
    (row,) = [r for r in cells(paper(asked(1, "Why?", wanted))) if r[0] == "1"]
    assert "more time asked for, until 2024-09-01" in row[4]
    assert row[6] == "2024-04-10: more time asked for. Staff."
    (replied,) = [r for r in cells(paper(asked(2, "Why?", REPLIED))) if r[0] == "2"]
    assert replied[5] == "–"


@pytest.mark.parametrize("language", [ENGLISH, URDU], ids=lambda language: language.code)
@pytest.mark.parametrize("form", Format)
def test_every_format_is_drawn_in_both_languages(language: Language, form: Format) -> None:
    assert len(render(paper(asked(1, "Publish."), language=language), form)) > 1000


def test_an_empty_table_says_so() -> None:
    text = html.document_fromstring(render(paper(), Format.HTML)).xpath("string(//main)")
    assert text.count("Nothing is on record here.") == 2
    assert "0 recommendations: 0 overdue, 0 closed." in " ".join(text.split())
