from __future__ import annotations

from enum import Enum

import pytest

from misaq.kernel.dates import parse_date
from misaq.kernel.periods import Period
from misaq.kernel.words import Sayable, join, say, word_of

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
        ("{text}، اور", "Do it.", "Do it، اور"),
    ],
)
def test_two_stops_never_meet(template: str, value: str, said: str) -> None:
    assert str(say(template, text=value)) == said


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert str(say("It says: {text}.", text="{x} and {0!r}")) == "It says: {x} and {0!r}."


def test_parts_are_joined_and_none_gives_nothing() -> None:
    assert str(join((say("{n}", n=1), "two"), " and ")) == "1 and two"
    assert str(join(())) == ""


def test_each_language_joins_in_its_own_way() -> None:
    urdu = {"{first}, {rest}": "{first}، {rest}", "{first} to {last}": "{first} تا {last}"}
    parts = join(["P1", parse_date("2014..2015"), "P3"])
    assert str(parts) == "P1, 2014 to 2015, P3"
    assert parts.render(lambda text: urdu.get(text, text)) == "P1، 2014 تا 2015، P3"


def test_fixed_values_and_periods_bring_their_own_words() -> None:
    class State(Enum):
        STRUCK_DOWN = "STRUCK_DOWN"

    urdu = {
        "struck down": "کالعدم",
        "since {day}": "از {day}",
        "{state}, {span}": "{state}؛ {span}",
    }
    said = say("{state}, {span}", state=State.STRUCK_DOWN, span=Period(parse_date("2014")))
    assert str(said) == "struck down, since 2014"
    assert said.render(lambda text: urdu.get(text, text)) == "کالعدم؛ از 2014"
    assert word_of(State.STRUCK_DOWN) == say("struck down")


def test_what_is_sayable_must_say_its_words() -> None:
    class Mute(Sayable):
        __slots__ = ()

    with pytest.raises(NotImplementedError):
        say("It says: {what}.", what=Mute())
