"""Attacks and operations of an invented country: twenty districts in four provinces."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from misaq.core.incidents.records import Count
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events

AREAS = Areas(tuple(f"EX{k:02}" for k in range(20)), tuple(f"EX-{k // 5}" for k in range(20)))
SPAN = date(2001, 1, 1), date(2010, 12, 31)


def events_of(
    rows: list[DatedEvent], *, areas: Areas = AREAS, span: tuple[date, date] = SPAN
) -> DatedEvents:
    """Return the rows as the events of one release of an invented source."""
    return make_dated_events("examplia-record", "1", areas, span, rows)


def invented_attacks(seed: int = 5) -> list[DatedEvent]:
    """Return ten years of events: more in some districts, some years worse than others."""
    dice = np.random.default_rng(seed)
    level = np.exp(dice.normal(-0.5, 1.0, size=20))
    rows = []
    for area in range(20):
        drift = np.exp(np.cumsum(dice.normal(0.0, 0.25, size=120)))
        counts = dice.poisson(level[area] * np.clip(drift, 0.1, 10.0))
        for month in np.repeat(np.arange(120), counts):
            first = date(2001 + month // 12, month % 12 + 1, 1)
            killed = int(dice.geometric(0.3)) - 1
            rows.append(
                DatedEvent(
                    first + timedelta(days=int(dice.integers(28))),
                    AREAS.codes[area],
                    Count(killed, max(killed - 1, 0), killed + 2),
                    nature=Nature.OPERATION if dice.random() < 0.3 else Nature.ATTACK,
                    body=f"EX-BODY-{dice.integers(4)}",
                    label=("MIL", "NAT")[int(dice.integers(2))],
                    point=(30.0 + area / 10 + dice.random() / 20, 70.0 + dice.random() / 20),
                )
            )
    return rows


def ring() -> dict[str, tuple[str, ...]]:
    """Return neighbours: the districts lie in a ring."""
    codes = AREAS.codes
    return {code: (codes[k - 1], codes[(k + 1) % 20]) for k, code in enumerate(codes)}
