"""Changing an entry of a list, and taking one out, on the pages of a record."""

from __future__ import annotations

import html
import re

import pytest

from misaq.apps.changes.actions import accept, submit
from misaq.apps.changes.queries import list_changes
from misaq.apps.registers.overlays import entry_place
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import PUBLIC
from misaq.core.changes.operations import Operation, OperationKind
from tests.integration.changes.browsing import Person, form_of
from tests.integration.changes.people import ANALYST, VERIFIER, handed_in, later

pytestmark = pytest.mark.usefixtures("_loaded")

POINT = "policies.commitments"
AMEND = f"/work/changes/write/?do=AMEND&table={POINT}&key=P1.1"
OTHER = ("MFA", "lead")
LEAD = {"institution": "MOO", "role": "lead", "cite": ["ACT/H"]}


def links(page: str, act: str, field: str = "responsibilities") -> list[str]:
    """Return where the links of a page lead that do this to an entry of a list."""
    found = [html.unescape(address) for address in re.findall(r'href="([^"]*)"', page)]
    return [a for a in found if f"do={act}&" in a and f"field={field}" in a]


def parts() -> list[tuple[str, str]]:
    """Return who has which part in the point."""
    points = get_registers(actor=PUBLIC).policies.commitments
    point = next(point for point in points if point.key == "P1.1")
    return [(str(part.institution), part.role.value) for part in point.responsibilities]


def decided(analyst: Person, verifier: Person) -> None:
    """Hand in and accept the request just begun."""
    change = max(list_changes(actor=analyst.actor), key=lambda one: one.id)
    given = submit(actor=analyst.actor, at=later(), change=change.id, version=change.version)
    accept(actor=verifier.actor, at=later(), change=given.id, version=given.version, seen="")


def test_a_responsibility_is_changed(analyst: Person, verifier: Person) -> None:
    address, *_ = links(analyst.get(AMEND), "REPLACE")
    typed = form_of(analyst.get(address))
    assert (typed["institution"], typed["role"]) == ("MOO", "lead")
    page = analyst.get(
        analyst.post(address, typed | {"role": "support", "reason": "R", "act": "show"})
    )
    assert "support" in page
    decided(analyst, verifier)
    assert parts() == [("MOO", "support"), OTHER]


def test_a_responsibility_is_taken_out(analyst: Person, verifier: Person) -> None:
    address, *_ = links(analyst.get(AMEND), "REMOVE")
    page = analyst.get(address)
    assert "taken out of the list" in page
    analyst.post(address, form_of(page) | {"reason": "R", "act": "show"})
    decided(analyst, verifier)
    assert parts() == [OTHER]


def test_evidence_has_no_links_but_to_add(analyst: Person) -> None:
    page = analyst.get(AMEND)
    assert [links(page, act, "evidence") for act in ("REPLACE", "REMOVE")] == [[], []]
    assert links(page, "APPEND", "evidence")
    analyst.get(f"/work/changes/write/?do=REMOVE&table={POINT}&key=P1.1&field=evidence%2B0", 404)


def test_an_entry_that_has_moved_is_a_clash(analyst: Person) -> None:
    address, *_ = links(analyst.get(AMEND), "REPLACE")
    typed = form_of(analyst.get(address)) | {"role": "oversee", "reason": "R", "act": "show"}
    place = entry_place("responsibilities", LEAD)
    gone = handed_in(Operation(OperationKind.REMOVE, POINT, "P1.1", place), actor=ANALYST)
    accept(actor=VERIFIER, at=later(), change=gone.id, version=gone.version, seen="")
    page = analyst.post(address, typed, status=409)
    assert "no longer has that entry" in page
    assert parts() == [OTHER]


def test_an_unchanged_entry_is_nothing_to_hand_in(analyst: Person) -> None:
    address, *_ = links(analyst.get(AMEND), "REPLACE")
    typed = form_of(analyst.get(address)) | {"reason": "R", "act": "show"}
    assert "Nothing was changed" in analyst.post(address, typed, status=400)


def test_in_one_request_the_last_form_of_an_entry_counts(analyst: Person, verifier: Person) -> None:
    address, *_ = links(analyst.get(AMEND), "REPLACE")
    typed = form_of(analyst.get(address)) | {"reason": "R", "act": "show"}
    analyst.post(address, typed | {"role": "support"})
    (change,) = list_changes(actor=analyst.actor, mine=True)
    again = f"{address}&change={change.id}"
    typed = form_of(analyst.get(again)) | {"role": "oversee", "reason": "R", "act": "show"}
    analyst.post(again, typed)
    decided(analyst, verifier)
    assert parts() == [("MOO", "oversee"), OTHER]
