"""What is read from docstrings."""

from __future__ import annotations

from enum import Enum

from misaq.reports.reference.docstrings import (
    first_paragraph,
    meanings_of_fields,
    meanings_of_values,
)


class Thing:
    """A thing of
    two lines.

    Attributes:
        one: the first,
            over two lines.
        two: the second ("a: b").

    Raises:
        ValueError: never.
    """


class Colour(Enum):
    """Colours."""

    RED = "red"
    """Like
    blood."""
    BLUE = "blue"

    @property
    def is_warm(self) -> bool:
        """Whether it is warm."""
        return self is Colour.RED


def test_the_first_paragraph_is_one_line() -> None:
    assert first_paragraph(Thing) == "A thing of two lines."


def test_the_attributes_section_gives_the_meaning_of_fields() -> None:
    assert meanings_of_fields(Thing) == {
        "one": "the first, over two lines.",
        "two": 'the second ("a: b").',
    }
    assert meanings_of_fields(Colour) == {}


def test_the_text_under_a_member_is_its_meaning() -> None:
    assert meanings_of_values(Colour) == {"RED": "Like blood.", "BLUE": ""}
