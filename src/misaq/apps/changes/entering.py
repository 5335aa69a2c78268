"""What a change may not do by itself: judge rights, or call the word of those charged a finding.

No Django. What is entered here beside a claim or finding made here comes from a published source;
somebody else decides about it as about any change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.access.scopes import Place
from misaq.core.changes.operations import Operation, OperationKind
from misaq.core.changes.rules import hidden_sign
from misaq.core.packs import Registers
from misaq.core.policies.charged import (
    charged_with,
    check_not_charged,
    check_speaks_for_none,
    place_of,
)
from misaq.core.policies.records import Commitment, Gate, Ledger
from misaq.kernel.errors import Problem
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import tell

POINTS = "policies.commitments"
GATE = "rights_gate"


def check_can_enter(
    actor: Actor, *, steps: Sequence[Operation], registers: Registers, country: Key
) -> None:
    """Refuse steps that ask for more than the permission to propose.

    Raises:
        NotAllowed: a step judges rights, and the actor judges none there.
        InputRefused: a step enters as a finding what an institution charged with the point says.
    """
    points = by_key(registers.policies.commitments)
    for step in steps:
        if step.table != POINTS or step.kind is OperationKind.PUT_BACK:
            continue
        point = points.get(Key(step.key))
        if _judges_rights(step):
            place = None if point is None else place_in(registers, point, country)
            check_may(actor, Permission.JUDGE_RIGHTS, place)
        if point is None:
            continue
        policy = by_key(registers.policies.policies)[point.policy]
        for entry in _new_findings(step):
            by = Key(str(entry.get("by", "")))
            check_not_charged(by, charged_with(point, policy), registers.institutions)


def hidden_in(steps: Sequence[Operation]) -> tuple[Problem, ...]:
    """Return where signs that turn or hide text would enter the registers, whatever the door.

    What an undo puts back stood there before.
    """
    return tuple(
        Problem(
            f"{step.table} {step.key} {step.field}".rstrip(),
            tell("It holds the hidden sign {sign}.", sign=sign),
            tell("Type it anew, without it."),
        )
        for step in steps
        if step.kind is not OperationKind.PUT_BACK
        for sign in filter(None, map(hidden_sign, _texts_in(step.value)))
    )


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts_in(part)


def check_can_decide(actor: Actor, *, steps: Sequence[Operation], registers: Registers) -> None:
    """Refuse to decide about a finding on a point whose charged institution one speaks for.

    Raises:
        NotAllowed: the actor speaks for one.
    """
    points, policies = by_key(registers.policies.commitments), by_key(registers.policies.policies)
    for step in steps:
        point = points.get(Key(step.key)) if step.table == POINTS else None
        if point is not None and _bears_on_findings(step):
            charged = charged_with(point, policies[point.policy])
            check_speaks_for_none(actor, charged, registers.institutions)


def place_in(registers: Registers, point: Commitment, country: Key) -> Place:
    """Return where an act about a point takes place."""
    policy = by_key(registers.policies.policies)[point.policy]
    return place_of(point, policy, registers.institutions, country=country)


def _judges_rights(step: Operation) -> bool:
    if step.kind is OperationKind.AMEND:
        return step.field == GATE
    asked = step.value.get(GATE) if isinstance(step.value, Mapping) else None
    return step.kind is OperationKind.CREATE and asked not in {None, Gate.UNKNOWN.value}


def _bears_on_findings(step: Operation) -> bool:
    """Return whether a step adds or may take away what was found of a point.

    No step rewrites a single finding: the registers refuse it.
    """
    if step.kind is OperationKind.WITHDRAW:
        return True
    if step.kind is OperationKind.PUT_BACK:
        return step.field.partition("+")[0] in {"", "evidence"}
    is_rewritten = step.kind is OperationKind.AMEND and step.field == "evidence"
    return is_rewritten or any(_new_findings(step))


def _new_findings(step: Operation) -> Iterator[Mapping[str, Any]]:
    value: Any = step.value
    entries: list[Any] = []
    if step.kind is OperationKind.APPEND and step.field == "evidence":
        entries = [value]
    elif step.kind is OperationKind.AMEND and step.field == "evidence":
        there: Any = step.base or ()
        entries = [entry for entry in value or () if entry not in there]
    for entry in entries:
        if isinstance(entry, Mapping) and entry.get("ledger") == Ledger.FINDING.value:
            yield entry
