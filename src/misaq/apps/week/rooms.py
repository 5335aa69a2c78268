"""The rooms people work in, each shown to those whom its pages would let in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Room:
    """A room with what is done in it."""

    title: Phrase
    about: Phrase
    address: str


_ROOMS = (
    (
        Permission.READ_COMMITTEE,
        "oversight:committees",
        say("Tables of recommendations"),
        say("What committees asked for, what came back, and the table on paper."),
    ),
    (
        Permission.READ_INTERNAL,
        "changes:list",
        say("Change requests"),
        say("What people want the registers to say, and what waits for a decision."),
    ),
    (
        Permission.READ_INTERNAL,
        "evidence:points",
        say("Claims and findings on points"),
        say("How far a point has come: what is claimed beside what was found."),
    ),
    (
        Permission.READ_EVIDENCE,
        "evidence:files",
        say("Evidence files"),
        say("Files that show how far a point has come, each kept once by its hash."),
    ),
    (
        Permission.READ_DOCUMENTS,
        "reading:list",
        say("Documents to read"),
        say("What the reader proposes from a document, and what was decided of it."),
    ),
    (
        Permission.IMPORT_ROWS,
        "changes:import",
        say("Import rows"),
        say("Many rows of a spreadsheet at once, as one change request."),
    ),
    (
        Permission.SCREEN_PERSONS,
        "screening:desk",
        say("Screening"),
        say("People asked about for a purpose, and the alerts that wait for a second person."),
    ),
    (
        Permission.ISSUE_REDRESS,
        "screening:numbers",
        say("Redress numbers"),
        say("What clears somebody who is taken for a person on a list; it takes two."),
    ),
    (
        Permission.KEEP_SUBSCRIPTIONS,
        "screening:subscriptions",
        say("Told what changes on lists"),
        say("Which entries were added, amended and removed, and what was acknowledged."),
    ),
    (
        Permission.READ_TOMBSTONES,
        "screening:tombstones",
        say("Tombstones"),
        say("How many delisted people are kept from being taken for listed ones."),
    ),
    (
        Permission.READ_AUDIT,
        "audit:events",
        say("Audit"),
        say("Every write, every refusal, and who read what is not public."),
    ),
    (
        Permission.READ_ACCOUNTS,
        "accounts:people",
        say("People"),
        say("Who has an account, with which roles, and what waits for a second person."),
    ),
)


def rooms_of(actor: Actor) -> Iterator[Room]:
    """Yield the rooms somebody may enter."""
    for permission, name, title, about in _ROOMS:
        if may(actor, permission):
            yield Room(title, about, reverse(name))
