"""Markdown: any text is shown as it is, and nothing breaks a table."""

from __future__ import annotations

import pytest

from misaq.reports.reference.markdown import (
    anchor,
    bullets,
    code,
    codes,
    count,
    fenced,
    link,
    plain,
    prose,
    table,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  words", "two words"),
        ("a*b_c[d]`e`", r"a\*b\_c\[d\]\`e\`"),
        ("x < y", "x &lt; y"),
        ("back\\slash", r"back\\slash"),
        (171, "171"),
    ],
    ids=["one line", "marks", "angle", "backslash", "number"],
)
def test_plain_text_is_not_taken_for_markup(text: object, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("run `misaq load` now_", r"run `misaq load` now\_"),
        ("takes ``as_of`` (a :class:`datetime.date`)", "takes `as_of` (a `datetime.date`)"),
        ("one ` alone", r"one \` alone"),
    ],
    ids=["code", "docstring marks", "unpaired"],
)
def test_docstrings_keep_their_code(text: str, shown: str) -> None:
    assert prose(text) == shown


def test_code_with_a_backtick_has_a_longer_fence() -> None:
    assert code("a`b") == "`` a`b ``"
    assert codes(["a", "b"]) == "`a`, `b`"
    assert codes([]) == "none"


def test_a_pipe_stays_inside_its_cell() -> None:
    assert table(("a", "b"), [("x | y", r"already \| so")]) == (
        "| a | b |\n|---|---|\n| x \\| y | already \\| so |"
    )
    assert table(("a",), []) == ""


def test_a_link_to_an_address_with_brackets_holds() -> None:
    assert link("x", "https://x.org/a") == "[x](https://x.org/a)"
    assert link("x", "https://x.org/a_(b)") == "[x](<https://x.org/a_(b)>)"


def test_a_block_of_code_ends_where_it_should() -> None:
    assert fenced("a\n```\nb\n", "yaml") == "````yaml\na\n```\nb\n````"


def test_small_words() -> None:
    assert anchor("`sourcebook.date_reports`") == "sourcebookdate_reports"
    assert bullets(["a", "b"], "  ") == "  - a\n  - b"
    assert (count(1, "gap"), count(3, "gap"), count(2, "body", "bodies")) == (
        "1 gap",
        "3 gaps",
        "2 bodies",
    )
