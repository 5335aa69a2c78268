"""Change requests, drafts and comments as this room hands them out. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from misaq.core.changes.life import ChangeState
from misaq.core.changes.operations import Operation


class EventKind(Enum):
    """What can happen to a change request."""

    MADE = "MADE"
    SAVED = "SAVED"
    SUBMITTED = "SUBMITTED"
    SENT_BACK = "SENT_BACK"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class CommentSubject(Enum):
    """What a comment can be about."""

    CHANGE = "CHANGE"
    POINT = "POINT"
    FINDING = "FINDING"


@dataclass(frozen=True, slots=True)
class Change:
    """A change request.

    Attributes:
        id: its number.
        title: what it is about, in a line.
        reason: why, in the author's words.
        origin: where it came from when not from a form ("import", "reading:12", "finding:3").
        author: id of who wrote it.
        undoes: number of the accepted change that it would undo; None for most.
        decided_by: id of who decided last; empty while nobody has.
        version: raised by everything that happens to it.
        data_version: version of the registers its acceptance made; empty until then.
        steps: what is to be done, in order.
    """

    id: int
    state: ChangeState
    title: str
    reason: str
    origin: str
    author: str
    undoes: int | None
    made_at: datetime
    changed_at: datetime
    submitted_at: datetime | None
    decided_by: str
    decided_at: datetime | None
    decision_reason: str
    version: int
    data_version: str
    steps: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """Something that happened to a change request."""

    kind: EventKind
    by: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled form.

    Attributes:
        form: address of the form, without the language.
        typed: what stands in each of its fields, as typed.
        version: raised by every saving.
    """

    id: int
    author: str
    form: str
    typed: Mapping[str, str]
    saved_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it reads now.

    Attributes:
        words: its latest version; empty once its author has hidden it.
        edits: how many versions came before this one.
    """

    id: int
    subject: CommentSubject
    subject_key: str
    author: str
    made_at: datetime
    words: str
    edits: int
    is_hidden: bool


class WaitingKind(Enum):
    """Why something waits for somebody."""

    MENTION = "MENTION"
    DECISION = "DECISION"
    SENT_BACK = "SENT_BACK"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody.

    Attributes:
        kind: why.
        subject: what it is about.
        subject_key: its key or number.
        since: since when.
        number: of the comment that mentions them; otherwise of the change request.
    """

    kind: WaitingKind
    subject: CommentSubject
    subject_key: str
    since: datetime
    number: int
