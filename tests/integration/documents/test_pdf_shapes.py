"""PDFs of many shapes say the same as the page that was set."""

from __future__ import annotations

import pytest

from misaq.core.sourcebook.reading.passages import Passage, ReadText, Table
from misaq.core.sourcebook.reading.proposals import ProposalKind
from tests.support.documents import of_kind, pairs, read_named, texts
from tests.support.pdfs import pdf_of, read_fixture, read_typst, typeset_named, words_at


def _told(read: ReadText, place: str = "") -> list[str]:
    return [
        each.text
        for each in read.blocks
        if isinstance(each, Passage) and each.anchor.place == place
    ]


def _tables(read: ReadText) -> list[Table]:
    return [each for each in read.blocks if isinstance(each, Table)]


def _grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_borderless_table_keeps_its_rows_together_and_says_it_inferred_them() -> None:
    read = read_fixture("borderless")
    found = pairs(read)
    assert [(under or "")[:16] for under, _ in found] == [
        "Shorten the queu", "Train the pilots", "Inspect every hu",
    ]  # fmt: skip
    assert found[1][1].endswith("those who pass are entered in a register that anybody may read")
    assert all(each.inferred for each in of_kind(read, ProposalKind.MECHANISM))
    assert _told(read)[-1] == "The inquiry thanks everybody who spoke to it."


def test_a_ruled_table_over_three_pages_is_one_table() -> None:
    read = read_fixture("three-pages")
    [table] = _tables(read)
    assert [row[0] for row in _grid(table)] == ["No.", "1", "2", "3"]
    assert [len(table.rows[at][2].passages) for at in (1, 2, 3)] == [3, 3, 2]
    broken = table.rows[2][2].passages[0]
    assert [box.page for box in broken.anchor.boxes] == [1, 2]
    assert broken.text.endswith("about the definitions that each of them uses today")
    assert not any("Working paper" in each.text for each in read.passages())
    assert not any(each.text.startswith("Page ") for each in read.passages())


def test_numbered_points_have_their_sub_points() -> None:
    read = read_fixture("numbered")
    levels = [each.level for each in read.blocks if isinstance(each, Passage) and each.is_item]
    assert levels == [0, 1, 1, 0, 0, 1, 1, 1, 0]
    headings = [each.body for each in read.passages() if each.heading]
    assert headings == ["Rules for the night crossing", "Recommendations"]


def test_a_landscape_matrix_keeps_spans_and_a_header_in_two_lines() -> None:
    read = read_fixture("matrix")
    assert pairs(read) == [
        ("Protect the bridges", "Survey the pillars of all bridges and publish what was found"),
        ("Protect the bridges", "Repair what the survey names"),
        ("Protect the bridges", "Close unsafe bridges to lorries"),
        ("Warn of floods", "Set up gauges upstream"),
        ("Warn of floods", "Send warnings by telephone to every household near the river"),
    ]
    first = of_kind(read, ProposalKind.MECHANISM)[0]
    assert dict(first.extra)["responsible"] == "Ministry of Roads"
    assert dict(first.extra)["timeline"] == "June 2025"


def test_the_footnotes_of_a_letter_stand_apart_and_their_marks_are_no_digits() -> None:
    read = read_fixture("letter")
    assert _told(read, "footnote") == [
        "¹ Counts of the four quays, without the boats of the rescue service.",
        "² The northern quay, from April to September, see the report of the inspector.",
        "³ A request was sent on 2 February 2024.",
    ]
    numbers = {dict(each.extra)["value"] for each in of_kind(read, ProposalKind.NUMBER)}
    assert {8300, 28000} < numbers
    assert "The Harbour Master" in _told(read)
    assert "– 1 –" not in _told(read)


def test_numbers_under_two_rules_are_a_table() -> None:
    [table] = _tables(read_fixture("figures"))
    assert _grid(table) == [
        ["Quarter", "Police", "Authority", "Injured"],
        ["First", "112", "98", "7"],
        ["Second", "87", "91", "3"],
        ["Third", "141", "160", "12"],
        ["Fourth", "95", "77", "4"],
    ]


