"""The part an institution has: by mandate, and in the policies and points on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.apps.pages.tones import look_of
from misaq.core.institutions.records import (
    Committee,
    Function,
    Institution,
    Institutions,
    Level,
    Mandate,
    Role,
)
from misaq.core.oversight.routing import is_in_remit
from misaq.core.policies.records import Commitment, Policies, Policy, Responsibility
from misaq.kernel.ids import Key
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Part:
    """A part in a policy, or in a point of one."""

    table: str
    key: Key
    title: str
    responsibility: Responsibility


@dataclass(frozen=True, slots=True)
class ByRole:
    """What an institution has in one role."""

    role: Role
    mandates: tuple[Mandate, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """Who has which part in one function."""

    function: Function
    roles: tuple[tuple[Role, tuple[Mandate, ...]], ...]


def by_role(institutions: Institutions, policies: Policies, key: Key) -> tuple[ByRole, ...]:
    """Return the mandates and the parts of an institution: lead, then support, then oversee."""
    mandates = [m for m in institutions.mandates if m.institution == key]
    parts = tuple(_parts(policies, key))
    return tuple(
        ByRole(
            role,
            tuple(m for m in mandates if m.role is role),
            tuple(p for p in parts if p.responsibility.role is role),
        )
        for role in Role
    )


def _parts(policies: Policies, key: Key) -> Iterator[Part]:
    for policy in policies.policies:
        for own in _own(policy, key):
            yield Part("policies.policies", policy.key, policy.title, own)
    for point in policies.commitments:
        for own in _own(point, key):
            yield Part("policies.commitments", point.key, point.text, own)


def _own(record: Policy | Commitment, key: Key) -> Iterator[Responsibility]:
    return (part for part in record.responsibilities if part.institution == key)


def function_rows(institutions: Institutions) -> tuple[FunctionRow, ...]:
    """Return every function with who leads, supports and oversees it."""
    found: dict[tuple[Key, Role], list[Mandate]] = defaultdict(list)
    for mandate in institutions.mandates:
        found[mandate.function, mandate.role].append(mandate)
    return tuple(
        FunctionRow(f, tuple((role, tuple(found[f.key, role])) for role in Role))
        for f in institutions.functions
    )


def committees_for(institutions: Institutions, key: Key) -> tuple[Committee, ...]:
    """Return the committees in whose remit the institution falls."""
    return tuple(c for c in institutions.committees if is_in_remit(institutions, c, key))


def below(institutions: Institutions, key: Key) -> tuple[Institution, ...]:
    """Return the institutions directly below one."""
    return tuple(i for i in institutions.institutions if i.parent == key)


def narrow_institutions(
    institutions: Iterable[Institution], asked: Mapping[str, str]
) -> Narrowed[Institution]:
    """Return the institutions that fit the query."""
    facets: tuple[Facet[Institution], ...] = (
        Facet(
            "level",
            say("Level"),
            lambda institution: (institution.level.value,),
            _level_words,
            order=tuple(level.value for level in Level),
        ),
    )
    return narrow(
        tuple(institutions), facets, asked, text_of=lambda i: f"{i.key} {i.title} {i.area}"
    )


def by_level(
    institutions: Iterable[Institution],
) -> tuple[tuple[Level, tuple[Institution, ...]], ...]:
    """Return the institutions level by level; levels without any are left out."""
    found: dict[Level, list[Institution]] = defaultdict(list)
    for institution in institutions:
        found[institution.level].append(institution)
    return tuple((level, tuple(found[level])) for level in Level if found[level])


def _level_words(value: str) -> Phrase | str:
    return {level.value: look_of(level).words for level in Level}.get(value, value)
