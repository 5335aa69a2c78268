"""Pictures of the policies: verdicts over time, and who has which part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from misaq.core.institutions.records import Role
from misaq.core.policies.records import Commitment, Policy
from misaq.kernel.words import Phrase, join, say, word_of
from misaq.reports.blocks import Block, Column, Heading, Landscape, Paragraph, Picture, Table
from misaq.reports.charts.drawing import draw_for_paper
from misaq.reports.charts.records import Chart, KeyEntry, Shape, Value
from misaq.reports.charts.responsibilities import Part, parts_of, responsibility_chart
from misaq.reports.charts.speech import Speech
from misaq.reports.charts.verdicts import verdict_chart
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.inline import Content, Ref
from misaq.reports.voice import Voice

_FEWEST = 3
"""Institutions with a part in points from which a matrix tells more than the status table."""
_FORMS: Mapping[Shape | None, str] = {Shape.SQUARE: "■", Shape.CIRCLE: "●", Shape.UP: "▲"}
"""The forms of a picture as letters, for its legend."""


def pictures(draft: Draft) -> Iterator[Block]:
    """Yield the pictures of the policies of which a verdict has changed, or that many share."""
    blocks = tuple(_blocks(draft))
    if not blocks:
        return
    voice = draft.voice
    lead = say(
        "Verdicts over time for each policy of which a verdict has changed, and who has which part"
        " where several institutions share the points. The exact values stand below each picture."
    )
    head = Heading(voice.plain(say("Pictures of the policies")))
    yield Landscape((head, Paragraph(voice.plain(lead), numbered=False), *blocks))


def _blocks(draft: Draft) -> Iterator[Block]:
    registers, as_of = draft.paper.registers, draft.paper.run.as_of
    speech = Speech(draft.paper.language.code, draft.paper.language.is_rtl, draft.voice.text)
    for policy in registers.policies.policies:
        strip = verdict_chart(registers.policies, policy, as_of=as_of)
        changed = _changed(strip)
        if changed:
            yield picture_block(strip, speech, draft.voice)
            yield _table(strip, changed, draft.voice)
        points = [c for c in registers.policies.commitments if c.policy == policy.key and c.known]
        parts = tuple(parts_of(policy, points, as_of))
        if len({part.held.institution for part in parts if part.point}) >= _FEWEST:
            matrix = responsibility_chart(
                registers.policies, registers.institutions, policy, as_of=as_of
            )
            yield picture_block(matrix, speech, draft.voice)
            yield _parts(policy, points, parts, draft.voice)


def picture_block(chart: Chart, speech: Speech, voice: Voice) -> Picture:
    """Return a chart as a picture of a paper, with what it shows and its legend in words."""
    entries = tuple(
        say("{code} {words}", code=entry.code, words=entry.words)
        if entry.code
        else say("{code} {words}", code=_mark(entry), words=entry.words)
        for entry in chart.legend
    )
    return Picture(
        svg=draw_for_paper(chart, speech),
        title=voice.plain(chart.title),
        shows=tuple(part for sentence in chart.finding for part in (*voice.plain(sentence), " ")),
        legend=voice.plain(join(entries, "; ")) if entries else "",
    )


def _mark(entry: KeyEntry) -> str:
    """Return the form of an entry as letters: a whole line is told from a broken one."""
    return "──" if entry.dash == () else _FORMS.get(entry.shape, "┆")


def _changed(strip: Chart) -> tuple[tuple[Value, ...], ...]:
    """Return the rows of the points whose verdict changed."""
    points = [row[0] for row in strip.rows]
    return tuple(row for row in strip.rows if points.count(row[0]) > 1)


def _table(strip: Chart, rows: tuple[tuple[Value, ...], ...], voice: Voice) -> Table:
    widths = (1, 4, 1.4, 1.8, 1.8, 0.7)
    return Table(
        columns=tuple(
            Column(voice.plain(head), width)
            for head, width in zip(strip.columns, widths, strict=True)
        ),
        rows=tuple(tuple(_cell(value, voice) for value in row) for row in rows),
        caption=voice.plain(say("Points whose verdict has changed")),
    )


def _cell(value: Value, voice: Voice) -> Content:
    return value if isinstance(value, Ref) else voice.plain(value)


def _parts(
    policy: Policy, points: list[Commitment], parts: tuple[Part, ...], voice: Voice
) -> Table:
    heads = (say("Point"), *(word_of(role) for role in Role))
    return Table(
        columns=tuple(
            Column(voice.plain(head), width)
            for head, width in zip(heads, (1, 4, 3, 3), strict=True)
        ),
        rows=tuple(
            (Ref(point.key), *(voice.plain(_named(point, role, parts)) for role in Role))
            for point in points
        ),
        caption=voice.plain(say("Parts in the points of {policy}", policy=policy.title)),
    )


def _named(point: Commitment, role: Role, parts: tuple[Part, ...]) -> Phrase | str:
    found = [p.held.institution for p in parts if p.point is point and p.held.role is role]
    return ", ".join(found) or "–"
