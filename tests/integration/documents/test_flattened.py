"""A two-column table that text extraction ran together, with the blank lines such text has."""

from __future__ import annotations

from misaq.core.sourcebook.reading.proposals import ProposalKind
from tests.support.documents import of_kind, pairs, read_text_of, texts

PAGE = """Table: what the Harbour Group asks for

Recommendations Implementation mechanism

Views on the harbour
should change

• A shared view of
the Outer Harbour
o Piracy
o Smuggling
• Human safety



Activation of the port committee to:
o set priorities
o hear fishermen
• A new plan made part of the
Harbour Act

Fair courts


• More judges
• Fewer delays
"""


def test_rows_columns_and_components_are_found_again() -> None:
    text = read_text_of(PAGE)
    assert texts(text, ProposalKind.RECOMMENDATION) == [
        "Views on the harbour should change",
        "Fair courts",
    ]
    assert texts(text, ProposalKind.COMPONENT) == [
        "A shared view of the Outer Harbour",
        "Piracy",
        "Smuggling",
        "Human safety",
    ]
    assert pairs(text) == [
        ("Views on the harbour should change", "Activation of the port committee to:"),
        ("Views on the harbour should change", "set priorities"),
        ("Views on the harbour should change", "hear fishermen"),
        ("Views on the harbour should change", "A new plan made part of the Harbour Act"),
        ("Fair courts", "More judges"),
        ("Fair courts", "Fewer delays"),
    ]
    inferred = [each.inferred for each in of_kind(text, ProposalKind.MECHANISM)]
    assert inferred == [True] * 4 + [False] * 2


def test_a_double_spaced_page_gives_the_same() -> None:
    spaced = PAGE.replace("\n", "\n\n")
    assert pairs(read_text_of(spaced)) == pairs(read_text_of(PAGE))


def test_without_blank_lines_the_pairing_is_inferred() -> None:
    text = read_text_of("Recommendations Implementation mechanism\nFair courts\n• More judges\n")
    (mechanism,) = of_kind(text, ProposalKind.MECHANISM)
    assert mechanism.inferred
    assert "order of the text" in mechanism.reason


def test_prose_and_closing_headings_end_the_table() -> None:
    text = read_text_of(PAGE + "\n\nReferences\n\n• A book\n")
    assert "A book" not in [mechanism for _, mechanism in pairs(text)]


def test_a_heading_about_mechanisms_is_no_header() -> None:
    text = read_text_of("Recommendations and implementation mechanism\n\n• one\n• two\n")
    assert texts(text, ProposalKind.MECHANISM) == []
