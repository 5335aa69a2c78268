from __future__ import annotations

import pytest

from misaq.core.institutions.records import Function
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key, by_key, fingerprint, parse_key


@pytest.mark.parametrize("text", ["ATA", "ATA:11B(1)", "P2.17", "a/b_c-d", "1", "x" * 80])
def test_a_key_is_short_and_plain(text: str) -> None:
    assert parse_key(text) == text


@pytest.mark.parametrize("text", ["", " A", "A B", "-A", ".A", "Ä", "A\n", "x" * 81, "میثاق"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="is not a key"):
        parse_key(text)


def test_records_stand_by_their_key_the_later_over_the_earlier() -> None:
    first, second = (Function(Key("f"), title, "x") for title in ("one", "two"))
    assert dict(by_key([first, second])) == {"f": second}


def test_a_fingerprint_tells_apart_how_its_parts_are_cut() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("ab", "c") == "430fb1b4ac43316e"
