"""An accepted proposal as a point of a policy: the step of a change request, or a pack's lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from misaq.apps.reading.records import Document, StoredPassage, StoredProposal
from misaq.core.changes.operations import Operation, OperationKind, Plain, key_here
from misaq.core.sourcebook.reading.proposals import ProposalKind

POINT_KINDS = frozenset(
    {
        ProposalKind.RECOMMENDATION,
        ProposalKind.COMPONENT,
        ProposalKind.MECHANISM,
        ProposalKind.PROSE_RECOMMENDATION,
    }
)
"""What can stand as a point of a policy."""

_TABLE = "policies.commitments"


@dataclass(frozen=True, slots=True)
class Point:
    """Where an accepted proposal is to stand in the registers.

    Attributes:
        policy: key of the policy.
        number: its number in the text of the policy.
        source: key of the source in the registers that is this document.
    """

    policy: str
    number: str
    source: str


def step_of(proposal: StoredProposal, point: Point, page: int | None) -> Operation:
    """Return the step that adds the proposal to the policy; its source cites the page."""
    locator = f" @ p. {page}" if page is not None else f" @ passage {proposal.passage}"
    body: dict[str, Plain] = {
        "policy": point.policy,
        "number": point.number,
        "text": proposal.text,
        "cite": [f"{point.source}/H{locator}"],
    }
    key = key_here(f"{point.policy}.{point.number}")
    return Operation(OperationKind.CREATE, _TABLE, key, value=body)


def as_pack_lines(
    document: Document, taken: Iterable[tuple[StoredProposal, StoredPassage | None]]
) -> str:
    """Return what was accepted from a document as YAML, shaped as a pack's files are.

    Each entry has the words that stand, where they stand, and whom to ask about the decision. The
    keys of policies and sources are for whoever puts the entries into a pack.
    """
    entries = [_entry(proposal, passage) for proposal, passage in taken]
    whole = {"document": {"sha256": document.sha256, "name": document.name}, "accepted": entries}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=100)


def _entry(proposal: StoredProposal, passage: StoredPassage | None) -> dict[str, object]:
    entry: dict[str, object] = {"kind": proposal.kind.value, "text": proposal.text}
    if proposal.text != proposal.found:
        entry["as_found"] = proposal.found
    if proposal.under:
        entry["under"] = proposal.under
    entry |= {name: value for name, value in proposal.extra.items() if value not in (None, "", [])}
    where = f"p. {passage.page}" if passage and passage.page else f"passage {proposal.passage}"
    entry["at"] = where
    entry["decided"] = f"{proposal.decided_by} {proposal.decided_at:%Y-%m-%d}"
    return entry
