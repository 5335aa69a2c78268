"""What stands inside a paragraph: text, references, emphasis, links."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.kernel.errors import InputRefused
from misaq.reports.characters import visible
from misaq.reports.language import Language
from misaq.reports.links import check_href


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text; the same as writing the string itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A number, date, code or reference: always read left to right, also inside Urdu.

    A short one is kept on one line; a long one (a hash) may break anywhere.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere.

    A relative ``href`` leads on in HTML only: a paper that was mailed has no site around it.

    Attributes:
        text: what is shown.
        href: an http or https address, or a path relative to the page.

    Raises:
        InputRefused: the address is of another kind.
    """

    text: str
    href: str

    def __post_init__(self) -> None:
        check_href(self.href)


@dataclass(frozen=True, slots=True)
class See:
    """The number of the paragraph or finding with this key, as a link to it."""

    key: str


@dataclass(frozen=True, slots=True)
class Cite:
    """The key of a source in brackets, as a link to its entry in the source list."""

    key: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text in another language than the text around it, read in its own direction.

    Attributes:
        text: the words.
        language: the language they are in.
    """

    text: str
    language: Language


Plain = str | Text | Ref | Foreign | Link | See | Cite


@dataclass(frozen=True, slots=True)
class Strong:
    """Text of weight."""

    content: str | tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text set apart: a title, a word of another language."""

    content: str | tuple[Plain, ...]


Inline = Plain | Strong | Emphasis
Content = str | Inline | tuple[Inline, ...]
"""What a block is filled with: one string, one span, or several in reading order."""

PlainSpan = Text | Ref | Foreign | Link | See | Cite
Span = PlainSpan | Strong | Emphasis


def spans(content: Content) -> tuple[Span, ...]:
    """Return the content as spans whose characters can all be shown.

    Strings become :class:`Text`; empty ones are left out.
    """
    parts = content if isinstance(content, tuple) else (content,)
    return tuple(_clean(part) for part in parts if part != "")


def plain_spans(span: Strong | Emphasis) -> tuple[PlainSpan, ...]:
    """Return what a weighted or emphasised span holds, one level deep."""
    inner: list[PlainSpan] = []
    for part in spans(span.content):
        if isinstance(part, Strong | Emphasis):
            raise InputRefused(
                "Emphasis stands inside emphasis.", next_step="Use one of the two for the whole."
            )
        inner.append(part)
    return tuple(inner)


def plain_text(content: Content) -> str:
    """Return the words alone; a pointer to another place gives its key."""
    return "".join(_words(span) for span in spans(content))


def is_empty(content: Content) -> bool:
    """Say whether nothing would be shown."""
    return not spans(content)


def _words(span: Span) -> str:
    match span:
        case Text(text) | Ref(text) | Foreign(text) | Link(text):
            return text
        case See(key) | Cite(key):
            return key
        case Strong() | Emphasis():
            return "".join(_words(inner) for inner in plain_spans(span))


def _clean(part: Inline) -> Span:
    match part:
        case str():
            return Text(visible(part))
        case Text(text):
            return Text(visible(text))
        case Ref(text):
            return Ref(visible(text))
        case Foreign(text, language):
            return Foreign(visible(text), language)
        case Link(text, href):
            return Link(visible(text), href)
        case See() | Cite() | Strong() | Emphasis():
            return part
