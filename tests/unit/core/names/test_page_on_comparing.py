"""What docs/how-to/compare-two-names.md prints is what comes out."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[4] / "docs" / "how-to" / "compare-two-names.md"


def test_the_page_prints_what_comes_out() -> None:
    results = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert results.attempted > 8
    assert results.failed == 0
