"""What people judged of two entries, kept apart from the lists and from what a program thinks.

Judgements are only ever added. The latest of a pair stands; one that takes an earlier one back says
so. "Same" needs two people, because it merges two parties; it binds nothing until the second has
confirmed it. "Not same" binds every member of both clusters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from misaq.kernel.words import tell


class Verdict(Enum):
    """What somebody judged of two entries."""

    SAME = "SAME"
    NOT_SAME = "NOT_SAME"
    UNSURE = "UNSURE"
    WITHDRAWN = "WITHDRAWN"
    """An earlier judgement is taken back; nothing is judged now."""


class Reason(Enum):
    """Why, in a word that can be counted."""

    IDENTITY_NUMBER = "IDENTITY_NUMBER"
    FATHER = "FATHER"
    BIRTH = "BIRTH"
    PLACE = "PLACE"
    AUTHORITY_SAYS_SO = "AUTHORITY_SAYS_SO"
    NAME_ALONE = "NAME_ALONE"
    ANOTHER_BODY = "ANOTHER_BODY"
    """A faction, wing, front or namesake."""
    NUMBER_ON_WRONG_PARTY = "NUMBER_ON_WRONG_PARTY"
    TOO_LITTLE_KNOWN = "TOO_LITTLE_KNOWN"
    MISTAKE = "MISTAKE"
    """An earlier judgement was wrong."""


@dataclass(frozen=True, slots=True, order=True)
class EntryRef:
    """An entry, whichever snapshot it stands in.

    Attributes:
        source_list: key of the list.
        reference: the issuer's permanent reference.
    """

    source_list: str
    reference: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person judged of two entries, and who confirmed it.

    Attributes:
        number: rises with time; no two are alike.
        left: the smaller of the two references.
        right: the larger.
        verdict: what was judged.
        reasons: why.
        judged_by: who, as the audit writes them down ("user:7").
        judged_at: when (aware, UTC).
        confirmed_by: the second person; None until confirmed.
        confirmed_at: when; None with ``confirmed_by``.
        note: in words; shown to those who may see both entries.
    """

    number: int
    left: EntryRef
    right: EntryRef
    verdict: Verdict
    reasons: tuple[Reason, ...]
    judged_by: str
    judged_at: datetime
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    note: str = ""

    @property
    def binds(self) -> bool:
        """Whether a run has to follow it."""
        if self.verdict is Verdict.SAME:
            return self.confirmed_by is not None
        return self.verdict is Verdict.NOT_SAME

    @property
    def pair(self) -> tuple[EntryRef, EntryRef]:
        """The two entries, the smaller reference first."""
        return self.left, self.right


def in_order(one: EntryRef, other: EntryRef) -> tuple[EntryRef, EntryRef]:
    """Return two references, the smaller first.

    Raises:
        InputRefused: both are one entry.
    """
    if one == other:
        raise InputRefused(
            tell("An entry is not judged against itself."),
            next_step=tell("Choose two entries."),
        )
    return (one, other) if one < other else (other, one)


def check_can_judge(verdict: Verdict, reasons: tuple[Reason, ...]) -> None:
    """Refuse a judgement that gives no reason, or a merge on the name alone.

    Raises:
        InputRefused: no reason, or "same" on the name alone.
    """
    if not reasons:
        raise InputRefused(
            tell("A judgement needs a reason."),
            next_step=tell("Choose at least one reason."),
            rule="lists.judgement-has-reason",
        )
    if verdict is Verdict.SAME and set(reasons) == {Reason.NAME_ALONE}:
        raise InputRefused(
            tell("The name alone does not make two entries the same."),
            next_step=tell("Say what else agrees, or choose “not sure”."),
            rule="lists.not-on-name-alone",
        )


def check_can_confirm(judgement: Judgement, *, by: str, standing: Judgement | None) -> None:
    """Refuse a confirmation by the person who judged, of what needs none, or of what was replaced.

    Raises:
        NotAllowed: the same person.
        StateConflict: nothing to confirm, or it no longer stands.
    """
    check_is_open(
        waits=judgement.verdict is Verdict.SAME and judgement.confirmed_by is None,
        stands=standing is not None and standing.number == judgement.number,
        room="lists",
    )
    if judgement.judged_by == by:
        raise NotAllowed(
            tell("Who judged two entries to be the same cannot also confirm it."),
            next_step=tell("Ask a second person."),
            rule="lists.merge-by-two",
        )


def check_is_open(*, waits: bool, stands: bool, room: str) -> None:
    """Refuse a second person's word on what waits for none, or on what was replaced.

    Args:
        waits: whether the judgement needs a second person and nobody has confirmed it.
        stands: whether it is the latest of its pair.
        room: whose judgement it is ("lists").

    Raises:
        StateConflict: it does not wait, or does not stand.
    """
    if not waits:
        raise StateConflict(
            tell("This judgement waits for no confirmation."),
            next_step=tell("Look at the pair again."),
            rule=f"{room}.judgement-waits",
        )
    if not stands:
        raise StateConflict(
            tell("A later judgement of this pair stands."),
            next_step=tell("Look at the pair again."),
            rule=f"{room}.judgement-standing",
        )


def standing(judgements: Iterable[Judgement]) -> Mapping[tuple[EntryRef, EntryRef], Judgement]:
    """Return the judgement that stands for each pair: the latest, also where it takes one back."""
    found: dict[tuple[EntryRef, EntryRef], Judgement] = {}
    for judgement in judgements:
        earlier = found.get(judgement.pair)
        if earlier is None or judgement.number > earlier.number:
            found[judgement.pair] = judgement
    return found


@dataclass(frozen=True, slots=True)
class ConfirmedRekeying:
    """An issuer gave an entry another reference, and somebody confirmed that it is the same entry.

    Attributes:
        source_list: the list.
        old: the reference it had.
        new: the reference it has.
        confirmed_by: who looked at it.
    """

    source_list: str
    old: str
    new: str
    confirmed_by: str


def carry(
    judgements: Iterable[Judgement], rekeyings: Iterable[ConfirmedRekeying]
) -> tuple[Judgement, ...]:
    """Return the judgements under the references that entries have now.

    A judgement whose two entries have become one by re-keying is dropped: there is no pair left.
    """
    moved = {EntryRef(r.source_list, r.old): EntryRef(r.source_list, r.new) for r in rekeyings}
    carried = []
    for judgement in judgements:
        left, right = _now(judgement.left, moved), _now(judgement.right, moved)
        if left != right:
            first, second = in_order(left, right)
            carried.append(replace(judgement, left=first, right=second))
    return tuple(carried)


def _now(ref: EntryRef, moved: Mapping[EntryRef, EntryRef]) -> EntryRef:
    """Follow re-keyings to the reference of today; a circle ends where it began."""
    seen = {ref}
    while ref in moved and moved[ref] not in seen:
        ref = moved[ref]
        seen.add(ref)
    return ref
