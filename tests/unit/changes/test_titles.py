"""What change requests are called, in two languages."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext

from misaq.apps.changes.titles import shown_title, title_of_steps
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.words import Phrase

POINTS = "policies.commitments"


def said(title: str, language: str = "en") -> str:
    """Return a title as a page of that language says it."""
    shown = shown_title(title)
    with translation.override(language):
        return shown.render(gettext) if isinstance(shown, Phrase) else shown


@pytest.mark.parametrize(
    ("steps", "kept", "shown"),
    [
        (
            [
                Operation(OperationKind.AMEND, POINTS, "P1.1", "text"),
                Operation(OperationKind.AMEND, POINTS, "P1.1", "due"),
            ],
            "Change P1.1: text, due",
            "Change P1.1: Text, Due",
        ),
        ([Operation(OperationKind.CREATE, POINTS, "here:x")], "Add here:x", "Add here:x"),
        (
            [Operation(OperationKind.APPEND, POINTS, "P1.1", "indicators")],
            "Add to P1.1: indicators",
            "Add to P1.1: Indicators",
        ),
        (
            [Operation(OperationKind.REMOVE, POINTS, "P1.1", "responsibilities+3f")],
            "Take out of P1.1: responsibilities",
            "Take out of P1.1: Responsibilities",
        ),
        (
            [Operation(OperationKind.REPLACE, POINTS, "P1.1", "decided_by+3f")],
            "Change P1.1: decided_by",
            "Change P1.1: Decided by",
        ),
        ([Operation(OperationKind.WITHDRAW, POINTS, "P1.1")], "Withdraw P1.1", "Withdraw P1.1"),
    ],
    ids=["amend", "create", "append", "remove", "replace", "withdraw"],
)
def test_a_request_is_called_after_what_it_does(
    steps: list[Operation], kept: str, shown: str
) -> None:
    assert title_of_steps(steps) == kept
    assert said(kept) == shown


def test_an_undo_names_what_it_undoes() -> None:
    assert said("Undo 7: Change P1.1: text") == "Undo 7: Change P1.1: Text"


def test_what_somebody_wrote_is_shown_as_written() -> None:
    for title in ("Change of heart", "Add it, please", "What the gazette says"):
        assert said(title) == title


def test_it_is_said_in_urdu() -> None:
    assert "متن" in said("Change P1.1: text", "ur")
