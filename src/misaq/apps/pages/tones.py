"""How a fixed value looks and reads: a word, a shape and a tone, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from misaq.core.changes.life import ChangeState
from misaq.core.findings.records import GapReason, Severity
from misaq.core.law.deadlines import ClockState
from misaq.core.law.validity import Validity
from misaq.core.oversight.tracking import Happening, State
from misaq.core.packs.comparison import ChangeKind
from misaq.core.policies.life import Life
from misaq.core.policies.verdicts import Flag, Result
from misaq.core.sourcebook.records import ReadExtent
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import Phrase, say, word_of


class Tone(Enum):
    """How strongly a tag calls, with the shape that stands before its word."""

    GRAVE = "grave"
    SERIOUS = "serious"
    MINOR = "minor"
    GOOD = "good"
    PLAIN = "plain"
    OPEN = "open"
    """Not known, not read, not verified: a dashed line."""


@dataclass(frozen=True, slots=True)
class Look:
    """The word and the tone of a value."""

    words: Phrase
    tone: Tone


LOOKS: Mapping[Enum, Look] = MappingProxyType(
    {
        Severity.GRAVE: Look(say("Grave"), Tone.GRAVE),
        Severity.SERIOUS: Look(say("Serious"), Tone.SERIOUS),
        Severity.MINOR: Look(say("Minor"), Tone.MINOR),
        Confidence.HIGH: Look(say("high: the primary text was read"), Tone.GOOD),
        Confidence.MEDIUM: Look(say("medium: press or a secondary text was read"), Tone.PLAIN),
        Confidence.LOW: Look(say("low: thin, indirect or one-sided support"), Tone.SERIOUS),
        Confidence.UNVERIFIED: Look(say("unverified: no source read"), Tone.OPEN),
        GapReason.NOT_READ: Look(say("Not read"), Tone.OPEN),
        GapReason.UNVERIFIED: Look(say("Unverified"), Tone.OPEN),
        GapReason.NOT_KNOWN: Look(say("Not known"), Tone.OPEN),
        ReadExtent.FULL: Look(say("read in full"), Tone.GOOD),
        ReadExtent.EXCERPT: Look(say("read in part"), Tone.PLAIN),
        ReadExtent.SECONDARY: Look(say("known from others' reports"), Tone.PLAIN),
        ReadExtent.UNREAD: Look(say("not read"), Tone.OPEN),
        Result.NOT_VERIFIABLE: Look(say("not verifiable"), Tone.OPEN),
        Result.NO_EVIDENCE: Look(say("no evidence"), Tone.OPEN),
        Result.CONTRADICTED: Look(say("contradicted"), Tone.GRAVE),
        Result.DELIVERED_VERIFIED: Look(say("delivered, verified"), Tone.GOOD),
        Result.DELIVERED_CLAIMED: Look(say("delivered, claimed only"), Tone.PLAIN),
        Result.PARTLY: Look(say("partly"), Tone.PLAIN),
        Result.OVERDUE: Look(say("overdue"), Tone.SERIOUS),
        Result.ON_TRACK: Look(say("on track"), Tone.GOOD),
        Result.NOT_STARTED: Look(say("not started"), Tone.SERIOUS),
        Flag.NO_OWNER: Look(say("no owner"), Tone.MINOR),
        Flag.NO_INDICATOR: Look(say("no indicator"), Tone.MINOR),
        Flag.STALE: Look(say("stale"), Tone.MINOR),
        Life.NOT_ADOPTED: Look(say("not adopted"), Tone.OPEN),
        Life.IN_FORCE: Look(say("in force"), Tone.GOOD),
        Life.EXPIRED: Look(say("expired"), Tone.PLAIN),
        Life.SUPERSEDED: Look(say("superseded"), Tone.PLAIN),
        Life.WITHDRAWN: Look(say("withdrawn"), Tone.PLAIN),
        Life.COMPLETED: Look(say("completed"), Tone.GOOD),
        ClockState.NOT_STARTED: Look(say("not started"), Tone.OPEN),
        ClockState.NOT_TIMED: Look(say("not timed"), Tone.OPEN),
        ClockState.RUNNING: Look(say("running"), Tone.PLAIN),
        ClockState.MET: Look(say("met"), Tone.GOOD),
        ClockState.PERHAPS_MET_LATE: Look(say("perhaps met late"), Tone.SERIOUS),
        ClockState.MET_LATE: Look(say("met late"), Tone.SERIOUS),
        ClockState.PERHAPS_RUN_OUT: Look(say("perhaps run out"), Tone.SERIOUS),
        ClockState.RUN_OUT: Look(say("run out"), Tone.GRAVE),
        ChangeState.DRAFT: Look(say("draft"), Tone.OPEN),
        ChangeState.SUBMITTED: Look(say("waits for a decision"), Tone.MINOR),
        ChangeState.CHANGE_REQUESTED: Look(say("sent back"), Tone.SERIOUS),
        ChangeState.ACCEPTED: Look(say("accepted"), Tone.GOOD),
        ChangeState.REJECTED: Look(say("rejected"), Tone.PLAIN),
        ChangeState.WITHDRAWN: Look(say("taken back by its author"), Tone.PLAIN),
        Validity.UNKNOWN: Look(say("not known"), Tone.OPEN),
        Validity.NOT_YET: Look(say("not yet in force"), Tone.PLAIN),
        Validity.IN_FORCE: Look(say("in force"), Tone.GOOD),
        Validity.STRUCK_DOWN: Look(say("struck down"), Tone.GRAVE),
        Validity.STRUCK_DOWN_SUSPENDED: Look(say("struck down, judgment suspended"), Tone.SERIOUS),
        Validity.SUSPENDED: Look(say("suspended"), Tone.SERIOUS),
        Validity.LAPSED: Look(say("lapsed"), Tone.PLAIN),
        Validity.REPEALED: Look(say("repealed"), Tone.PLAIN),
        ChangeKind.ADDED: Look(say("added"), Tone.GOOD),
        ChangeKind.CHANGED: Look(say("changed"), Tone.PLAIN),
        ChangeKind.REMOVED: Look(say("removed"), Tone.SERIOUS),
        State.AWAITING_REPLY: Look(word_of(State.AWAITING_REPLY), Tone.PLAIN),
        State.REPLY_TO_REVIEW: Look(word_of(State.REPLY_TO_REVIEW), Tone.MINOR),
        State.PARTLY_SATISFACTORY: Look(word_of(State.PARTLY_SATISFACTORY), Tone.PLAIN),
        State.UNSATISFACTORY: Look(word_of(State.UNSATISFACTORY), Tone.SERIOUS),
        State.SATISFACTORY: Look(word_of(State.SATISFACTORY), Tone.GOOD),
        State.DROPPED: Look(word_of(State.DROPPED), Tone.OPEN),
        Happening.REMINDED: Look(word_of(Happening.REMINDED), Tone.PLAIN),
        Happening.REPLIED: Look(word_of(Happening.REPLIED), Tone.PLAIN),
        Happening.EXTENSION_ASKED: Look(word_of(Happening.EXTENSION_ASKED), Tone.PLAIN),
        Happening.EXTENSION_GRANTED: Look(word_of(Happening.EXTENSION_GRANTED), Tone.PLAIN),
        Happening.EXTENSION_REFUSED: Look(word_of(Happening.EXTENSION_REFUSED), Tone.SERIOUS),
        Happening.FOUND_SATISFACTORY: Look(word_of(Happening.FOUND_SATISFACTORY), Tone.GOOD),
        Happening.FOUND_PARTLY: Look(word_of(Happening.FOUND_PARTLY), Tone.PLAIN),
        Happening.FOUND_UNSATISFACTORY: Look(word_of(Happening.FOUND_UNSATISFACTORY), Tone.SERIOUS),
        Happening.SET_DOWN: Look(word_of(Happening.SET_DOWN), Tone.PLAIN),
        Happening.DROPPED: Look(word_of(Happening.DROPPED), Tone.OPEN),
        Happening.REOPENED: Look(word_of(Happening.REOPENED), Tone.PLAIN),
    }
)
"""The values that have a look of their own; any other is a plain tag with its own words."""


def look_of(value: Enum) -> Look:
    """Return the look of a value."""
    known = LOOKS.get(value)
    return known or Look(say(str(value.value).replace("_", " ").lower()), Tone.PLAIN)
