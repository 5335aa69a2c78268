"""Handing in changes, deciding them, undoing them; half-filled forms and comments."""

from misaq.apps.changes.actions.commenting import comment, edit_comment, hide_comment, mark_seen
from misaq.apps.changes.actions.deciding import accept, reject, send_back
from misaq.apps.changes.actions.drafting import discard_draft, save_draft
from misaq.apps.changes.actions.importing import propose_rows
from misaq.apps.changes.actions.proposing import (
    propose,
    propose_undo,
    revise,
    submit,
    withdraw,
    write_proposal,
)

__all__ = [
    "accept",
    "comment",
    "discard_draft",
    "edit_comment",
    "hide_comment",
    "mark_seen",
    "propose",
    "propose_rows",
    "propose_undo",
    "reject",
    "revise",
    "save_draft",
    "send_back",
    "submit",
    "withdraw",
    "write_proposal",
]
