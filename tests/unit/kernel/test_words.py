from __future__ import annotations

import pytest

from misaq.kernel.words import join, say

URDU = {"{who} said {what}.": "{who} نے کہا: {what}۔", "little": "کم"}


def test_a_phrase_is_said_in_any_language() -> None:
    phrase = say("{who} said {what}.", who="MIN", what=say("little"))
    assert str(phrase) == "MIN said little."
    assert phrase.render(lambda text: URDU.get(text, text)) == "MIN نے کہا: کم۔"


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("It says: {text}.", "Do it", "It says: Do it."),
        ("It says: {text}.", "Do it.", "It says: Do it."),
        ("It says: {text}.", "Why?", "It says: Why?"),
        ("Is it so: {text}?", "Do it.", "Is it so: Do it?"),
        ("({text}), and more.", "Do it.", "(Do it), and more."),
        ("{text}: more.", "Do it.", "Do it: more."),
        ("{text} More.", "Do it.", "Do it. More."),
        ("It says: {text}۔", "کرو۔", "It says: کرو۔"),
    ],
)
def test_two_stops_never_meet(template: str, value: str, said: str) -> None:
    assert str(say(template, text=value)) == said


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert str(say("It says: {text}.", text="{x} and {0!r}")) == "It says: {x} and {0!r}."


def test_parts_are_joined_and_none_gives_nothing() -> None:
    assert str(join((say("{n}", n=1), "two"), " and ")) == "1 and two"
    assert str(join(())) == ""
