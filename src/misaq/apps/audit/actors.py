"""Who acts, as the audit writes it down: an id, never a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.kernel.errors import InputRefused

_SHAPE = re.compile(r"[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)?")


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks or acts.

    Attributes:
        id: the kind, and where there are several their id ("public", "operator:1000").

    Raises:
        InputRefused: the id has another shape, or more than 64 characters.
    """

    id: str

    def __post_init__(self) -> None:
        if len(self.id) > 64 or _SHAPE.fullmatch(self.id) is None:
            raise InputRefused(
                f"{self.id!r} is not the id of an actor.",
                next_step='Give a kind and an id without spaces ("operator:1000").',
            )

    def __str__(self) -> str:
        return self.id


PUBLIC = Actor("public")
"""Anybody who reads the public site."""


def operator(user: int | None) -> Actor:
    """Return the person at the command line of this machine, by the number of their account."""
    return Actor("operator") if user is None else Actor(f"operator:{user}")
