"""Each measure of the picture: what it can and cannot show, and which kept results it has."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.threat.picture.records import ResultKind
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        key: its name in addresses and at the command.
        name: what it is called.
        can: what it can show.
        cannot: what it cannot show.
        kinds: the kinds of kept results that it makes.
    """

    key: str
    name: Phrase
    can: Phrase
    cannot: Phrase
    kinds: tuple[ResultKind, ...]


def list_measures() -> tuple[Measure, ...]:
    """Return every measure."""
    from misaq.core.threat.measures import (
        answers,
        assurances,
        concentration,
        counts,
        displacement,
        hot_spots,
        near_repeat,
        operations,
        rates,
        re_emergence,
        reactivity,
        trends,
    )

    kind = ResultKind
    measures = (
        ("counts", say("Counts"), counts, (kind.CLASS_MONTHS,)),
        ("rates", say("Rates"), rates, (kind.RATES,)),
        ("levels", say("Levels and when they shifted"), trends, (kind.LEVELS,)),
        ("concentration", say("Concentration"), concentration, (kind.CONCENTRATION,)),
        ("hot-spots", say("Hot spots"), hot_spots, (kind.HOT_SPOTS,)),
        ("near-repeats", say("Near repeats"), near_repeat, (kind.NEAR_REPEAT,)),
        ("operations", say("Study of an operation"), operations, (kind.OPERATION, kind.PLACEBOS)),
        ("displacement", say("Displacement"), displacement, (kind.DISPLACEMENT,)),
        ("re-emergence", say("Re-emergence"), re_emergence, (kind.RE_EMERGENCE,)),
        ("reactions", say("Attack and answer"), reactivity, (kind.REACTIVITY,)),
        ("answers", say("Kinds of answer"), answers, (kind.ANSWERS,)),
        (
            "assurances",
            say("Assurances beside what followed"),
            assurances,
            (kind.ASSURANCE,),
        ),
    )
    return tuple(
        Measure(key, name, module.LIMITS.can, module.LIMITS.cannot, kinds)
        for key, name, module, kinds in measures
    )
