"""The names of a pack's bodies keep the bodies apart: no two are called one by name.

Acronyms are left out that two bodies of the pack make: ``find_collisions`` names these.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from misaq.core.bodies.records import Body, RelationKind
from misaq.core.names.organisations import (
    SAME_FROM,
    OrganisationName,
    organisation_keys,
    read_organisation,
    score_organisations,
)
from misaq.core.names.organisations_collisions import find_collisions
from tests.support.pack_of_pakistan import pack_of_pakistan


def names_of(body: Body) -> tuple[OrganisationName, ...]:
    """Return every name of a body, in every language, each once."""
    texts = [body.title, *(name.text for name in body.names), *(name.text for name in body.titles)]
    return tuple(read_organisation(text) for text in dict.fromkeys(texts))


@pytest.fixture(scope="module")
def bodies() -> tuple[tuple[str, tuple[OrganisationName, ...]], ...]:
    registers = pack_of_pakistan().registers.bodies
    return tuple((str(body.key), names_of(body)) for body in registers.bodies)


@pytest.fixture(scope="module")
def namesakes() -> set[frozenset[str]]:
    """Return the pairs of bodies that the pack itself says share a name."""
    relations = pack_of_pakistan().registers.bodies.relations
    return {
        frozenset((str(one.source_body), str(one.target_body)))
        for one in relations
        if one.kind is RelationKind.SAME_NAME_AS
    }


def test_no_two_bodies_are_called_one(
    bodies: tuple[tuple[str, tuple[OrganisationName, ...]], ...], namesakes: set[frozenset[str]]
) -> None:
    collisions = find_collisions(dict(bodies))
    called_one = [
        (left.text, right.text)
        for (one, lefts), (other, rights) in combinations(bodies, 2)
        if frozenset((one, other)) not in namesakes
        for left in lefts
        for right in rights
        if score_organisations(left, right) >= SAME_FROM
        and not {left.text.casefold(), right.text.casefold()} & set(collisions)
    ]
    assert called_one == []


def test_a_body_is_found_under_the_key_of_one_of_its_names(
    bodies: tuple[tuple[str, tuple[OrganisationName, ...]], ...],
) -> None:
    for _, names in bodies:
        for name in names:
            assert organisation_keys(name), name.text
