"""What changed between two states of the registers."""

from __future__ import annotations

from misaq.core.bodies.records import Bodies, Body
from misaq.core.packs import Registers
from misaq.core.packs.comparison import ChangeKind, RecordChange, compare_registers
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Confidence

CITE = (Citation(Key("S1"), Confidence.HIGH),)


def registers(**titles: str) -> Registers:
    bodies = (Body(Key(key), title, CITE) for key, title in titles.items())
    return Registers(bodies=Bodies(bodies=tuple(bodies)))


def test_each_record_says_what_became_of_it() -> None:
    before, after = registers(A="One", B="Two"), registers(B="Two!", C="Three")
    assert compare_registers(before, after) == (
        RecordChange("bodies.bodies", Key("B"), ChangeKind.CHANGED, ("title",)),
        RecordChange("bodies.bodies", Key("C"), ChangeKind.ADDED),
        RecordChange("bodies.bodies", Key("A"), ChangeKind.REMOVED),
    )


def test_a_state_does_not_differ_from_itself() -> None:
    assert compare_registers(registers(A="One"), registers(A="One")) == ()
