from __future__ import annotations

from misaq.core.institutions.records import Institution, Institutions, Level
from misaq.core.institutions.tree import chain, is_parliamentary, is_within, ministry_of
from misaq.kernel.ids import Key


def institution(key: str, parent: str | None, level: Level = Level.FEDERAL) -> Institution:
    return Institution(
        Key(key),
        key,
        level,
        (),
        parent=None if parent is None else Key(parent),
        is_ministry=key == "MIN",
    )


TREE = Institutions(
    institutions=(
        institution("GOV", None),
        institution("MIN", "GOV"),
        institution("AGENCY", "MIN"),
        institution("HOUSE", None, Level.PARLIAMENT),
        institution("PANEL", "HOUSE", Level.STATUTORY),
        institution("A", "B"),
        institution("B", "A"),
    )
)


def test_the_chain_goes_up_and_stops_at_the_top_or_at_a_ring() -> None:
    assert [i.key for i in chain(TREE, Key("AGENCY"))] == ["AGENCY", "MIN", "GOV"]
    assert [i.key for i in chain(TREE, Key("A"))] == ["A", "B"]
    assert list(chain(TREE, Key("NOBODY"))) == []


def test_the_nearest_ministry_answers() -> None:
    for key in ("MIN", "AGENCY"):
        ministry = ministry_of(TREE, Key(key))
        assert ministry is not None
        assert ministry.key == "MIN"
    assert ministry_of(TREE, Key("GOV")) is None


def test_below_is_within_and_parliament_owns_what_is_below_it() -> None:
    assert is_within(TREE, Key("AGENCY"), Key("GOV"))
    assert not is_within(TREE, Key("GOV"), Key("AGENCY"))
    assert is_parliamentary(TREE, Key("PANEL"))
    assert not is_parliamentary(TREE, Key("AGENCY"))
