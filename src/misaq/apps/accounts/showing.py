"""What pages show of roles and the people who hold them."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.access.actors import Held
from misaq.core.access.roles import ROLES
from misaq.kernel.words import Phrase


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role as a page shows it.

    Attributes:
        place: key of the institution, committee or area it is bounded to; empty for none.
    """

    title: Phrase
    sentence: Phrase
    place: str


def role_of(held: Held) -> RoleShown:
    """Return the role as a page shows it."""
    terms = ROLES[held.role]
    return RoleShown(terms.title, terms.sentence, str(held.scope.key or ""))
