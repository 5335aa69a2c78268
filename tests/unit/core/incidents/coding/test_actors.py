"""Who a source means by the name of a side."""

from __future__ import annotations

import pytest

from misaq.core.incidents.coding.actors import How, family, folded
from misaq.core.incidents.words import ActorClass
from tests.support.invented_coding import registry


@pytest.mark.parametrize(
    ("source", "name", "actor", "how"),
    [
        ("gazette", "The Watch", "WATCH", How.NAME),
        ("gazette", "  the  WATCH ", "WATCH", How.NAME),
        ("gazette", "Watchmen", "WATCH", How.NAME),
        ("gazette-early", "Watchmen", "WATCH", How.NAME),
        ("lamps", "Watchmen", None, How.NOT_FOUND),
        ("lamps", "gotl", "GUILD", How.NAME),
        ("lamps", "New Lamp (2018-)", "GUILD", How.PATTERN),
        ("gazette", "Men of Somebody", "MEN", How.PATTERN),
        ("gazette", "Menof", None, How.NOT_FOUND),
        ("gazette", "Ghosts of the moor", None, How.NOT_FOUND),
        ("gazette", " ", None, How.NOT_GIVEN),
    ],
)
def test_a_name_finds_its_actor(source: str, name: str, actor: str | None, how: How) -> None:
    found = registry().find(source, name)
    assert (found.actor, found.how) == (actor, how)


def test_what_is_not_found_is_unidentified_and_shown_without_the_sources_words() -> None:
    actors = registry()
    assert actors.find("gazette", "Sir Example").actor_class is ActorClass.UNIDENTIFIED
    assert actors.shown("gazette", "Sir Example") == "Unidentified"
    assert actors.shown("gazette", "Men of Sir Example") == "Armed followers, name not kept"
    assert actors.shown("gazette", "") == ""


def test_an_actor_is_had_by_its_key() -> None:
    actors = registry()
    watch = actors.find("gazette", "The Watch").actor
    assert watch is not None
    found = actors.get(watch)
    assert found is not None
    assert found.title == "The Watch"


def test_marks_and_capitals_make_no_difference() -> None:
    assert folded("Ansár – ul.Islam ") == folded("ansar ul islam") == "ansar ul islam"


def test_a_source_is_of_the_longest_known_family() -> None:
    known = frozenset({"a", "a-b"})
    assert family("a-b-c", known) == "a-b"
    assert family("a", known) == "a"
    assert family("ab", known) == "ab"
