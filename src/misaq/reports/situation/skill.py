"""How a model did on the last months known: every baseline beside it, on the same months."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.forecasting.skill_card import Means, SkillCard
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Paragraph, Table
from misaq.reports.inline import Content, Ref
from misaq.reports.situation.cells import columns
from misaq.reports.situation.inputs import Ahead, Draft, month_text


def skill_card(draft: Draft, one: Ahead) -> Iterator[Block]:
    """Yield mean scores of the model and every baseline, and whether chances came as often."""
    card, voice = one.card, draft.voice
    if card is None:
        return
    yield Table(
        columns=columns(
            voice,
            (say("Model or baseline"), 2.2, False),
            (say("CRPS"), 0.9, True),
            (say("IGN"), 0.9, True),
            (say("MIS"), 0.9, True),
            (say("Brier, any"), 0.9, True),
            (say("Brier, 25 or more"), 1, True),
            (say("Model against it, CRPS"), 2.3, True),
        ),
        rows=(
            (*_scores(draft, one, card.model), voice.plain(say("–"))),
            *(
                (
                    *_scores(draft, one, rival.means),
                    Ref(
                        f"{100 * rival.crps.change:+.1f}%"
                        f" ({100 * rival.crps.low:+.1f} – {100 * rival.crps.high:+.1f})"
                    ),
                )
                for rival in card.rivals
            ),
        ),
        caption=voice.plain(
            say("Score card, {first} to {last}; lower is better",
                first=month_text(card.first), last=month_text(card.last))
        ),
    )  # fmt: skip
    yield Paragraph(voice.plain(_calibrated(card)))


def _scores(draft: Draft, one: Ahead, means: Means) -> tuple[Content, ...]:
    return (
        draft.voice.plain(one.name_of(means.name)),
        Ref(f"{means.crps:.2f}"),
        Ref(f"{means.ignorance:.2f}"),
        Ref(f"{means.interval:.1f}"),
        Ref(f"{means.brier:.3f}"),
        Ref(f"{means.brier_many:.3f}"),
    )


def _calibrated(card: SkillCard) -> Phrase:
    return say(
        "Of the outcomes {within} % lay in the central nine tenths of what was said; a right"
        " forecast has 90 %. The chance of any was off by {error} percentage points on average."
        " Scored was what the model would have said then, from the data as they stand today.",
        within=f"{100 * card.within:.0f}",
        error=f"{100 * card.calibration_error:.1f}",
    )
