"""What a legal basis allows, and what was seen done under it."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.law.records import (
    Delegation,
    Law,
    Measure,
    MeasureUse,
    Power,
    PowerUse,
    Provision,
)
from misaq.kernel.ids import Key, by_key


@dataclass(frozen=True, slots=True)
class Basis:
    """The closed list of measures under one provision, and what was reported in use under it.

    Attributes:
        provision: the provision; None when it is not on record.
        key: its key.
        measures: the closed list.
        within: uses that are one of its measures.
        outside: uses that are none of its measures.
    """

    provision: Provision | None
    key: Key
    measures: tuple[Measure, ...]
    within: tuple[MeasureUse, ...]
    outside: tuple[MeasureUse, ...]


@dataclass(frozen=True, slots=True)
class PowerSheet:
    """A power with its notified delegations and the uses seen."""

    power: Power
    delegations: tuple[Delegation, ...]
    uses: tuple[PowerUse, ...]

    @property
    def by_others(self) -> tuple[PowerUse, ...]:
        """The uses by institutions that the text does not name."""
        return tuple(use for use in self.uses if use.by not in self.power.holders)

    @property
    def by_holders(self) -> tuple[PowerUse, ...]:
        """The uses by institutions that the text names."""
        return tuple(use for use in self.uses if use.by in self.power.holders)


def bases(law: Law) -> tuple[Basis, ...]:
    """Return the closed lists of measures, by provision, in register order."""
    provisions = by_key(law.provisions)
    keys = dict.fromkeys([*(m.basis for m in law.measures), *(u.basis for u in law.measure_uses)])
    return tuple(_basis(law, key, provisions.get(key)) for key in keys)


def _basis(law: Law, key: Key, provision: Provision | None) -> Basis:
    uses = tuple(use for use in law.measure_uses if use.basis == key)
    return Basis(
        provision=provision,
        key=key,
        measures=tuple(m for m in law.measures if m.basis == key),
        within=tuple(use for use in uses if use.measure is not None),
        outside=tuple(use for use in uses if use.measure is None),
    )


def power_sheets(law: Law) -> tuple[PowerSheet, ...]:
    """Return every power with what was done with it."""
    return tuple(
        PowerSheet(
            power,
            tuple(d for d in law.delegations if d.power == power.key),
            tuple(u for u in law.power_uses if u.power == power.key),
        )
        for power in law.powers
    )
