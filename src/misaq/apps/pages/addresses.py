"""Where things are shown: what the rooms' lists of addresses declare, collected."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import URLResolver, get_resolver, register_converter, reverse

from misaq.kernel.words import Phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the site's navigation.

    Attributes:
        title: what it says.
        name: name of the address ("findings:list").
        about: what is behind it, in a sentence, for the home page; None says nothing there.
    """

    title: Phrase
    name: str
    about: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """Each record of the table has a page of its own; the address takes its ``key``."""

    name: str

    def address(self, key: str) -> str:
        """Return where the record is shown."""
        return reverse(self.name, kwargs={"key": key})


@dataclass(frozen=True, slots=True)
class Among:
    """The records of the table stand on one page, each in an element whose id is its key."""

    name: str

    def address(self, key: str) -> str:
        """Return where the record is shown."""
        return f"{reverse(self.name)}#{quote(key, safe=':()/')}"


Place = Own | Among


class KeyConverter:
    """A key of a record inside an address; keys may hold ``: ( ) /``."""

    regex = r"[A-Za-z0-9][A-Za-z0-9.:()_/-]{0,79}"

    def to_python(self, value: str) -> str:
        """Return the key."""
        return value

    def to_url(self, value: str) -> str:
        """Return the key as the address writes it."""
        return value


register_converter(KeyConverter, "key")


def navigation() -> tuple[Entry, ...]:
    """Return the lines of the navigation, in the order the rooms stand in the project's list."""
    return _collected(settings.ROOT_URLCONF)[0]


def subject_url(table: str, key: str) -> str:
    """Return where a record is shown; empty when no room shows its table."""
    place = place_of(table)
    return "" if place is None else place.address(key)


def place_of(table: str) -> Place | None:
    """Return where the records of a table are shown; None when no room shows it."""
    return _collected(settings.ROOT_URLCONF)[1].get(table)


def table_shown_by(name: str) -> str:
    """Return the table whose records have pages at the address of that name; empty when none."""
    places = _collected(settings.ROOT_URLCONF)[1]
    return next((t for t, p in places.items() if isinstance(p, Own) and p.name == name), "")


@functools.cache
def _collected(root: str) -> tuple[tuple[Entry, ...], Mapping[str, Place]]:
    modules = tuple(_modules(get_resolver(root)))
    entries = tuple(entry for module in modules for entry in getattr(module, "NAVIGATION", ()))
    places: dict[str, Place] = {}
    for module in modules:
        places |= getattr(module, "SUBJECTS", {})
    return entries, MappingProxyType(places)


def _modules(resolver: URLResolver) -> Iterator[ModuleType]:
    children: list[Any] = resolver.url_patterns
    for child in children:
        if not isinstance(child, URLResolver):
            continue
        if isinstance(child.urlconf_module, ModuleType):
            yield child.urlconf_module
        yield from _modules(child)
