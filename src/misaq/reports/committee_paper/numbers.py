"""The numbers that findings concern, each with who gave it."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.sourcebook.checks.figures import amount, speaker
from misaq.core.sourcebook.records import Observation
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import say
from misaq.reports.blocks import Align, Block, Column, Heading, Paragraph, Table
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.inline import Cite, Content, Inline


def numbers(draft: Draft) -> Iterator[Block]:
    """Yield the numbers on record of every quantity that a finding concerns."""
    voice = draft.voice
    shown = list_observations(draft)
    yield Heading(voice.plain(say("Numbers on record")))
    if not shown:
        yield Paragraph(voice.plain(say("No finding above rests on a number.")))
        return
    lead = say(
        "A number is an observation: who gave it, for which day. Where sources differ, all stay."
        " Listed are the quantities that the findings above concern."
    )
    titles = (
        (say("Quantity"), 3, Align.START),
        (say("Part"), 1.2, Align.START),
        (say("For"), 2.1, Align.START),
        (say("Given by"), 1.6, Align.START),
        (say("Number"), 1.4, Align.END),
        (say("Source"), 2, Align.START),
    )
    yield Paragraph(voice.plain(lead))
    yield Table(
        columns=tuple(Column(voice.plain(title), width, side) for title, width, side in titles),
        rows=tuple(_row(observation, draft) for observation in shown),
    )


def list_observations(draft: Draft) -> tuple[Observation, ...]:
    """Return every observation of a quantity that some finding is about."""
    observations = draft.paper.registers.sourcebook.observations
    used = _keys_used(draft)
    series = {o.series for o in observations if o.key in used}
    return tuple(o for o in observations if o.series in series)


def _keys_used(draft: Draft) -> frozenset[Key]:
    """Return the observations that findings on the agenda, or sums they name, are about."""
    reckonings = by_key(draft.paper.registers.sourcebook.reckonings)
    subjects = {Key(item.finding.subject.key) for item in draft.agenda.items}
    summed = {
        key
        for subject in subjects
        if (reckoning := reckonings.get(subject)) is not None
        for key in (*reckoning.plus, *reckoning.minus, reckoning.total)
    }
    return frozenset(subjects | summed)


def _row(observation: Observation, draft: Draft) -> tuple[Content, ...]:
    voice = draft.voice
    series = by_key(draft.paper.registers.sourcebook.series)[observation.series]
    cites: list[Inline] = []
    for cite in observation.cite:
        cites += [" ", Cite(cite.source)] if cites else [Cite(cite.source)]
    return (
        voice.say(series.title),
        voice.plain(observation.scope),
        voice.plain(say("{day}", day=observation.as_of)),
        voice.say(speaker(observation)),
        voice.plain(amount(observation)),
        tuple(cites),
    )
