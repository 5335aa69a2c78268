"""Each measure of the picture: what it can and cannot show."""

from __future__ import annotations

from misaq.kernel.words import Phrase, say


def list_measures() -> tuple[tuple[Phrase, Phrase, Phrase], ...]:
    """Return the name of each measure, what it can show and what it cannot."""
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

    measures = (
        (say("Counts"), counts),
        (say("Rates"), rates),
        (say("Levels and when they shifted"), trends),
        (say("Concentration"), concentration),
        (say("Hot spots"), hot_spots),
        (say("Near repeats"), near_repeat),
        (say("Study of an operation"), operations),
        (say("Displacement"), displacement),
        (say("Re-emergence"), re_emergence),
        (say("Attack and answer"), reactivity),
        (say("Kinds of answer"), answers),
        (say("Assurances beside what followed"), assurances),
    )
    return tuple((name, module.LIMITS.can, module.LIMITS.cannot) for name, module in measures)
