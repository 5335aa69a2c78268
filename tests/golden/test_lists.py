"""What changed on the lists of Examplia; `python tools/golden.py` accepts it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.support.golden_lists import FOLDER, golden_lists

NAMES = sorted(path.name for path in FOLDER.iterdir())


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    """Return what is said of them now."""
    return golden_lists()


@pytest.mark.parametrize("name", NAMES)
def test_what_changed_is_said_as_accepted(name: str, texts: Mapping[str, str]) -> None:
    assert texts[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_everything_is_compared_and_names_no_person(texts: Mapping[str, str]) -> None:
    assert sorted(texts) == NAMES
    assert "QDi" not in "".join(texts.values())
