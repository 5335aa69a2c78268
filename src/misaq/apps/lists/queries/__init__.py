"""Reading lists: what stands on them, since when, and what changed.

Natural persons are in no answer to anybody who may not read of them; the public may not.
"""

from misaq.apps.lists.queries.judgements import (
    ReviewItem,
    get_review_item,
    list_judgements,
    list_review_items,
    names_at_hand,
)
from misaq.apps.lists.queries.parties import (
    Elsewhere,
    Party,
    get_history,
    get_party,
    is_known_by_names,
    list_turnover,
    list_with_name,
)
from misaq.apps.lists.queries.rekeyings import RekeyingProposal, list_rekeyings
from misaq.apps.lists.queries.snapshots import (
    ListAtHand,
    PersonsChanged,
    find_stored,
    get_difference,
    get_snapshot,
    get_source_list,
    holds_forgotten,
    list_load_instants,
    list_snapshots,
    list_source_lists,
    lists_changed_at,
    site_state,
)
from misaq.apps.lists.queries.tombstones import count_tombstones, is_suppressed, list_suppressed
from misaq.apps.lists.queries.visibility import reads_persons
from misaq.apps.lists.registers import get_register

__all__ = [
    "Elsewhere",
    "ListAtHand",
    "Party",
    "PersonsChanged",
    "RekeyingProposal",
    "ReviewItem",
    "count_tombstones",
    "find_stored",
    "get_difference",
    "get_history",
    "get_party",
    "get_register",
    "get_review_item",
    "get_snapshot",
    "get_source_list",
    "holds_forgotten",
    "is_known_by_names",
    "is_suppressed",
    "list_judgements",
    "list_load_instants",
    "list_rekeyings",
    "list_review_items",
    "list_snapshots",
    "list_source_lists",
    "list_suppressed",
    "list_turnover",
    "list_with_name",
    "lists_changed_at",
    "names_at_hand",
    "reads_persons",
    "site_state",
]
