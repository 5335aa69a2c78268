"""Which translations a native reader has read, and by what mark one knows it.

A reviewed message carries the comment ``reviewed: <who> <day> <digest>``. The digest is that of the
translation: a sentence that changes after its review is unreviewed again.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from babel.messages.catalog import Catalog, Message

_MARK = re.compile(r"reviewed: (?P<who>.+) (?P<day>\d{4}-\d{2}-\d{2}) (?P<digest>[0-9a-f]{8})")


def digest_of(message: Message) -> str:
    """Return what changes when the translation does."""
    string = message.string or ""
    strings = [string] if isinstance(string, str) else list(string)
    return hashlib.sha256("\0".join(strings).encode()).hexdigest()[:8]


def mark_of(message: Message, who: str, day: date) -> str:
    """Return the comment that says who read the translation as it now is."""
    return f"reviewed: {who} {day.isoformat()} {digest_of(message)}"


def is_mark(comment: str) -> bool:
    """Say whether a comment is the mark of a review."""
    return _MARK.fullmatch(comment) is not None


def is_reviewed(message: Message) -> bool:
    """Say whether somebody has read the translation as it now is."""
    marks = [_MARK.fullmatch(comment) for comment in message.user_comments]
    return any(mark is not None and mark["digest"] == digest_of(message) for mark in marks)


def rooms_of(message: Message) -> set[str]:
    """Return the rooms whose pages say the message; "everywhere" for what no room owns."""
    return {_room_of(place) for place, _ in message.locations} or {"everywhere"}


def _room_of(place: str) -> str:
    parts = place.split("/")
    return parts[1] if parts[0] in ("apps", "core") and len(parts) > 2 else "everywhere"


def rooms_to_review(catalog: Catalog) -> list[str]:
    """Return the rooms that say something nobody has reviewed, in order."""
    return sorted({r for m in catalog if m.id and not is_reviewed(m) for r in rooms_of(m)})