def test_columns_are_read_one_after_the_other_with_the_table_inside_them() -> None:
    read = read_fixture("newsletter")
    told = _told(read)
    assert [each.body for each in read.passages() if each.heading] == [
        "What the river costs", "The count", "The quays", "The table",
    ]  # fmt: skip
    assert any(each.startswith("A representative of the owners argued that 62") for each in told)
    assert told[-1].startswith("Afterwards the meeting")
    assert told[-1].endswith("newsletter.")
    # The table begins at the foot of the left column and ends at the head of the right one.
    [table] = _tables(read)
    assert _grid(table) == [
        ["Fee", "Amount"], ["Mooring", "40"], ["Crossing", "2"], ["Night crossing", "5"],
    ]  # fmt: skip


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    told = " ".join(_told(read_fixture("two-columns")))
    for word in ("harbour office", "extraordinarily", "upstream", "season", "Otherwise"):
        assert word in told


def test_a_brief_has_its_meetings_and_a_row_that_the_page_broke_is_one() -> None:
    read = read_fixture("brief")
    meetings = of_kind(read, ProposalKind.CONSULTATION)
    assert [dict(each.extra)["date"] for each in meetings] == [
        "2017-03-20", "2017-03-27", "2017-04-03",
    ]  # fmt: skip
    assert texts(read, ProposalKind.RECOMMENDATION) == [
        "Vision of river security should be revisited",
        "Policy and administrative measures",
        "Justice and governance",
    ]
    assert texts(read, ProposalKind.COMPONENT) == [
        "Conceptual framework", "Theft", "Smuggling", "Human security",
    ]  # fmt: skip
    assert len(pairs(read)) == 10
    assert {171, 62, 8300} == {
        dict(each.extra)["value"] for each in of_kind(read, ProposalKind.NUMBER)
    }
    assert not any("example.org" in each.text for each in read.passages())


@pytest.mark.parametrize(
    "name",
    ["borderless", "brief", "figures", "letter", "matrix", "newsletter", "numbered", "three-pages"],
)
def test_every_passage_says_where_it_stands(name: str) -> None:
    for each in read_fixture(name).passages():
        assert each.anchor.boxes
        for box in each.anchor.boxes:
            assert 0 <= box.left < box.right <= 842
            assert 0 <= box.top < box.bottom <= 842


def test_a_table_of_one_column_keeps_its_cells_apart() -> None:
    read = read_typst("#table(columns: 1, [Recommendation 1: Rest], [Recommendation 2: Eat])")
    assert _grid(_tables(read)[0]) == [["Recommendation 1: Rest"], ["Recommendation 2: Eat"]]


def test_a_box_around_text_is_no_table() -> None:
    read = read_typst("#rect(inset: 8pt)[A word in a box.] Then text that follows the box.")
    assert not _tables(read)
    assert "A word in a box." in _told(read)


def test_rows_of_one_line_stay_rows_over_the_page() -> None:
    rows = ", ".join(f"[{n}], [Act {n} of the council]" for n in range(1, 9))
    read = read_typst(
        f"#set page(width: 9cm, height: 6cm)\n#table(columns: (1cm, 1fr), [No.], [Act], {rows})"
    )
    [table] = _tables(read)
    assert [row[0].text for row in table.rows] == ["No.", *(str(n) for n in range(1, 9))]


def test_reading_twice_says_the_same() -> None:
    data = typeset_named("three-pages")
    assert read_named("a.pdf", data) == read_named("a.pdf", data)


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    content = words_at((72, 700, "Closed at night."), (72.3, 700, "Closed at night."))
    read = read_named("a.pdf", pdf_of([content]))
    assert [each.text for each in read.passages()] == ["Closed at night."]


def test_bullets_that_a_browser_draws_are_bullets() -> None:
    dots = b" ".join(b"75 %d 4 4 re f" % (703 - 14 * at) for at in range(2))
    content = words_at((90, 700, "Count every boat"), (90, 686, "Light every lamp")) + b" " + dots
    read = read_named("a.pdf", pdf_of([content]))
    assert [(each.level, each.body) for each in read.passages()] == [
        (0, "Count every boat"), (0, "Light every lamp"),
    ]  # fmt: skip
