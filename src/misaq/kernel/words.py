"""Sentences as data: a template and its arguments, so that a door can say them in any language."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass


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
        if said.endswith(_STOPS) and literal.startswith((*_CLOSING, ":", ",", ";", ")")):
            said = said[:-1]
        elif said.endswith(_CLOSING) and literal.startswith(_STOPS):
            literal = literal[1:]
        said += literal + ("" if name is None else values[name])
    return said


def say(template: str, **arguments: object) -> Phrase:
    """Return a phrase; every argument but a phrase is kept as its text.

    The template is written as a literal, so that the catalogue extractor finds it.
    """
    return Phrase(
        template,
        tuple(
            (name, value if isinstance(value, Phrase) else str(value))
            for name, value in arguments.items()
        ),
    )


def join(parts: tuple[Phrase | str, ...], separator: str = ", ") -> Phrase:
    """Return the parts one after another; an empty tuple gives the empty phrase."""
    places = separator.join(f"{{p{n}}}" for n in range(len(parts)))
    return say(places, **{f"p{n}": part for n, part in enumerate(parts)})
