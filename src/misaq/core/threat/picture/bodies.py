"""What is kept of a measure, as plain data."""

from __future__ import annotations

from typing import Any

from misaq.core.threat.measures.assurances import WhatFollowed
from misaq.core.threat.measures.concentration import Concentration
from misaq.core.threat.measures.counts import Tally
from misaq.core.threat.measures.operations import OperationStudy
from misaq.core.threat.picture.measure_bodies import name_body
from misaq.core.threat.picture.numbers import number
from misaq.core.threat.picture.records import Part


def concentration_body(found: Concentration) -> dict[str, Any]:
    """Return how unequally events lie."""
    half = found.half_interval
    return {
        "events": found.events,
        "areas": found.areas,
        "touched": found.touched,
        "gini": found.gini,
        "expected_gini": found.expected_gini,
        "half": found.half,
        "half_span": None if half is None else [half.low, half.high],
        "lorenz": [round(share, 4) for share in found.lorenz.tolist()],
    }


def operation_body(found: OperationStudy) -> dict[str, Any]:
    """Return a study: what was, what would be expected, how often the test is wrong."""
    trial = found.calibration
    return {
        "areas": list(found.operation.areas),
        "month": found.operation.month,
        "before": found.before,
        "after": found.after,
        "raw": found.raw,
        "outcome": found.outcome.value,
        "expected": found.expected,
        "excess": found.excess,
        "p": found.p,
        "detectable": found.detectable,
        "false_share": None if trial is None else number(trial.false_share),
        "placebos": None if trial is None else trial.placebos,
    }


def assurance_body(found: WhatFollowed) -> dict[str, Any]:
    """Return the same spans before and after, and whether attacks came back."""
    back = found.re_emergence.value
    return {
        "part": Part.ATTACKS.value,
        "is_wider": False,
        "beside": [
            {
                "months": one.months,
                "before": _attacks(one.before),
                "after": _attacks(one.after),
            }
            for one in found.beside
        ],
        "last_attack": None if found.last_attack is None else found.last_attack.isoformat(),
        "back": {
            "outcome": back.outcome.value,
            "level": round(back.level, 2),
            "fell": back.fell,
            "months": back.months,
            "watched": back.watched,
            "new_names": len(back.forms),
            "names": [name_body(form) for form in back.forms],
        },
    }


def _attacks(tally: Tally | None) -> list[int] | None:
    return None if tally is None else [tally.attacks]
