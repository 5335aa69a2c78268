"""What a role can be bounded to: the institutions, committees and areas on record."""

from __future__ import annotations

from collections.abc import Iterable

from misaq.apps.registers.queries import find_revision, get_country, get_registers
from misaq.core.access.actors import PUBLIC
from misaq.core.access.scopes import ScopeKind

Choices = tuple[tuple[str, str], ...]


def scope_choices() -> dict[ScopeKind, Choices]:
    """Return keys and titles by kind, sorted by title; nothing before a pack is loaded.

    A jurisdiction is the whole country so far, by the code of its pack.
    """
    if find_revision(actor=PUBLIC) is None:
        return {}
    institutions = get_registers(actor=PUBLIC).institutions
    country = get_country(actor=PUBLIC)
    return {
        ScopeKind.INSTITUTION: _sorted(
            (each.key, each.title) for each in institutions.institutions
        ),
        ScopeKind.COMMITTEE: _sorted((each.key, each.title) for each in institutions.committees),
        ScopeKind.JURISDICTION: ((str(country.code), country.title),),
    }


def _sorted(records: Iterable[tuple[str, str]]) -> Choices:
    return tuple(sorted(records, key=lambda pair: pair[1]))
