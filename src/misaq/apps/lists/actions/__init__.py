"""Loading what was printed on a list, forgetting whom it no longer names, reading of persons."""

from misaq.apps.lists.actions.auditing import keep_case_facts, keep_sample
from misaq.apps.lists.actions.forgetting import Forgotten, forget_delisted
from misaq.apps.lists.actions.judging import (
    confirm_merge,
    fill_review,
    judge_entries,
)
from misaq.apps.lists.actions.loading import Loaded, load_snapshot
from misaq.apps.lists.actions.reading import note_persons_read
from misaq.apps.lists.actions.rekeying import confirm_rekeying, decide_rekeying

__all__ = [
    "Forgotten",
    "Loaded",
    "confirm_merge",
    "confirm_rekeying",
    "decide_rekeying",
    "fill_review",
    "forget_delisted",
    "judge_entries",
    "keep_case_facts",
    "keep_sample",
    "load_snapshot",
    "note_persons_read",
]
