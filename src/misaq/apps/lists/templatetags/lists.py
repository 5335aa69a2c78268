"""Words of lists that templates show."""

from __future__ import annotations

from django import template

from misaq.apps.pages.templatetags.misaq import recorded, words
from misaq.core.lists.records import IdentifierKind, NameQuality, PartyKind
from misaq.core.lists.spells import SAYING_WORDS, SpellEvent
from misaq.core.lists.statements import PROPERTY_WORDS, Property, Said
from misaq.kernel.words import Phrase, say, word_of

register = template.Library()

_QUALITIES = {
    NameQuality.PRIMARY: say("primary name"),
    NameQuality.STRONG: say("other name"),
    NameQuality.WEAK: say("weak other name"),
    NameQuality.FORMER: say("former name"),
    NameQuality.ORIGINAL_SCRIPT: say("in its own script"),
}


@register.filter
def event_words(event: SpellEvent) -> Phrase:
    """Return what says that something happened to an entry."""
    return SAYING_WORDS[event.saying]


@register.filter
def part_words(prop: Property) -> Phrase:
    """Return what a part of an entry is called."""
    return PROPERTY_WORDS[prop]


@register.filter
def value_words(said: Said) -> str:
    """Return a value as it was printed; a kind of party in the language of the page."""
    if said.prop is Property.KIND:
        return words(PartyKind(said.value))
    return recorded(said.original)


@register.filter
def sort_words(said: Said) -> Phrase | str:
    """Return what sort of name or number a value is."""
    if said.prop is Property.NAME:
        return _QUALITIES[NameQuality(said.qualifier)]
    if said.prop is Property.IDENTIFIER:
        return word_of(IdentifierKind(said.qualifier))
    return ""
