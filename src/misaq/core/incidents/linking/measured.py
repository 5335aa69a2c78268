"""How tellings of one event differ, as measured before any pair of sources is at hand.

From pairs of two event data sets on Pakistan, 2008-2018 (the dates: 79 % of one day, 12 % and 7 % a
day off; median distance 10.9 km, 95 % below 42 km); the shares of deaths, injured and areas are
set by judgement. They are where the estimate starts, and what few pairs at hand are drawn to; many
pairs outweigh them.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from misaq.core.incidents.linking.meetings import Fact
from misaq.core.incidents.linking.weights import Shares

_OF_RATIOS = (0.45, 0.20, 0.17, 0.12, 0.06)
_OF_SIZES = (0.40, 0.35, 0.25)

_TO_THE_DAY = (0.002, 0.008, 0.095, 0.79, 0.095, 0.008, 0.002)
_TO_A_WEEK = (0.85, 0.15)
_TO_A_MONTH = (0.90, 0.10)
_TO_A_SPOT = (0.10, 0.14, 0.24, 0.28, 0.16, 0.06, 0.02)
_TO_A_DISTRICT = (0.40, 0.45, 0.15)
_AREA_WHEN_NEAR = (0.80, 0.13, 0.065, 0.005)
_AREA_WHEN_FAR = (0.60, 0.30, 0.09, 0.01)
_AREA_ALONE = (0.85, 0.10, 0.045, 0.005)
_PLACE_IN_ONE_DISTRICT = (0.15, 0.15, 0.25, 0.25, 0.20)
_PLACE_ELSEWHERE = (0.50, 0.10, 0.12, 0.14, 0.14)
_INJURED_WHEN_DEATHS_AGREE = (0.30, 0.25, 0.20, 0.15, 0.10)
_INJURED_WHEN_NOT = (0.10, 0.15, 0.25, 0.25, 0.25)
_INJURED_ALONE = (0.25, 0.22, 0.20, 0.18, 0.15)

MEASURED: Shares = MappingProxyType(
    {
        Fact.DATE: np.array((*_TO_THE_DAY, *_TO_A_WEEK, *_TO_A_MONTH)),
        Fact.DISTANCE: np.array((*_TO_A_SPOT, *_TO_A_DISTRICT)),
        Fact.AREA: np.array((*_AREA_WHEN_NEAR, *_AREA_WHEN_FAR, *_AREA_ALONE)),
        Fact.PLACE: np.array((*_PLACE_IN_ONE_DISTRICT, *_PLACE_ELSEWHERE, *_PLACE_ELSEWHERE)),
        Fact.KILLED: np.array([ratio * size for size in _OF_SIZES for ratio in _OF_RATIOS]),
        Fact.INJURED: np.array((*_INJURED_WHEN_DEATHS_AGREE, *_INJURED_WHEN_NOT, *_INJURED_ALONE)),
        Fact.TACTIC: np.array((0.75, 0.10, 0.15)),
        Fact.ROLE: np.array((0.90, 0.10)),
        Fact.ACTOR: np.array((0.80, 0.20)),
    }
)
"""Of each fact the shares of its grades, as ``meetings`` numbers them."""
