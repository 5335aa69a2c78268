"""Words of pairs and reasons that templates show."""

from __future__ import annotations

from functools import lru_cache

from django import template

from misaq.core.lists.evidence import Bearing, EvidenceLine
from misaq.core.lists.gap_records import Gap, GapLine, GapReason, Which
from misaq.core.lists.gap_words import (
    BEARING_WORDS,
    JUDGED_FOR,
    OUTCOME_WORDS,
    REASON_WORDS,
    VERDICT_WORDS,
    line_words,
    settling_words,
)
from misaq.core.lists.judgements import Reason, Verdict
from misaq.core.lists.pairs import Outcome, PairComparison
from misaq.core.lists.reconcile import Link, LinkedBy
from misaq.core.lists.records import ListEntry
from misaq.core.names.comparison import Meeting
from misaq.kernel.words import Phrase, say

register = template.Library()

_MEETINGS = {
    Meeting.SAME: say("the same word"),
    Meeting.VARIANT: say("another spelling of it"),
    Meeting.CROSS_SCRIPT: say("the same in another script"),
    Meeting.INITIAL: say("an initial of it"),
    Meeting.ACRONYM: say("its short form"),
    Meeting.NEAR: say("close, perhaps a slip"),
    Meeting.CONTRADICTS: say("another word"),
    Meeting.MISSING: say("stands in one only"),
}


@register.filter
def reason_words(reason: GapReason) -> Phrase:
    """Return a reason as a heading."""
    return REASON_WORDS[reason]


@register.filter
def list_of(line: GapLine, gap: Gap) -> str:
    """Return the key of the list on which an entry stands."""
    both = gap.reconciliation
    return both.left.key if line.which is Which.LEFT else both.right.key


@register.filter
def left_name(link: Link, gap: Gap) -> str:
    """Return the primary name of a link's entry on the first list."""
    return _names(gap.reconciliation.left.entries)[link.left]


@register.filter
def right_name(link: Link, gap: Gap) -> str:
    """Return the primary name of a link's entry on the second list."""
    return _names(gap.reconciliation.right.entries)[link.right]


@lru_cache(maxsize=8)
def _names(entries: tuple[ListEntry, ...]) -> dict[str, str]:
    return {entry.reference: entry.name for entry in entries}


@register.filter
def said_by(link: Link) -> Phrase:
    """Return who or what says that two entries are one party."""
    if link.by is LinkedBy.JUDGEMENT:
        return say("two people judged it")
    return OUTCOME_WORDS[link.comparison.outcome]


@register.filter
def evidence_groups(pair: PairComparison) -> list[tuple[Phrase, tuple[EvidenceLine, ...]]]:
    """Return what speaks for, what against, and what is missing."""
    return [
        (BEARING_WORDS[Bearing.FOR], pair.lines_for),
        (BEARING_WORDS[Bearing.AGAINST], pair.lines_against),
        (BEARING_WORDS[Bearing.MISSING], pair.lines_missing),
    ]


@register.filter
def evidence_words(line: EvidenceLine) -> Phrase:
    """Return a line of evidence without what it quotes."""
    return line_words(line)


@register.filter
def bits_words(line: EvidenceLine) -> Phrase:
    """Return how much a line weighs."""
    return say("{bits} bits", bits=f"{line.bits:+.1f}")


@register.filter
def meeting_words(how: Meeting) -> Phrase:
    """Return how two words of names meet."""
    return _MEETINGS[how]


@register.filter
def settling(pair: PairComparison) -> Phrase:
    """Return what one fact would settle a pair."""
    return settling_words(pair.settles)


@register.filter
def base_rate(pair: PairComparison) -> str:
    """Return how many of 100 pairs that blocking brings up are one party."""
    return f"{100 * pair.base_rate:.0f}"


@register.filter
def outcome_words(outcome: Outcome) -> Phrase:
    """Return what can be said of a pair."""
    return OUTCOME_WORDS[outcome]


@register.filter
def verdict_words(verdict: Verdict) -> Phrase:
    """Return what somebody judged."""
    return VERDICT_WORDS[verdict]


@register.filter
def judged_for(reason: Reason) -> Phrase:
    """Return why somebody judged so."""
    return JUDGED_FOR[reason]
