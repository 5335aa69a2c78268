"""Acronyms that several bodies of one list print or make: there an acronym names none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from misaq.core.names.organisations_records import OrganisationName


def acronyms_of(name: OrganisationName) -> frozenset[str]:
    """Return the acronyms of a name in small letters: those it prints and those its words make."""
    return name.given | name.derived | {word.plain for word in name.words if word.is_acronym}


def find_collisions(bodies: Mapping[str, Iterable[OrganisationName]]) -> dict[str, tuple[str, ...]]:
    """Return each acronym that two or more bodies carry, with the keys of the bodies, sorted.

    Args:
        bodies: the names of each body, by a key of the body. Several names of one body that make
            one acronym do not collide.
    """
    carried: dict[str, set[str]] = {}
    for key, names in bodies.items():
        for name in names:
            for acronym in acronyms_of(name):
                carried.setdefault(acronym, set()).add(key)
    return {
        acronym: tuple(sorted(keys)) for acronym, keys in sorted(carried.items()) if len(keys) > 1
    }
