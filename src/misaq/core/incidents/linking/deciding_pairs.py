"""When a judgement of two events binds: a merge, a split and the taking back of either take two.

Stricter than for entries of lists, where one person alone keeps two apart: a split changes how
often a death is counted as much as a merge does (adr 0049).
"""

from __future__ import annotations

from collections.abc import Iterable

from misaq.core.incidents.linking.judgements import EventJudgement, EventReason, ref
from misaq.core.incidents.linking.records import Key
from misaq.core.lists.conflicts import conflicts_of_merge
from misaq.core.lists.judgements import Verdict, check_is_open
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import tell

LONGEST_NOTE = 2_000


def pair_of(one: Key, other: Key) -> tuple[Key, Key]:
    """Return two events, the smaller first.

    Raises:
        InputRefused: both are one event.
    """
    if one == other:
        raise InputRefused(
            tell("An event is not judged against itself."),
            next_step=tell("Choose two events."),
            rule="incidents.judgement-of-two",
        )
    return (one, other) if one < other else (other, one)


def binding(judgements: Iterable[EventJudgement]) -> tuple[EventJudgement, ...]:
    """Return the judgements that a second person confirmed, in their order: a run follows these.

    A judgement that waits changes nothing, whatever it would take back.
    """
    return tuple(one for one in judgements if one.confirmed_by is not None)


def latest_of(judgements: Iterable[EventJudgement], one: Key, other: Key) -> EventJudgement | None:
    """Return the latest judgement of a pair, confirmed or not; None where nobody judged it."""
    pair = pair_of(one, other)
    found = (each for each in judgements if pair_of(each.one, each.other) == pair)
    return max(found, key=lambda each: each.number, default=None)


def check_can_judge(
    verdict: Verdict, reasons: tuple[EventReason, ...], note: str, standing: EventJudgement | None
) -> None:
    """Refuse a judgement without a reason, with too long a note, or that takes nothing back.

    Args:
        standing: the latest judgement of the pair.

    Raises:
        InputRefused: no reason, or a note beyond all length.
        StateConflict: there is nothing to take back.
    """
    if not reasons:
        raise InputRefused(
            tell("A judgement needs a reason."),
            next_step=tell("Choose at least one reason."),
            rule="incidents.judgement-has-reason",
        )
    if len(note) > LONGEST_NOTE:
        raise InputRefused(
            tell("The note is longer than {most} characters.", most=LONGEST_NOTE),
            next_step=tell("Say it more shortly."),
            rule="incidents.judgement-note",
        )
    if verdict is Verdict.WITHDRAWN and (standing is None or standing.verdict is verdict):
        raise StateConflict(
            tell("There is no judgement of these two events to take back."),
            next_step=tell("Look at the pair again."),
            rule="incidents.judgement-standing",
        )


def check_can_confirm(
    judgement: EventJudgement, *, by: str, standing: EventJudgement | None
) -> None:
    """Refuse a confirmation by the person who judged, of what waits for none, or was replaced.

    Args:
        standing: the latest judgement of the pair.

    Raises:
        NotAllowed: the same person.
        StateConflict: nothing to confirm, or a later judgement stands.
    """
    check_is_open(
        waits=judgement.verdict is not Verdict.UNSURE and judgement.confirmed_by is None,
        stands=standing is not None and standing.number == judgement.number,
        room="incidents",
    )
    if judgement.judged_by == by:
        raise NotAllowed(
            tell("Who judged two events cannot also confirm it."),
            next_step=tell("Ask a second person."),
            rule="incidents.judged-by-two",
        )


def check_contradicts_nothing(bound: Iterable[EventJudgement], said: EventJudgement) -> None:
    """Refuse to join events of which binding judgements say that they are not one.

    Args:
        bound: the judgements that bind.

    Raises:
        StateConflict: with the first of those judgements.
    """
    if said.verdict is not Verdict.SAME:
        return
    pair = pair_of(said.one, said.other)
    others = (each for each in bound if pair_of(each.one, each.other) != pair)
    broken = conflicts_of_merge((each.as_judgement for each in others), ref(pair[0]), ref(pair[1]))
    if broken:
        raise StateConflict(
            tell(
                "Judgement {number} says that events which this would make one are not the same.",
                number=broken[0].number,
            ),
            next_step=tell("Settle that judgement first: take it back, or judge this pair anew."),
            rule="incidents.merge-contradicts",
        )
