"""What some components are given: records of a few fields, made by views."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.apps.pages.tones import Tone
from misaq.kernel.words import Phrase

Words = Phrase | str


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a task list.

    Attributes:
        title: what to do.
        status: how it stands, in a word or two.
        tone: how strongly its status calls.
        address: where it is done; empty when nothing can be done yet.
        hint: a sentence more; empty for none.
    """

    title: Words
    status: Words
    tone: Tone = Tone.PLAIN
    address: str = ""
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after.

    Attributes:
        label: what the field is called.
        before: its value; empty when it had none.
        after: its value; empty when it has none any more.
    """

    label: Words
    before: str
    after: str
