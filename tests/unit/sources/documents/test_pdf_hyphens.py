"""Which hyphens at the end of a line belong to their word."""

from __future__ import annotations

import pytest

from misaq.sources.documents.pdf.hyphens import join_broken, words_in

KNOWN = words_in(["Law enforcement and law-making matter.", "A harbour. Cooperation re-opens it."])


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the har-", "bour office"], "the harbour office"),
        (["by law-", "making bodies"], "by law-making bodies"),
        (["of law-", "enforcement bodies"], "of law-enforcement bodies"),
        (["some unheard-", "ofword here"], "some unheardofword here"),
        (["in 2017-", "18 alone"], "in 2017-18 alone"),
        (["the Anglo-", "Saxon kings"], "the Anglo-Saxon kings"),
        (["a dash -", "and more"], "a dash - and more"),
        (["one line"], "one line"),
        ([], ""),
    ],
    ids=["known whole", "known with hyphen", "both halves known", "nothing known", "years",
         "capital after", "a dash by itself", "one line", "nothing"],
)  # fmt: skip
def test_joined(lines: list[str], joined: str) -> None:
    assert join_broken(lines, KNOWN) == joined


def test_a_word_that_a_line_cut_is_no_word_of_the_document() -> None:
    found = words_in(["the recom-", "mendation stands"])
    assert found == {"the", "stands"}
