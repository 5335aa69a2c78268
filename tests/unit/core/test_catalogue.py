from __future__ import annotations

import pytest

from misaq.core.catalogue import CHECKS, check_all, find_check
from misaq.kernel.dates import parse_day
from misaq.kernel.errors import NotFound
from tests.spec.cases import registers_of

DAY = parse_day("2020-06-01")


def test_a_check_is_found_by_its_code_in_any_case() -> None:
    assert find_check("pol001").code == "POL001"


def test_an_unknown_code_is_answered_with_those_like_it() -> None:
    with pytest.raises(NotFound, match="There is no check 'POL999'") as near:
        find_check("POL999")
    assert "POL001" in near.value.next_step
    assert "LAW001" not in near.value.next_step
    with pytest.raises(NotFound) as far:
        find_check("ZZZ001")
    assert "LAW001" in far.value.next_step


def test_codes_stand_once_and_in_order() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))


def test_a_run_is_of_all_checks_or_of_those_named() -> None:
    registers = registers_of(
        {"records": {"policies.commitments": [{"verifiable": "no", "undefined": "how"}]}}
    )
    codes = {finding.code for finding in check_all(registers, as_of=DAY).findings}
    assert {"POL001", "POL003", "POL004", "POL009"} <= codes
    only = check_all(registers, as_of=DAY, only=["pol009"])
    assert [finding.code for finding in only.findings] == ["POL009"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_says_what_why_and_how(check: object) -> None:
    for words in (check.title, check.why, check.working):  # type: ignore[attr-defined]
        said = str(words)
        assert said
        assert ".." not in said
    assert str(check.why).endswith(".")  # type: ignore[attr-defined]
    assert str(check.working).endswith(".")  # type: ignore[attr-defined]
    assert check.basis  # type: ignore[attr-defined]
    assert check.run.__doc__  # type: ignore[attr-defined]
