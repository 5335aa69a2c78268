"""Sentences that several sections say: what a figure cannot show, and that nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.threat.picture.records import Stored
from misaq.kernel.words import Phrase, say
from misaq.reports.blocks import Block, Bullets, Paragraph
from misaq.reports.voice import Voice


def not_kept(voice: Voice, what: Phrase) -> Paragraph:
    """Return the sentence that a measure is left out, and why."""
    return Paragraph(
        voice.plain(
            say(
                "{what}: nothing is kept of this source and area, so that nothing is said here.",
                what=what,
            )
        )
    )


def general_limit(stored: Stored, voice: Voice) -> Bullets:
    """Return what every result of a sort cannot show, where many stand in one table."""
    return Bullets((voice.plain(stored.cannot),))


def limits(stored: Stored, voice: Voice) -> Iterator[Block]:
    """Yield what a result cannot show, and what must be read with it."""
    yield Bullets(tuple(voice.plain(one) for one in (stored.cannot, *stored.notes)))
