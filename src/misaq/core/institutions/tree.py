"""Where an institution stands: its ministry, what is below it, whether it is Parliament's."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.institutions.records import Institution, Institutions, Level
from misaq.kernel.ids import Key, by_key


def chain(register: Institutions, key: Key) -> Iterator[Institution]:
    """Yield the institution and those above it, nearest first; nothing for an unknown key."""
    institutions = by_key(register.institutions)
    here = institutions.get(key)
    seen: set[Key] = set()
    while here is not None and here.key not in seen:
        seen.add(here.key)
        yield here
        here = institutions.get(here.parent) if here.parent is not None else None


def title_of(register: Institutions, key: Key) -> str:
    """Return the name of the institution, as a sentence says it; the key where it has none."""
    return next((institution.title for institution in chain(register, key)), str(key))


def ministry_of(register: Institutions, key: Key) -> Institution | None:
    """Return the ministry that answers for the institution: itself, or the nearest above it."""
    return next((i for i in chain(register, key) if i.is_ministry), None)


def is_within(register: Institutions, key: Key, top: Key) -> bool:
    """Say whether the institution is ``top`` or stands below it."""
    return any(institution.key == top for institution in chain(register, key))


def is_parliamentary(register: Institutions, key: Key) -> bool:
    """Say whether the institution is Parliament or part of it."""
    return any(institution.level is Level.PARLIAMENT for institution in chain(register, key))
