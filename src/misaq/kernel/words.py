"""Sentences as data: a template and its arguments, so that a door can say them in any language."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence that can still be translated.

    Attributes:
        template: English text with ``{name}`` places; also the key of the translation catalogue.
        arguments: name and value pairs, in the order given; a value may itself be a phrase.
    """

    template: str
    arguments: tuple[tuple[str, str | Phrase], ...] = ()

    def render(self, translate: Callable[[str], str] | None = None) -> str:
        """Return the sentence in the language of ``translate`` (English when it is None)."""
        template = self.template if translate is None else translate(self.template)
        values = {
            name: value.render(translate) if isinstance(value, Phrase) else value
            for name, value in self.arguments
        }
        return _filled(template, values)

    def __str__(self) -> str:
        return self.render()


_STOPS = (".", "۔")
_CLOSING = (".", "?", "!", "۔", "؟")


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return the template with its places filled, and never two stops in a row.

    What people wrote often ends in a full stop, and so does the sentence around it.
    """
    said = ""
    for literal, name, _, _ in string.Formatter().parse(template):
        if said.endswith(_STOPS) and literal.startswith((*_CLOSING, *":,;)،؛")):
            said = said[:-1]
        elif said.endswith(_CLOSING) and literal.startswith(_STOPS):
            literal = literal[1:]
        said += literal + ("" if name is None else values[name])
    return said


class Sayable:
    """Something that has words of its own inside a sentence: an imprecise day, a period, a span."""

    __slots__ = ()

    def said(self) -> Phrase | str:
        """Return it in words that can still be translated."""
        raise NotImplementedError


def say(template: str, **arguments: object) -> Phrase:
    """Return a phrase; what has words of its own keeps them, anything else is kept as its text.

    The template is written as a literal, so that the catalogue extractor finds it.
    """
    return Phrase(template, tuple((name, _kept(value)) for name, value in arguments.items()))


def _kept(value: object) -> str | Phrase:
    if isinstance(value, Phrase):
        return value
    if isinstance(value, Sentence):
        return value.phrase
    if isinstance(value, Enum):
        return word_of(value)
    return value.said() if isinstance(value, Sayable) else str(value)


class Sentence(str):
    """Words in English that remember the phrase they came from, so that a door can translate them.

    Attributes:
        phrase: the same words, still to be said in any language.
    """

    phrase: Phrase

    def __new__(cls, phrase: Phrase) -> Sentence:
        """Return the sentence that says the phrase in English."""
        sentence = super().__new__(cls, phrase.render())
        sentence.phrase = phrase
        return sentence


def tell(template: str, **arguments: object) -> Sentence:
    """Return what is told to somebody who is refused; the template is written as a literal."""
    return Sentence(say(template, **arguments))


def translated(text: str, translate: Callable[[str], str]) -> str:
    """Return a sentence in the language of ``translate``; other text as it is."""
    return text.phrase.render(translate) if isinstance(text, Sentence) else text


def word_of(value: Enum) -> Phrase:
    """Return the plain word of a fixed value: "in force" for ``IN_FORCE``.

    The catalogue extractor finds these words by importing the values.
    """
    return Phrase(str(value.value).replace("_", " ").lower())


_PAIRS: Mapping[str, str] = {
    ", ": say("{first}, {rest}").template,
    "; ": say("{first}; {rest}").template,
    " and ": say("{first} and {rest}").template,
    " or ": say("{first} or {rest}").template,
}


def join(parts: Sequence[object], separator: str = ", ") -> Phrase:
    """Return the parts one after another; no parts give the empty phrase.

    Args:
        separator: one of ", ", "; ", " and ", " or "; each language writes it its own way.
    """
    if not parts:
        return Phrase("")
    *others, last = parts
    joined = last if isinstance(last, Phrase) else say("{value}", value=last)
    for part in reversed(others):
        joined = say(_PAIRS[separator], first=part, rest=joined)
    return joined
