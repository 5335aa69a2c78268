"""Where recommendations and points in force stand, with room for the committee's own notes."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.policies.status import PointStatus, list_statuses, open_statuses
from misaq.kernel.words import join, say, word_of
from misaq.reports.blocks import Block, Column, Heading, Landscape, Paragraph, Table
from misaq.reports.committee_paper.inputs import Draft
from misaq.reports.inline import Content, Ref
from misaq.reports.voice import Voice


def status(draft: Draft) -> Iterator[Block]:
    """Yield the table of points, on pages laid sideways."""
    voice, run = draft.voice, draft.paper.run
    statuses = list_statuses(draft.paper.registers.policies, as_of=run.as_of)
    lead = say(
        "Life says whether a point still binds. The result says what the record shows and is never"
        " an average. The last column is for the committee: reply received, satisfactory or not,"
        " next date."
    )
    titles = (
        (say("Point"), 1),
        (say("What is asked"), 5),
        (say("Set by"), 2.6),
        (say("Life"), 1.3),
        (say("Result"), 1.5),
        (say("Flags"), 1.6),
        (say("Reply and next date"), 2.6),
    )
    yield Landscape(
        (
            Heading(voice.plain(say("Status of recommendations and of points in force"))),
            Paragraph(voice.plain(lead)),
            Table(
                columns=tuple(Column(voice.plain(title), width) for title, width in titles),
                rows=tuple(_row(one, voice) for one in open_statuses(statuses, run.as_of)),
            ),
        )
    )


def _row(one: PointStatus, voice: Voice) -> tuple[Content, ...]:
    flags = [word_of(flag) for flag in one.verdict.flags]
    return (
        Ref(one.commitment.key),
        voice.say(one.commitment.text),
        voice.title(one.policy),
        voice.plain(word_of(one.verdict.life.life)),
        voice.plain(word_of(one.verdict.result)),
        voice.plain(join(flags) if flags else say("none")),
        "",
    )
