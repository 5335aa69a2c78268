"""Files of an audit: taken whole, or refused with every line that is wrong."""

from __future__ import annotations

import pytest

from misaq.core.lists.audited import AuditedCase
from misaq.core.lists.hygiene import CaseFacts
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from misaq.sources.audits import read_case_facts, read_sample


def test_a_sample_gives_its_cases() -> None:
    data = "\ufeffCase,Result,Reason\nentry 1,right,\nentry 2, WRONG ,dead\n\n".encode()
    assert read_sample(data, name="sample.csv") == (
        AuditedCase("entry 1", is_right=True),
        AuditedCase("entry 2", is_right=False, reason="dead"),
    )


def test_a_sample_needs_no_reasons() -> None:
    assert read_sample(b"case,result\nentry 1,right\n", name="s.csv")[0].reason == ""


def test_facts_are_known_only_where_they_are_said() -> None:
    data = b"case,order,dead,listed_on\nentry 1,no,,2015-01\nentry 2,yes,YES,\n"
    assert read_case_facts(data, name="facts.csv") == (
        CaseFacts("entry 1", has_order=False, listed_on=parse_date("2015-01")),
        CaseFacts("entry 2", has_order=True, is_dead=True),
    )


@pytest.mark.parametrize(
    ("data", "where"),
    [
        pytest.param(b"case,result\nentry 1,maybe\n", "s.csv:2", id="neither right nor wrong"),
        pytest.param(b"case,result\n,right\n", "s.csv:2", id="no case"),
        pytest.param(b"case,result\nentry 1,right,more\n", "s.csv:2", id="a cell too many"),
        pytest.param(b"case,result\nentry 1," + b"x" * 501 + b"\n", "s.csv:2", id="a huge cell"),
        pytest.param(b"name,result\nx,right\n", "s.csv:1", id="a column of names"),
        pytest.param(b"case,case,result\n1,1,right\n", "s.csv:1", id="a column twice"),
        pytest.param(b"", "s.csv:1", id="an empty file"),
    ],
)
def test_what_is_wrong_with_a_sample_is_said_by_its_line(data: bytes, where: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_sample(data, name="s.csv")
    assert [problem.where for problem in refused.value.problems] == [where]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xfe\x00", id="no UTF-8"),
        pytest.param(b'case,result\n"entry 1,right\n', id="an open quotation mark"),
        pytest.param(b"case,result\n" + b"x" * 2_000_001, id="too large"),
    ],
)
def test_what_is_no_csv_is_refused(data: bytes) -> None:
    with pytest.raises(InputRefused, match="was not taken"):
        read_sample(data, name="s.csv")


def test_facts_that_are_neither_yes_nor_no_are_refused_together() -> None:
    data = b"case,order,listed_on\nentry 1,perhaps,\nentry 2,yes,yesterday\n"
    with pytest.raises(InputRefused) as refused:
        read_case_facts(data, name="f.csv")
    assert [problem.where for problem in refused.value.problems] == ["f.csv:2", "f.csv:3"]
