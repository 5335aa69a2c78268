"""The version of the rules and the rules change together."""

from __future__ import annotations

from pathlib import Path

import pytest

from misaq.core.policies.verdicts import RULES_VERSION
from tools import rules


def test_the_rules_are_those_of_their_version() -> None:
    """Otherwise: raise RULES_VERSION, then `python tools/rules.py`."""
    assert rules.recorded().get(RULES_VERSION) == rules.fingerprint()


def test_no_two_versions_have_the_same_rules() -> None:
    digits = list(rules.recorded().values())
    assert len(digits) == len(set(digits))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ('def f():\n    """Better said."""\n    return 1 < 2  # why\n', True),
        ('def f():\n    """Said."""\n    return 1 <= 2\n', False),
    ],
    ids=["words", "a comparison"],
)
def test_code_counts_and_words_do_not(written: str, same: bool) -> None:
    before = 'def f():\n    """Said as it is."""\n    return 1 < 2\n'
    assert (rules._code(written) == rules._code(before)) is same


def test_changed_rules_are_not_recorded_under_their_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "rules.txt"
    record.write_text(f"{RULES_VERSION} 0000000000000000\n", encoding="utf-8")
    monkeypatch.setattr(rules, "RECORD", record)
    monkeypatch.setattr("sys.argv", ["rules.py"])
    assert rules.main() == 1
    assert "raise RULES_VERSION" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["rules.py", "--not-published"])
    assert rules.main() == 0
    assert rules.recorded() == {RULES_VERSION: rules.fingerprint()}
