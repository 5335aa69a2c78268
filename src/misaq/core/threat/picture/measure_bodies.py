"""What is kept of displacement, return, reaction, answers, near repeats and hot spots."""

from __future__ import annotations

from typing import Any

from misaq.core.threat.measures.answers import AnswerMix
from misaq.core.threat.measures.calibration import Calibration
from misaq.core.threat.measures.displacement import Displacement, Zones
from misaq.core.threat.measures.hot_spots import HotSpots
from misaq.core.threat.measures.known_operations import KnownOperations
from misaq.core.threat.measures.near_repeat import NearRepeat
from misaq.core.threat.measures.re_emergence import NewForm, ReEmergence
from misaq.core.threat.measures.reactivity import AtLag, BothWays, Reactivity
from misaq.core.threat.measures.results import Interval
from misaq.core.threat.picture.numbers import number


def displacement_body(found: Displacement, zones: Zones, month: int) -> dict[str, Any]:
    """Return attacks of the year before and after in target, next door and control."""
    return {
        "month": month,
        "target": list(zones.target),
        "next_door": list(zones.next_door),
        "controls": len(zones.control),
        "before": list(found.before),
        "after": list(found.after),
        "target_change": number(found.target_change),
        "quotient": number(found.quotient),
        "span": _span(found.interval),
    }


def re_emergence_body(found: ReEmergence, areas: tuple[str, ...], month: int) -> dict[str, Any]:
    """Return whether and when attacks were back, and the names not seen there before."""
    return {
        "areas": list(areas),
        "month": month,
        "outcome": found.outcome.value,
        "level": number(found.level),
        "fell": found.fell,
        "months": found.months,
        "watched": found.watched,
        "new_share": number(found.new_share),
        "unnamed": found.unnamed,
        "names": [name_body(form) for form in found.forms],
    }


def name_body(form: NewForm) -> dict[str, Any]:
    """Return a name that was not seen before, with what ties it to those that were."""
    return {
        "actor": form.body,
        "month": form.month,
        "attacks": form.attacks,
        "kin": list(form.kin),
        "relations": [str(one.key) for one in form.relations],
    }


def reactivity_body(found: BothWays) -> dict[str, Any]:
    """Return both directions, of all attacks and of large ones."""
    return {
        "attack_to_operation": _reaction(found.attack_to_operation.value),
        "large_to_operation": _reaction(found.large_to_operation.value),
        "operation_to_attack": _reaction(found.operation_to_attack.value),
        "operation_to_large": _reaction(found.operation_to_large.value),
    }


def _reaction(found: Reactivity) -> dict[str, Any]:
    return {
        "first": found.first,
        "second": found.second,
        "lags": [_lag(one) for one in found.lags],
        "near": [
            {
                "days": one.days,
                "share": number(one.share),
                "expected": number(one.expected),
                "p": number(one.p),
            }
            for one in found.near
        ],
    }


def _lag(one: AtLag) -> dict[str, Any]:
    return {
        "days": one.days,
        "after": one.after,
        "before": one.before,
        "expected": number(one.expected),
        "excitation": number(one.excitation),
        "p": number(one.p),
        "ratio": number(one.ratio),
        "ratio_null": _span(one.ratio_null),
        "ratio_p": number(one.ratio_p),
    }


def answers_body(found: AnswerMix) -> dict[str, Any]:
    """Return how many answers were of each kind, and of how many the kind is not known."""
    return {
        "known": found.known,
        "unknown": found.unknown,
        "kinds": [
            {
                "kind": one.kind.value,
                "many": one.many,
                "share": number(one.share),
                "span": _span(one.interval),
            }
            for one in found.shares
        ],
    }


def operations_body(known: KnownOperations) -> dict[str, Any]:
    """Return what is known of operations; what is known of none of them is left out."""
    return {
        "operations": known.operations,
        "tiers": [
            {"key": "" if tier is None else tier.value, "many": many}
            for tier, many in known.tiers.items()
        ],
        "leads": [{"key": str(key), "many": many} for key, many in known.leads.items()],
        "bases": [{"key": str(key), "many": many} for key, many in known.bases.items()],
        "requisitions": known.requisitions,
        "outcomes": [
            {"name": one.name, "operations": one.operations, "persons": one.persons}
            for one in known.outcomes
        ],
    }


def near_repeat_body(found: NearRepeat) -> dict[str, Any]:
    """Return pairs of attacks by distance and days, beside both nulls."""
    return {
        "events": found.events,
        "cells": [
            {
                "beyond": one.beyond,
                "within": one.within,
                "days": one.days,
                "pairs": one.pairs,
                "plain": number(one.plain),
                "plain_p": number(one.plain_p),
                "conditional": number(one.conditional),
                "conditional_p": number(one.conditional_p),
            }
            for one in found.cells
        ],
    }


def hot_spots_body(found: HotSpots) -> dict[str, Any]:
    """Return areas with an event, which of them are hot, and how the test did on noise."""
    return {
        "looked_at": len(found.areas),
        "hot": list(found.hot),
        "areas": [
            {
                "area": one.code,
                "events": one.events,
                "p": number(one.p),
                "adjusted": number(one.adjusted),
                "is_hot": one.is_hot,
            }
            for one in found.areas
            if one.events or one.is_hot
        ],
        "maps": found.self_test.maps,
        "wrong": found.self_test.wrong,
        "false_share": number(found.self_test.share),
        "false_span": _span(found.self_test.interval),
    }


def placebos_body(found: Calibration) -> dict[str, Any]:
    """Return how the test of an operation does where no operation was named."""
    return {
        "placebos": found.placebos,
        "units": found.units,
        "false_share": number(found.false_share),
        "median_change": number(found.median_change),
        "is_sound": found.is_sound,
    }


def _span(interval: Interval | None) -> list[float | None] | None:
    return None if interval is None else [number(interval.low), number(interval.high)]
