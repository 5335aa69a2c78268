"""Tables of recommendations in the shapes that people give them."""

from __future__ import annotations

import docx
import pytest

from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.sources.documents.read import read_document
from tests.support.documents import (
    FIXTURES,
    docx_with_table,
    fill,
    of_kind,
    pairs,
    read_docx_of,
    read_html_of,
    texts,
)

EXPECTED = {
    "rowspan-responsible.html": [
        ("Shorten the queues at the ferries", "Open a second lane"),
        ("Shorten the queues at the ferries", "Publish waiting times"),
        ("Shorten the queues at the ferries", "Train inspectors"),
        ("Shorten the queues at the ferries", "in risk-based checks"),
        ("Shorten the queues at the ferries", "in languages"),
        ("Stop unregistered lorries", "Register all hauliers"),
    ],
    "heading-rows-unclosed-tags.html": [
        ("Make lists consistent", "Publish one list"),
        ("Make lists consistent", "Review it each year"),
        ("Hear people before listing", "Appoint a hearing officer"),
    ],
    "transposed.html": [
        ("Fair schools for all districts", "Rebuild forty schools"),
        ("Fair schools for all districts", "Pay teachers on time"),
        ("Courts within reach", "Send mobile courts"),
        ("Courts within reach", "Hire interpreters"),
    ],
    "recommendations-as-column-heads.html": [
        ("Register all guards", "Open a registry"),
        ("Register all guards", "Charge no fee"),
        ("End night raids", "Require a warrant"),
        ("End night raids", "Record each raid"),
        ("Publish rules", "Print them in three languages"),
    ],
    "definition-list.html": [
        ("Protect witnesses", "Set up a witness office"),
        ("Protect witnesses", "Fund safe houses"),
        ("Open the archives", "Publish an index"),
    ],
    "layout-tables.html": [],
    "labelled-paragraphs.txt": [
        ("Merge the two lists.", "Appoint a joint clerk"),
        ("Merge the two lists.", "Publish the merged list every quarter"),
        ("Give people a hearing before they are listed.", "notify in writing"),
        ("Give people a hearing before they are listed.", "hear within 14 days"),
    ],
    "bars.md": [
        ("Cut delays in court", "Hire 30 judges"),
        ("Cut delays in court", "Digitise files"),
        ("Guard the coast", "Buy radars"),
        ("Guard the coast", "Train crews"),
    ],
    "columns-of-spaces.txt": [
        ("Revise the lists of banned groups", "Publish a single list"),
        ("Revise the lists of banned groups", "Review it each quarter"),
        ("Train the village guards", "Write a manual"),
        ("Train the village guards", "Run ten courses"),
    ],
    "cards.html": [
        ("Count every complaint", "Open a register"),
        ("Count every complaint", "Report monthly"),
        ("Compensate quickly", "Set a 60-day limit"),
    ],
    "word-export.html": [
        ("Bring river police under civilian command", "Amend the River Act"),
        ("Bring river police under civilian command", "Name one commander for each port:"),
        ("Bring river police under civilian command", "Port of Anst"),
        ("Bring river police under civilian command", "Port of Bels"),
        ("Bring river police under civilian command", "Pay crews directly"),
    ],
    "headings-with-mechanisms.html": [
        ("End collective punishment", "Repeal the frontier rule"),
        ("End collective punishment", "Train officers"),
        ("Help the displaced", "Register families"),
    ],
    "labels-in-capitals.txt": [
        ("Rebuild the ferries", "lease six boats; train pilots"),
        ("Pay the boatmen", "a levy on cargo"),
        ("Close the illegal ports", "Survey the shore"),
        ("Close the illegal ports", "Fine the owners"),
    ],
    "tabs.txt": [
        ("Guard the dams", "Post sentries"),
        ("Guard the dams", "Fence the banks"),
        ("Share the water", "Sign a treaty"),
    ],
    "mechanism-first.html": [
        ("Respect the law", "Close the camp"),
        ("Respect the law", "Open files"),
    ],
    "header-in-two-lines.html": [
        ("Give villages a say", "Elect councils"),
        ("Give villages a say", "Publish minutes:"),
        ("Give villages a say", "online"),
        ("Give villages a say", "on boards"),
        ("Guard the records", "Buy safes"),
        ("Guard the records", "Back up weekly"),
    ],
    "one-column.html": [
        ("Make stop-and-search lawful.", "Draft a bill"),
        ("Make stop-and-search lawful.", "Consult the bar"),
        ("Pay damages.", "Open a fund"),
    ],
    "section-titles.html": [
        ("Cut response times", "New dispatch room"),
        ("Cut response times", "More vehicles"),
        ("Independent complaints", "Create a commission;"),
        ("Independent complaints", "publish its findings"),
        ("Segregate children", "Build two wings"),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_mechanisms_of_a_fixture(name: str) -> None:
    assert pairs(read_document(FIXTURES / name)) == EXPECTED[name]


def test_each_recommendation_is_proposed_once() -> None:
    text = read_document(FIXTURES / "rowspan-responsible.html")
    assert texts(text, ProposalKind.RECOMMENDATION) == [
        "Shorten the queues at the ferries",
        "Stop unregistered lorries",
    ]


def test_institutions_of_a_responsible_column_say_what_for() -> None:
    text = read_document(FIXTURES / "rowspan-responsible.html")
    port = next(
        each for each in of_kind(text, ProposalKind.INSTITUTION) if each.text == "Port Authority"
    )
    assert dict(port.extra)["responsible_for"] == ("Open a second lane", "Publish waiting times")


def test_bullets_of_word_and_typed_bullets_in_cells() -> None:
    document = docx_with_table(
        [
            [["Recommendations"], ["Implementation mechanism"]],
            [
                ["Vision should change", ("List Bullet", "Shared concept"),
                 ("List Bullet 2", "Piracy"), ("List Bullet", "Human safety")],
                ["Form a committee to:", ("List Bullet 2", "Set priorities"),
                 ("List Bullet 2", "Include fishermen"), ("List Bullet", "Write a plan")],
            ],
            [[""], ["• Publish minutes", "o weekly", "o monthly", "• Archive tapes"]],
            [["2. Courts"], ["(a) hire judges", "(b) open registries"]],
        ]
    )  # fmt: skip
    text = read_docx_of(document)
    assert texts(text, ProposalKind.COMPONENT) == ["Shared concept", "Piracy", "Human safety"]
    assert [text for _, text in pairs(text)] == [
        "Form a committee to:", "Set priorities", "Include fishermen", "Write a plan",
        "Publish minutes", "weekly", "monthly", "Archive tapes", "hire judges", "open registries",
    ]  # fmt: skip
    parts = {
        each.text: dict(each.extra).get("part_of") for each in of_kind(text, ProposalKind.MECHANISM)
    }
    assert parts["Include fishermen"] == "Form a committee to:"
    assert parts["Write a plan"] is None
    assert parts["monthly"] == "Publish minutes"


def test_vertically_merged_cells_and_a_serial_column() -> None:
    document = docx_with_table(
        [
            [["S. No."], ["Recommendation"], ["Steps"], ["Responsible"]],
            [["1"], ["Guard the depots"], ["Count stock"], ["Depot Command"]],
            [[""], [""], ["Install cameras"], ["Police"]],
            [["2"], ["Free the press"], ["Repeal rule 9"], ["Parliament"]],
        ]
    )
    table = document.tables[0]
    table.cell(1, 1).merge(table.cell(2, 1))
    text = read_docx_of(document)
    assert pairs(text) == [
        ("Guard the depots", "Count stock"),
        ("Guard the depots", "Install cameras"),
        ("Free the press", "Repeal rule 9"),
    ]
    assert texts(text, ProposalKind.NUMBER) == []


def test_a_table_goes_on_after_a_page_break_with_its_header_repeated() -> None:
    rows = [[["Recommendation"], ["Measures"]], [["Borders"], ["Joint patrols"]]]
    document = docx_with_table(rows)
    document.add_page_break()
    table = document.add_table(rows=2, cols=2)
    for place, words in (((0, 0), "Recommendation"), ((0, 1), "Measures"), ((1, 1), "Radio")):
        fill(table.cell(*place), [words])
    assert pairs(read_docx_of(document)) == [("Borders", "Joint patrols"), ("Borders", "Radio")]


def test_a_table_without_header_that_goes_on_is_inferred() -> None:
    document = docx_with_table(
        [[["Recommendation"], ["Measures"]], [["Borders"], ["Joint patrols"]]]
    )
    document.add_page_break()
    fill(document.add_table(rows=1, cols=2).cell(0, 1), ["Radio"])
    mechanisms = of_kind(read_docx_of(document), ProposalKind.MECHANISM)
    assert [(each.under, each.inferred) for each in mechanisms] == [
        ("Borders", False),
        ("Borders", True),
    ]
    assert "no header" in mechanisms[1].reason


def test_rows_across_the_table_hold_the_recommendations() -> None:
    document = docx_with_table(
        [
            [["Action"], ["Responsible"]],
            [["Recommendation 1 – Fair posts"], [""]],
            [["Set up a board"], ["Civil Service Commission"]],
            [["Recommendation 2 – Safe streets"], [""]],
            [["Hire 600 constables"], ["Police"]],
        ]
    )
    for row in (1, 3):
        document.tables[0].cell(row, 0).merge(document.tables[0].cell(row, 1))
    assert pairs(read_docx_of(document)) == [
        ("Fair posts", "Set up a board"),
        ("Safe streets", "Hire 600 constables"),
    ]


def test_without_header_words_habit_is_followed_and_said() -> None:
    document = docx_with_table(
        [[["1. Trust in courts"], ["i. Publish judgments", "ii. Broadcast hearings"]]],
        heading="Summary of recommendations",
    )
    mechanisms = of_kind(read_docx_of(document), ProposalKind.MECHANISM)
    assert [(each.under, each.text) for each in mechanisms] == [
        ("Trust in courts", "Publish judgments"),
        ("Trust in courts", "Broadcast hearings"),
    ]
    assert all(each.inferred and "no header" in each.reason for each in mechanisms)


def test_headings_and_lists_of_word() -> None:
    document = docx.Document()
    document.add_heading("Recommendations", 1)
    document.add_heading("Recommendation 1", 2)
    document.add_paragraph("Open the archive.")
    document.add_heading("Implementation mechanism", 3)
    document.add_paragraph("Scan the files", style="List Number")
    assert pairs(read_docx_of(document)) == [("Open the archive.", "Scan the files")]


def test_one_column_under_a_header_is_a_list_of_recommendations() -> None:
    page = "<table><tr><th>Recommendation<tr><td>Free the detained<tr><td>Pay the widows</table>"
    assert texts(read_html_of(page), ProposalKind.RECOMMENDATION) == [
        "Free the detained",
        "Pay the widows",
    ]


def test_several_recommendations_in_one_cell_are_not_paired_by_guess() -> None:
    page = """<table><tr><th>Recommendation</th><th>Mechanism</th></tr>
    <tr><td><ul><li>A</li><li>B</li></ul></td><td><p>x</p><p>y</p><p>z</p></td></tr></table>"""
    mechanisms = of_kind(read_html_of(page), ProposalKind.MECHANISM)
    assert [each.under for each in mechanisms] == [None] * 3
    assert all(each.inferred and "does not say which" in each.reason for each in mechanisms)


def test_equally_many_are_paired_by_order_and_said_to_be() -> None:
    page = """<table><tr><th>Recommendation</th><th>Mechanism</th></tr>
    <tr><td><ul><li>A</li><li>B</li></ul></td><td><p>x</p><p>y</p></td></tr></table>"""
    assert pairs(read_html_of(page)) == [("A", "x"), ("B", "y")]
    assert all(each.inferred for each in of_kind(read_html_of(page), ProposalKind.MECHANISM))


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>Menu</td><td>Welcome</td></tr></table>",
        "<table><tr><th>District<th>Incidents<tr><td>Ostrel<td>14</table>",
        "<table><tr><td>Status<td>Implementation status<tr><td>x<td>y</table>",
        "<table><tr><td colspan=2>Recommendations</td></tr></table>",
        "<table></table>",
    ],
    ids=["menu", "data", "status", "one row", "empty"],
)
def test_other_tables_propose_no_recommendation(page: str) -> None:
    text = read_html_of(page + "<p>x</p>")
    assert not texts(text, ProposalKind.RECOMMENDATION)
    assert not texts(text, ProposalKind.MECHANISM)
