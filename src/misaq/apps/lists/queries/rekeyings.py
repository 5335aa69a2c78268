"""Reading entries that are perhaps under another reference now, and what people decided of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from misaq.apps.lists.mapping import to_decision, to_spell
from misaq.apps.lists.models import RekeyingRow, SpellRow
from misaq.apps.lists.queries.parties import rekeyings_among
from misaq.apps.lists.queries.snapshots import get_source_list, list_snapshots
from misaq.apps.lists.queries.visibility import visible_to
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.records import PartyKind
from misaq.core.lists.rekeying import Rekeying
from misaq.core.lists.rekeying_decisions import Pair, RekeyingDecision, Ruling, standing_decisions


@dataclass(frozen=True, slots=True)
class RekeyingProposal:
    """An entry that is gone and one that is new, and what was decided of them.

    Attributes:
        pair: the two entries, and in what they are alike.
        decision: what stands; None where nothing was decided, or it was undone.
    """

    pair: Rekeying
    decision: RekeyingDecision | None

    @property
    def is_person(self) -> bool:
        """Return whether it is, or may be, about a natural person."""
        return self.pair.before.kind in (PartyKind.PERSON, PartyKind.UNSTATED)

    @property
    def is_settled(self) -> bool:
        """Return whether nobody has to look any more."""
        return self.decision is not None and self.decision.is_settled


def list_rekeyings(*, actor: Actor, source_list: str) -> tuple[RekeyingProposal, ...]:
    """Return the pairs of a list that the actor may see, those that wait first.

    Raises:
        NotAllowed: the actor judges no entries.
        NotFound: there is no such list.
    """
    check_may(actor, Permission.JUDGE_ENTRIES)
    found = get_source_list(actor=actor, source_list=source_list)
    stored = list_snapshots(actor=actor, source_list=source_list)
    rows = visible_to(actor, SpellRow.objects.filter(source_list=source_list))
    spells = [to_spell(row, stored[-1].as_of) for row in rows.order_by("reference", "first_seen")]
    stands = _standing(source_list)
    proposals = [
        RekeyingProposal(pair, _said(stands, (str(found.key), *_references(pair))))
        for pair in rekeyings_among(source_list, spells)
    ]
    return tuple(sorted(proposals, key=lambda one: one.is_settled))


def _standing(source_list: str) -> Mapping[Pair, RekeyingDecision]:
    rows = RekeyingRow.objects.filter(source_list=source_list).order_by("id")
    return standing_decisions(map(to_decision, rows))


def _said(stands: Mapping[Pair, RekeyingDecision], pair: Pair) -> RekeyingDecision | None:
    decision = stands.get(pair)
    return None if decision is None or decision.ruling is Ruling.UNDONE else decision


def _references(pair: Rekeying) -> tuple[str, str]:
    return pair.before.reference, pair.after.reference
